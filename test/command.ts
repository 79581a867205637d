import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { main } from "../src/cli/main.ts";
import { documentsOf } from "../src/isolate/documents.ts";
import { inChild } from "../src/isolate/process.ts";

/** Runs a command on real files and keeps what it prints. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await main({
    args,
    readFile: async (path) => new Uint8Array(await readFile(path)),
    readIsolated: documentsOf,
    drawIsolated: (bytes, pages) => inChild({ task: "draw", name: "a.pdf", pages }, bytes),
    annotateIsolated: (bytes, notes) => inChild({ task: "annotate", name: "a.pdf", notes }, bytes),
    isSameFile: async (a, b) => {
      const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
      return one != null && other != null && one.ino === other.ino;
    },
    isFolder: async (path) => (await stat(path)).isDirectory(),
    listFolder: async (path) =>
      (await readdir(path, { withFileTypes: true }))
        .filter((entry) => entry.isFile() || entry.isDirectory())
        .map((entry) => ({ name: entry.name, folder: entry.isDirectory() })),
    cores: 2,
    writeFile: async (to, name, content) => {
      await mkdir(to, { recursive: true });
      await writeFile(join(to, name), content);
    },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
  });
  return { code, out, err };
}
