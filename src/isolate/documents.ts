import { flushCompileCache, getCompileCacheDir } from "node:module";
import type { Document, NamedDocument } from "../read/document.ts";
import { UnreadableFile } from "../read/document.ts";
import { formatOf } from "../read/format.ts";
import type { ReadOptions } from "../read/pdf.ts";
import { convertedToDocx } from "./convert.ts";
import { canRecognise, recognisedPages } from "./ocr.ts";
import { inChild } from "./process.ts";
import { loadReader } from "./readers.ts";

/** Archives in archives are opened this deep. */
const deepest = 2;

/**
 * The documents of a stranger's file: one, or of an archive one for each file in it, their names with their folders.
 * Each file is read in a process of its own. Throws UnreadableFile; a file of an archive that cannot be read is named
 * in the message.
 */
export async function documentsOf(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
  depth = 0,
): Promise<NamedDocument[]> {
  const archive = /\.zip$/i.test(name) && formatOf(bytes, name) === "zip" && depth < deepest;
  if (!archive) return [{ name, document: await documentOf(bytes, name, options) }];
  const documents: NamedDocument[] = [];
  for (const member of await inChild({ task: "unpack", name }, bytes))
    try {
      documents.push(...(await documentsOf(member.bytes, member.name, {}, depth + 1)));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      throw new UnreadableFile(error.code, `压缩包中的“${member.name}”：${error.message}`);
    }
  return documents;
}

/** The document of one file, read in a process of its own. */
async function documentOf(bytes: Uint8Array, name: string, options: ReadOptions): Promise<Document> {
  if (isOldWord(bytes, name)) {
    const docx = await inChild({ task: "read", name: `${name}.docx` }, await convertedToDocx(bytes));
    return { ...docx, format: "doc" };
  }
  const reading = inChild({ task: "read", name, options }, bytes);
  await compiled(formatOf(bytes, name));
  const document = await reading;
  const images = document.notes.filter(
    ({ kind, position }) => kind === "page-without-text" && position.page !== null,
  );
  if (images.length === 0 || !canRecognise()) return document;
  const recognised = await recognisedPages(
    bytes,
    name,
    images.flatMap(({ position }) => position.page ?? []),
  );
  return recognised.length === 0
    ? document
    : inChild({ task: "read", name, options: { ...options, recognised } }, bytes);
}

/** A Word document from before 2007, or what WPS writes: by its name and its first bytes. */
function isOldWord(bytes: Uint8Array, name: string): boolean {
  const rich = String.fromCharCode(...bytes.subarray(0, 5)) === "{\\rtf";
  return /\.(?:doc|wps)$/i.test(name) && (rich || formatOf(bytes, name) === "ole");
}

const known = new Set<string>();

/**
 * Has the reader of a format compiled and kept while a child reads with it for the first time, so that later children
 * start without compiling: they may write nothing and cannot keep it themselves.
 */
async function compiled(format: string): Promise<void> {
  if (known.has(format) || getCompileCacheDir() === undefined) return;
  known.add(format);
  await loadReader(format);
  flushCompileCache();
}
