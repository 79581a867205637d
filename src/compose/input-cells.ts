import type { Account, Cell } from "../facts/account.ts";
import type { Accounts } from "../facts/accounts.ts";
import type { Place } from "../facts/place.ts";
import { sheetNames } from "./accounts-book.ts";
import { currentKey } from "./former-keys.ts";
import type { BlankCell } from "./from-evaluation-sheets.ts";
import { blankEvaluationCells } from "./from-evaluation-sheets.ts";
import { listRows, nextRow } from "./list-rows.ts";

/** Where the workbook asks for what no statutory table holds. */
export interface InputCells {
  /** The cell of each input, filled in or blank, by its id. */
  readonly of: ReadonlyMap<string, Place>;
  /** The first free row of the sheets that hold figures and texts, for an input that has no row yet. */
  readonly free: Readonly<Record<"figures" | "texts" | "evaluations", Place | null>>;
  /** The first cell below the headings of each statutory table. */
  readonly tables: readonly Place[];
  /** Cells of the sheets of self-evaluations that must be filled in and are blank. */
  readonly blank: readonly BlankCell[];
}

/** Finds the input cells of an accounts workbook. */
export function inputCells(account: Account, { evaluations }: Accounts): InputCells {
  const of = new Map<string, Place>();
  const enter = (id: Cell | undefined, cell: Cell | undefined): void => {
    const key = currentKey(id?.text.trim() ?? "");
    if (key !== "" && cell && !of.has(key)) of.set(key, cell.place);
  };
  for (const [, , value, , id] of listRows(account, sheetNames.figures)) enter(id, value);
  for (const [, , text, id] of listRows(account, sheetNames.texts)) enter(id, text);
  return {
    of,
    free: {
      figures: nextRow(account, sheetNames.figures, 2),
      texts: nextRow(account, sheetNames.texts, 2),
      evaluations: nextRow(account, sheetNames.funds, 0),
    },
    tables: account.tables.flatMap(({ form, rows, headerRows }) => {
      const [first] = rows[headerRows] ?? rows.at(-1) ?? [];
      return form?.startsWith("公开") && first ? [first.place] : [];
    }),
    blank: blankEvaluationCells(account, evaluations),
  };
}
