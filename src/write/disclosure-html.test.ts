import type { DefaultTreeAdapterMap } from "parse5";
import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { composedPage, inventedAccounts } from "../../test/composed.ts";
import { compareAccounts } from "../audit/compare.ts";
import type { Accounts } from "../facts/accounts.ts";
import { readHtml } from "../read/html.ts";
import { recognise } from "../recognise/account.ts";

type Node = DefaultTreeAdapterMap["node"];
type ElementNode = DefaultTreeAdapterMap["element"];

const rich = inventedAccounts({ shape: "rich", seed: 7 });
const page = composedPage(rich);
const elements = elementsOf(page.html);

describe("a disclosure as a web page", () => {
  test.each([
    ["simple", 1],
    ["simple", 4],
    ["rich", 2],
    ["rich", 9],
  ] as const)("states, read back, the facts of the accounts (%s, %i)", (shape, seed) => {
    const { account, html } = composedPage(inventedAccounts({ shape, seed }), { draft: true });
    const read = recognise(readHtml(new TextEncoder().encode(html)), {});
    expect(compareAccounts(read, account)).toEqual([]);
    expect(read.facts.length).toBe(account.facts.length);
    expect([read.unit, read.year, read.profile]).toEqual([account.unit, account.year, account.profile]);
  });

  test("gives every figure of every table an address, and every fact of the text", () => {
    const ids = new Set(elements.map((element) => attribute(element, "id")));
    const { blocks } = page.disclosure;
    const cells = blocks.flatMap((block) =>
      block.kind === "table"
        ? block.rows.flatMap((row, r) =>
            row.flatMap((cell, c) => (cell?.figure ? [`f-${block.id}-${r + 1}-${c + 1}`] : [])),
          )
        : [],
    );
    expect(cells.length).toBeGreaterThan(300);
    expect(cells.filter((id) => !ids.has(id))).toEqual([]);
    const stated = page.account.facts.filter(({ spot }) => spot.row < 0).map(({ printed }) => printed);
    const shown = elements.filter(isFigure).map(textOf);
    expect(stated.length).toBeGreaterThan(50);
    expect(stated.filter((printed) => !shown.some((text) => text.includes(printed)))).toEqual([]);
  });

  test("has no address twice and no link to nowhere", () => {
    const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
    expect(ids.length).toBe(new Set(ids).size);
    const known = new Set(ids);
    for (const name of ["headers", "aria-labelledby", "popovertarget"])
      for (const value of elements.flatMap((element) => attribute(element, name) ?? []))
        expect(value.split(" ").filter((id) => !known.has(id))).toEqual([]);
    const hrefs = elements.flatMap((element) => attribute(element, "href") ?? []);
    expect(hrefs.filter((href) => !known.has(href.slice(1)))).toEqual([]);
    const data = figuresOf(page.html);
    expect(data.f.filter(([id]) => !known.has(id))).toEqual([]);
  });

  test("says of a total what it is the sum of, and which checks it passed", () => {
    const data = figuresOf(page.html);
    const total = data.f.find(([id]) => id === "f-公开03表-4-3")!;
    const [, keys, value, , , sum, checks] = total;
    expect(keys.map((key) => data.w[key])).toEqual(["支出"]);
    const cells = sum.map((term) => data.f[Math.abs(term) - 1]!);
    expect(cells.map(([id]) => id)).toContain("f-公开03表-4-4");
    const inCents = (text: string): bigint =>
      BigInt(text.replace(/（.*|[^\d]/g, "")) * (/\d\.\d\d/.test(text) ? 1n : 0n);
    expect(cells.reduce((all, cell) => all + inCents(cell[2]), 0n)).toBe(inCents(value));
    const passed = checks.filter(([, good]) => good! > 0).map(([rule]) => data.r[rule!]);
    expect(passed).toContain("同一数字在各表、各段说明中一致");
    expect(checks.every(([, , bad]) => bad === 0)).toBe(true);
  });

  test("explains the terms of the glossary where they are used", () => {
    const terms = elements.filter((element) => attribute(element, "class") === "t");
    const used = terms.map(textOf);
    expect(used).toContain("基本支出");
    const glossary = new Map(
      elements.filter(({ tagName }) => tagName === "dfn").map((dfn) => [textOf(dfn), parentId(dfn)]),
    );
    for (const term of terms) expect(attribute(term, "href")).toBe(`#${glossary.get(textOf(term))}`);
  });

  test("draws pictures with their data, and none where there is nothing", () => {
    const charts = elements.filter((element) => attribute(element, "class") === "chart");
    expect(charts.length).toBeGreaterThanOrEqual(4);
    for (const chart of charts) {
      const inside = descendants(chart);
      const svg = inside.find(({ tagName }) => tagName === "svg")!;
      expect(attribute(svg, "role")).toBe("img");
      expect(inside.filter(({ tagName }) => /^(?:title|desc|table)$/.test(tagName)).length).toBe(3);
      const printed = inside.filter((element) => attribute(element, "class") === "v");
      const rows = inside.filter(({ tagName }) => tagName === "td").length;
      expect(printed.length).toBeGreaterThan(0);
      expect(rows).toBeGreaterThanOrEqual(printed.length);
    }
    const { html } = composedPage({ ...rich, figures: new Map() });
    expect(html).not.toContain("<svg");
  });

  test("a draft says so before anything else and on every printed page; a publication does not", () => {
    const { html } = composedPage(rich, { draft: true });
    expect(html.indexOf("草稿——尚未通过审核，不得公开</aside>")).toBeLessThan(html.indexOf("<h1>"));
    expect(html).toContain('@page{@top-center{content:"草稿——尚未通过审核，不得公开"');
    expect(page.html).not.toContain("草稿");
  });

  test("text from people is text, whatever it says", () => {
    const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><svg/onload=alert(3)></title></style>&lt;`;
    const evil: Accounts = {
      ...rich,
      unit: `甲${hostile}局`,
      texts: new Map([...rich.texts].map(([id, text]) => [id, { ...text, text: `${hostile}${text.text}` }])),
      evaluations: rich.evaluations.map((form) => ({ ...form, project: `${hostile}${form.project}` })),
    };
    const { html } = composedPage(evil);
    const drawn = elementsOf(html);
    expect(drawn.filter(({ tagName }) => tagName === "script").length).toBe(2);
    expect(drawn.filter(({ tagName }) => tagName === "style" || tagName === "title").length).toBe(
      elements.filter(({ tagName }) => tagName === "style" || tagName === "title").length,
    );
    expect(
      drawn.filter(({ tagName }) => /^(?:img|iframe|object|embed|link|form|base)$/.test(tagName)),
    ).toEqual([]);
    const attributes = drawn.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name.startsWith("on") || name === "src" || name === "style")).toEqual(
      [],
    );
    expect(JSON.stringify(figuresOf(html).s)).toContain("alert");
  });
});

interface FigureData {
  readonly w: readonly string[];
  readonly r: readonly string[];
  readonly s: readonly string[];
  readonly f: readonly (readonly [string, number[], string, number, string, number[], number[][]])[];
}

function figuresOf(html: string): FigureData {
  return JSON.parse(/<script type="application\/json" id="figures">(.*?)<\/script>/s.exec(html)![1]!);
}

function elementsOf(html: string): ElementNode[] {
  return descendants(parse(html));
}

function descendants(node: Node): ElementNode[] {
  if (!("childNodes" in node)) return [];
  return node.childNodes.flatMap((child) => ["tagName" in child ? [child] : [], descendants(child)].flat());
}

function attribute(element: ElementNode, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function parentId(element: ElementNode): string | null {
  const parent = element.parentNode;
  return parent && "attrs" in parent ? attribute(parent, "id") : null;
}

function isFigure(element: ElementNode): boolean {
  return attribute(element, "class") === "f";
}

function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
