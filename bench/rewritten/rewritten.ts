import { existsSync, readdirSync, readFileSync } from "node:fs";
import { audit } from "../../src/audit/engine.ts";
import type { Account } from "../../src/facts/account.ts";
import type { Report } from "../../src/facts/report.ts";
import { readText } from "../../src/read/text.ts";
import { recognise } from "../../src/recognise/account.ts";
import { laidOut, layouts } from "../../test/invented/layouts/layouts.ts";
import type { Rewriting } from "./rewriting.ts";
import { rewritings } from "./rewriting.ts";

const corpus = new URL("../../../shared/corpus/", import.meta.url);

/** What became of the errors and warnings of one document that was printed otherwise. */
export interface Rewritten {
  readonly document: string;
  readonly rewriting: string;
  readonly kept: number;
  readonly lost: readonly string[];
  readonly added: readonly string[];
}

/** Texts of the corpus and of the invented layouts, by name. */
export function rewritable(): (readonly [string, string])[] {
  const files = ["", "provinces/"].flatMap((folder) =>
    existsSync(new URL(folder, corpus))
      ? readdirSync(new URL(folder, corpus))
          .filter((name) => name.endsWith(".txt"))
          .sort()
          .map((name) => [name, readFileSync(new URL(folder + name, corpus), "utf8")] as const)
      : [],
  );
  return [...files, ...layouts.map((layout) => [layout.id, laidOut(layout, 5, "rich")] as const)];
}

/** Prints a text otherwise and compares what the audit finds; null where the way does not apply. */
export function rewritten(document: string, text: string, rewriting: Rewriting): Rewritten | null {
  const [account, report] = audited(text);
  const lines = rewriting.write(text.split("\n"), account);
  if (!lines) return null;
  const [, after] = audited(lines.join("\n"));
  const left = said(after);
  const lost: string[] = [];
  let kept = 0;
  for (const one of said(report)) {
    const at = left.indexOf(one);
    if (at === -1) lost.push(one);
    else {
      left.splice(at, 1);
      kept += 1;
    }
  }
  return { document, rewriting: rewriting.name, kept, lost, added: left };
}

function audited(text: string): readonly [Account, Report] {
  const account = recognise(readText(new TextEncoder().encode(text)));
  return [account, audit(account)];
}

/** Errors and warnings by their rule and figures, whatever the place is called. Headings are what was changed. */
function said(report: Report): string[] {
  return report.findings
    .filter(({ severity, rule }) => severity !== "note" && !aboutHeadings.has(rule))
    .map(({ severity, rule, expected, actual }) => `${severity} ${rule} ${expected ?? ""} ${actual ?? ""}`);
}

const aboutHeadings: ReadonlySet<string> = new Set([
  "contents-match-headings",
  "numbering-continuous",
  "section-titles-distinct",
  "titles-well-spelt",
]);

/** The table of `npm run bench -- layouts`. */
export function rewrittenLines(): string[] {
  const lines = [
    "Each text of the corpus and of the invented layouts, printed otherwise: errors and warnings must stay the same.",
    "",
    "| printed | documents | findings kept | lost | added | documents without any change |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
  ];
  const texts = rewritable();
  for (const rewriting of rewritings) {
    const made = texts.flatMap(([name, text]) => rewritten(name, text, rewriting) ?? []);
    const sum = (of: (one: Rewritten) => number): number => made.reduce((all, one) => all + of(one), 0);
    const same = made.filter(({ lost, added }) => lost.length + added.length === 0).length;
    lines.push(
      `| ${rewriting.name} | ${made.length} | ${sum(({ kept }) => kept)} | ${sum(({ lost }) => lost.length)} | ${sum(({ added }) => added.length)} | ${same} |`,
    );
  }
  return lines;
}
