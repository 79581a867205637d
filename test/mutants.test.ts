import { describe, expect, test } from "vitest";
import { isLoss } from "../bench/mutants/mutants.ts";
import { formats, seedOf } from "../bench/mutants/seeds.ts";
import { documentOf, figuresOf, trialOf } from "../bench/mutants/trial.ts";
import { audit } from "../src/audit/engine.ts";
import { recognise } from "../src/recognise/account.ts";

/** `npm run bench -- mutants` tries a thousand of each. */
const some = 25;

describe("a damaged file is refused, or not publishable where figures were lost, and never breaks anything", () => {
  test.each(formats)("%s", async (format) => {
    const seed = await seedOf(format);
    const document = await documentOf(seed.bytes, seed.name);
    const account = recognise(document);
    expect(audit(account).verdict.publishable).toBe(true);
    const known = figuresOf(document, account);
    for (let index = 0; index < some; index += 1) {
      const trial = await trialOf(seed, index, known);
      expect(trial.broke).toBeNull();
      expect(isLoss(trial) ? trial : null).toBeNull();
    }
  });
});
