import type { Block, Document, Passage, Position, ReadingNote } from "./document.ts";
import { UnreadableFile, unknownNotes } from "./document.ts";
import type { Numbering } from "./docx-numbering.ts";
import { counterOf, numberingOf } from "./docx-numbering.ts";
import { activePictures, openOffice } from "./office.ts";
import type { Element } from "./xml.ts";
import { parseXml, relationsOf, resolved } from "./xml.ts";
import type { Zip } from "./zip.ts";

const mostCells = 500_000;

/**
 * Reads a Word document: headings, paragraphs with the numbers that Word prints before them, tables with merged
 * cells, text boxes, footnotes. Tracked changes are read as accepted and noted; hidden text is left out and
 * noted, as are comments and links to other files. Positions name the paragraph (第3段), the cell (表1第2行第3列), the
 * text box (第3段文本框) or the note (脚注第1段) by an address that `write/docx/places.ts` finds again.
 * Throws UnreadableFile for what is no Word document, is damaged or over the limits.
 */
export function readDocx(bytes: Uint8Array): Document {
  const zip = openOffice(bytes);
  const main = mainPart(zip);
  const relations = relationsOf(zip.part(relsOf(main)), relsOf(main));
  const notes: ReadingNote[] = [];
  for (const target of relations.external)
    notes.push(noted("external-link", `文档链接到文件之外（${target.slice(0, 60)}）：公开前应断开`, target));
  for (const name of zip.names) {
    if (/embeddings\/|afchunk|altChunk/i.test(name))
      notes.push(noted("external-link", `文档含有嵌入的对象（${name}）：公开前应删除`, name));
    if (/vbaProject/i.test(name))
      throw new UnreadableFile("E_MACRO", "文档含有宏，不予读取：请另存为不含宏的.docx");
  }
  for (const name of activePictures(zip))
    notes.push(noted("external-link", `文档里的图片含有脚本（${name}）：公开前应删除`, name));
  const part = (type: string): string | null => {
    const found = [...relations.targets.values()].find((one) => one.type === type);
    return found ? resolved(main, found.target) : null;
  };
  if (part("comments")) notes.push(noted("comment", "文档含有批注：公开前应删除", "comments"));
  const context: Context = {
    styles: stylesOf(zip, part("styles")),
    numbering: numberingOf(zip, part("numbering")),
    notes,
  };
  const blocks = bodyOf(zip.part(main)!, main, context);
  for (const type of ["footnotes", "endnotes"]) {
    const name = part(type);
    const content = name ? zip.part(name) : null;
    for (const block of content && name ? bodyOf(content, name, context) : []) blocks.push(block);
  }
  notes.push(...unknownNotes(blocks, noResult));
  return { format: "docx", encoding: null, pages: null, blocks, notes };
}

const noResult = "表格里有公式域没有结果，不知道是多少，没有核验：请在Word中选中该表，按F9更新域并保存";

interface Context {
  readonly styles: ReadonlyMap<string, Style>;
  readonly numbering: Numbering;
  readonly notes: ReadingNote[];
}

interface Style {
  readonly level: number | null;
  readonly list: { readonly id: string; readonly level: number } | null;
}

function mainPart(zip: Zip): string {
  const relations = relationsOf(zip.part("_rels/.rels"), "_rels/.rels");
  const main = [...relations.targets.values()].find(({ type }) => type === "officeDocument");
  const name = main ? resolved("", main.target) : "";
  if (!zip.has("[Content_Types].xml") || !zip.has(name) || !/word\//.test(name))
    throw new UnreadableFile("E_TYPE_MISMATCH", "扩展名是.docx，内容却不是Word文档：请用Word重新另存为.docx");
  return name;
}

function relsOf(part: string): string {
  return part.replace(/([^/]+)$/, "_rels/$1.rels");
}

function noted(kind: ReadingNote["kind"], message: string, text: string): ReadingNote {
  return { kind, message, position: at("文档"), text: text.slice(0, 60) };
}

function at(cell: string): Position {
  return { page: null, line: null, column: null, cell };
}

/** Outline levels of paragraph styles: stated, or by the names 标题 1 and heading 1. */
function stylesOf(zip: Zip, part: string | null): Map<string, Style> {
  const styles = new Map<string, Style>();
  const bytes = part === null ? null : zip.part(part);
  if (!bytes || part === null) return styles;
  let id = "";
  let level: number | null = null;
  let listId = "";
  let listLevel = 0;
  parseXml(bytes, part, {
    open: ({ name, own, attributes }) => {
      if (!own) return;
      if (name === "style") {
        id = attributes.styleId ?? "";
        level = null;
        listId = "";
        listLevel = 0;
      } else if (name === "outlineLvl") level = Number(attributes.val) + 1;
      else if (name === "name") level ??= headingLevel(attributes.val ?? "");
      else if (name === "numId") listId = attributes.val ?? "";
      else if (name === "ilvl") listLevel = Number(attributes.val ?? 0);
    },
    close: (name) => {
      if (name === "style")
        styles.set(id, {
          level: level !== null && level >= 1 && level <= 6 ? level : null,
          list: listId === "" || listId === "0" ? null : { id: listId, level: listLevel },
        });
    },
  });
  return styles;
}

function headingLevel(name: string): number | null {
  const match = /^(?:heading|标题)\s*(\d)$/i.exec(name);
  return match ? Number(match[1]) : null;
}

/** The fallback of a text box repeats it; the sounds of signs are not text. */
function leftOut({ name }: Element): boolean {
  return name === "Fallback" || name === "rt" || name === "rPrChange" || name === "pPrChange";
}

function tooManyCells(): UnreadableFile {
  return new UnreadableFile("E_DOC_LIMIT", `表格单元格多于${mostCells}个，超出读取上限`);
}

interface OpenParagraph {
  text: string;
  level: number | null;
  list: { id: string; level: number } | null;
  /** It holds a picture, a chart or a diagram. */
  picture: boolean;
}

interface OpenTable {
  readonly number: number;
  readonly rows: OpenCell[][];
}

interface OpenCell {
  text: string;
  span: number;
  merged: boolean;
  /** It holds a formula field without a result. */
  unknown?: boolean;
}

/** A field, and how long its paragraph was when its result began. */
interface OpenField {
  instruction: string;
  readonly paragraph: OpenParagraph | undefined;
  readonly from: number;
}

/** What shows something that is no text: an image, a chart, a diagram, an image in the old notation. */
const pictures: ReadonlySet<string> = new Set(["blip", "chart", "relIds", "imagedata"]);

/** Fields that take in what is not in the file, or start a program. */
const fetching = /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|RD|DATABASE)\b|javascript:/i;

/** Walks a body and keeps a stack of open tables; a nested table's text goes into the cell that holds it. */
function bodyOf(bytes: Uint8Array, part: string, context: Context): Block[] {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  const paragraphs: OpenParagraph[] = [];
  const count = counterOf(context.numbering);
  const lead =
    { footnotes: "脚注", endnotes: "尾注" }[/(footnotes|endnotes)\.xml$/.exec(part)?.[1] ?? ""] ?? "";
  const skip: string[] = [];
  const fields: OpenField[] = [];
  let paragraphCount = 0;
  let tableCount = 0;
  let cellCount = 0;
  let inText = false;
  let inField = false;
  let hidden = false;
  let inRun = false;
  let hiddenText = "";
  let pendingLevel = 0;
  let deletedDepth = 0;
  let deleted = "";
  const paragraph = (): OpenParagraph | undefined => paragraphs.at(-1);
  const cell = (): OpenCell | undefined => tables.at(-1)?.rows.at(-1)?.at(-1);

  parseXml(bytes, part, {
    open: (element) => {
      if (skip.length > 0 || leftOut(element)) {
        skip.push(element.name);
        return;
      }
      if (element.own) opened(element);
      else if (pictures.has(element.name) && paragraphs[0]) paragraphs[0].picture = true;
    },
    close: (name) => {
      if (skip.length > 0) {
        skip.pop();
        return;
      }
      closed(name);
    },
    text: (piece) => {
      const field = fields.at(-1);
      if (skip.length === 0 && inField && field) field.instruction += piece;
      if (skip.length > 0 || !inText) return;
      if (deletedDepth > 0) deleted += piece;
      else if (!hidden) add(piece);
      else hiddenText += piece;
    },
  });
  return blocks;

  function add(text: string): void {
    const open = paragraph();
    if (open) open.text += text;
  }

  function opened({ name, attributes }: Element): void {
    const open = paragraph();
    switch (name) {
      case "p":
        paragraphs.push({ text: "", level: null, list: null, picture: false });
        break;
      case "pStyle": {
        const style = context.styles.get(attributes.val ?? "");
        if (open && style) {
          open.level = style.level;
          open.list ??= style.list;
        }
        break;
      }
      case "outlineLvl":
        if (open && Number(attributes.val) < 6) open.level = Number(attributes.val) + 1;
        break;
      case "numId":
        if (open)
          open.list =
            attributes.val === "0"
              ? null
              : { id: attributes.val ?? "", level: open.list?.level ?? pendingLevel };
        break;
      case "ilvl":
        pendingLevel = Number(attributes.val ?? 0);
        if (open?.list) open.list = { ...open.list, level: pendingLevel };
        break;
      case "r":
        hidden = false;
        hiddenText = "";
        break;
      case "vanish":
        hidden = attributes.val !== "0" && attributes.val !== "false";
        break;
      case "fldSimple":
        openField(attributes.instr ?? "");
        break;
      case "fldChar":
        if (attributes.fldCharType === "begin") openField("");
        else if (attributes.fldCharType === "end") closeField();
        break;
      case "t":
      case "delText":
        inText = true;
        break;
      case "instrText":
        inField = true;
        break;
      case "tab":
        if (inRun) add("\t");
        break;
      case "br":
      case "cr":
        add("\n");
        break;
      case "noBreakHyphen":
        // The minus of an amount that must not be parted from it.
        add("-");
        break;
      case "ins":
      case "moveTo":
        break;
      case "del":
      case "moveFrom":
        deletedDepth += 1;
        break;
      case "tbl":
        tableCount += tables.length === 0 ? 1 : 0;
        tables.push({ number: tableCount, rows: [] });
        break;
      case "tr":
        tables.at(-1)?.rows.push([]);
        break;
      case "tc":
        cellCount += 1;
        if (cellCount > mostCells) throw tooManyCells();
        tables.at(-1)?.rows.at(-1)?.push({ text: "", span: 1, merged: false });
        break;
      case "gridSpan": {
        const one = cell();
        if (one) one.span = Math.max(1, Math.min(63, Number(attributes.val) || 1));
        break;
      }
      case "gridBefore": {
        // A row that begins further to the right.
        const skipped = Math.max(0, Math.min(63, Number(attributes.val) || 0));
        if (skipped > 0) tables.at(-1)?.rows.at(-1)?.push({ text: "", span: skipped, merged: false });
        break;
      }
      case "hMerge":
      case "vMerge": {
        const one = cell();
        if (one) one.merged ||= attributes.val !== "restart";
        break;
      }
      default:
    }
    if (name === "r") inRun = true;
    else if (name === "pPr") inRun = false;
  }

  function openField(instruction: string): void {
    const open = paragraph();
    fields.push({ instruction, paragraph: open, from: open?.text.length ?? 0 });
  }

  /** A field of a formula (=SUM(ABOVE)) shows its result, or nothing where none was ever computed. */
  function closeField(): void {
    const field = fields.pop();
    if (field) checkField(field.instruction);
    if (!field || !/^\s*=/.test(field.instruction)) return;
    const open = paragraph();
    const one = cell();
    if (one && open === field.paragraph && open?.text.slice(field.from).trim() === "") one.unknown = true;
  }

  function closed(name: string): void {
    if (name === "t" || name === "delText") inText = false;
    else if (name === "instrText") inField = false;
    else if (name === "fldSimple") closeField();
    else if (name === "r" && hidden && hiddenText.trim() !== "")
      note("hidden", `隐藏文字“${hiddenText.slice(0, 30)}”没有读取：公开前应删除`, hiddenText);
    else if (name === "ins" || name === "moveTo") {
      note("tracked-change", "有未接受的修订（插入）：公开前应接受或拒绝修订", paragraph()?.text ?? "");
    } else if (name === "del" || name === "moveFrom") {
      deletedDepth -= 1;
      if (deletedDepth === 0) {
        note(
          "tracked-change",
          `有未接受的修订（${deleted === "" ? "删除" : `删除“${deleted.slice(0, 30)}”`}）：公开前应接受或拒绝修订`,
          deleted,
        );
        deleted = "";
      }
    } else if (name === "p") endParagraph();
    else if (name === "tbl") endTable();
    if (name === "r") {
      inRun = false;
      hidden = false;
    }
  }

  function checkField(words: string): void {
    if (fetching.test(words))
      note("external-link", `域“${words.trim().slice(0, 40)}”引用了文件之外的内容：公开前应改为文字`, words);
  }

  function endParagraph(): void {
    const done = paragraphs.pop();
    if (!done) return;
    const number = done.list ? count(done.list.id, done.list.level) : "";
    const text = number + done.text;
    const one = cell();
    if (one) {
      one.text += (one.text === "" || text === "" ? "" : "\n") + text;
      return;
    }
    if (paragraphs.length > 0) {
      // A text box inside a paragraph is a paragraph of its own.
      if (text.trim() !== "") push(text, done.level, `第${paragraphCount + 1}段文本框`);
      return;
    }
    paragraphCount += 1;
    const address = `第${paragraphCount}段`;
    if (done.picture && text.trim() === "")
      blocks.push({ kind: "paragraph", passage: { ...passageAt("", address), picture: true } });
    for (const line of text.split("\n")) if (line.trim() !== "") push(line, done.level, address);
  }

  function push(text: string, level: number | null, address: string): void {
    const passage = passageAt(text, address);
    blocks.push(level === null ? { kind: "paragraph", passage } : { kind: "heading", level, passage });
  }

  function passageAt(text: string, address: string): Passage {
    return { text, pieces: [{ start: 0, position: at(lead + address) }] };
  }

  function endTable(): void {
    const done = tables.pop();
    if (!done) return;
    const outer = cell();
    if (outer) {
      outer.text += done.rows.map((row) => row.map(({ text }) => text).join(" ")).join("\n");
      return;
    }
    const rows = done.rows.map((row) =>
      row.flatMap((one) => [one, ...Array.from({ length: one.span - 1 }, () => null)]),
    );
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    if (width === 0) return;
    if (width * rows.length > mostCells) throw tooManyCells();
    blocks.push({
      kind: "table",
      rows: rows.map((row, r) =>
        Array.from({ length: width }, (_, c) => {
          const one = row[c];
          const text = !one || one.merged ? "" : one.text.replace(/\n/g, "");
          return {
            text,
            pieces: [{ start: 0, position: at(`${lead}表${done.number}第${r + 1}行第${c + 1}列`) }],
            ...(one?.unknown && text.trim() === "" ? { unknown: true } : {}),
          };
        }),
      ),
      firstLine: null,
      lastLine: null,
      pages: [],
      sheet: null,
    });
  }

  function note(kind: ReadingNote["kind"], message: string, text: string): void {
    if (context.notes.length >= 1_000) return;
    context.notes.push({ kind, message, position: at(`第${paragraphCount + 1}段`), text: text.slice(0, 60) });
  }
}
