/**
 * The process that works on one stranger's file: limits were set on it before it began, it opens no socket, what it
 * is to do comes on its standard input, and its only result is one message on file descriptor 3.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { readFileSync, writeSync } from "node:fs";
import net from "node:net";
import { deserialize, serialize } from "node:v8";
import type { PageNote } from "../facts/page-note.ts";
import { UnreadableFile } from "../read/document.ts";
import { formatOf } from "../read/format.ts";
import type { PageImage } from "../read/pdf/images.ts";
import type { ReadOptions } from "../read/pdf.ts";
import { readAny } from "../read/reader.ts";

/** What the child is to do with the file. */
export type Job =
  | { readonly kind: "read"; readonly options: ReadOptions }
  /** Draw these pages of a PDF. */
  | { readonly kind: "draw"; readonly pages: readonly number[] }
  /** Make a copy of a PDF with comments. */
  | { readonly kind: "annotate"; readonly notes: readonly PageNote[] };

/** What the child says: what it made, or why there is nothing. */
export type ChildMessage =
  | { readonly done: unknown }
  | { readonly failed: { readonly code: string; readonly message: string } };

const result = 3;

function refuse(): never {
  throw new Error("no network while reading");
}

async function main(path: string, name: string): Promise<void> {
  net.Socket.prototype.connect = refuse as unknown as typeof net.Socket.prototype.connect;
  dgram.createSocket = refuse as unknown as typeof dgram.createSocket;
  dns.lookup = refuse as unknown as typeof dns.lookup;
  const bytes = new Uint8Array(readFileSync(path));
  await loadReader(formatOf(bytes, name));
  for (const prototype of [Object, Array, String, Number, Map, Set, RegExp])
    Object.freeze(prototype.prototype);
  const job = deserialize(readFileSync(0)) as Job;
  send({ done: await worked(job, bytes, name) });
}

async function worked(job: Job, bytes: Uint8Array, name: string): Promise<unknown> {
  if (job.kind === "read") return readAny(bytes, name, job.options);
  if (job.kind === "annotate")
    return (await import("../read/pdf/annotate.ts")).annotatedPdf(bytes, job.notes);
  return drawn(bytes, job.pages);
}

/** Pages are drawn until this much time has gone: some pages are better than none. */
const drawingSeconds = 40;

async function drawn(bytes: Uint8Array, pages: readonly number[]): Promise<PageImage[]> {
  const { pageImages } = await import("../read/pdf/images.ts");
  const began = performance.now();
  const images: PageImage[] = [];
  for await (const image of pageImages(bytes, pages)) {
    images.push(image);
    if (performance.now() - began > drawingSeconds * 1000) break;
  }
  return images;
}

/** Libraries change prototypes while they load, if ever; afterwards nothing may. */
async function loadReader(format: string): Promise<void> {
  if (format === "pdf") await import("../read/pdf.ts");
  else if (format === "xlsx") await import("../read/xlsx.ts");
  else if (format === "docx") await import("../read/docx.ts");
  else if (format === "xls") await import("../read/xls.ts");
  else if (format === "html") await import("../read/html.ts");
}

function send(message: ChildMessage): void {
  const bytes = serialize(message);
  let at = 0;
  while (at < bytes.length) at += writeSync(result, bytes, at);
}

const [path = "", name = ""] = process.argv.slice(2);
try {
  await main(path, name);
} catch (error) {
  if (error instanceof UnreadableFile) send({ failed: { code: error.code, message: error.message } });
  else {
    const words = error instanceof Error ? error.message : "";
    const memory = /memory|abort|Array buffer allocation|Invalid array length/i.test(words);
    send({
      failed: memory
        ? { code: "E_MEMORY", message: "读取时超出内存上限：文件可能有误，请重新导出或拆分后再读" }
        : {
            code: "E_PARSER_CRASH",
            message: "读取时出错，没有得到结果：文件可能有误，请用原来的软件重新另存",
          },
    });
  }
}
process.exit(0);
