import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareAccounts } from "../src/audit/compare.ts";
import { openAudit } from "../src/audit/engine.ts";
import { openDataAgrees } from "../src/audit/rules/open-data-agrees.ts";
import { openDataWellFormed } from "../src/audit/rules/open-data-well-formed.ts";
import type { Composition } from "../src/cli/written-formats.ts";
import type { Account } from "../src/facts/account.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readDisclosureJson } from "../src/read/disclosure-json.ts";
import { UnreadableFile } from "../src/read/document.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { merged } from "../src/recognise/merge.ts";
import { disclosureJson } from "../src/write/disclosure-json.ts";
import { compositionOf, drawnAccounts, readBack } from "./read-back.ts";

interface JsonCell {
  text: string;
  key?: string;
  value?: string | null;
}
interface JsonFact {
  concept: string;
  dimensions: Record<string, string>;
  quantity: string;
  value: string;
  printed: string;
  home: string;
  row: string | null;
  column: string | null;
}
interface JsonBlock {
  kind: string;
  text?: string;
  form?: string | null;
  rows?: (JsonCell | null)[][];
  [name: string]: unknown;
}
interface JsonFile {
  unit: string;
  year: number;
  title: string;
  blocks: JsonBlock[];
  facts: JsonFact[];
  [name: string]: unknown;
}

// Of several provinces; the last two hold forms of self-evaluation.
const seeds = [1, 5, 12, 25, 26];
const compositions = seeds.map((seed) => compositionOf(drawnAccounts(seed)));

function written({ disclosure, account }: Composition): JsonFile {
  return JSON.parse(JSON.stringify(disclosureJson(disclosure, account.facts))) as JsonFile;
}

function accountOf(file: unknown): Account {
  return recognise(readDisclosureJson(new TextEncoder().encode(JSON.stringify(file))));
}

function openDataFindings(account: Account): readonly Finding[] {
  const { findings } = openAudit(account, { rules: [openDataAgrees, openDataWellFormed] }).report();
  return findings.filter(({ severity }) => severity === "error");
}

/** Where a change was made: the text or the row that a finding must name. */
interface Changed {
  readonly what: string;
  readonly text?: string;
  readonly row?: string | null;
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const otherDigit = (text: string, at: number): string => {
  const digits = [...text.matchAll(/\d/g)];
  const { index } = pick(digits, at);
  const digit = (Number(text[index]) + 1 + (at % 9)) % 10;
  return `${text.slice(0, index)}${digit === Number(text[index]) ? (digit + 1) % 10 : digit}${text.slice(index + 1)}`;
};

function cellsIn(file: JsonFile): JsonCell[] {
  return file.blocks.flatMap(({ rows = [] }) => rows.flat().flatMap((cell) => (cell?.key ? [cell] : [])));
}

/** Each changes one thing of a right file. */
const changes: Readonly<Record<string, (file: JsonFile, at: number) => Changed | null>> = {
  "the value of a cell": (file, at) => {
    const cell = pick(
      cellsIn(file).filter(({ value }) => value),
      at,
    );
    cell.value = otherDigit(cell.value!, at);
    return { what: "cell", text: cell.text };
  },
  "the value of a cell made blank": (file, at) => {
    const cell = pick(
      cellsIn(file).filter(({ value }) => value),
      at,
    );
    cell.value = null;
    return { what: "cell", text: cell.text };
  },
  "a blank cell given a value": (file, at) => {
    const cell = pick(
      cellsIn(file).filter(({ value }) => value === null),
      at,
    );
    cell.value = "1.5";
    return { what: "cell", text: cell.text };
  },
  "the key of a cell": (file, at) => {
    const cells = cellsIn(file).filter(({ value }) => value);
    const cell = pick(cells, at);
    const other = cells.find(({ key }) => key !== cell.key)!;
    cell.key = other.key!;
    return { what: "cell", text: cell.text };
  },
  "key and value left out": (file, at) => {
    const cell = pick(
      cellsIn(file).filter(({ value }) => value),
      at,
    );
    delete cell.key;
    delete cell.value;
    return { what: "cell", text: cell.text };
  },
  "the printed text of a cell": (file, at) => {
    const cell = pick(
      cellsIn(file).filter(({ value }) => value),
      at,
    );
    cell.text = otherDigit(cell.text, at);
    return { what: "cell", text: cell.text };
  },
  "the value of a fact": (file, at) => {
    const fact = pick(file.facts, at);
    fact.value = otherDigit(fact.value, at);
    return { what: "fact", text: fact.printed };
  },
  "what a fact says that is printed": (file, at) => {
    const fact = pick(file.facts, at);
    fact.printed = `${fact.printed}9`;
    return { what: "fact" };
  },
  "the home of a fact": (file, at) => {
    const fact = pick(file.facts, at);
    fact.home = fact.home === "公开01表" ? "公开03表" : "公开01表";
    return { what: "fact", text: fact.printed };
  },
  "the row of a fact": (file, at) => {
    const fact = pick(
      file.facts.filter(({ row }) => row !== null),
      at,
    );
    fact.row = `${fact.row}甲`;
    return { what: "fact", text: fact.printed };
  },
  "a dimension of a fact": (file, at) => {
    const fact = pick(
      file.facts.filter(({ dimensions }) => Object.keys(dimensions).length > 0),
      at,
    );
    const [name = ""] = Object.keys(fact.dimensions);
    fact.dimensions[name] = `${fact.dimensions[name]}甲`;
    return { what: "fact", text: fact.printed };
  },
  "a fact left out": (file, at) => {
    const [fact] = file.facts.splice(at % file.facts.length, 1);
    return { what: "fact", text: fact!.printed };
  },
  "a fact that stands nowhere": (file, at) => {
    const fact = pick(file.facts, at);
    file.facts.push({ ...fact, concept: "expenditure", dimensions: { function: "2999999" }, value: "12.5" });
    return { what: "fact", text: fact.printed };
  },
  "a fact listed twice with another value": (file, at) => {
    const fact = pick(file.facts, at);
    file.facts.push({ ...fact, value: otherDigit(fact.value, at) });
    return { what: "fact", text: fact.printed };
  },
  "a figure in a sentence": (file, at) => {
    const sentences = file.blocks.filter(
      ({ kind, text }) => kind === "paragraph" && /\d\.\d\d万元/.test(text ?? ""),
    );
    const block = pick(sentences, at);
    block.text = block.text!.replace(/\d(?=\.\d\d万元)/, (digit) =>
      String((Number(digit) + 1 + (at % 8)) % 10),
    );
    return { what: "sentence" };
  },
  "a figure in a self-evaluation form": (file, at) => {
    const cells = file.blocks.flatMap(({ form, rows = [] }) =>
      form === "自评表"
        ? rows.flat().flatMap((cell) => (cell && /^\d[\d.]*$/.test(cell.text) ? [cell] : []))
        : [],
    );
    if (cells.length === 0) return null;
    const cell = pick(cells, at);
    cell.text = otherDigit(cell.text, at);
    return { what: "form", text: cell.text };
  },
};

describe("a composed file", () => {
  test.each(seeds)(
    "%i has nothing said of its data, and states what every other format states",
    async (seed) => {
      const composition = compositions[seeds.indexOf(seed)]!;
      const account = accountOf(written(composition));
      const { findings, unchecked } = openAudit(account).report();
      expect([...findings, ...unchecked].filter(({ rule }) => rule.startsWith("open-data-"))).toEqual([]);
      expect(compareAccounts(account, accountOf(written(composition)))).toEqual([]);
      const html = await readBack(composition, "html");
      expect(compareAccounts(account, html)).toEqual([]);
      expect(compareAccounts(html, account)).toEqual([]);
    },
  );
});

describe("one thing changed at random is an error where it was changed, and another fact to compare", () => {
  test.each(Object.keys(changes))("%s", (name) => {
    fc.assert(
      fc.property(fc.nat(seeds.length - 1), fc.nat(100_000), (which, at) => {
        const right = written(compositions[which]!);
        const file = structuredClone(right);
        const changed = changes[name]!(file, at);
        fc.pre(changed !== null);
        const account = accountOf(file);
        const found = openDataFindings(account);
        expect(found.length).toBeGreaterThan(0);
        // A cell of a form says more than its figure: “≥90%”.
        const { text = "" } = changed!;
        const places = found.flatMap(({ where }) => where.map((place) => place.text));
        expect(places.some((one) => one.includes(text))).toBe(true);
        const clean = accountOf(right);
        expect(compareAccounts(account, clean).length).toBeGreaterThan(0);
        expect(compareAccounts(clean, account).length).toBeGreaterThan(0);
      }),
      { numRuns: 15, seed: 20_261_129 },
    );
  });
});

describe("beside a file of another format, data that its text does not bear out is told", () => {
  const right = written(compositions[0]!);
  const html = readBack(compositions[0]!, "html");
  const counted = (fact: JsonFact): boolean =>
    fact.value !== "0" &&
    /^(?:revenue|expenditure|three-public)$/.test(fact.concept) &&
    fact.home.startsWith("公开");

  test.each<[string, (file: JsonFile) => void]>([
    [
      "a value of a cell",
      (file) => Object.assign(cellsIn(file).find(({ value }) => value)!, { value: "7.5" }),
    ],
    ["a value of a fact", (file) => Object.assign(file.facts.find(counted)!, { value: "7.5" })],
    [
      "a figure left out of the list wherever it stands",
      (file) => {
        const gone = file.facts.find(counted)!;
        const same = (one: JsonFact): boolean =>
          one.concept === gone.concept && JSON.stringify(one.dimensions) === JSON.stringify(gone.dimensions);
        file.facts = file.facts.filter((one) => !same(one));
      },
    ],
  ])("%s", async (_name, change) => {
    const file = structuredClone(right);
    change(file);
    expect(compareAccounts(accountOf(file), await html).length).toBe(1);
    expect(compareAccounts(await html, accountOf(file)).length).toBe(1);
  });
});

test("among several files of one disclosure, data is compared with its own file's text and the file is named", () => {
  const named = (file: JsonFile): Account => {
    const bytes = new TextEncoder().encode(JSON.stringify(file));
    const text = readText(new TextEncoder().encode("主要职责补充说明。\n"));
    return recognise(
      merged([
        { name: "补充.txt", document: text },
        { name: "公开稿.json", document: readDisclosureJson(bytes) },
      ]),
    );
  };
  const right = written(compositions[0]!);
  expect(openDataFindings(named(right))).toEqual([]);
  Object.assign(cellsIn(right).find(({ value }) => value)!, { value: "7.5" });
  expect(openDataFindings(named(right)).map(({ where }) => where[0]?.cell)).toEqual([
    expect.stringMatching(/^公开稿\.json：第\d+块![A-Z]+\d+$/),
  ]);
});

describe("a file that is not of its form", () => {
  const base = written(compositions[0]!);
  const messages = (change: (file: JsonFile) => void): string[] => {
    const file = structuredClone(base);
    change(file);
    return openDataFindings(accountOf(file)).map(({ message }) => message);
  };
  const cell = (file: JsonFile): Record<string, unknown> =>
    cellsIn(file).find(({ value }) => value) as unknown as Record<string, unknown>;

  test.each<[string, (file: JsonFile) => void, RegExp]>([
    [
      "a value typed as a number",
      (file) => Object.assign(cell(file), { value: 12.5 }),
      /“value”应为带引号的十进制数/,
    ],
    ["a text typed as a number", (file) => Object.assign(cell(file), { text: 12 }), /“text”应为文字/],
    ["a value with separators", (file) => Object.assign(cell(file), { value: "1,234" }), /“value”应为/],
    [
      "a fact's value typed as a number",
      (file) => Object.assign(file.facts[0]!, { value: 1 }),
      /facts第1项“value”/,
    ],
    ["a fact without its place", (file) => Reflect.deleteProperty(file.facts[0]!, "home"), /缺少“home”/],
    ["a key without a value", (file) => Reflect.deleteProperty(cell(file), "value"), /有“key”而没有“value”/],
    ["no facts at all", (file) => Reflect.deleteProperty(file, "facts"), /缺少“facts”/],
    ["a block of no known kind", (file) => file.blocks.push({ kind: "picture" }), /不是封面、目录、标题/],
    ["another unit", (file) => Object.assign(file, { unit: "某某局" }), /unit写作“某某局”/],
    ["another year", (file) => Object.assign(file, { year: file.year - 1 }), /year写作/],
    ["another title", (file) => Object.assign(file, { title: "2022年度部门预算公开" }), /title写作/],
    ["another unit of money", (file) => Object.assign(file, { amountUnit: "亿元" }), /amountUnit写作“亿元”/],
    ["a draft", (file) => Object.assign(file, { draft: true }), /草稿/],
    [
      "a table under another form",
      (file) => Object.assign(file.blocks.find(({ form }) => form === "公开03表")!, { form: "公开02表" }),
      /form写作公开02表，按内容是公开03表/,
    ],
  ])("%s", (_name, change, says) => {
    expect(messages(change).some((message) => says.test(message))).toBe(true);
  });

  test("a field that nobody knows is asked about", () => {
    const file = structuredClone(base);
    Object.assign(cell(file), { valeu: "1" });
    const { findings } = openAudit(accountOf(file)).report();
    expect(findings.some(({ severity, message }) => severity === "warning" && /“valeu”/.test(message))).toBe(
      true,
    );
  });

  test("a key that stands twice is named with its cell", () => {
    const text = JSON.stringify(base).replace(/("value":"[^"]+")/, '$1,"value":"7"');
    const { findings } = openAudit(recognise(readDisclosureJson(new TextEncoder().encode(text)))).report();
    expect(findings.some(({ message }) => /第\d+块![A-Z]+\d+有两个“value”/.test(message))).toBe(true);
  });

  test.each([
    ["another version", '{"schema":"mingzhang/disclosure/2","blocks":[]}', /只认识mingzhang\/disclosure\/1/],
    ["a report", '{"schema":"mingzhang/report/1"}', /这是审核结果/],
    ["anything else", '{"a":1}', /不是公开稿的开放数据/],
    ["a list", "[1]", /不是公开稿的开放数据/],
    ["a file cut short", '{"schema":"mingzhang/disclosure/1","blocks":[', /不完整或已损坏/],
  ])("%s is refused", async (_name, text, says) => {
    const reading = readAny(new TextEncoder().encode(text), "公开稿.json");
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toBeInstanceOf(UnreadableFile);
  });

  test("the order of its fields means nothing", async () => {
    const { facts, blocks, ...rest } = base;
    const text = JSON.stringify({ facts, blocks, ...rest });
    const account = recognise(await readAny(new TextEncoder().encode(text), "公开稿.json"));
    expect(compareAccounts(account, accountOf(base))).toEqual([]);
  });
});
