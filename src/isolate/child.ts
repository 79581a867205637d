/**
 * The process that reads one stranger's file: limits were set on it before it began, it opens no socket, and its
 * only result is one message on file descriptor 3.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { readFileSync, writeSync } from "node:fs";
import net from "node:net";
import { serialize } from "node:v8";
import { UnreadableFile } from "../read/document.ts";
import { formatOf } from "../read/format.ts";
import { readAny } from "../read/reader.ts";

/** What the child says: a document, or why there is none. */
export type ChildMessage =
  | { readonly document: unknown }
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
  send({ document: await readAny(bytes, name) });
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
