import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { main } from "./main.ts";

/** The only place that touches the process: wires files and streams to the command line. */
export async function run(): Promise<void> {
  let parts = 0;
  try {
    process.exitCode = await main({
      args: process.argv.slice(2),
      readFile: async (path) => new Uint8Array(await readFile(path)),
      readIsolated: async (path, options) =>
        (await import("../isolate/reading.ts")).readIsolated(path, path, undefined, options),
      drawIsolated: async (path, pages) => (await import("../isolate/reading.ts")).drawIsolated(path, pages),
      annotateIsolated: async (path, notes) =>
        (await import("../isolate/reading.ts")).annotateIsolated(path, notes),
      isSameFile,
      isFolder: async (path) => (await stat(path)).isDirectory(),
      listFolder: async (path) =>
        (await readdir(path, { withFileTypes: true }))
          .filter((entry) => entry.isFile() || entry.isDirectory())
          .map((entry) => ({ name: entry.name, folder: entry.isDirectory() })),
      cores: availableParallelism(),
      writeFile: async (folder, name, content) => {
        await mkdir(folder, { recursive: true });
        // Written whole or not at all: a batch that is stopped leaves no half of a report.
        parts += 1;
        const part = `${folder}/.${name}.${process.pid}-${parts}.part`;
        await writeFile(part, content);
        await rename(part, `${folder}/${name}`);
      },
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    });
  } catch (error) {
    process.stderr.write(`内部故障：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 70;
  }
}

/** Also where one of them is a link to the other; a path that is not there is no file. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
}
