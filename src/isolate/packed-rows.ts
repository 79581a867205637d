import type { Drawn } from "../facts/drawn.ts";
import type { Passage, Piece } from "../read/document.ts";

/** Rows of a table in a few long lists, which a message holds in a fraction of what it needs for its passages. */
export interface PackedRows {
  /** Cells of each row. */
  readonly widths: Uint32Array;
  readonly texts: readonly string[];
  /** Pieces of each cell. */
  readonly pieces: Uint32Array;
  /** For each piece four numbers: start, page, line, column; NaN where there is none. */
  readonly numbers: Float64Array;
  /** Address of each piece. */
  readonly addresses: readonly (string | null)[];
  /** Where each cell is drawn; absent where none says so. */
  readonly drawn?: readonly (Drawn | null)[];
}

const numbersAPiece = 4;

/** Packs rows. */
export function packedRows(rows: readonly (readonly Passage[])[]): PackedRows {
  const cells = rows.flat();
  const pieces = cells.flatMap((cell) => cell.pieces);
  const numbers = new Float64Array(pieces.length * numbersAPiece);
  pieces.forEach(({ start, position: { page, line, column } }, i) => {
    numbers.set([start, page ?? Number.NaN, line ?? Number.NaN, column ?? Number.NaN], i * numbersAPiece);
  });
  return {
    widths: Uint32Array.from(rows, (row) => row.length),
    texts: cells.map(({ text }) => text),
    pieces: Uint32Array.from(cells, (cell) => cell.pieces.length),
    numbers,
    addresses: pieces.map(({ position }) => position.cell),
    ...(cells.some(({ drawn }) => drawn) ? { drawn: cells.map(({ drawn }) => drawn ?? null) } : {}),
  };
}

/** Whether something has the lists of packed rows. */
export function isPacked(value: unknown): value is PackedRows {
  if (typeof value !== "object" || value === null) return false;
  const { widths, texts, pieces, numbers, addresses, drawn } = value as { readonly [name: string]: unknown };
  return (
    [widths, pieces].every((list) => list instanceof Uint32Array) &&
    numbers instanceof Float64Array &&
    [texts, addresses, drawn ?? []].every((list) => Array.isArray(list))
  );
}

/** The rows that were packed; null where the lists do not fit each other. */
export function unpackedRows(packed: PackedRows): Passage[][] | null {
  const { widths, texts, pieces, numbers, addresses, drawn } = packed;
  const fits =
    sum(widths) === texts.length &&
    pieces.length === texts.length &&
    sum(pieces) === addresses.length &&
    numbers.length === addresses.length * numbersAPiece &&
    (drawn?.length ?? texts.length) === texts.length;
  if (!fits) return null;
  let cell = 0;
  let piece = 0;
  const nextPiece = (): Piece => {
    const [start = 0, page = 0, line = 0, column = 0] = numbers.subarray(piece * numbersAPiece);
    const address = addresses[piece] ?? null;
    piece += 1;
    return {
      start,
      position: { page: known(page), line: known(line), column: known(column), cell: address },
    };
  };
  const nextCell = (): Passage => {
    const text = texts[cell] ?? "";
    const where = drawn?.[cell];
    const list = Array.from({ length: pieces[cell] ?? 0 }, nextPiece);
    cell += 1;
    return { text, pieces: list, ...(where ? { drawn: where } : {}) };
  };
  return Array.from(widths, (width) => Array.from({ length: width }, nextCell));
}

function known(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}

function sum(numbers: Uint32Array): number {
  return numbers.reduce((all, one) => all + one, 0);
}
