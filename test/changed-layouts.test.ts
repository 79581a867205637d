import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { layoutOfText } from "../src/cli/chosen-layout.ts";
import { writtenFormats } from "../src/cli/written-formats.ts";
import type { Layout, LayoutSection } from "../src/facts/layout.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { layouts, sectionsOf } from "../src/standard/layout.ts";
import { layoutJson } from "../src/write/layout-json.ts";
import { asText } from "./document-text.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { compositionOf } from "./read-back.ts";

const signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄";

/** A copy of a layout in which everything that is printed is called something else, and stands in another order. */
function renamed(layout: Layout): Layout {
  let next = 0;
  const sign = (): string => {
    next += 3;
    return signs[next % signs.length]!;
  };
  const word = (): string => `${sign()}${sign()}${sign()}`;
  const sections = (list: readonly LayoutSection[]): LayoutSection[] =>
    list.toReversed().map((one) => ({ ...one, title: `${word()}之事`, within: sections(one.within) }));
  const columns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    公开01表: { 本年收入合计: "当年进账合计", 本年支出合计: "当年出账合计", 年末结转和结余: "年末余下的钱" },
    公开02表: { 本年收入合计: "当年进账", 其他收入: "零星进账" },
    公开03表: { 本年支出合计: "当年出账", 基本支出: "日常开销", 项目支出: "专项开销" },
    公开04表: { 本年收入合计: "当年进账合计" },
    公开05表: { 基本支出: "日常开销" },
  };
  return {
    ...layout,
    id: `${layout.id}-changed`,
    frame: false,
    contents: false,
    tables: layout.tables.toReversed().map((one, i) => ({
      ...one,
      number: i % 3 === 2 ? null : `${word()}${i + 1}`,
      title: `${word()}${word()}一览`,
      columns: columns[one.form] ?? {},
    })),
    captions: { ...layout.captions, prints: ["owner", "unit"], owner: "填报机构", unit: "计量口径" },
    parts: layout.parts.map((one) => ({ ...one, title: `${word()}${word()}` })),
    sections: sections(layout.sections),
  };
}

describe.each(layouts.map((layout) => ({ id: layout.id, layout: renamed(layout) })))(
  "$id, all renamed",
  ({ layout }) => {
    const read = layoutOfText(layoutJson(layout));
    const composition = compositionOf(filledAccounts(layout, 1, "rich"));

    test("its printed file is itself", () => {
      expect(read).toEqual({ layout });
    });

    test("its sections open where no heading of a part stands above them", () => {
      const text = asText(writtenDocument(composition.disclosure)).replace(/^# 第[一二三四五]部分.*$/gm, "");
      const account = recognise(readText(new TextEncoder().encode(text)), { profile: layout });
      const opened = new Set(account.outline.map(({ section }) => section));
      const due = sectionsOf(layout).filter(({ required, within }) => required && within.length === 0);
      expect(due.map(({ section }) => section).filter((one) => !opened.has(one))).toEqual([]);
    });

    test.each(["text", "docx", "html", "pdf"])(
      "what is composed of it passes its own audit: %s",
      async (format) => {
        const text = asText(writtenDocument(composition.disclosure));
        const file = format === "text" ? null : (await writtenFormats[format]!(composition))[0]!;
        const { content, name } = file ?? { content: text, name: "a.txt" };
        const document = file
          ? await readAny(typeof content === "string" ? new TextEncoder().encode(content) : content, name)
          : readText(new TextEncoder().encode(text));
        const account = recognise(document, { profile: layout });
        expect(
          account.tables.flatMap(({ form }) => (form === "自评表" || form === null ? [] : [form])),
        ).toEqual(layout.tables.map(({ form }) => form));
        const { findings } = audit(account);
        const errors = findings.filter(({ severity }) => severity === "error");
        expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
        const opened = new Set(account.outline.map(({ section }) => section));
        const due = sectionsOf(layout).filter(({ required, within }) => required && within.length === 0);
        expect(due.map(({ section }) => section).filter((one) => !opened.has(one))).toEqual([]);
        expect(
          findings.filter(({ message }) => /公开\d\d表/.test(message)).map(({ message }) => message),
        ).toEqual([]);
      },
    );
  },
);
