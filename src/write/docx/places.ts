import type { SourceElement } from "./source.ts";
import { unseen } from "./source.ts";

/**
 * The paragraphs of a document by the address that the reader gives them: 第3段, 表1第2行第3列, 第3段文本框. A cell or a
 * box may hold several paragraphs; one with a table inside is left out.
 */
export function paragraphsByPlace(document: SourceElement): ReadonlyMap<string, readonly SourceElement[]> {
  const found = new Map<string, SourceElement[]>();
  const mixed = new Set<string>();
  let paragraphs = 0;
  let tables = 0;
  const keep = (address: string, paragraph: SourceElement): void => {
    const list = found.get(address);
    if (list) list.push(paragraph);
    else found.set(address, [paragraph]);
  };
  const walk = (element: SourceElement, inside: Inside): void => {
    if (unseen(element)) return;
    switch (element.name) {
      case "p":
        for (const child of element.children) walk(child, { ...inside, paragraph: true });
        if (inside.table) keep(addressOf(inside.table), element);
        else if (inside.paragraph) keep(`第${paragraphs + 1}段文本框`, element);
        else {
          paragraphs += 1;
          keep(`第${paragraphs}段`, element);
        }
        return;
      case "tbl":
        if (inside.table) {
          mixed.add(addressOf(inside.table));
          return;
        }
        tables += 1;
        inside = { ...inside, table: { number: tables, row: 0, column: 0, next: 1 } };
        break;
      case "tr":
        if (inside.table) Object.assign(inside.table, { row: inside.table.row + 1, next: 1 });
        break;
      case "gridBefore":
        if (inside.table) inside.table.next += Math.max(0, Math.min(63, Number(element.attributes.val) || 0));
        break;
      case "tc":
        if (inside.table) {
          inside.table.column = inside.table.next;
          inside.table.next += spanOf(element);
        }
        break;
      default:
    }
    for (const child of element.children) walk(child, inside);
  };
  walk(document, { paragraph: false, table: null });
  for (const address of mixed) found.delete(address);
  return found;
}

interface Inside {
  readonly paragraph: boolean;
  readonly table: { number: number; row: number; column: number; next: number } | null;
}

function addressOf({ number, row, column }: NonNullable<Inside["table"]>): string {
  return `表${number}第${row}行第${column}列`;
}

function spanOf(cell: SourceElement): number {
  const properties = cell.children.find(({ name }) => name === "tcPr");
  const span = properties?.children.find(({ name }) => name === "gridSpan");
  return Math.max(1, Math.min(63, Number(span?.attributes.val ?? 1) || 1));
}

/** A stretch of a paragraph's printed text with the run and the element that print it. */
export interface PrintedPiece {
  readonly text: string;
  /** Where it begins in the text of the paragraph. */
  readonly start: number;
  readonly run: SourceElement;
  readonly element: SourceElement;
}

/** What a paragraph prints, tracked changes accepted and hidden text left out, as the reader reads it. */
export function printedPieces(paragraph: SourceElement): PrintedPiece[] {
  const pieces: PrintedPiece[] = [];
  let length = 0;
  const walk = (element: SourceElement, run: SourceElement | null): void => {
    if (unseen(element) || ["del", "moveFrom", "pPr", "rPr"].includes(element.name)) return;
    if (element.name === "p" && element !== paragraph) return;
    if (element.name === "r") {
      if (hidden(element)) return;
      run = element;
    }
    const text = run === null ? null : printedText(element);
    if (text !== null && run !== null) {
      pieces.push({ text, start: length, run, element });
      length += text.length;
      return;
    }
    for (const child of element.children) walk(child, run);
  };
  walk(paragraph, null);
  return pieces;
}

function printedText({ name, text }: SourceElement): string | null {
  if (name === "t") return text;
  if (name === "tab") return "\t";
  if (name === "noBreakHyphen") return "-";
  return name === "br" || name === "cr" ? "\n" : null;
}

function hidden(run: SourceElement): boolean {
  const properties = run.children.find(({ name }) => name === "rPr");
  const vanish = properties?.children.find(({ name }) => name === "vanish");
  return vanish !== undefined && vanish.attributes.val !== "0" && vanish.attributes.val !== "false";
}
