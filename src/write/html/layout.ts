import type { Account, AccountTable, Prose, UnboundFigure } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { Drawn } from "../../facts/drawn.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Finding, Severity } from "../../facts/finding.ts";
import type { Place } from "../../facts/place.ts";

/** A finding seen at a place: the wrong figure itself, or one that it is compared with. */
export interface Sight {
  /** Number of the finding, from 0. */
  readonly finding: number;
  readonly severity: Severity;
  readonly evidence: boolean;
}

/** A figure bound to one or several facts. */
export interface Figure {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Numbers of the facts, from 0. */
  readonly facts: number[];
  readonly sights: Sight[];
}

/** Words that a finding, or an unbound figure, points to. */
export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly sights: Sight[];
}

/** A stretch of text as it is drawn: a paragraph or a cell. */
export interface Passage {
  readonly text: string;
  readonly figures: Figure[];
  readonly marks: Mark[];
  /** Where it is drawn on the pages of a PDF that was read with boxes. */
  readonly drawn: Drawn | null;
}

/** Where everything that can be pointed to is drawn. */
export interface Layout {
  readonly passages: ReadonlyMap<Prose | string, Passage>;
  /** Findings about a table as a whole, by block. */
  readonly tables: ReadonlyMap<number, readonly Sight[]>;
  /** Element ids of a finding's places and suspects, null where a place is nowhere in the document. */
  readonly places: readonly (readonly (string | null)[])[];
  readonly suspects: readonly (readonly (string | null)[])[];
  readonly unbound: readonly (string | null)[];
  /** Element id by number of the fact. */
  readonly facts: readonly string[];
}

/** Key of a cell's passage. */
export function cellKey(block: number, row: number, col: number): string {
  return `${block}:${row}:${col}`;
}

/** Lays out an account: every fact a figure, every place of a finding (and unbound figure) listed a figure, a mark or a table. */
export function layoutOf(
  account: Account,
  findings: readonly Finding[],
  listedUnbound: readonly UnboundFigure[] = account.unbound,
): Layout {
  const book = openBook(account);
  const places: (string | null)[][] = [];
  const suspects: (string | null)[][] = [];
  findings.forEach((finding, index) => {
    const sight = (evidence: boolean): Sight => ({ finding: index, severity: finding.severity, evidence });
    const suspected = finding.suspects.map((place) => book.point(place, sight(false), finding.id));
    const named = new Set(suspected.flat());
    suspects.push(suspected.map(([first]) => first ?? null));
    places.push(
      finding.where.map((place) => {
        const ids = book.find(place, finding.id);
        const evidence = named.size > 0 && !ids.some((id) => named.has(id));
        const known = ids.filter((id) => named.has(id));
        const [first] = known.length > 0 ? known : book.point(place, sight(evidence), finding.id);
        return first ?? null;
      }),
    );
  });
  const unbound = listedUnbound.map(({ place }) => book.point(place, null, "")[0] ?? null);
  return { ...book, places, suspects, unbound };
}

interface Book extends Pick<Layout, "passages" | "tables" | "facts"> {
  /** Draws a sight at a place and returns the ids of the elements. */
  point(place: Place, sight: Sight | null, about: string): readonly string[];
  /** The ids of figures already at a place. */
  find(place: Place, about: string): readonly string[];
}

function openBook(account: Account): Book {
  const passages = new Map<Prose | string, Passage>();
  const tables = new Map<number, Sight[]>();
  const proseOf = new Map<number, Prose[]>();
  const proseAt = new Map<string, Map<Prose, number>>();
  for (const prose of account.prose) {
    if (prose.row >= 0) continue;
    passages.set(prose, { text: prose.text, figures: [], marks: [], drawn: prose.drawn ?? null });
    listed(proseOf, prose.block).push(prose);
    for (const piece of prose.pieces) {
      const key = positionKey(piece);
      const here = proseAt.get(key) ?? new Map<Prose, number>();
      if (!here.has(prose)) here.set(prose, piece.start);
      proseAt.set(key, here);
    }
  }
  const cellsAt = new Map<string, { key: string; place: Place }[]>();
  for (const table of account.tables)
    for (const cell of table.rows.flat()) {
      const key = cellKey(cell.spot.block, cell.spot.row, cell.spot.col);
      passages.set(key, { text: cell.text, figures: [], marks: [], drawn: cell.drawn ?? null });
      listed(cellsAt, positionKey(cell.place)).push({ key, place: cell.place });
    }

  const figureAt = new Map<string, Figure>();
  const factsAt = new Map<string, { fact: Fact; figure: Figure }[]>();
  let nextMark = 1;
  const facts = account.facts.map((fact, index) => {
    const { spot } = fact;
    const key = spot.row >= 0 ? cellKey(spot.block, spot.row, spot.col) : homeOf(fact, proseOf);
    const passage = key === null ? undefined : passages.get(key);
    const id = `f${index + 1}`;
    if (!passage) return "";
    const token = `${spot.block}:${spot.row}:${spot.col}:${spot.start}:${spot.end}:${fact.place.line}`;
    let figure = figureAt.get(token);
    if (!figure) {
      const end = Math.min(spot.end, passage.text.length);
      figure = { id, start: Math.min(spot.start, end), end, facts: [], sights: [] };
      figureAt.set(token, figure);
      passage.figures.push(figure);
    }
    figure.facts.push(index);
    listed(factsAt, placeKey(fact.place)).push({ fact, figure });
    return figure.id;
  });

  const find = (place: Place, about: string): readonly string[] =>
    figuresFor(place, about).map(({ id }) => id);
  return { passages, tables, facts, point, find };

  function figuresFor(place: Place, about: string): Figure[] {
    const candidates = factsAt.get(placeKey(place)) ?? [];
    const named = candidates.filter(({ fact }) => about.includes(fact.id) || about.includes(fact.key));
    const chosen = named.length > 0 ? named : candidates;
    return [...new Set(chosen.map(({ figure }) => figure))];
  }

  function point(place: Place, sight: Sight | null, about: string): readonly string[] {
    const figures = figuresFor(place, about);
    if (figures.length > 0) {
      for (const figure of figures) if (sight) add(figure.sights, sight);
      return figures.map(({ id }) => id);
    }
    const spot = place.table === null ? inProse(place) : (inCell(place) ?? inProse(place));
    if (spot) return [mark(spot, sight)];
    const table = tableOf(account.tables, place);
    if (!table) return [];
    if (sight) add(listed(tables, table.block), sight);
    return [`t${table.block}`];
  }

  function mark({ passage, start, end }: Stretch, sight: Sight | null): string {
    const figure = passage.figures.find((one) => one.start <= start && end <= one.end && one.end > one.start);
    const known = figure ?? passage.marks.find((one) => one.start === start && one.end === end);
    if (known) {
      if (sight) add(known.sights, sight);
      return known.id;
    }
    const made: Mark = { id: `m${nextMark}`, start, end, sights: sight ? [sight] : [] };
    nextMark += 1;
    passage.marks.push(made);
    return made.id;
  }

  function inCell(place: Place): Stretch | null {
    const here = (cellsAt.get(positionKey(place)) ?? []).filter(
      (cell) => cell.place.table === place.table && passages.get(cell.key)!.text.includes(place.text),
    );
    const best =
      here.find((cell) => cell.place.column === place.column && cell.place.text === place.text) ??
      here.find((cell) => cell.place.text === place.text && place.text !== "") ??
      here.find((cell) => cell.place.column === place.column && cell.place.row === place.row) ??
      here.find(() => place.text !== "");
    if (!best) return null;
    const passage = passages.get(best.key)!;
    const start = passage.text.indexOf(place.text);
    return { passage, start, end: start + place.text.length };
  }

  function inProse(place: Place): Stretch | null {
    if (place.page === null && place.line === null && place.cell === null) return null;
    const here = [...(proseAt.get(positionKey(place)) ?? [])];
    for (const [prose, from] of here) {
      const behind = prose.text.indexOf(place.text, from);
      const start = behind >= 0 ? behind : prose.text.indexOf(place.text);
      if (place.text !== "" && start >= 0)
        return { passage: passages.get(prose)!, start, end: start + place.text.length };
    }
    const [first] = here[0] ?? [];
    if (!first || (place.page !== null && place.line === null && place.text !== "")) return null;
    return { passage: passages.get(first)!, start: 0, end: first.text.length };
  }
}

interface Stretch {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** The prose that a fact's span counts in: a block that was cut into several counts anew in each. */
function homeOf(fact: Fact, proseOf: ReadonlyMap<number, readonly Prose[]>): Prose | null {
  const { spot, place } = fact;
  const all = proseOf.get(spot.block) ?? [];
  const here = (prose: Prose): boolean => {
    if (prose.text.slice(spot.start, spot.end) !== place.text) return false;
    const at = placeIn(prose, spot.start, spot.end);
    return at.line === place.line && at.page === place.page;
  };
  return all.find(here) ?? all.find((prose) => prose.text.length >= spot.end) ?? all[0] ?? null;
}

function tableOf(tables: readonly AccountTable[], place: Place): AccountTable | null {
  const inLines = ({ lines }: AccountTable): boolean =>
    place.line !== null && lines !== null && lines[0] <= place.line && place.line <= lines[1];
  const named = ({ form, title }: AccountTable): boolean =>
    place.table !== null && (form ?? title) === place.table;
  return (
    tables.find((table) => named(table) && inLines(table)) ??
    tables.find((table) => named(table) && (place.page === null || table.pages.includes(place.page))) ??
    tables.find(inLines) ??
    null
  );
}

function add(sights: Sight[], sight: Sight): void {
  const known = sights.findIndex(({ finding }) => finding === sight.finding);
  if (known < 0) sights.push(sight);
  else if (sights[known]!.evidence && !sight.evidence) sights[known] = sight;
}

function listed<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function positionKey({ page, line, cell }: Pick<Place, "page" | "line" | "cell">): string {
  return `${page}|${line}|${cell}`;
}

function placeKey(place: Place): string {
  return JSON.stringify([
    place.table,
    place.row,
    place.column,
    place.page,
    place.line,
    place.cell,
    place.text,
  ]);
}
