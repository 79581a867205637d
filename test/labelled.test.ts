import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { readPdf } from "../src/read/pdf.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { labelled, states } from "./labelled.ts";
import { shared } from "./needs.ts";

for (const [name, list] of Object.entries(labelled)) {
  const file = shared(`corpus/${name}`);
  describe.skipIf(file.absent)(file.named(name), () => {
    const bytes = () => new Uint8Array(readFileSync(file.url));
    const report = async () =>
      audit(recognise(name.endsWith(".pdf") ? await readPdf(bytes()) : readText(bytes())));

    test("every listed defect is found", async () => {
      const { findings } = await report();
      const missed = list.filter(
        (label) => !findings.some((finding) => finding.severity === label.severity && states(label, finding)),
      );
      expect(missed.map(({ what }) => what)).toEqual([]);
    });

    test("no error is reported that is not listed", async () => {
      const causes = (await report()).findings.filter(
        ({ severity, cause }) => severity === "error" && cause === null,
      );
      const beyond = causes.filter((finding) => !list.some((label) => states(label, finding)));
      expect(beyond.map(({ message }) => message)).toEqual([]);
    });

    test("nearly every number is bound, the others are listed with their place", async () => {
      const { figures } = (await report()).coverage;
      expect(figures.unread).toBeLessThanOrEqual(figures.bound / 10);
    });
  });
}
