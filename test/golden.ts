import { existsSync, readFileSync } from "node:fs";
import { audit } from "../src/audit/engine.ts";
import { plain } from "../src/facts/quantity.ts";
import { readAny } from "../src/read/reader.ts";
import { recognise } from "../src/recognise/account.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);
const folder = new URL("golden/", import.meta.url);

/** Final accounts of the corpus whose facts and findings are kept under review. */
export const goldenDocuments = [
  "yangcheng-2022.txt",
  "pingtan-zhonglou-2016.txt",
  "pingtan-tancheng-2016.txt",
  "putuo-finance-2024.pdf",
  "putuo-social-work-2024.pdf",
  "swu-2023.pdf",
] as const;

/** Where a document's golden tables are kept. */
export function goldenFile(name: string, what: "facts" | "findings"): URL {
  return new URL(`${name}.${what}.tsv`, folder);
}

/** Whether the corpus is there. */
export function inCorpus(name: string): boolean {
  return existsSync(new URL(name, corpus));
}

/**
 * Facts and findings of a document as tables of text: figures, codes and places, and none of the document's
 * sentences.
 */
export async function goldenTables(name: string): Promise<{ facts: string; findings: string }> {
  const bytes = new Uint8Array(readFileSync(new URL(name, corpus)));
  const account = recognise(await readAny(bytes, name));
  const facts = account.facts
    .filter(({ printed, quantity }) => printed !== "" && quantity !== "text")
    .map(({ home, key, quantity, value, printed, place }) =>
      [
        place.page ?? place.line,
        home,
        key.replace(/words=[^|]*/, "words"),
        printed,
        plain(quantity, value),
      ].join("\t"),
    );
  const findings = audit(account).findings.map(
    ({ severity, rule, catalogue, actual, expected, where, cause }) => {
      const place = where[0];
      const figure = (text: string | null): string =>
        text !== null && /^[\d.,%+-]+$/.test(text) ? text : "";
      return [
        severity,
        rule,
        catalogue.join(),
        place?.page ?? place?.line,
        figure(actual),
        figure(expected),
        cause === null ? "" : "effect",
      ].join("\t");
    },
  );
  return {
    facts: ["place\thome\tkey\tprinted\tvalue", ...facts, ""].join("\n"),
    findings: ["severity\trule\tcatalogue\tplace\tactual\texpected\tcause", ...findings, ""].join("\n"),
  };
}
