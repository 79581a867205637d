import type { AccountTable, Cell } from "../../facts/account.ts";
import { comparable, functionalNames, levelOf, sameName } from "../../standard/codes.ts";
import type { CodeRow } from "../code-tree.ts";
import { codeRows } from "../code-tree.ts";

/** Codes that rows of tables were meant to have, by the cell in which another is printed. */
export type AgreedCodes = ReadonlyMap<Cell, string>;

interface Row extends CodeRow {
  readonly code: string;
  readonly form: string;
}

const functional = /^公开0[23589]表$/;

/**
 * The code of each row whose printed one is a slip: other tables print its name with one code, which its own table
 * lacks, and its printed code stands in no other. Where only one other table speaks, the state's list decides.
 */
export function agreedCodes(tables: readonly AccountTable[], year: number | null): AgreedCodes {
  const byForm = new Map<string, Row[]>();
  for (const table of tables)
    if (table.form && functional.test(table.form) && !byForm.has(table.form))
      byForm.set(
        table.form,
        codeRows(table).flatMap((row) =>
          row.code === null ? [] : [{ ...row, code: row.code, form: table.form! }],
        ),
      );
  const all = [...byForm.values()].flat();
  const printed = Map.groupBy(all, ({ code, name }) => `${code}|${comparable(name)}`);
  const named = Map.groupBy(all, ({ name }) => comparable(name));
  const agreed = new Map<Cell, string>();
  for (const [form, rows] of byForm) {
    const own = new Set(rows.map(({ code }) => code));
    const isElsewhere = (one: Row): boolean => one.form !== form;
    for (const [i, row] of rows.entries()) {
      if (printed.get(`${row.code}|${comparable(row.name)}`)?.some(isElsewhere)) continue;
      const others = (named.get(comparable(row.name)) ?? []).filter(isElsewhere);
      const near = { own, before: rows[i - 1]?.code ?? "", after: rows[i + 1]?.code ?? "", year };
      const code = others.length === 0 ? null : meantIn(row, others, near);
      if (code !== null) agreed.set(row.codeCell, code);
    }
  }
  return agreed;
}

function meantIn(
  row: Row,
  others: readonly Row[],
  {
    own,
    before,
    after,
    year,
  }: { own: ReadonlySet<string>; before: string; after: string; year: number | null },
): string | null {
  const named = others.filter(({ code }) => !own.has(code) && nearly(code, row.code));
  const codes = new Set(named.map(({ code }) => code));
  // 行政运行 stands under several classes: its neighbours say under which.
  const [code, ...more] = codes.size > 1 ? [...codes].filter((one) => isBetween(one, before, after)) : codes;
  if (code === undefined || more.length > 0) return null;
  const sure =
    new Set(named.map(({ form }) => form)).size > 1 ||
    levelOf(row.code) === null ||
    (functionalNames(code, year).some(({ name }) => sameName(name, row.name)) &&
      !functionalNames(row.code, year).some(({ name }) => sameName(name, row.name)));
  return sure ? code : null;
}

/** Whether a code can be a slip of another: few digits differ. */
function nearly(code: string, printed: string): boolean {
  if (Math.abs(code.length - printed.length) > 2) return false;
  const [short, long] = code.length < printed.length ? [code, printed] : [printed, code];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  let end = 0;
  while (end < short.length - i && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return short.length - i - end <= 2;
}

function isBetween(code: string, before: string, after: string): boolean {
  return (before === "" || before < code) && (after === "" || code < after || code.startsWith(after));
}
