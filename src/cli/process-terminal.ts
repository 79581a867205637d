import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { threadId } from "node:worker_threads";
import type { Terminal } from "./terminal.ts";

const gibibyte = 1024 ** 3;
let parts = 0;

/** The real world of a command: files, reading processes and streams of this process. */
export function processTerminal(args: readonly string[]): Terminal {
  return {
    args,
    readFile: async (path) => new Uint8Array(await readFile(path)),
    readIsolated: async (bytes, name, options) =>
      (await import("../isolate/documents.ts")).documentsOf(bytes, name, options),
    drawIsolated: async (bytes, pages) =>
      (await import("../isolate/process.ts")).inChild({ task: "draw", name: "a.pdf", pages }, bytes),
    annotateIsolated: async (bytes, notes) =>
      (await import("../isolate/process.ts")).inChild({ task: "annotate", name: "a.pdf", notes }, bytes),
    isSameFile,
    isFolder: async (path) => (await stat(path)).isDirectory(),
    listFolder: async (path) =>
      (await readdir(path, { withFileTypes: true }))
        .filter((entry) => entry.isFile() || entry.isDirectory())
        .map((entry) => ({ name: entry.name, folder: entry.isDirectory() })),
    // A reading process may take most of a gibibyte.
    cores: Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / gibibyte) - 1)),
    openLanes: async (plan, width) => (await import("./lanes.ts")).openLanes(plan, width),
    writeFile: async (folder, name, content) => {
      await mkdir(folder, { recursive: true });
      // Written whole or not at all: a batch that is stopped leaves no half of a report.
      parts += 1;
      const part = `${folder}/.${name}.${process.pid}-${threadId}-${parts}.part`;
      await writeFile(part, content);
      await rename(part, `${folder}/${name}`);
    },
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}

/** Also where one of them is a link to the other; a path that is not there is no file. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
}
