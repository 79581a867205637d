import type { OpenData } from "../facts/open-data.ts";
import type { Block, Document, NamedDocument, Passage } from "../read/document.ts";
import type { Titles } from "../standard/titles.ts";
import type { RecogniseOptions } from "./account.ts";
import { layoutOf } from "./account.ts";
import { inFile, withoutRepetitions } from "./overlaps.ts";
import { tableWords } from "./table-words.ts";

/**
 * Several files as one disclosure: tables in a workbook, the narrative in a Word file, self-evaluations apart. Blocks
 * follow one another as in a printed disclosure: what stands before 情况说明, the tables, the rest, self-evaluations.
 * Every place names its file. What two files hold both is taken from the first, and their conflicts are noted.
 */
export function merged(given: readonly NamedDocument[], options: RecogniseOptions = {}): Document {
  const [first] = given;
  if (!first) throw new RangeError("nothing to merge");
  if (given.length === 1) return first.document;
  const { files, notes } = withoutRepetitions(given, options);
  const roles = Map.groupBy(files, roleOf);
  const blocksOf = (role: Role): Block[] =>
    (roles.get(role) ?? []).flatMap(({ name, document }) =>
      document.blocks.map((block) => named(block, name)),
    );
  const { titles } = tableWords(layoutOf(options));
  const text = [...blocksOf("cover"), ...blocksOf("text")];
  // A table of contents names the part first; the part itself comes last.
  const narrative = text.findLastIndex(
    (block) => block.kind !== "table" && opensNarrative(block.passage.text, titles),
  );
  const at = narrative === -1 ? text.length : narrative;
  // What a file says in data is said of its own text, whatever of that is taken over.
  const openDataFiles = given.flatMap(({ name, document }) =>
    document.openData
      ? [
          {
            ...document,
            blocks: document.blocks.map((block) => named(block, name, true)),
            openData: inNamedFile(document.openData, name),
          },
        ]
      : [],
  );
  return {
    format: first.document.format,
    encoding: null,
    pages: null,
    blocks: [...text.slice(0, at), ...blocksOf("tables"), ...text.slice(at), ...blocksOf("evaluations")],
    notes: [
      ...files.flatMap(({ name, document }) =>
        document.notes.map((note) => ({ ...note, position: inFile(note.position, name) })),
      ),
      ...notes,
    ],
    files: files.map(({ name }) => name),
    ...(openDataFiles.length === 0 ? {} : { openDataFiles }),
  };
}

function inNamedFile(openData: OpenData, name: string): OpenData {
  const problems = openData.problems.map((one) => ({
    ...one,
    place: { ...one.place, cell: one.place.cell === null ? name : `${name}：${one.place.cell}` },
  }));
  return { ...openData, problems };
}

type Role = "cover" | "tables" | "text" | "evaluations";

/** What a file contributes, as its name or its contents say. */
function roleOf({ name, document }: NamedDocument): Role {
  if (/自评|绩效/.test(name)) return "evaluations";
  if (/封面|目录|概况/.test(name)) return "cover";
  if (/说明|文字|正文/.test(name)) return "text";
  const tables = document.blocks.filter(({ kind }) => kind === "table").length;
  return tables >= 4 || /表/.test(name) ? "tables" : "text";
}

function opensNarrative(text: string, titles: Titles): boolean {
  const bare = text.replace(/\s+/g, "");
  const numbered = /^第[一二三四五六七八九十]部分([^.…]*)$/.exec(bare)?.[1];
  return numbered === undefined
    ? bare.length < 40 && titles.unnumberedPart(bare.replace(/^\d{4}年度?/, "")) === "narrative"
    : titles.part(numbered) === "narrative";
}

function named(block: Block, name: string, withData = false): Block {
  if (block.kind === "table")
    return { ...block, rows: block.rows.map((row) => row.map((cell) => at(cell, name, withData))) };
  return { ...block, passage: at(block.passage, name, withData) };
}

function at({ data, ...passage }: Passage, name: string, withData: boolean): Passage {
  return {
    ...passage,
    ...(withData && data ? { data } : {}),
    pieces: passage.pieces.map((piece) => ({ ...piece, position: inFile(piece.position, name) })),
  };
}
