import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import type { Document } from "../src/read/document.ts";
import { readDocx } from "../src/read/docx.ts";
import { readHtml } from "../src/read/html.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { disclosureXlsx } from "../src/write/disclosure-xlsx.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { asXlsx } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { word, workbook } from "./office-parts.ts";
import { compositionOf } from "./read-back.ts";

const rows = (document: Document): string[][] =>
  document.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map((row) => row.map(({ text, unknown }) => (unknown ? "?" : text)))
      : [],
  );

/** A sheet of a row of numbers 2.1, 3.2 and 4 and the formulas, without results, behind a name. */
function sheet(...formulas: readonly string[]): string {
  const cells = formulas.map((formula, i) => `<c r="${"EFGHIJ"[i]}1">${formula}</c>`).join("");
  return `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项</t></is></c><c r="B1"><v>2.1</v></c><c r="C1"><v>3.2</v></c><c r="D1"><v>4</v></c>${cells}</row></sheetData>`;
}

describe("a formula without a stored result", () => {
  test.each([
    ["<f>SUM(B1:D1)</f>", "9.3"],
    ["<f>=B1+C1-D1</f>", "1.3"],
    ["<f>-$B$1+SUM(C1,D1)</f><v></v>", "5.1"],
    ["<f>(B1+C1)-(D1-1)</f>", "2.3"],
    ["<f>ROUND(SUM(B1:C1),0)</f>", "5"],
    ["<f>SUM(B1:D1)+E9</f>", "9.3"],
    ["<f>VLOOKUP(A1,B1:D1,2)</f>", "?"],
    ["<f>B1*2</f>", "?"],
    ["<f>A1+B1</f>", "?"],
    ["<f>E1+1</f>", "?"],
    ["<f>[1]表!A1</f>", "?"],
    ['<f>IF(A1="","",1)</f>', "?"],
  ])("%s is %s", (formula, shown) => {
    const document = readXlsx(workbook(sheet(formula)));
    expect(rows(document)).toEqual([["项", "2.1", "3.2", "4", shown]]);
    const kinds = document.notes.map(({ kind }) => kind);
    const noted = shown === "?" ? "stale-formula" : "computed-formula";
    expect(kinds).toEqual([formula.includes("[1]") ? "external-link" : noted]);
  });

  test("a result that is no text is a result", () => {
    const cell = '<c r="E1" t="str"><f>IF(B1&gt;9,1,"")</f><v></v></c>';
    const document = readXlsx(workbook(sheet().replace("</row>", `${cell}</row>`)));
    expect(document.notes).toEqual([]);
  });

  test("formulas that rest on one another, on another sheet, and shared ones", () => {
    const shared = '<f t="shared" ref="E1:F1" si="0">SUM(B1:C1)</f>';
    const document = readXlsx(
      workbook(sheet(shared, '<f t="shared" si="0"/>', "<f>E1+F1</f>", "<f>'表 二'!A1-G1</f>"), {
        sheets: '<sheet name="表一" sheetId="1" r:id="rId1"/><sheet name="表 二" sheetId="2" r:id="rId4"/>',
        more: [
          '<sheetData><row r="1"><c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><v>60</v></c><c r="C1"><v>40</v></c></row></sheetData>',
        ],
      }),
    );
    expect(rows(document)).toEqual([
      ["项", "2.1", "3.2", "4", "5.3", "7.2", "12.5", "87.5"],
      ["100", "60", "40"],
    ]);
    expect(document.notes.map(({ kind, message }) => [kind, message])).toEqual([
      ["computed-formula", "工作表“表一”有4个公式没有存储结果，其数值由本软件按公式算出：E1、F1、G1、H1"],
      ["computed-formula", "工作表“表 二”有1个公式没有存储结果，其数值由本软件按公式算出：A1"],
    ]);
  });

  test("a circle of formulas and a chain without end are not known, and harm nobody", () => {
    expect(rows(readXlsx(workbook(sheet("<f>F1+1</f>", "<f>E1+1</f>"))))).toEqual([
      ["项", "2.1", "3.2", "4", "?", "?"],
    ]);
    const chain = Array.from(
      { length: 5_000 },
      (_, i) =>
        `<row r="${i + 2}"><c r="A${i + 2}" t="inlineStr"><is><t>行</t></is></c><c r="B${i + 2}"><f>B${i + 3}+1</f></c></row>`,
    );
    const document = readXlsx(workbook(`<sheetData>${chain.join("")}</sheetData>`));
    // The last ones rest on nothing, the first on more than is followed.
    expect(rows(document).at(-1)).toEqual(["行", "1"]);
    expect(rows(document)[0]).toEqual(["行", "?"]);
  });
});

/** A workbook whose formulas have lost their results, and are sums no more where `hard`. */
function withoutResults(bytes: Uint8Array, hard = false): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const bare = strFromU8(part).replace(
      /(<f[^>]*>)([^<]*)(<\/f>)<v>[^<]*<\/v>/g,
      (_, open, formula, close) => [open, hard ? `LOOKUP(${formula})` : formula, close].join(""),
    );
    parts[name] = strToU8(bare);
  }
  return zipSync(parts);
}

describe("a disclosure whose formulas have no results", () => {
  test.each(["shanxi-2022", "national-9"])("%s: sums are computed, and marked as ours", async (profile) => {
    const { disclosure } = compositionOf(filledAccounts(profile, 1, "rich"));
    const bytes = await disclosureXlsx(disclosure);
    const [whole, bare] = [bytes, withoutResults(bytes)].map((one) => recognise(readXlsx(one)));
    const stated = ({ facts }: typeof whole & object): string[] =>
      facts.map(({ home, key, value, place }) => `${home} ${key} ${value} ${place.cell}`);
    expect(stated(bare!)).toEqual(stated(whole!));
    const { findings } = audit(bare!);
    const ours = findings.filter(({ message }) => message.includes("由本软件按公式算出"));
    expect(ours.map(({ severity }) => severity)).toEqual(ours.map(() => "note"));
    expect(ours.length).toBeGreaterThan(5);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test.each(["shanxi-2022", "national-9"])(
    "%s: what cannot be computed is not known, it alone",
    async (profile) => {
      const { disclosure } = compositionOf(filledAccounts(profile, 1, "rich"));
      const bytes = await disclosureXlsx(disclosure);
      const book = readXlsx(bytes);
      const whole = recognise(book);
      const bare = recognise(readXlsx(withoutResults(bytes, true)));
      const formulas = book.workbook!.formulas;
      const typed = whole.facts.filter(({ place }) => place.cell === null || !formulas.has(place.cell));
      const stated = new Set(
        bare.facts.map(({ home, key, value, place }) => `${home} ${key} ${value} ${place.cell}`),
      );
      const lost = typed.filter(
        ({ home, key, value, place }) => !stated.has(`${home} ${key} ${value} ${place.cell}`),
      );
      expect(lost.map(({ home, key }) => `${home} ${key}`)).toEqual([]);
      expect(bare.unknown?.length).toBe(formulas.size);
      const report = audit(bare);
      const errors = report.findings.filter(({ severity }) => severity === "error");
      expect([...new Set(errors.map(({ rule }) => rule))]).toEqual(["nothing-hidden"]);
      const named = new Set(errors.flatMap(({ where }) => where.map(({ cell }) => cell)));
      expect([...formulas].filter((cell) => !named.has(cell))).toEqual([]);
      expect(report.unchecked.length).toBeGreaterThan(5);
      expect(report.verdict.publishable).toBe(false);
    },
  );

  test("small figures typed by hand stay, whatever becomes of the other cells of their row", async () => {
    for (const profile of ["shanxi-2022", "national-9", "shanghai-2024", "university"]) {
      const { disclosure } = compositionOf(filledAccounts(profile, 1, "rich"));
      const book = readXlsx(await disclosureXlsx(disclosure));
      const formulas = book.workbook!.formulas;
      const facts = recognise(book, { profile }).facts.filter(
        ({ home, printed, place, concept }) =>
          home.startsWith("公开") &&
          printed !== "" &&
          !formulas.has(place.cell ?? "") &&
          concept !== "equipment-threshold",
      );
      const typed = new Set(facts.map(({ place }) => place.cell));
      for (const figure of [
        (i: number) => String(3 + (i % 6)),
        (i: number) => `${i % 9}.${i % 10}`,
        () => "0",
      ])
        for (const other of [
          { unknown: true, text: "" },
          { text: "" },
          { text: "#REF!" },
          { text: "约12" },
        ]) {
          let i = 0;
          const blocks = book.blocks.map((block) => {
            if (block.kind !== "table") return block;
            const changed = block.rows.map((row) =>
              row.map((passage) => {
                const cell = passage.pieces[0]?.position.cell ?? "";
                if (formulas.has(cell)) return { ...passage, ...other };
                if (!typed.has(cell)) return passage;
                i += 1;
                return { ...passage, text: figure(i) };
              }),
            );
            return { ...block, rows: changed };
          });
          const left = new Set(
            recognise({ ...book, blocks }, { profile }).facts.map(
              ({ home, key, place }) => `${home} ${key} ${place.cell}`,
            ),
          );
          const lost = facts.filter(({ home, key, place }) => !left.has(`${home} ${key} ${place.cell}`));
          expect({ profile, other, lost: lost.map(({ key, place }) => `${key} ${place.cell}`) }).toEqual({
            profile,
            other,
            lost: [],
          });
        }
    }
  });
});

describe("an accounts workbook that no program computed", () => {
  test.each(["shanxi-2022", "national-9", "university"])("%s holds all that was typed", async (profile) => {
    const bytes = await accountsWorkbook(accountsBook(filledAccounts(profile, 2, "rich")));
    const [whole, bare] = [bytes, withoutResults(bytes)].map((one) => {
      const book = readXlsx(one);
      return accountsOfWorkbook(recognise(book, { profile }), book.workbook!);
    });
    expect(bare!.findings).toEqual([]);
    expect([...bare!.accounts.figures].map(([key, { value }]) => `${key} ${value}`)).toEqual(
      [...whole!.accounts.figures].map(([key, { value }]) => `${key} ${value}`),
    );
  });

  test("a formula of the preparer's own is computed, or asked for at its cell", async () => {
    const book = accountsBook(filledAccounts("national-9", 1, "rich"));
    const bytes = await accountsWorkbook(book);
    const { accounts } = ((one) => accountsOfWorkbook(recognise(one), one.workbook!))(readXlsx(bytes));
    const spent = accounts.figures.get("three-public|basis=决算|item=公务接待费")!;
    const cell = spent.place!.cell!;
    const [, ref = ""] = /!([A-Z]+\d+)$/.exec(cell) ?? [];
    const parts = unzipSync(bytes);
    const names = [...strFromU8(parts["xl/workbook.xml"]!).matchAll(/<sheet [^>]*name="([^"]*)"/g)];
    const at = names.findIndex(([, name]) => cell.startsWith(`${name}!`)) + 1;
    const seventh = `xl/worksheets/sheet${at}.xml`;
    const changed = (formula: string): Uint8Array => {
      const xml = strFromU8(parts[seventh]!).replace(
        new RegExp(`<c r="${ref}"([^>]*)>.*?</c>`),
        `<c r="${ref}"$1><f>${formula}</f></c>`,
      );
      return zipSync({ ...parts, [seventh]: strToU8(xml) });
    };
    const read = (one: Uint8Array) => {
      const document = readXlsx(one);
      return accountsOfWorkbook(recognise(document), document.workbook!);
    };
    const computed = read(changed("1.2+3.4"));
    expect(computed.accounts.figures.get("three-public|basis=决算|item=公务接待费")?.value).toBe(4_600_000n);
    expect(computed.findings).toEqual([]);
    const asked = read(changed("VLOOKUP(A1,B:C,2)"));
    expect(asked.findings.map(({ message, where }) => `${where[0]?.cell} ${message}`)).toEqual([
      `${cell} 公式没有存储结果，不知道是多少`,
    ]);
  });
});

describe("formulas of other formats", () => {
  const field = (instruction: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const table = (cell: string): Uint8Array =>
    word(
      `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:p>${cell}</w:p></w:tc></w:tr></w:tbl>`,
    );

  test.each([
    ["a result", field("=SUM(ABOVE)", "<w:r><w:t>5.00</w:t></w:r>"), "5.00"],
    ["no result", field(" =SUM(ABOVE) ", ""), "?"],
    ["a simple field without result", '<w:fldSimple w:instr=" =SUM(ABOVE)"/>', "?"],
    ["another field without result", field("PAGE", ""), ""],
  ])("a field of a Word table: %s", (_, cell, shown) => {
    const document = readDocx(table(cell));
    expect(rows(document)).toEqual([["合计", shown]]);
    expect(document.notes.map(({ kind, position }) => [kind, position.cell])).toEqual(
      shown === "?" ? [["stale-formula", "表1第1行第2列"]] : [],
    );
  });

  test.each([
    ['<td x:fmla="=SUM(B1:B2)"></td>', "?"],
    ['<td x:fmla="=SUM(B1:B2)" x:num="7.5"></td>', "7.5"],
    ['<td x:fmla="=SUM(B1:B2)">7.50</td>', "7.50"],
  ])("a page that Excel wrote: %s", (cell, shown) => {
    const page = `<table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td>${cell}</tr></table>`;
    const document = readHtml(new TextEncoder().encode(page));
    expect(rows(document)[1]).toEqual(["合计", shown]);
    expect(document.notes.map(({ kind }) => kind)).toEqual(shown === "?" ? ["stale-formula"] : []);
  });
});

test("totals that are formulas nobody can compute leave every other figure as it was, in each table", () => {
  const bytes = asXlsx(readText(new TextEncoder().encode(disclosure({ seed: 4, shape: "rich" }))));
  const parts = unzipSync(bytes);
  const before = recognise(readXlsx(bytes)).facts;
  let changed = 0;
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    let unknown = 0;
    const xml = strFromU8(part).replace(/<row [^>]*>.*?<\/row>/gs, (row) =>
      /[合总]计/.test(row)
        ? row.replace(/<c r="([A-Z]+\d+)"[^>]*><v>[\d.]+<\/v><\/c>/g, (_, cell: string) => {
            unknown += 1;
            return `<c r="${cell}"><f>VLOOKUP(A1,A1:B9,2)</f></c>`;
          })
        : row,
    );
    if (unknown === 0) continue;
    changed += 1;
    const account = recognise(readXlsx(zipSync({ ...parts, [name]: strToU8(xml) })));
    const after = new Set(account.facts.map(({ key, home, printed }) => `${home} ${key} ${printed}`));
    const lost = before.filter(({ key, home, printed }) => !after.has(`${home} ${key} ${printed}`));
    expect([name, lost.length, account.facts.length + lost.length]).toEqual([
      name,
      account.unknown?.length,
      before.length,
    ]);
  }
  expect(changed).toBeGreaterThan(6);
});
