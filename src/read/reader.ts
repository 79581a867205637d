import type { Document } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import { formatOf } from "./format.ts";
import type { ReadOptions } from "./pdf.ts";
import { reorderingNotes } from "./reordering.ts";
import { readText } from "./text.ts";

/** What to do about files that office programs write and nothing here reads. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/\.(?:doc|wps)$/i, "是旧版Word或WPS文档：请用Word、WPS或LibreOffice另存为.docx后再审核"],
  [/\.(?:et|xlsb|ods)$/i, "不是.xlsx工作簿：请用Excel、WPS或LibreOffice另存为.xlsx后再审核"],
  [/\.ofd$/i, "是OFD版式文件：请导出为PDF，或提供Word、Excel原件"],
  [/\.(?:rar|7z|gz|tar)$/i, "是压缩包：请解压后再审核"],
  [/\.(?:png|jpe?g|tiff?|bmp|gif|webp)$/i, "是图片：请提供PDF、Word或Excel原件"],
];

/**
 * Reads a file of any known format: by its first bytes, its name and its structure, which must agree. Readers are
 * loaded when they are needed, so that a text file starts no PDF engine.
 * Throws UnreadableFile (E_TYPE_MISMATCH, unsupported-format, or a code of the reader).
 */
export async function readAny(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<Document> {
  const document = await readAs(bytes, name, options);
  const signs = reorderingNotes(document);
  return signs.length === 0 ? document : { ...document, notes: [...document.notes, ...signs] };
}

async function readAs(bytes: Uint8Array, name: string, options: ReadOptions): Promise<Document> {
  const known = advice.find(([pattern]) => pattern.test(name));
  if (known && bytes.length > 0) throw new UnreadableFile("unsupported-format", `这个文件${known[1]}`);
  const format = formatOf(bytes, name);
  if (/\.(?:docx|xlsx)$/i.test(name) && format === "ole" && isEncrypted(bytes))
    throw new UnreadableFile("E_ENCRYPTED", "文件设有打开密码：请取消密码后再提交");
  mustAgree(format, name);
  switch (format) {
    case "pdf":
      return (await import("./pdf.ts")).readPdf(bytes, options);
    case "xlsx":
      return (await import("./xlsx.ts")).readXlsx(bytes);
    case "docx":
      return (await import("./docx.ts")).readDocx(bytes);
    case "xls":
      return (await import("./xls.ts")).readXls(bytes);
    case "html":
      return (await import("./html.ts")).readHtml(bytes);
    case "json":
      return (await import("./disclosure-json.ts")).readDisclosureJson(bytes);
    case "text":
    case "markdown":
      return readText(bytes, format);
    case "zip":
      throw new UnreadableFile(
        "unsupported-format",
        "内容是压缩包或Office文件，扩展名却不是：请改回正确的扩展名（.zip、.docx或.xlsx）",
      );
    case "doc":
    case "ole":
      throw new UnreadableFile("unsupported-format", "是旧版Office文件：请另存为.docx或.xlsx后再审核");
  }
}

/** Office files with a password are an old container with this entry, its name in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  return new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");
}

/** A name that promises one thing and bytes that are another are refused, not guessed. */
function mustAgree(format: string, name: string): void {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const promised: Readonly<Record<string, string>> = { pdf: "pdf", xlsx: "xlsx", docx: "docx", xls: "xls" };
  const expected = promised[extension];
  if (expected !== undefined && expected !== format)
    throw new UnreadableFile(
      "E_TYPE_MISMATCH",
      `扩展名是.${extension}，内容却不是${expected.toUpperCase()}文件：请确认文件，用原来的软件重新另存`,
    );
}
