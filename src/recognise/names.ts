import type { AccountTable } from "../facts/account.ts";
import { isSlipOf } from "../facts/letters.ts";
import { classNamed } from "../standard/classes.ts";
import { codesNamed, economicCodesNamed, knownFunctional, sameName } from "../standard/codes.ts";
import { codeRows } from "./code-tree.ts";
import { economicEntries } from "./economic-detail.ts";
import type { AgreedCodes } from "./names/agreed-codes.ts";

/** What the account itself says about its codes: names printed in its tables. */
export interface Names {
  /** Functional code of a class named in prose. */
  classNamed(name: string): string | null;
  /** Functional code for names of 类, 款 and 项 given together, with the level that each is printed with. */
  functionNamed(path: readonly string[], levels: readonly string[]): string | null;
  /** The code of a row where a code is printed beside names: the code itself, unless only the names stand in a table. */
  functionCoded(code: string, path: readonly string[], levels: readonly string[]): string;
  /** Economic code of a name. */
  economicNamed(name: string): string | null;
}

const codeLength: Readonly<Record<string, number>> = { 类: 3, 款: 5, 项: 7 };

/** Names of codes: first as the account's own tables print them, then as the classification has them. */
export function namesOf(tables: readonly AccountTable[], year: number | null, agreed: AgreedCodes): Names {
  const printed: { code: string; name: string }[] = [];
  const economic: { code: string; name: string }[] = [];
  for (const table of tables) {
    if (/^公开0[2358]表$|^公开09表$/.test(table.form ?? ""))
      for (const row of codeRows(table))
        if (row.code) printed.push({ code: agreed.get(row.codeCell) ?? row.code, name: row.name });
    if (table.form === "公开06表") for (const entry of economicEntries(table)) economic.push(entry);
  }
  return {
    classNamed: (name) => classIn(name),
    functionNamed(path, levels) {
      let within = "";
      let sure = true;
      for (const [index, name] of path.entries()) {
        const cleaned = name.replace(
          /^(?:其中[:：]?|用于|\d+[、.．]|[（(]?[一二三四五六七八九十\d]+[）)、.．])/,
          "",
        );
        const last = index === path.length - 1;
        const code = codeIn(
          cleaned,
          { printed, year },
          {
            within,
            sure,
            length: codeLength[levels[index] ?? ""] ?? null,
            first: index === 0,
            last,
          },
        );
        if (code) within = code;
        else if (last) return null;
        else sure = false;
      }
      return within === "" ? null : within;
    },
    functionCoded(code, path, levels) {
      if (printed.some((row) => row.code === code)) return code;
      // A slip in the code: the name says which row is meant.
      const last = path.at(-1) ?? "";
      const own = printed.some(({ name }) => sameName(name, last)) ? this.functionNamed(path, levels) : null;
      return own ?? (knownFunctional(code) ? code : (listedNear(code, last, year) ?? code));
    },
    economicNamed(name) {
      // “对个人和家庭补助支出” is said of 对个人和家庭的补助.
      for (const said of new Set([name, name.replace(/和家庭的?补助(?:支出)?$/, "和家庭的补助")])) {
        const own = economic.find((entry) => sameName(entry.name, said));
        const code = own?.code ?? economicCodesNamed(said, year)[0]?.code;
        if (code) return code;
      }
      return null;
    },
  };

  function classIn(name: string): string | null {
    for (let from = 0; from < name.length - 3; from += 1) {
      const code = classNamed(name.slice(from));
      if (code) return code;
    }
    return null;
  }
}

interface Known {
  readonly printed: readonly { readonly code: string; readonly name: string }[];
  readonly year: number | null;
}

/** The code of one name of a path: by the account's own rows, by the list, by rows that a slip of the pen sets apart. */
function codeIn(
  name: string,
  { printed, year }: Known,
  {
    within,
    sure,
    length,
    first,
    last,
  }: { within: string; sure: boolean; length: number | null; first: boolean; last: boolean },
): string | null {
  // What stands below a subject has a longer code, whatever level it is given.
  const below = (code: string): boolean => code.startsWith(within) && code.length > within.length;
  const due = length !== null && length <= within.length ? null : length;
  const fits = (code: string): boolean => below(code) && (due === null || code.length === due);
  const own = printed.filter((row) => sameName(row.name, name)).map(({ code }) => code);
  const listed = own.length > 0 ? own : codesNamed(name, year).map(({ code }) => code);
  const classes = first ? [classNamed(name), classNamed(`${name}支出`)].filter((code) => code !== null) : [];
  const exact = [...listed, ...classes].filter(fits);
  // 行政运行 alone, which several classes have, names none of them.
  if (within === "" && own.length === 0 && new Set(exact).size > 1) return null;
  // Under a parent that nobody knows, a name that several have names none.
  if (exact.length > 0) return sure || new Set(exact).size === 1 ? exact[0]! : null;
  const near = (test: (row: { code: string; name: string }) => boolean): string | null => {
    const codes = new Set(printed.filter((row) => below(row.code) && test(row)).map(({ code }) => code));
    const [only, ...others] = codes;
    return only !== undefined && others.length === 0 ? only : null;
  };
  const slip = near((row) => (due === null || row.code.length === due) && isSlipOf(name, row.name));
  if (slip || !last) return slip;
  // The name is right and its level is not, or it is abridged, or a former one with a word more.
  return (
    near((row) => sameName(row.name, name)) ??
    (within.length === 5 ? near((row) => isWithin(row.name, name)) : null)
  );
}

/** The code that the list has for a name, beside a code that it does not have at all. */
function listedNear(code: string, name: string, year: number | null): string | null {
  const near = codesNamed(name, year).filter(
    (one) => one.code.length === code.length && one.code.startsWith(code.slice(0, 3)),
  );
  return near.length === 1 ? near[0]!.code : null;
}

const shortestPart = 4;

/** Whether one of two names ends with the other. */
function isWithin(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.replace(/支出$/, ""));
  const shorter = Math.min(one!.length, other!.length);
  return shorter >= shortestPart && (one!.endsWith(other!) || other!.endsWith(one!));
}
