import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Account } from "../src/facts/account.ts";
import type { Fact } from "../src/facts/fact.ts";
import type { Document, Passage } from "../src/read/document.ts";
import { readDocx } from "../src/read/docx.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { withCaptionsApart } from "../src/recognise/caption-rows.ts";
import { tableWords } from "../src/recognise/table-words.ts";

/** Other digits in the place of a fact's own. */
export interface Edit {
  readonly fact: Fact;
  readonly digits: string;
  readonly by: string;
}

/** A document that can be changed at a fact. */
export interface Changeable {
  readonly account: Account;
  /** The account as it is read with the edits made; null where digits are not found in the source. */
  changed(edits: readonly Edit[]): Account | null;
}

/** A stretch of one part of the source in which a fact's digits stand, looked for from its start on. */
interface Stretch {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

/** What the makers have in common: parts of text by name, where a fact stands in them, and how they are read. */
interface Source {
  part(name: string): string;
  stretchOf(fact: Fact): Stretch | null;
  /** Reads the source with some parts changed. */
  read(changed: ReadonlyMap<string, string>): Account;
}

function changeable(source: Source): Changeable {
  return {
    account: source.read(new Map()),
    changed(edits) {
      const places: { part: string; at: number; edit: Edit }[] = [];
      for (const edit of edits) {
        const stretch = source.stretchOf(edit.fact);
        if (!stretch) return null;
        const at = source.part(stretch.part).indexOf(edit.digits, stretch.from);
        if (at === -1 || at + edit.digits.length > stretch.to) return null;
        places.push({ part: stretch.part, at, edit });
      }
      const changed = new Map<string, string>();
      for (const { part, at, edit } of places.sort((a, b) => b.at - a.at)) {
        const text = changed.get(part) ?? source.part(part);
        const rest = text.slice(at + edit.digits.length);
        // A sheet stores 16260.00 and shows 16260.
        changed.set(part, text.slice(0, at) + edit.by + (edit.by === "" ? rest.replace(/^\.0+/, "") : rest));
      }
      return source.read(changed);
    },
  };
}

/** A text, changed before it is read. */
export function changeableText(text: string): Changeable {
  const lines = text.split("\n");
  return changeable({
    part: (line) => lines[Number(line)] ?? "",
    stretchOf({ place, spot }) {
      const at = (place.line ?? 0) - 1;
      const line = lines[at];
      if (line === undefined) return null;
      if (spot.row < 0) return { part: `${at}`, from: Math.max(0, spot.start - 2), to: line.length };
      const cells = line.split("\t");
      const from = cells.slice(0, spot.col).reduce((sum, cell) => sum + cell.length + 1, 0);
      return { part: `${at}`, from, to: from + (cells[spot.col]?.length ?? 0) };
    },
    read: (changed) =>
      recognise(
        readText(new TextEncoder().encode(lines.map((line, i) => changed.get(`${i}`) ?? line).join("\n"))),
      ),
  });
}

/** A document of any format, changed after it was read. */
export function changeableDocument(document: Document): Changeable {
  const apart = withCaptionsApart(document, tableWords(null));
  const passageAt = (block: number, row: number, col: number): Passage | undefined => {
    const found = apart.blocks[block];
    return found?.kind === "table" ? found.rows[row]?.[col] : found?.passage;
  };
  return changeable({
    part(name) {
      const [block = -1, row = -1, col = -1] = name.split(":").map(Number);
      return passageAt(block, row, col)?.text ?? "";
    },
    stretchOf({ spot: { block, row, col, start } }) {
      const passage = passageAt(block, row, col);
      return passage
        ? { part: `${block}:${row}:${col}`, from: Math.max(0, start - 2), to: passage.text.length }
        : null;
    },
    read(changed) {
      const of = (passage: Passage, name: string): Passage => {
        const text = changed.get(name);
        return text === undefined ? passage : { text, pieces: passage.pieces };
      };
      const blocks = apart.blocks.map((block, b) =>
        block.kind === "table"
          ? {
              ...block,
              rows: block.rows.map((row, r) => row.map((cell, c) => of(cell, `${b}:${r}:${c}`))),
            }
          : { ...block, passage: of(block.passage, `${b}:-1:-1`) },
      );
      return recognise({ ...apart, blocks });
    },
  });
}

/** A workbook, changed in the XML of its sheets. */
export function changeableXlsx(bytes: Uint8Array): Changeable {
  const parts = unzipSync(bytes);
  const sheets = [...strFromU8(parts["xl/workbook.xml"]!).matchAll(/<sheet name="([^"]+)"/g)];
  const names = sheets.map(([, name]) => name);
  return changeableParts(parts, readXlsx, ({ place, spot }, partOf) => {
    const [, sheet, address] = /^(.+)!([A-Z]+\d+)$/.exec(place.cell ?? "") ?? [];
    const part = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    const cell = partOf(part).indexOf(`<c r="${address}"`);
    return cell === -1 ? null : insideElement(part, partOf(part), cell, "</c>", spot.start);
  });
}

/** A Word document whose body holds one element a block, changed in its XML. */
export function changeableDocx(bytes: Uint8Array): Changeable {
  const parts = unzipSync(bytes);
  const part = "word/document.xml";
  const xml = strFromU8(parts[part]!);
  const body = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>/gs)].map((match) => ({
    at: match.index,
    rows: match[0].startsWith("<w:tbl>") ? [...match[0].matchAll(/<w:tr>.*?<\/w:tr>/gs)] : null,
  }));
  return changeableParts(parts, readDocx, ({ spot }) => {
    const found = body[spot.block];
    if (!found) return null;
    const row = found.rows?.[spot.row];
    if (!row) return insideElement(part, xml, found.at, "</w:p>", spot.start);
    const cell = [...row[0].matchAll(/<w:tc>/g)][spot.col];
    return cell ? insideElement(part, xml, found.at + row.index + cell.index, "</w:tc>", spot.start) : null;
  });
}

/** From the text of the element at `at` on; `start` characters of it are passed over. */
function insideElement(part: string, xml: string, at: number, end: string, start: number): Stretch {
  const text = Math.max(xml.indexOf("<v>", at) + 3, 0);
  const run = /<(?:w:t|t|v)(?: [^>]*)?>/g;
  run.lastIndex = at;
  const begin = run.exec(xml);
  const from = begin ? begin.index + begin[0].length : text;
  return { part, from: from + Math.max(0, start - 2), to: xml.indexOf(end, at) };
}

function changeableParts(
  parts: Readonly<Record<string, Uint8Array>>,
  read: (bytes: Uint8Array) => Document,
  stretchOf: (fact: Fact, part: (name: string) => string) => Stretch | null,
): Changeable {
  const texts = new Map<string, string>();
  const part = (name: string): string => {
    if (!texts.has(name)) texts.set(name, strFromU8(parts[name] ?? new Uint8Array()));
    return texts.get(name)!;
  };
  return changeable({
    part,
    stretchOf: (fact) => stretchOf(fact, part),
    read: (changed) =>
      recognise(
        read(
          zipSync(
            { ...parts, ...Object.fromEntries([...changed].map(([name, text]) => [name, strToU8(text)])) },
            { level: 1 },
          ),
        ),
      ),
  });
}
