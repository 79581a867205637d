import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { main } from "./main.ts";

/** The only place that touches the process: wires files and streams to the command line. */
export async function run(): Promise<void> {
  try {
    process.exitCode = await main({
      args: process.argv.slice(2),
      readFile: async (path) => new Uint8Array(await readFile(path)),
      readIsolated: async (path) => (await import("../isolate/reading.ts")).readIsolated(path, path),
      isFolder: async (path) => (await stat(path)).isDirectory(),
      listFolder: async (path) =>
        (await readdir(path, { withFileTypes: true })).filter((e) => e.isFile()).map((e) => e.name),
      writeFile: async (folder, name, content) => {
        await mkdir(folder, { recursive: true });
        await writeFile(`${folder}/${name}`, content);
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
