import type { Account, AccountTable, OutlineEntry } from "../../src/facts/account.ts";
import type {
  Disclosure,
  DisclosureBlock,
  WrittenCell,
  WrittenFigure,
  WrittenTable,
} from "../../src/facts/disclosure.ts";
import type { Document } from "../../src/read/document.ts";
import { readText } from "../../src/read/text.ts";
import { recognise } from "../../src/recognise/account.ts";
import { withCaptionsApart } from "../../src/recognise/caption-rows.ts";
import { tableWords } from "../../src/recognise/table-words.ts";
import type { DisclosureOptions } from "../invented/disclosure.ts";
import { disclosure } from "../invented/disclosure.ts";

/** An invented disclosure as composing would hand it to a writer, and the account that its text states. */
export function sample(options: DisclosureOptions = {}): { source: Account; written: Disclosure } {
  return writtenFrom(readText(new TextEncoder().encode(disclosure(options))));
}

/** A Document as a Disclosure: captions go to their tables, the lines before the contents to the cover. */
export function writtenFrom(read: Document): { source: Account; written: Disclosure } {
  const document = withCaptionsApart(read, tableWords(null));
  const source = recognise(document);
  const tables = new Map(source.tables.map((table) => [table.block, table]));
  const taken = new Set(
    source.tables.flatMap(({ titleProse, unitProse, ownerProse, yearProse, notes, remarks }) =>
      [titleProse, unitProse, ownerProse, yearProse, ...notes, ...remarks].flatMap((prose) =>
        prose ? [prose.block] : [],
      ),
    ),
  );
  const listed = new Set(source.prose.filter(({ part }) => part === "contents").map(({ block }) => block));
  const headings = new Map(source.outline.map((entry) => [entry.prose.block, entry]));
  /** A heading that is a block of its own; some texts hold a whole page in one. */
  const headingOf = (index: number): OutlineEntry | undefined => {
    const block = document.blocks[index]!;
    const entry = headings.get(index);
    return entry && block.kind !== "table" && block.passage.text === entry.prose.text ? entry : undefined;
  };
  const cover: string[] = [];
  const blocks: DisclosureBlock[] = [];
  document.blocks.forEach((block, index) => {
    const table = tables.get(index);
    const heading = headingOf(index);
    if (table) blocks.push(tableOf(table, source, `表-${index}`));
    if (table || block.kind === "table" || taken.has(index)) return;
    const { text } = block.passage;
    if (/^公开\d+表$/.test(text)) return;
    if (/^目\s*录$/.test(text)) blocks.push({ kind: "contents", title: text });
    else if (heading) {
      const depth = heading.level === null ? (heading.depth ?? 1) + 1 : heading.level - 1;
      const level = Math.min(4, Math.max(1, depth)) as 1 | 2 | 3 | 4;
      blocks.push({ kind: "heading", level, text, id: `h-${index}`, newPage: level === 1 });
    } else if (blocks.length === 0) cover.push(text);
    else if (!listed.has(index)) blocks.push({ kind: "paragraph", text });
  });
  const written: Disclosure = {
    unit: source.unit ?? "",
    year: source.year ?? 0,
    title: cover.find((line) => line.includes("决算")) ?? "",
    profile: source.profile ?? "shanxi-2022",
    amountUnit: source.amountUnit ?? "元",
    draft: false,
    blocks: [{ kind: "cover", lines: cover }, ...blocks],
  };
  return { source, written };
}

function tableOf(table: AccountTable, { facts }: Account, id: string): WrittenTable {
  const width = table.rows[0]?.length ?? 0;
  const headerRows = table.form === "自评表" ? 0 : table.headerRows;
  const figures = new Map<string, WrittenFigure>();
  for (const { spot, key, quantity, value } of facts)
    if (spot.block === table.block)
      figures.set(`${spot.row}:${spot.col}`, { key, quantity, value, sum: null });
  const texts = table.rows.map((row) => row.map(({ text }) => text));
  const spans = table.form === "自评表" ? formSpans(texts) : headerSpans(texts.slice(0, headerRows));
  const rows = table.rows.map((row, r) =>
    row.map(({ text }, c): WrittenCell | null => {
      const span = r < spans.length ? spans[r]![c]! : { colSpan: 1, rowSpan: 1 };
      if (span === null) return null;
      const figure = figures.get(`${r}:${c}`) ?? null;
      const number = /^-?[\d,]+(?:\.\d+)?%?$/.test(text) && (text.includes(".") || figure !== null);
      return { text, ...span, align: alignOf(r < headerRows, number, text), figure };
    }),
  );
  return {
    kind: "table",
    id,
    form: table.form,
    number: table.number,
    title: table.title,
    owner: table.ownerProse?.text ?? null,
    year: table.yearProse?.text ?? null,
    unit: table.unitProse?.text ?? null,
    columns: Array.from({ length: width }, (_, c) => ({ width: widthOf(table, c) })),
    headerRows,
    rows,
    notes: [...table.notes, ...table.remarks].map(({ text }) => text),
    landscape: width > 9 && table.form !== "自评表",
  };
}

function alignOf(header: boolean, number: boolean, text: string): WrittenCell["align"] {
  if (header || /^(?:合计|\d{1,3})$/.test(text)) return "center";
  return number ? "right" : "left";
}

/** About as wide as what stands in it, between five and fifteen characters. */
function widthOf({ rows, headerRows }: AccountTable, column: number): number {
  let most = 3;
  for (const row of rows.slice(headerRows))
    most = Math.max(
      most,
      [...(row[column]?.text ?? "")].reduce((sum, sign) => sum + (sign < "ÿ" ? 0.55 : 1), 0),
    );
  return Math.min(14, most);
}

type Span = { readonly colSpan: number; readonly rowSpan: number };

/** A header cell spans the blanks to its right, or those below it; 栏次 spans to its right. */
function headerSpans(texts: readonly (readonly string[])[]): (Span | null)[][] {
  const owner = texts.map((row) => row.map((_, c): [number, number] => [0, c]));
  texts.forEach((row, r) => {
    row.forEach((text, c) => {
      owner[r]![c] = [r, c];
      if (text !== "") return;
      const left = c > 0 ? owner[r]![c - 1]! : null;
      const above = r > 0 ? owner[r - 1]![c]! : null;
      const group = (at: number): string => (r > 0 ? String(owner[r - 1]![at]) : "");
      const blankAbove = above !== null && !/^栏次$/.test(row[0] ?? "");
      if (
        left &&
        left[0] === r &&
        row[left[1]] !== "" &&
        (r === 0 || group(c) === group(c - 1) || !blankAbove)
      )
        owner[r]![c] = left;
      else if (blankAbove) owner[r]![c] = above;
    });
  });
  return texts.map((row, r) =>
    row.map((_, c) => {
      const [or, oc] = owner[r]![c]!;
      if (or !== r || oc !== c) return null;
      const inside = owner.flatMap((cells, y) =>
        cells.flatMap(([py, px], x) => (py === r && px === c ? [[y, x] as const] : [])),
      );
      return {
        rowSpan: Math.max(...inside.map(([y]) => y)) - r + 1,
        colSpan: Math.max(...inside.map(([, x]) => x)) - c + 1,
      };
    }),
  );
}

/** In a form the last words of a row reach to its end, and a label at its left down to the next. */
function formSpans(texts: readonly (readonly string[])[]): (Span | null)[][] {
  const spans: (Span | null)[][] = texts.map((row) => {
    const last = row.findLastIndex((text) => text !== "");
    const few = row.filter((text) => text !== "").length <= 3;
    return row.map((_, c) => {
      if (!few || c < last) return { colSpan: 1, rowSpan: 1 };
      return c === last ? { colSpan: row.length - last, rowSpan: 1 } : null;
    });
  });
  let start = 0;
  texts.forEach((row, r) => {
    const alone = spans[r]![0] === null || (spans[r]![0]?.colSpan ?? 1) > 1;
    if (row[0] !== "" || alone || r === 0) start = r;
    else {
      spans[start]![0] = { colSpan: 1, rowSpan: r - start + 1 };
      spans[r]![0] = null;
    }
  });
  return spans;
}
