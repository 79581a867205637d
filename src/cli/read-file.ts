import { createHash } from "node:crypto";
import { isWorkbookDocument } from "../compose/from-workbook.ts";
import type { Account } from "../facts/account.ts";
import { extentOf, mustFit } from "../isolate/room.ts";
import type { Document, NamedDocument, ReadingNote } from "../read/document.ts";
import { UnreadableFile } from "../read/document.ts";
import { formatOf } from "../read/format.ts";
import type { ReadOptions } from "../read/pdf.ts";
import { readAny } from "../read/reader.ts";
import type { RecogniseOptions } from "../recognise/account.ts";
import { recognise } from "../recognise/account.ts";
import { merged } from "../recognise/merge.ts";
import type { Disclosure } from "./disclosures.ts";
import { nameInside } from "./disclosures.ts";
import type { Terminal } from "./terminal.ts";

/** A file that was read and recognised. */
export interface ReadFile {
  readonly file: string;
  readonly sha256: string;
  readonly document: Document;
  readonly account: Account;
}

/** A file that could not be read: a code, and a line that says what to do. */
export interface FailedFile {
  readonly file: string;
  readonly failed: { readonly code: string; readonly message: string };
}

/** Reads one file into a document and an account; what is wrong with the file comes back as `failed`. */
export function readFileInto(
  terminal: Terminal,
  file: string,
  options: RecogniseOptions = {},
): Promise<ReadFile | FailedFile> {
  return readDisclosure(terminal, { name: file, files: [file] }, options);
}

/** Reads the files of one disclosure; one that cannot be read fails the whole, by its own name. */
export async function readDisclosure(
  terminal: Terminal,
  disclosure: Pick<Disclosure, "name" | "files">,
  options: RecogniseOptions & Pick<ReadOptions, "boxes"> = {},
): Promise<ReadFile | FailedFile> {
  const hash = createHash("sha256");
  const documents: NamedDocument[] = [];
  for (const file of disclosure.files) {
    try {
      const bytes = await load(terminal, file);
      hash.update(bytes);
      const boxes = options.boxes === true && disclosure.files.length === 1;
      documents.push(...(await documentsIn(terminal, bytes, nameInside(disclosure, file), { boxes })));
    } catch (error) {
      if (error instanceof UnreadableFile)
        return { file, failed: { code: error.code, message: error.message } };
      throw error;
    }
  }
  if (documents.length === 0)
    return {
      file: disclosure.name,
      failed: { code: "empty", message: "里面没有可以审核的文件：请放入PDF、Word、Excel、网页或文本文件" },
    };
  const [rest, workbooks] = apart(documents);
  if (documents.length > 1 && rest.length === 0)
    return {
      file: disclosure.name,
      failed: { code: "several-workbooks", message: severalWorkbooks(workbooks) },
    };
  const document = documents.length > 1 ? withLeftOut(merged(rest, options), workbooks) : merged(documents);
  const account = recognise(document, options);
  return { file: disclosure.name, sha256: hash.digest("hex"), document, account };
}

/** The files of a disclosure, and accounts workbooks among them: those are what it is composed of, and no part of it. */
function apart(documents: readonly NamedDocument[]): [rest: NamedDocument[], workbooks: NamedDocument[]] {
  const isWorkbook = ({ document }: NamedDocument): boolean => isWorkbookDocument(document);
  return [documents.filter((one) => !isWorkbook(one)), documents.filter(isWorkbook)];
}

function severalWorkbooks(workbooks: readonly NamedDocument[]): string {
  return `${workbooks.map(({ name }) => `“${name}”`).join("、")}都是填报表，不是一份公开稿的几个文件：请分开，每份单独审核`;
}

function withLeftOut(document: Document, workbooks: readonly NamedDocument[]): Document {
  const notes = workbooks.map(
    ({ name }): ReadingNote => ({
      kind: "left-out",
      message: `“${name}”是填报表，没有并入公开稿审核`,
      position: { page: null, line: null, column: null, cell: name },
      text: name,
    }),
  );
  return { ...document, notes: [...document.notes, ...notes] };
}

/** Text is read here: its reader is linear and capped. Anything with an engine behind it gets its own process. */
async function documentsIn(
  terminal: Terminal,
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<readonly NamedDocument[]> {
  const format = formatOf(bytes, name);
  // What calls itself an old Word document may be rich text, which is no text to read here.
  const old = /\.(?:doc|wps)$/i.test(name);
  if (old || (format !== "text" && format !== "markdown")) return terminal.readIsolated(bytes, name, options);
  const document = await readAny(bytes, name);
  mustFit(extentOf(document));
  return [{ name, document }];
}

/** Whether reading failed. */
export function isFailed(read: ReadFile | FailedFile): read is FailedFile {
  return "failed" in read;
}

async function load(terminal: Terminal, file: string): Promise<Uint8Array> {
  try {
    return await terminal.readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"].includes(code))
      throw new UnreadableFile("not-found", "找不到文件：请检查路径和文件名");
    if (code === "EISDIR") throw new UnreadableFile("is-folder", "这是文件夹，不是文件");
    if (code === "EACCES" || code === "EPERM")
      throw new UnreadableFile("no-permission", "没有读取权限：请检查文件权限");
    if (code !== "" && error instanceof Error && "syscall" in error)
      throw new UnreadableFile("cannot-read", `系统不能读取这个文件（${code}）：请检查磁盘，或复制一份再试`);
    throw error;
  }
}
