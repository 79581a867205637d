import type { Account, AccountTable, Prose } from "../../facts/account.ts";
import type { Disclosure, DisclosureBlock, WrittenFigure, WrittenTable } from "../../facts/disclosure.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Layout, Passage } from "../html/layout.ts";
import { cellKey, layoutOf } from "../html/layout.ts";

/** A figure as it stands on the page: a stretch of a text that states one or several facts. */
export interface PageFigure {
  /** Address of the figure on the page, stable while the disclosure keeps its form: f-公开03表-4-3. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** The text as printed, empty for a blank cell. */
  readonly text: string;
  /** The words of its clause before it. */
  readonly before: string;
  /** Keys of what it states. */
  readonly keys: readonly string[];
  readonly facts: readonly Fact[];
  /** What a table says of it; null in prose and in forms whose figures only recognition knows. */
  readonly written: WrittenFigure | null;
  /** Name of the table, or heading of the section. */
  readonly section: string;
}

/** All figures of a page, and those of each text. */
export interface PageFigures {
  readonly all: readonly PageFigure[];
  /** Figures of a text, in order: see `textKey`, `cellTextKey` and `noteKey`. */
  readonly of: ReadonlyMap<string, readonly PageFigure[]>;
}

/** Key of the text of a heading or paragraph, by the number of its block. */
export function textKey(block: number): string {
  return `${block}`;
}

/** Key of the text of a cell. */
export function cellTextKey(block: number, row: number, column: number): string {
  return `${block}:${row}:${column}`;
}

/** Key of a note below a table. */
export function noteKey(block: number, note: number): string {
  return `${block}:note:${note}`;
}

/**
 * Every figure of a disclosure at its text. The account is what recognition knows of the same disclosure: its prose
 * and its tables stand in the same order.
 */
export function figuresOf({ blocks }: Disclosure, account: Account): PageFigures {
  const layout = layoutOf(account, []);
  const reader = proseReader(account, layout);
  const tables = [...account.tables].sort((a, b) => a.block - b.block);
  const all: PageFigure[] = [];
  const of = new Map<string, readonly PageFigure[]>();
  let section: Section = { id: "top", name: "封面", next: 1 };
  const put = (key: string, figures: readonly PageFigure[]): void => {
    if (figures.length === 0) return;
    of.set(key, figures);
    all.push(...figures);
  };
  const prose = (key: string, text: string, home: Section): void => {
    const spans = reader(text);
    const figures = spans.map(({ start, end, facts }): PageFigure => {
      const id = `f-${home.id}-${home.next}`;
      home.next += 1;
      const indexed = facts.map((index) => account.facts[index]!);
      return {
        id,
        start,
        end,
        text: text.slice(start, end),
        before: clause(text.slice(0, start)),
        keys: keysOf(indexed),
        facts: indexed,
        written: null,
        section: home.name,
      };
    });
    put(key, figures);
  };
  blocks.forEach((block, b) => {
    if (block.kind === "heading") section = { id: block.id, name: block.text, next: 1 };
    if (block.kind === "heading" || block.kind === "paragraph") prose(textKey(b), block.text, section);
    if (block.kind !== "table") return;
    const at = tables.findIndex((table) => sameShape(table, block));
    const known = at < 0 ? null : tables.splice(0, at + 1)[at]!;
    const name = tableName(block, blocks);
    block.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (!cell) return;
        const spot = known?.rows[r]?.[c]?.spot;
        const passage = spot && layout.passages.get(cellKey(spot.block, spot.row, spot.col));
        const spans = merged(passage ? [{ passage, offset: 0 }] : []);
        if (spans.length === 0 && cell.figure) spans.push({ start: 0, end: cell.text.length, facts: [] });
        put(
          cellTextKey(b, r, c),
          spans.map(({ start, end, facts }, i): PageFigure => {
            const indexed = facts.map((index) => account.facts[index]!);
            return {
              id: `f-${block.id}-${r + 1}-${c + 1}${i === 0 ? "" : `-${i + 1}`}`,
              start,
              end,
              text: cell.text.slice(start, end),
              before: clause(cell.text.slice(0, start)),
              keys: cell.figure ? [cell.figure.key] : keysOf(indexed),
              facts: indexed,
              written: cell.figure,
              section: name,
            };
          }),
        );
      });
    });
    const notes: Section = { id: `${block.id}-note`, name, next: 1 };
    block.notes.forEach((note, i) => {
      prose(noteKey(b, i), note, notes);
    });
  });
  return { all, of };
}

/** The name of a table: its title, or the heading above it where that says it already. */
export function tableName(table: WrittenTable, blocks: readonly DisclosureBlock[]): string {
  if (table.title !== null) return table.title;
  const at = blocks.indexOf(table);
  const heading = blocks.findLast((block, i) => i < at && block.kind === "heading");
  return heading?.kind === "heading" ? heading.text : table.id;
}

interface Section {
  readonly id: string;
  readonly name: string;
  /** Number of the next figure. */
  next: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly facts: readonly number[];
}

interface Piece {
  readonly passage: Passage;
  /** Where the passage begins in the text. */
  readonly offset: number;
}

/** The end of a clause: what stands after the last mark, sixteen characters at most. */
function clause(before: string): string {
  return (before.split(/[，。；：、（）？！,;]/).at(-1) ?? "").trim().slice(-16);
}

function keysOf(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map(({ key }) => key))];
}

function sameShape({ rows }: AccountTable, table: WrittenTable): boolean {
  return rows.length === table.rows.length && rows[0]?.length === table.rows[0]?.length;
}

/** Finds texts one after another in the prose of an account; recognition may have cut one into several. */
function proseReader(account: Account, { passages }: Layout): (text: string) => Span[] {
  const prose: Prose[] = account.prose.filter(({ row }) => row < 0).sort((a, b) => a.block - b.block);
  let cursor = 0;
  return (text) => {
    const whole = prose.findIndex((one, i) => i >= cursor && one.text === text);
    if (whole >= 0) {
      cursor = whole + 1;
      return merged([{ passage: passages.get(prose[whole]!)!, offset: 0 }]);
    }
    const pieces: Piece[] = [];
    let at = 0;
    for (let one = prose[cursor]; one && one.text !== ""; one = prose[cursor]) {
      const offset = text.indexOf(one.text, at);
      if (offset < 0) break;
      pieces.push({ passage: passages.get(one)!, offset });
      at = offset + one.text.length;
      cursor += 1;
    }
    return merged(pieces);
  };
}

/** The figures of a text in order; readings that overlap are one figure with the facts of all. */
function merged(pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  for (const { passage, offset } of pieces)
    for (const figure of [...passage.figures].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const start = figure.start + offset;
      const end = figure.end + offset;
      const last = spans.at(-1);
      if (last && (start < last.end || (start === last.start && end === last.end)))
        spans[spans.length - 1] = {
          start: last.start,
          end: Math.max(last.end, end),
          facts: [...last.facts, ...figure.facts],
        };
      else spans.push({ start, end, facts: figure.facts });
    }
  return spans;
}
