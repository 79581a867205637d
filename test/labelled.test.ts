import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { labelled, states } from "./labelled.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);

for (const [name, list] of Object.entries(labelled)) {
  const file = new URL(name, corpus);
  if (!existsSync(file)) process.stderr.write(`../shared/corpus/${name} is absent: its test is skipped\n`);
  describe.skipIf(!existsSync(file))(name, () => {
    const report = () => audit(recognise(readText(readFileSync(file))));

    test("every listed defect is found", () => {
      const { findings } = report();
      const missed = list.filter(
        (label) => !findings.some((finding) => finding.severity === label.severity && states(label, finding)),
      );
      expect(missed.map(({ what }) => what)).toEqual([]);
    });

    test("no error is reported that is not listed", () => {
      const causes = report().findings.filter(
        ({ severity, cause }) => severity === "error" && cause === null,
      );
      const beyond = causes.filter((finding) => !list.some((label) => states(label, finding)));
      expect(beyond.map(({ message }) => message)).toEqual([]);
    });

    test("every number is bound, or listed with its place", () => {
      const { figures } = report().coverage;
      expect(figures.unbound).toBeLessThanOrEqual(figures.bound / 50);
    });
  });
}
