import { strToU8, zipSync } from "fflate";
import { columnName } from "../src/facts/cell-name.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The relationships of a part: id, kind, target. */
export function relations(list: readonly (readonly [string, string, string])[]): string {
  return `<Relationships xmlns="${packages}">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
}

/** A container of parts as text. */
export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/**
 * A workbook of one sheet 表一 (or of what `sheets` lists, the first as rId1, those of `more` from rId4 on), with cell
 * styles 1, 2, … of these number formats and these shared strings.
 */
export function workbook(
  sheet: string,
  {
    formats = [],
    properties = "",
    sheets = '<sheet name="表一" sheetId="1" r:id="rId1"/>',
    prefix = "",
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    strings = "",
    more = [],
  }: {
    formats?: readonly string[];
    properties?: string;
    sheets?: string;
    prefix?: string;
    space?: string;
    strings?: string;
    more?: readonly string[];
  } = {},
): Uint8Array {
  const p = prefix === "" ? "" : `${prefix}:`;
  const named = prefix === "" ? `xmlns="${space}"` : `xmlns:${prefix}="${space}"`;
  const styles = `<styleSheet xmlns="${space}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`;
  return zipped({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "styles", "styles.xml"],
      ["rId3", "sharedStrings", "sharedStrings.xml"],
      ...more.map((_, i) => [`rId${i + 4}`, "worksheet", `worksheets/sheet${i + 2}.xml`] as const),
    ]),
    "xl/workbook.xml": `<workbook xmlns="${space}" xmlns:r="${office}">${properties}<sheets>${sheets}</sheets></workbook>`,
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": `<${p}worksheet ${named}>${sheet}</${p}worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${space}">${strings}</sst>`,
    ...Object.fromEntries(
      more.map((one, i) => [
        `xl/worksheets/sheet${i + 2}.xml`,
        `<worksheet xmlns="${space}">${one}</worksheet>`,
      ]),
    ),
  });
}

/** A Word document of this body, with further parts in which SPACE stands for the namespaces. */
export function word(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const space =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  return zipped({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations([["rId1", "officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relations([["rId1", "numbering", "numbering.xml"]]),
    "word/document.xml": `<w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, text.replace("SPACE", space)])),
  });
}

/** Rows of a sheet from its first row on; a string is an inline string, a number a number, "" no cell. */
export function sheetRows(rows: readonly (readonly (string | number)[])[], first = 1): string {
  const cell = (value: string | number, row: number, column: number): string => {
    const at = `${columnName(column)}${row}`;
    if (value === "") return "";
    return typeof value === "number"
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  };
  return rows
    .map(
      (row, i) => `<row r="${first + i}">${row.map((value, c) => cell(value, first + i, c)).join("")}</row>`,
    )
    .join("");
}

/** A statutory table as lines of text. */
export const drawnTable = [
  "科目编码\t科目名称\t本年支出合计\t基本支出",
  "合计\t\t100.00\t100.00",
  "201\t一般公共服务支出\t100.00\t100.00",
].join("\n");
