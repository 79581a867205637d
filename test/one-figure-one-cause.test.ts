import { expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";

const shanghai = layouts.find(({ id }) => id === "shanghai")!;

test("a printed figure of both sides that is wrong is one thing to correct", () => {
  const text = laidOut(shanghai, 3, "rich");
  const [sentence, amount] = /收入支出总计(?:为)?([\d,.]+)万元/.exec(text)!;
  const wrong = text.replace(sentence, sentence.replace(amount!, "0.30"));
  const { findings } = audit(recognise(readText(new TextEncoder().encode(wrong))));
  const there = findings.filter(({ suspects }) =>
    suspects.some(({ text: printed }) => printed.startsWith("0.30")),
  );
  expect(there.length).toBeGreaterThan(1);
  expect(there.filter(({ cause }) => cause === null)).toHaveLength(1);
});
