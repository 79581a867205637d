import type { AccountTable, ContentsEntry } from "../../facts/account.ts";
import { isSlipOf, lettersApart } from "../../facts/letters.ts";
import { titleCore } from "../../facts/titles.ts";
import type { FormKey } from "../../standard/forms.ts";
import { bareTitle, formKeys, isFormKey } from "../../standard/forms.ts";
import type { Titles } from "../../standard/titles.ts";

/** Words of headings and labels that only some forms have; a table that lacks them is none of these. */
const shapes: Readonly<Record<FormKey, (words: string, columns: number) => boolean>> = {
  公开01表: (words) =>
    /收入/.test(words) && /支出/.test(words) && /项目.*项目/.test(words) && !/政府性基金/.test(words),
  公开02表: (words) => /收入合计/.test(words) && /(?:上级补助|事业|其他)收入/.test(words),
  公开03表: (words) => /基本支出/.test(words) && /(?:上缴上级|经营支出)/.test(words),
  公开04表: (words) =>
    /收入/.test(words) && /支出/.test(words) && /项目.*项目/.test(words) && /基金|小计|公共预算/.test(words),
  公开05表: (words) =>
    /基本支出/.test(words) && /项目支出/.test(words) && !/上缴上级|结转|经营支出/.test(words),
  公开06表: (words) => /经济分类|人员经费|公用经费|(?:科目编码.*){2}/.test(words),
  公开07表: (words) => /因公出国/.test(words) && /公务接待/.test(words),
  公开08表: (words) => /结转/.test(words) && /基本支出/.test(words) && /本年收入/.test(words),
  公开09表: (words) => /基本支出/.test(words) && /项目支出/.test(words) && !/上缴上级|经营支出/.test(words),
  公开10表: (words) => /采购|机关运行|车辆/.test(words),
};

/**
 * The form of each table whose title does not say it: a slip of the pen in it, or the title of another table, which is
 * there too. Note, place among the others and headings say which it is.
 */
export function formsSettled(
  tables: readonly AccountTable[],
  contents: readonly ContentsEntry[],
  titles: Titles,
): AccountTable[] {
  const settled = tables.map((table) => {
    // A note may fit several forms; the title says which, slip or not.
    const unnamed = table.form !== "自评表" && titles.form(table.title ?? "") === null;
    const near = unnamed ? formNearly(table.title, titles) : null;
    return near && fits(table, near) && !tables.some((other) => other !== table && other.form === near)
      ? withForm(table, near)
      : table;
  });
  const order = orderOf(contents, titles);
  for (const [i, table] of settled.entries()) {
    if (table.form === "自评表" || table.form === null) continue;
    const twins = settled.filter(({ form }) => form === table.form);
    if (twins.length !== 2) continue;
    const right = rightForm(settled, i, { order, titles });
    if (right) settled[i] = withForm(table, right);
  }
  return settled;
}

/** The form whose title was printed with a slip. */
function formNearly(title: string | null, { plain }: Titles): FormKey | null {
  if (title === null) return null;
  const printed = new Set([bareTitle(title), titleCore(title)].filter((one) => one.length >= shortestTitle));
  let near: { readonly form: string; readonly apart: number; readonly alone: boolean } | null = null;
  for (const { key, title: known } of plain) {
    if (!isFormKey(key)) continue;
    for (const right of new Set([bareTitle(known), titleCore(known)]))
      for (const one of printed) {
        const apart = isSlipOf(one, right) ? lettersApart(one, right) : Number.POSITIVE_INFINITY;
        if (apart === Number.POSITIVE_INFINITY || (near && apart > near.apart)) continue;
        const alone: boolean = !near || apart < near.apart || (near.alone && near.form === key);
        near = { form: key, apart, alone };
      }
  }
  return near?.alone && isFormKey(near.form) ? near.form : null;
}

const shortestTitle = 4;

/** Forms in the order of the table of contents, else as they are numbered. */
function orderOf(contents: readonly ContentsEntry[], titles: Titles): readonly string[] {
  const listed = contents.map(({ title }) => titles.form(title)).filter((form) => form !== null);
  return new Set(listed).size === listed.length && listed.length >= 7 ? listed : formKeys;
}

/** Of two tables with one title, the form that the one at `i` is instead; null where its title may be right. */
function rightForm(
  tables: readonly AccountTable[],
  i: number,
  { order, titles }: { readonly order: readonly string[]; readonly titles: Titles },
): FormKey | null {
  const table = tables[i]!;
  const taken = new Set(tables.map(({ form }) => form));
  const free = formKeys.filter((key) => !taken.has(key) && fits(table, key));
  const note = table.notes.map(({ text }) => text.replace(/\s+/g, "")).join("");
  const own = titles.isNoteOf(table.form ?? "", note);
  const noted = free.find((key) => titles.isNoteOf(key, note));
  if (noted && !own) return noted;
  const placed = (form: string | null, at: number): boolean => {
    const rank = order.indexOf(form ?? "");
    const before = neighbour(tables, at, -1);
    const after = neighbour(tables, at, 1);
    return (
      rank !== -1 &&
      (before === null || order.indexOf(before) < rank) &&
      (after === null || rank < order.indexOf(after))
    );
  };
  if (placed(table.form, i)) return null;
  const here = free.filter((key) => placed(key, i));
  const [only, ...others] = here;
  // A note that fits the title speaks for it.
  if (own && note !== "") return null;
  return others.length === 0 || note !== "" ? (only ?? null) : null;
}

function neighbour(tables: readonly AccountTable[], at: number, step: 1 | -1): string | null {
  for (let i = at + step; i >= 0 && i < tables.length; i += step) {
    const form = tables[i]?.form ?? null;
    if (form !== null && form !== "自评表") return form;
  }
  return null;
}

function fits({ rows, headerRows }: AccountTable, form: FormKey): boolean {
  const words = rows
    .slice(0, Math.max(headerRows, 3))
    .flat()
    .map(({ text }) => text.replace(/\s+/g, ""))
    .join("|");
  const labels = rows
    .slice(0, 12)
    .map((row) => row[0]?.text ?? "")
    .join("|");
  return shapes[form](form === "公开10表" ? words + labels : words, rows[0]?.length ?? 0);
}

function withForm(table: AccountTable, form: FormKey): AccountTable {
  return {
    ...table,
    form,
    rows: table.rows.map((row) => row.map((cell) => ({ ...cell, place: { ...cell.place, table: form } }))),
  };
}
