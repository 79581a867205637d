import type { Layout, LayoutPart, LayoutSection, LayoutTable } from "../facts/layout.ts";
import { layoutFiles } from "./layouts/index.ts";

/** A layout as its file has it: what it does not say is as in the layout that it extends. */
export interface LayoutFile
  extends Partial<Omit<Layout, "tables" | "captions" | "parts" | "sections" | "style">> {
  readonly id: string;
  readonly extends?: string;
  readonly tables?: readonly (Partial<LayoutTable> & Pick<LayoutTable, "form">)[];
  readonly captions?: Partial<Omit<Layout["captions"], "words">> & {
    readonly words?: Partial<Layout["captions"]["words"]>;
  };
  readonly parts?: readonly (Partial<LayoutPart> & Pick<LayoutPart, "part">)[];
  readonly sections?: readonly SectionFile[];
  readonly style?: Partial<Layout["style"]>;
}

export interface SectionFile extends Partial<Omit<LayoutSection, "within">> {
  readonly section: string;
  readonly within?: readonly SectionFile[];
}

const emptyPart = { title: "", aliases: [], unnumbered: [], listed: [] };

const files = layoutFiles as readonly LayoutFile[];

/** The layout that all others extend: what places have in common. */
export const national: Layout = resolved(files.find(({ id }) => id === "national")!, null);

/** Every layout that a document may follow. */
export const layouts: readonly Layout[] = files
  .filter(({ id }) => id !== "national")
  .map((file) => resolved(file, national));

/** The layout with an id, or undefined. */
export function layoutNamed(id: string): Layout | undefined {
  return id === national.id ? national : layouts.find((layout) => layout.id === id);
}

/** All sections of a layout, those inside others behind them. */
export function sectionsOf({ sections }: Pick<Layout, "sections">): LayoutSection[] {
  return sections.flatMap((one) => [one, ...sectionsOf({ sections: one.within })]);
}

/** A layout as a whole: what its file does not say is its parent's. */
export function resolved(file: LayoutFile, parent: Layout | null): Layout {
  const { extends: _parent, tables, captions, parts, sections, style, ...own } = file;
  const { words, ...printed } = captions ?? {};
  const base = (parent ?? {}) as Layout;
  const known = new Map((parent ? sectionsOf(parent) : []).map((one) => [one.section, one]));
  const inherited =
    "schema" in own ? (({ schema: _schema, ...rest }) => rest)(own as typeof own & { schema: unknown }) : own;
  return {
    ...base,
    ...inherited,
    tables: tables ? tables.map((one) => tableOf(one, parent)) : base.tables,
    captions: {
      ...base.captions,
      ...printed,
      words: { ...(base.captions?.words ?? { owner: [], unit: [] }), ...words },
    },
    parts: parts
      ? parts.map((one) => ({
          ...(base.parts?.find(({ part }) => part === one.part) ?? emptyPart),
          ...one,
          required: one.required ?? true,
        }))
      : base.parts,
    sections: sections ? sections.map((one) => sectionOf(one, known)) : base.sections,
    style: { ...base.style, ...style },
  } as Layout;
}

function tableOf(one: Partial<LayoutTable> & Pick<LayoutTable, "form">, parent: Layout | null): LayoutTable {
  const usual = parent?.tables.find(({ form }) => form === one.form);
  const empty = { number: null, title: "", aliases: [], note: null, columns: {}, rowNumbers: [] };
  return { ...empty, ...usual, ...one };
}

function sectionOf(one: SectionFile, known: ReadonlyMap<string, LayoutSection>): LayoutSection {
  const usual = known.get(one.section);
  return {
    title: "",
    aliases: [],
    except: [],
    ...usual,
    ...one,
    required: one.required ?? false,
    within: (one.within ?? []).map((inner) => sectionOf(inner, known)),
  };
}

/** The words of captions that a layout alone uses: its labels, and the numbers of its tables. */
export function captionWordsOf({ captions, tables }: Layout): {
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly number: readonly string[];
} {
  const own = (words: readonly string[]): string[] => words.filter((word) => word !== "");
  return {
    owner: own([captions.owner, ...captions.words.owner]),
    unit: own([captions.unit, ...captions.words.unit]).filter((word) => word !== "单位"),
    number: tables.flatMap(({ number }) => (number === null ? [] : [number])),
  };
}

/** The tables that a document prints, as far as detection needs them. */
export interface PrintedTable {
  readonly form: string | null;
  readonly number: string | null;
  readonly title?: string | null;
}

/** The layout that a document was found to follow, and why. */
export interface DetectedLayout {
  readonly layout: Layout;
  readonly reason: string;
}

/**
 * The layout in force in the document's year whose set of tables it follows: at least two thirds of its tables are
 * there, and at least a third carry the number that the layout prints or, where it prints none, its very title. Of
 * several the one that agrees in most tables, numbers and titles and lacks the fewest. Null when none fits.
 */
export function detectLayout(
  tables: readonly PrintedTable[],
  year: number | null,
  known: readonly Layout[] = layouts,
): DetectedLayout | null {
  let best: (DetectedLayout & { score: number }) | null = null;
  for (const layout of known) {
    if (!inForce(layout, year)) continue;
    const count = (test: (wanted: LayoutTable, table: PrintedTable) => boolean): number =>
      layout.tables.filter((wanted) => tables.some((table) => test(wanted, table))).length;
    const titled = (title: string, table: PrintedTable): boolean =>
      (table.title ?? "").replace(/\s+/g, "").endsWith(title);
    const present = count(({ form }, table) => table.form === form);
    const titles = count(({ title }, table) => titled(title, table));
    const numbered = count(({ number, title }, table) =>
      number === null || (layout.frame && table.number === null)
        ? table.number === null && titled(title, table)
        : table.number === number,
    );
    const all = layout.tables.length;
    if (present * 3 < all * 2 || numbered * 3 < all) continue;
    const score = present + titles + numbered - (all - present);
    if (best && best.score >= score) continue;
    best = {
      layout,
      score,
      reason: `规定的${all}张表中有${present}张，表号相符${numbered}张，表名相符${titles}张，符合“${layout.name}”`,
    };
  }
  return best && { layout: best.layout, reason: best.reason };
}

/** Whether a layout is in force in a year; where nobody knows the year, it may be. */
export function inForce({ years }: Pick<Layout, "years">, year: number | null): boolean {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 9999];
  return year === null || (year >= first && year <= last);
}
