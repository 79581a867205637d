import type { Prose } from "../../facts/account.ts";
import type { StatedName } from "../../facts/stated-name.ts";
import { classNamed } from "../../standard/classes.ts";
import { isIn } from "../../standard/sections.ts";
import { codeRows } from "../code-tree.ts";
import { economicEntries } from "../economic-detail.ts";
import type { Names } from "../names.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, nameInCell } from "./draft.ts";

const functional = /^公开0[23589]表$/;
const han = "[\\p{Script=Han}（）()、“”]";
/** “（类）”, “（项级科目）” behind a name. */
const levelled = new RegExp(
  `(?<code>\\d{3}(?:\\d{2}){0,3})?\\s{0,8}(?<name>${han}{2,60}?)\\s{0,8}[（(](?<level>[类款项])(?:级)?(?:科目)?[）)]`,
  "gu",
);
/** “住房公积金（2210201）”, “住房公积金（科目编码：2210201）”. */
const code = "(?<code>2\\d{2}(?:\\d{2}){1,2}\\d{0,2})";
const behind = new RegExp(
  "(?<name>[\\p{Script=Han}（）()]{2,40}?)\\s{0,8}[（(]\\s{0,8}" +
    "(?<said>(?:功能分类)?(?:科目)?(?:编码|代码)[:：]?)?\\s{0,8}(?<code>2\\d{2}\\d{0,6})\\s{0,8}[）)]",
  "gu",
);
/** “科目编码2210201-住房公积金支出的金额”, “2210201住房公积金”. */
const before = new RegExp(
  `(?:科目(?:编码|代码)[:：]?\\s{0,8})?(?<![\\d.,])${code}\\s{0,8}[-—–－]{0,2}\\s{0,8}(?<name>\\p{Script=Han}{3,40}?)` +
    "(?=(?:支出)?的?金额|[（(\\d，。；:：\\s])",
  "gu",
);
const lead =
  /^(?:.*[，。；、:：])?(?:[（(]?(?:[一二三四五六七八九十]+|\d{1,2})[）)、.．])?(?:其中|包括|主要|支出|用于|安排|和|及)*/u;

/** Subjects of function with code and level: the rows of tables, then the sentences that name them. */
export function subjectNames({ tables, outline }: NamesDraft, names: Names): StatedName[] {
  const rows = tables.flatMap((table) => {
    if (!functional.test(table.form ?? "")) return [];
    return codeRows(table).flatMap(({ code, name, nameCell }) =>
      code === null || name === "" ? [] : [nameInCell(nameCell, "function", code, { name, code })],
    );
  });
  const headings = new Set(outline.headings.map(({ prose }) => prose));
  const told = outline.prose.filter(
    (prose) =>
      prose.part === "narrative" &&
      prose.row < 0 &&
      !headings.has(prose) &&
      !isIn(prose.section, "other-matters"),
  );
  return [...rows, ...told.flatMap((prose) => inSentences(prose, names))];
}

/** The part of a matched name that is the name, and where it stands. */
function trimmed(words: string): string {
  const [cut = ""] = lead.exec(words) ?? [];
  return words.slice(cut.length);
}

function inSentences(prose: Prose, names: Names): StatedName[] {
  const found: StatedName[] = [];
  const taken: [number, number][] = [];
  const add = (match: RegExpMatchArray, key: string | null, more: Partial<StatedName>): void => {
    const words = match.groups?.name ?? "";
    const name = trimmed(words);
    const start = (match.index ?? 0) + match[0].indexOf(words) + words.length - name.length;
    const end = start + name.length;
    if (name.length < 2 || taken.some(([a, b]) => start < b && end > a)) return;
    taken.push([start, end]);
    found.push(
      nameIn(prose, [start, end], {
        kind: "function",
        key: key ?? `说明:${name}`,
        role: "sentence",
        ...more,
      }),
    );
  };
  let path: string[] = [];
  let levels: string[] = [];
  let until = 0;
  for (const match of prose.text.matchAll(levelled)) {
    const { name = "", level = "", code } = match.groups ?? {};
    // A path goes on where the next name stands right behind the last.
    if (match.index > until + 1) [path, levels] = [[], []];
    until = match.index + match[0].length;
    path = [...path, trimmed(name)];
    levels = [...levels, level];
    const key = code ? names.functionCoded(code, path, levels) : names.functionNamed(path, levels);
    add(match, key, { level, ...(code ? { code } : {}) });
  }
  for (const pattern of [behind, before])
    for (const match of prose.text.matchAll(pattern)) {
      const code = match.groups?.code ?? "";
      // Three digits in brackets are a code where it is said so.
      if (code.length < 5 && match.groups?.said === undefined) continue;
      const name = trimmed(match.groups?.name ?? "").replace(/支出$/, "");
      add(match, names.functionCoded(code, [name], []), { code });
    }
  for (const match of prose.text.matchAll(
    /(?<name>\p{Script=Han}{2,20}支出)(?=\s*[\d,.]+\s*(?:万|亿)?元)/gu,
  )) {
    const code = classOf(trimmed(match.groups?.name ?? ""));
    if (code) add(match, code, { level: "类" });
  }
  return found;
}

/** A class by its name, which may hold a slip of the pen. */
function classOf(name: string): string | null {
  return name.length < 5 ? null : classNamed(name);
}

/** Items of economic classification in the table of basic expenditure. */
export function economicItemNames({ tables }: NamesDraft): StatedName[] {
  return tables.flatMap((table) =>
    table.form === "公开06表"
      ? economicEntries(table).flatMap((entry) => [
          nameInCell(entry.nameCell, "economic", entry.code, { name: entry.name, code: entry.code }),
        ])
      : [],
  );
}
