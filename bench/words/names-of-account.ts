import type { WordKind } from "./word-change.ts";
import { inProse, mistyped, sentencesOf } from "./word-change.ts";

/** Whose account it is, of which year, and what it is called. */
export const accountKinds: readonly WordKind[] = [
  {
    name: "unit above a table",
    paired: true,
    *changes({ tables, unit }, random) {
      for (const { ownerProse, owner, form } of tables)
        if (ownerProse && unit && owner === unit && form)
          yield { spot: ownerProse, words: unit, from: 0, by: mistyped(unit, random) };
    },
  },
  {
    name: "unit in a sentence",
    paired: true,
    *changes(account, random) {
      const { unit } = account;
      if (unit === null || unit.length < 6) return;
      yield* inProse(sentencesOf(account), new RegExp(`^${escaped(unit)}(?=\\s*\\d{4})`, "g"), (words) =>
        mistyped(words, random),
      );
    },
  },
  {
    name: "unit in a title",
    paired: true,
    *changes({ outline, contents, unit }, random) {
      if (unit === null || unit.length < 6) return;
      const lines = [...outline, ...contents].map(({ prose }) => prose);
      yield* inProse(lines, new RegExp(escaped(unit), "g"), (words) => mistyped(words, random));
    },
  },
  {
    name: "unit of a self-evaluation",
    paired: true,
    *changes({ evaluations, unit: name }, random) {
      for (const { unit } of evaluations)
        if (unit && name && unit.text.includes(name))
          yield { spot: unit.spot, words: name, from: 0, by: mistyped(name, random) };
    },
  },
  {
    name: "year above a table",
    paired: true,
    *changes({ tables, year }) {
      for (const { yearProse, form } of tables)
        if (yearProse && year && form)
          yield { spot: yearProse, words: String(year), from: 0, by: String(year - 1) };
    },
  },
  {
    name: "year in a title",
    paired: true,
    *changes({ outline, contents, year }) {
      const lines = [...outline, ...contents].map(({ prose }) => prose);
      if (year) yield* inProse(lines, new RegExp(`${year}(?=\\s*年)`, "g"), () => String(year - 1));
    },
  },
  {
    name: "year of a sentence",
    paired: true,
    *changes(account) {
      const { year } = account;
      if (year === null) return;
      const head = new RegExp(
        `(?:^|。)\\P{N}{0,30}?(?<w>${year})(?=\\s*年度?[^，。]{0,12}(?:收|支|三公|机关运行|政府采购))`,
        "gu",
      );
      yield* inProse(sentencesOf(account), head, () => String(year - 2));
    },
  },
  {
    name: "year of an as-of date",
    paired: true,
    *changes(account) {
      const { year } = account;
      if (year)
        yield* inProse(sentencesOf(account), new RegExp(`截[至止]\\s*(?<w>${year})`, "g"), () =>
          String(year - 1),
        );
    },
  },
  {
    name: "year compared with",
    paired: false,
    *changes(account) {
      const { year } = account;
      if (year)
        yield* inProse(sentencesOf(account), new RegExp(`[与比较]\\s*(?<w>${year - 1})(?=\\s*年)`, "g"), () =>
          String(year - 3),
        );
    },
  },
  {
    name: "year of a self-evaluation",
    paired: true,
    *changes({ evaluations, tables, year }) {
      for (const { block } of evaluations) {
        const table = tables.find((one) => one.block === block);
        if (table?.yearProse && year)
          yield { spot: table.yearProse, words: String(year), from: 0, by: String(year - 1) };
      }
    },
  },
  {
    name: "genre of a title",
    paired: true,
    *changes({ outline, contents }) {
      const lines = [...outline, ...contents].map(({ prose }) => prose);
      yield* inProse(lines, /(?:部门|单位)(?<w>决算)(?!单位构成|中项目)/g, () => "预算");
    },
  },
];

export function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
