import { readdir, readFile, stat } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import type { Terminal } from "./terminal.ts";

const gibibyte = 1024 ** 3;

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
    isFolder: async (path) => (await stat(path)).isDirectory(),
    isFile: (path) =>
      stat(path).then(
        (seen) => seen.isFile(),
        () => false,
      ),
    listFolder: async (path) =>
      (await readdir(path, { withFileTypes: true }))
        .filter((entry) => entry.isFile() || entry.isDirectory())
        .map((entry) => ({ name: entry.name, folder: entry.isDirectory() })),
    // A reading process may take most of a gibibyte.
    cores: Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / gibibyte) - 1)),
    openLanes: async (plan, width, say) => (await import("./lanes.ts")).openLanes(plan, width, say),
    resultsIn: async (folder, by) => (await import("../world/written.ts")).resultsIn(folder, by),
    withResults: async (folder, options, work) =>
      (await import("../world/result-folder.ts")).withResults(folder, options, work),
    mayCreate: async (path, options) => (await import("../world/new-file.ts")).mayCreate(path, options),
    createFile: async (path, content, force) =>
      (await import("../world/new-file.ts")).createFile(path, content, force),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}
