import { strToU8, zipSync } from "fflate";
import type { Block, Document } from "../src/read/document.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function container(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${relationships}">${items.join("")}</Relationships>`;
}

/** A document saved as Word: headings with styles, paragraphs, tables. */
export function asDocx(document: Document): Uint8Array {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const paragraph = (block: Exclude<Block, { kind: "table" }>): string =>
    `<w:p>${block.kind === "heading" ? `<w:pPr><w:pStyle w:val="${block.level}"/></w:pPr>` : ""}${run(block.passage.text)}</w:p>`;
  const body = document.blocks.map((block) => {
    if (block.kind !== "table") return paragraph(block);
    const rows = block.rows.map(
      (row) => `<w:tr>${row.map(({ text }) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`).join("")}</w:tr>`,
    );
    return `<w:tbl>${rows.join("")}</w:tbl>`;
  });
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const styles = [1, 2, 3, 4, 5, 6].map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="${level}"><w:name w:val="heading ${level}"/></w:style>`,
  );
  return container({
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relations([["rId1", "styles", "styles.xml"]]),
    "word/styles.xml": `${declaration}<w:styles ${space}>${styles.join("")}</w:styles>`,
    "word/document.xml": `${declaration}<w:document ${space}><w:body>${body.join("")}</w:body></w:document>`,
  });
}

/** Cells of sheets as a workbook; numbers are stored as numbers. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const column = (index: number): string =>
    (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : "") +
    String.fromCharCode(65 + (index % 26));
  const cell = (text: string, row: number, index: number): string => {
    if (text === "") return "";
    const ref = `${column(index)}${row + 1}`;
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)
      ? `<c r="${ref}"><v>${text}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  };
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations(
      names.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
    ),
    "xl/workbook.xml": `${declaration}<workbook ${main} xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
  };
  names.forEach((name, i) => {
    const rows = sheets[name]!.map(
      (row, r) => `<row r="${r + 1}">${row.map((text, c) => cell(text, r, c)).join("")}</row>`,
    );
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `${declaration}<worksheet ${main}><sheetData>${rows.join("")}</sheetData></worksheet>`;
  });
  return container(parts);
}

/** A document saved as a workbook: each table with its caption on a sheet, prose on sheets between. */
export function asXlsx(document: Document): Uint8Array {
  const sheets: Record<string, string[][]> = {};
  let prose: string[][] = [];
  let number = 0;
  const flush = (): void => {
    if (prose.length > 0) {
      number += 1;
      sheets[`文字${number}`] = prose;
    }
    prose = [];
  };
  for (const block of document.blocks)
    if (block.kind === "table") {
      const caption = prose.splice(captionStart(prose));
      flush();
      const width = block.rows[0]?.length ?? 1;
      const lead = caption.map(([text = ""]) => [text, ...Array.from({ length: width - 1 }, () => "")]);
      number += 1;
      sheets[`表${number}`] = [...lead, ...block.rows.map((row) => row.map(({ text }) => text))];
    } else prose.push([block.passage.text]);
  flush();
  return workbook(sheets);
}

/** A document saved on one sheet: tables below one another, prose between them in the first column. */
export function asOneSheet(document: Document): Uint8Array {
  const width = Math.max(
    ...document.blocks.map((block) => (block.kind === "table" ? (block.rows[0]?.length ?? 1) : 1)),
  );
  const wide = (cells: readonly string[]): string[] =>
    Array.from({ length: width }, (_, i) => cells[i] ?? "");
  const rows = document.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map((row) => wide(row.map(({ text }) => text)))
      : [wide([block.passage.text])],
  );
  return workbook({ "Z01 收入支出决算总表(财决01表)": rows });
}

/** Title, number, owner, year and unit stand directly above a table. */
function captionStart(prose: readonly (readonly string[])[]): number {
  let at = prose.length;
  const caption =
    /^(?!第.部分).*表$|^公开\d+表$|^(?:部门名称|单位名称|金额单位|单位)[:：]|^[（(]?\d{4}年度[）)]?$/;
  while (at > 0 && caption.test(prose[at - 1]![0] ?? "")) at -= 1;
  return at;
}

/** A document saved as a web page, with a menu and a script that say nothing. */
export function asHtml(document: Document): Uint8Array {
  const body = document.blocks.map((block) => {
    if (block.kind === "heading") return `<h${block.level}>${escaped(block.passage.text)}</h${block.level}>`;
    if (block.kind === "paragraph") return `<p>${escaped(block.passage.text)}</p>`;
    const rows = block.rows.map(
      (row) => `<tr>${row.map(({ text }) => `<td>${escaped(text)}</td>`).join("")}</tr>`,
    );
    return `<table>${rows.join("")}</table>`;
  });
  return new TextEncoder().encode(
    `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>政府网站</title><script>var a = "1,234.56元";</script></head><body><nav><a href="/">首页</a></nav>${body.join("\n")}<footer>版权所有 2099</footer></body></html>`,
  );
}
