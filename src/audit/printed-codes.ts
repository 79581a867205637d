import type { AccountTable, Cell } from "../facts/account.ts";
import type { View } from "./view.ts";

/** A code with its name as a table prints them. */
export interface PrintedCode {
  readonly form: string;
  readonly code: string;
  readonly name: string;
  readonly codeCell: Cell;
  readonly nameCell: Cell;
}

const functionalForms = ["公开02表", "公开03表", "公开05表", "公开08表", "公开09表"];

/** Functional codes and names of all tables, in printed order. */
export function functionalCodes(view: View): PrintedCode[] {
  return functionalForms.flatMap((form) => {
    const table = view.table(form);
    return table ? table.rows.slice(table.headerRows).flatMap((row) => codeIn(table, row)) : [];
  });
}

/** A code at the head of a row: in one cell with its name beside it, or split over columns. */
function codeIn(table: AccountTable, row: readonly Cell[]): PrintedCode[] {
  const at = row.findIndex(
    (cell, i) => i < 4 && /^\d[\d\s]*$/.test(cell.text.trim()) && !/\./.test(cell.text),
  );
  // Behind a label stand amounts, and an amount may be a whole number.
  if (at === -1 || row.slice(0, at).some(({ text }) => /\p{Script=Han}/u.test(text))) return [];
  let end = at;
  while (end + 1 < Math.min(row.length, 4) && /^\d{2}$/.test(row[end + 1]!.text.trim())) end += 1;
  const code = row
    .slice(at, end + 1)
    .map((cell) => cell.text.replace(/\s+/g, ""))
    .join("");
  const nameCell = row.slice(end + 1, 6).find(({ text }) => /\p{Script=Han}/u.test(text)) ?? row[end + 1];
  if (!nameCell) return [];
  return [
    { form: table.form ?? "", code, name: nameCell.text.replace(/\s+/g, ""), codeCell: row[at]!, nameCell },
  ];
}

/** Economic codes and names of 公开06表, block by block. */
export function economicCodes(view: View): PrintedCode[] {
  const table = view.table("公开06表");
  if (!table) return [];
  const codes: PrintedCode[] = [];
  for (const row of table.rows.slice(table.headerRows))
    row.forEach((cell, col) => {
      const first = cell.text.replace(/\s+/g, "");
      if (!/^\d{3,7}$/.test(first)) return;
      const second = row[col + 1]?.text.replace(/\s+/g, "") ?? "";
      // 类 and 款 may stand in two columns, the second blank in the row of a class.
      const split = first.length === 3 && /^(?:\d{2})?$/.test(second);
      const code = split ? first + second : first;
      const nameCell = row[split ? col + 2 : col + 1];
      if (!nameCell || !/\p{Script=Han}/u.test(nameCell.text)) return;
      codes.push({
        form: "公开06表",
        code,
        name: nameCell.text.replace(/\s+/g, ""),
        codeCell: cell,
        nameCell,
      });
    });
  return codes;
}
