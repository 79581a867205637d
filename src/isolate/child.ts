/**
 * The process that reads one stranger's file from its standard input: limits were set on it before it began, it opens
 * no socket, and its only result is one message on file descriptor 3.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { readSync, writeSync } from "node:fs";
import net from "node:net";
import { deserialize } from "node:v8";
import { membersOf } from "../read/archive.ts";
import { UnreadableFile } from "../read/document.ts";
import { formatOf } from "../read/format.ts";
import type { PageImage } from "../read/pdf/images.ts";
import { sheetOf } from "../read/pdf/scan.ts";
import { readAny } from "../read/reader.ts";
import { exitCodes } from "./exit-codes.ts";
import { holdTo } from "./held-data.ts";
import { isOutOfMemory, outOfMemory } from "./memory.ts";
import { encoded } from "./message.ts";
import { loadReader } from "./readers.ts";
import type { ChildMessage, Failure, Result, Task } from "./task.ts";

const answer = 3;
const dotsAnInch = 300;

function refuse(): never {
  throw new Error("no network while reading");
}

async function main(): Promise<void> {
  net.Socket.prototype.connect = refuse as unknown as typeof net.Socket.prototype.connect;
  dgram.createSocket = refuse as unknown as typeof dgram.createSocket;
  dns.lookup = refuse as unknown as typeof dns.lookup;
  const [taskLength = 0, length = 0, data = 0] = process.argv.slice(2).map(Number);
  holdTo(data);
  const task = deserialize(received(taskLength)) as Task;
  const bytes = received(length);
  if (task.task !== "unpack") await loadReader(formatOf(bytes, task.name));
  for (const prototype of [Object, Array, String, Number, Map, Set, RegExp])
    Object.freeze(prototype.prototype);
  send({ result: await resultOf(task, bytes) });
}

/** So many bytes of standard input, without a second copy of them. */
function received(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let at = 0;
  while (at < length)
    try {
      const count = readSync(0, bytes, at, length - at, null);
      if (count === 0) throw new UnreadableFile("E_PARSER_CRASH", "没有收到完整的文件：请重试");
      at += count;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  return bytes;
}

async function resultOf(task: Task, bytes: Uint8Array): Promise<Result<Task["task"]>> {
  switch (task.task) {
    case "read":
      return readAny(bytes, task.name, task.options);
    case "draw":
      return drawn(bytes, task.pages);
    case "annotate":
      return (await import("../read/pdf/annotate.ts")).annotatedPdf(bytes, task.notes);
    case "scan": {
      const { pictures } = await import("../read/pdf/pdfium.ts");
      const sheets = await pictures(bytes, task.pages, dotsAnInch, sheetOf);
      return sheets.filter((sheet) => sheet !== null);
    }
    case "unpack":
      return membersOf(bytes);
  }
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

function send(message: ChildMessage): void {
  for (const bytes of encoded(message)) {
    begun = true;
    let at = 0;
    while (at < bytes.length) at += writeSync(answer, bytes, at);
  }
}

/** Whether some of the answer is on its way: nothing may follow it but its rest. */
let begun = false;

try {
  await main();
  process.exit(exitCodes.answered);
} catch (error) {
  const memory = isOutOfMemory(error);
  if (begun) process.exit(memory ? exitCodes.memory : exitCodes.broken);
  send({ failed: failureOf(error, memory) });
  process.exit(exitCodes.answered);
}

function failureOf(error: unknown, memory: boolean): Failure {
  if (error instanceof UnreadableFile) return { code: error.code, message: error.message };
  return memory
    ? outOfMemory
    : { code: "E_PARSER_CRASH", message: "读取时出错，没有得到结果：文件可能有误，请用原来的软件重新另存" };
}
