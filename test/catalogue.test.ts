import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { rules } from "../src/audit/rules/index.ts";
import type { Account } from "../src/facts/account.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { catalogueCases } from "./catalogue/index.ts";
import { disclosure } from "./invented/disclosure.ts";

const bases = { simple: disclosure({ shape: "simple" }), rich: disclosure({ shape: "rich" }) };
const clean = { simple: findingsOf(bases.simple), rich: findingsOf(bases.rich) };

function accountOf(text: string): Account {
  return recognise(readText(new TextEncoder().encode(text)));
}

function findingsOf(text: string, prior: Account | null = null): readonly Finding[] {
  return audit(accountOf(text), { prior }).findings;
}

describe("the invented disclosures are clean", () => {
  test.each(["simple", "rich"] as const)("%s has no error and no warning", (shape) => {
    expect(
      clean[shape]
        .filter(({ severity }) => severity !== "note")
        .map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual([]);
  });
});

describe("every covered entry of the catalogue is found after one change, and not before", () => {
  test.each(catalogueCases.map((one) => [one.id, one.what, one] as const))("%s %s", (id, _what, one) => {
    const base = one.base ?? "simple";
    expect(
      clean[base].filter(({ catalogue }) => catalogue.includes(id)).map(({ message }) => message),
    ).toEqual([]);
    const prior = one.prior ? accountOf(one.prior()) : null;
    const found = findingsOf(one.change(bases[base]), prior).flatMap(({ catalogue }) => catalogue);
    expect(found).toContain(id);
  });
});

const shared = new URL("../../shared/rules.json", import.meta.url);
const uncovered: Record<string, string> = JSON.parse(
  readFileSync(new URL("../docs/uncovered.json", import.meta.url), "utf8"),
);

describe("the catalogue is covered, or the reason why not is given", () => {
  const own: { id: string }[] = JSON.parse(
    readFileSync(new URL("../docs/catalogue.json", import.meta.url), "utf8"),
  );
  const ids = existsSync(shared)
    ? (JSON.parse(readFileSync(shared, "utf8")) as { id: string }[]).map(({ id }) => id)
    : own.map(({ id }) => id);
  if (!existsSync(shared))
    process.stderr.write("../shared/rules.json is absent: the catalogue is taken from docs/catalogue.json\n");
  const proven = new Set(catalogueCases.map(({ id }) => id));
  const claimed = new Set(rules.flatMap(({ catalogue }) => catalogue));

  test("at least 330 of the 377 entries are proven by a case", () => {
    expect(ids.length).toBe(377);
    expect(ids.filter((id) => proven.has(id)).length).toBeGreaterThanOrEqual(330);
  });

  test("each entry is proven, or its reason stands in docs/uncovered.json", () => {
    expect(ids.filter((id) => !proven.has(id) && !(id in uncovered))).toEqual([]);
  });

  test("a rule names no entry that is not in the catalogue, and every proven entry is named by a rule", () => {
    expect([...claimed].filter((id) => !ids.includes(id))).toEqual([]);
    expect([...proven].filter((id) => !claimed.has(id))).toEqual([]);
  });

  test("the project's own list of entries is the catalogue's", () => {
    expect(own.map(({ id }) => id)).toEqual(ids);
  });
});
