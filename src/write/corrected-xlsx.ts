import type { Correction } from "../facts/correction.ts";
import { parseDecimal } from "../facts/decimal.ts";
import type { CorrectedCopy, OpenContainer } from "./corrected-docx.ts";
import { zipped } from "./docx/container.ts";
import { escaped } from "./docx/markup.ts";
import type { Edit, SourceElement } from "./docx/source.ts";
import { edited, sourceText, sourceTree } from "./docx/source.ts";

/** Pale yellow: a cell that was corrected. */
const mark = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2A8"/></patternFill></fill>';

/**
 * A copy of a workbook in which only the corrected cells changed, each filled in pale yellow. Numbers stay numbers; a
 * corrected cell loses its formula, whose result was the error. Parts without a correction are kept byte by byte. The
 * workbook must have been read by `readXlsx`, whose addresses the corrections bear. Throws UneditablePart.
 */
export function correctedXlsx(container: OpenContainer, corrections: readonly Correction[]): CorrectedCopy {
  const parts = sheetParts(container);
  const styles = openStyles(container);
  const bySheet = Map.groupBy(corrections, ({ place }) => sheetOf(place.cell));
  const changed = new Map<string, Uint8Array>();
  const made: Correction[] = [];
  const left: Correction[] = [];
  for (const [sheet, list] of bySheet) {
    const part = parts.get(sheet);
    const bytes = part ? container.part(part) : null;
    if (!part || !bytes) {
      left.push(...list);
      continue;
    }
    const source = sourceText(bytes, part);
    const cells = cellsOf(sourceTree(source, part));
    const edits: Edit[] = [];
    for (const [ref, own] of Map.groupBy(list, ({ place }) => refOf(place.cell))) {
      const cell = cells.get(ref);
      if (!cell) {
        left.push(...own);
        continue;
      }
      edits.push({ start: cell.start, end: cell.end, text: cellWith(cell, ref, corrected(own), styles) });
      made.push(...own);
    }
    if (edits.length > 0) changed.set(part, new TextEncoder().encode(edited(source, edits)));
  }
  if (changed.size > 0 && styles.part) changed.set(styles.part, styles.written());
  const bytes = zipped(
    Object.fromEntries(
      container.names
        .filter((name) => !name.endsWith("/"))
        .map((name) => [name, changed.get(name) ?? container.part(name)!]),
    ),
  );
  return { bytes, made, left };
}

function sheetOf(address: string | null): string {
  return address?.slice(0, Math.max(0, address.lastIndexOf("!"))) ?? "";
}

function refOf(address: string | null): string {
  return address?.slice(address.lastIndexOf("!") + 1) ?? "";
}

/** The whole text of a cell with all its corrections made, from the last to the first. */
function corrected(corrections: readonly Correction[]): string {
  return corrections
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, corrected: words }) => text.slice(0, start) + words + text.slice(end),
      corrections[0]!.passage,
    );
}

/** Sheets by name with the part that holds their cells. */
function sheetParts(container: OpenContainer): Map<string, string> {
  const workbook = container.names.find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (!workbook) return new Map();
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const relations = treeOf(container, `${folder}_rels/workbook.xml.rels`);
  const targets = new Map(
    relations?.children.map(({ attributes }) => [attributes.Id ?? "", attributes.Target ?? ""]) ?? [],
  );
  const sheets = descendants(treeOf(container, workbook), "sheet");
  return new Map(
    sheets.flatMap(({ attributes }) => {
      const target = targets.get(attributes.id ?? "");
      if (!target) return [];
      return [[attributes.name ?? "", target.startsWith("/") ? target.slice(1) : folder + target] as const];
    }),
  );
}

function treeOf(container: OpenContainer, part: string): SourceElement | null {
  const bytes = container.part(part);
  return bytes ? sourceTree(sourceText(bytes, part), part) : null;
}

function descendants(root: SourceElement | null, name: string): SourceElement[] {
  if (!root) return [];
  return [
    ...(root.name === name ? [root] : []),
    ...root.children.flatMap((child) => descendants(child, name)),
  ];
}

function cellsOf(root: SourceElement): Map<string, SourceElement> {
  return new Map(
    descendants(root, "c").flatMap((cell) => (cell.attributes.r ? [[cell.attributes.r, cell]] : [])),
  );
}

/** The cell anew: a number where its text is one and it was no text, else text that can be no formula. */
function cellWith(cell: SourceElement, ref: string, text: string, styles: Styles): string {
  const prefix = cell.prefix === "" ? "" : `${cell.prefix}:`;
  const style = styles.marked(Number(cell.attributes.s ?? 0));
  const look = style === null ? "" : ` s="${style}"`;
  const plain = text.replaceAll(",", "").trim();
  const wasText = /^(?:s|str|inlineStr)$/.test(cell.attributes.t ?? "");
  if (parseDecimal(plain) && !wasText)
    return `<${prefix}c r="${ref}"${look}><${prefix}v>${plain}</${prefix}v></${prefix}c>`;
  return `<${prefix}c r="${ref}"${look} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`;
}

interface Styles {
  readonly part: string | null;
  /** The number of a style like another, filled; null where the workbook has no styles to add to. */
  marked(style: number): number | null;
  written(): Uint8Array;
}

/** Adds a filled twin to each style that a corrected cell has. */
function openStyles(container: OpenContainer): Styles {
  const part = container.names.find((name) => /(?:^|\/)styles\.xml$/.test(name)) ?? null;
  const bytes = part ? container.part(part) : null;
  const source = part && bytes ? sourceText(bytes, part) : "";
  const root = part && bytes ? sourceTree(source, part) : null;
  const fills = root?.children.find(({ name }) => name === "fills");
  const formats = root?.children.find(({ name }) => name === "cellXfs");
  if (!part || !fills || !formats || fills.prefix !== "")
    return { part: null, marked: () => null, written: () => new Uint8Array() };
  const twins = new Map<number, { number: number; text: string }>();
  return {
    part,
    marked: (style) => {
      const known = twins.get(style);
      if (known) return known.number;
      const like = formats.children[style];
      if (!like) return null;
      const tag = source.slice(like.start, like.end).replace(/\s(?:fillId|applyFill)="[^"]*"/g, "");
      const text = tag.replace(/^<xf/, `<xf fillId="${fills.children.length}" applyFill="1"`);
      const twin = { number: formats.children.length + twins.size, text };
      twins.set(style, twin);
      return twin.number;
    },
    written: () => {
      const counted = (element: SourceElement, count: number): Edit => {
        const tag = source.slice(element.start, element.contentStart);
        return {
          start: element.start,
          end: element.contentStart,
          text: tag.replace(/\scount="\d+"/, ` count="${count}"`),
        };
      };
      const more = [...twins.values()].map(({ text }) => text).join("");
      return new TextEncoder().encode(
        edited(source, [
          counted(fills, fills.children.length + 1),
          { start: fills.contentEnd, end: fills.contentEnd, text: mark },
          counted(formats, formats.children.length + twins.size),
          { start: formats.contentEnd, end: formats.contentEnd, text: more },
        ]),
      );
    },
  };
}
