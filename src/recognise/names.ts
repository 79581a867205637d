import type { AccountTable } from "../facts/account.ts";
import { classNamed } from "../standard/classes.ts";
import { codesNamed, economicCodesNamed, sameName } from "../standard/codes.ts";
import { codeRows } from "./code-tree.ts";
import { economicEntries } from "./economic-detail.ts";

/** What the account itself says about its codes: names printed in its tables. */
export interface Names {
  /** Functional code of a class named in prose. */
  classNamed(name: string): string | null;
  /** Functional code for names of 类, 款 and 项 given together, with the level that each is printed with. */
  functionNamed(path: readonly string[], levels: readonly string[]): string | null;
  /** Economic code of a name. */
  economicNamed(name: string): string | null;
}

const codeLength: Readonly<Record<string, number>> = { 类: 3, 款: 5, 项: 7 };

/** Names of codes: first as the account's own tables print them, then as the classification has them. */
export function namesOf(tables: readonly AccountTable[], year: number | null): Names {
  const printed: { code: string; name: string }[] = [];
  const economic: { code: string; name: string }[] = [];
  for (const table of tables) {
    if (/^公开0[2358]表$|^公开09表$/.test(table.form ?? ""))
      for (const row of codeRows(table)) if (row.code) printed.push({ code: row.code, name: row.name });
    if (table.form === "公开06表") for (const entry of economicEntries(table)) economic.push(entry);
  }
  const functionCodes = (name: string): string[] => {
    const own = printed.filter((row) => sameName(row.name, name)).map((row) => row.code);
    return own.length > 0 ? own : codesNamed(name, year).map(({ code }) => code);
  };
  return {
    classNamed: (name) => classIn(name),
    functionNamed(path, levels) {
      const last = path.at(-1);
      if (!last) return null;
      let within = "";
      for (const [index, name] of path.entries()) {
        const cleaned = name.replace(
          /^(?:其中[:：]?|用于|\d+[、.．]|[（(]?[一二三四五六七八九十\d]+[）)、.．])/,
          "",
        );
        const length = codeLength[levels[index] ?? ""] ?? null;
        const candidates = [
          ...functionCodes(cleaned),
          ...(index === 0
            ? [classNamed(cleaned), classNamed(`${cleaned}支出`)].filter((c) => c !== null)
            : []),
        ];
        const code = candidates.find(
          (one) => one.startsWith(within) && (length === null || one.length === length),
        );
        if (!code) return null;
        within = code;
      }
      return within === "" ? null : within;
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
