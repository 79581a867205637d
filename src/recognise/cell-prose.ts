import type { AccountTable, Cell, Part, Prose } from "../facts/account.ts";
import type { SelfEvaluation } from "../facts/self-evaluation.ts";
import { isMoneyOrShare, scanNumerals } from "./numerals.ts";
import type { Outline } from "./outline.ts";

/** The text boxes of self-evaluation forms are prose too. */
export function boxesOf(evaluations: readonly SelfEvaluation[]): Prose[] {
  const cells = evaluations.flatMap((form) => [
    form.goal,
    form.achievement,
    ...form.boxes.map((box) => box.cell),
    ...form.indicators.map((row) => row.cells.deviation),
  ]);
  return cells.flatMap((cell) =>
    cell === null || cell.text.trim() === "" ? [] : [proseOfCell(cell, "attachments", "自评表")],
  );
}

/** Running text that somebody has set in a table: what it says of money and shares is prose. */
export function runningCells(tables: readonly AccountTable[], { context }: Outline): Prose[] {
  return tables
    .filter(({ form }) => form === null)
    .flatMap(({ block, rows }) =>
      [...new Set(rows.flat())].flatMap((cell) =>
        isRunning(cell.text) ? [proseOfCell(cell, context[block]!.part, "")] : [],
      ),
    );
}

function isRunning(text: string): boolean {
  return /[\p{Script=Han}\d%％][，。；]/u.test(text) && scanNumerals(text).some(isMoneyOrShare);
}

function proseOfCell({ spot, place, text }: Cell, part: Part, section: string): Prose {
  return {
    block: spot.block,
    row: spot.row,
    col: spot.col,
    text,
    part,
    section,
    pieces: [{ start: 0, page: place.page, line: place.line, cell: place.cell }],
  };
}
