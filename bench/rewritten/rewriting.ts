import type { Account, OutlineEntry } from "../../src/facts/account.ts";

/** One way to print the same account otherwise: its text in lines, with the headings that it has. */
export interface Rewriting {
  readonly name: string;
  readonly write: (lines: readonly string[], account: Account) => string[] | null;
}

/** Headings of sections of the narrative, by their line. */
function headings(account: Account): ReadonlyMap<number, OutlineEntry> {
  return new Map(
    account.outline.flatMap((one) => {
      const line = one.prose.pieces[0]?.line ?? null;
      return line !== null && one.part === "narrative" && one.depth !== 0 && one.number !== ""
        ? [[line - 1, one] as const]
        : [];
    }),
  );
}

/** Writes each heading of a section anew; null where there is none. */
function headed(change: (heading: OutlineEntry, line: string, account: Account) => string) {
  return (lines: readonly string[], account: Account): string[] | null => {
    const there = headings(account);
    if (there.size === 0) return null;
    return lines.map((line, i) => {
      const heading = there.get(i);
      return heading ? change(heading, line, account) : line;
    });
  };
}

const bracketed = /^(\s*#*\s*)[（(]([一二三四五六七八九十]+)[）)]\s*/;
const counted = /^(\s*#*\s*)([一二三四五六七八九十]+)\s*[、.．]\s*/;
const values = ["", ..."一二三四五六七八九十", "十一", "十二"];

export const rewritings: readonly Rewriting[] = [
  { name: "headings end in 。", write: headed((_, line) => `${line.trimEnd().replace(/[。：:]$/, "")}。`) },
  {
    name: "headings carry the year",
    write: headed(({ number, title }, line, { year }) =>
      year === null || /\d{4}年|详?见/.test(title) ? line : line.replace(number, `${number}${year}年度`),
    ),
  },
  {
    name: "headings carry the unit's name",
    write: headed(({ number, title }, line, { unit }) =>
      unit === null || title.includes(unit) ? line : line.replace(number, `${number}${unit}`),
    ),
  },
  {
    name: "other numbering",
    write: headed((_, line) =>
      counted.test(line)
        ? line.replace(counted, "$1（$2）")
        : line.replace(
            bracketed,
            (_all, lead: string, number: string) => `${lead}${values.indexOf(number)}、`,
          ),
    ),
  },
  {
    name: "headings run into their text",
    write(lines, account) {
      const there = headings(account);
      if (there.size === 0) return null;
      const made: string[] = [];
      let open: string | null = null;
      for (const [i, line] of lines.entries()) {
        if (there.has(i)) {
          if (open !== null) made.push(open);
          open = line.trimEnd().replace(/^#+\s*/, "");
        } else if (open !== null && line.trim() === "") continue;
        else if (open !== null) {
          made.push(/^[|\t]|\t/.test(line) ? open : `${open} ${line.trim()}`);
          if (/^[|\t]|\t/.test(line)) made.push(line);
          open = null;
        } else made.push(line);
      }
      return open === null ? made : [...made, open];
    },
  },
  {
    name: "the unit's name on the cover over two lines",
    write(lines, { unit }) {
      const at = lines.findIndex((line) => unit !== null && line.includes(unit));
      if (at === -1 || unit === null || unit.length < 6) return null;
      const line = lines[at]!;
      const cut = line.indexOf(unit) + unit.length;
      if (line.slice(cut).trim() === "" || line.length > 60) return null;
      return [...lines.slice(0, at), line.slice(0, cut), line.slice(cut), ...lines.slice(at + 1)];
    },
  },
];
