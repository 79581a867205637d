import { basename } from "node:path";
import type { Terminal } from "./terminal.ts";

/** The files of one disclosure, and what its report is called. */
export interface Disclosure {
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * What is to be audited: each file named, or all of them as one; of a folder each file in it, and each subfolder with
 * all its files as one. In the order of their names.
 */
export async function disclosuresIn(
  terminal: Terminal,
  paths: readonly string[],
  asOne: boolean,
): Promise<{ list: Disclosure[]; batch: boolean }> {
  if (asOne) {
    const files = (await Promise.all(paths.map((path) => filesUnder(terminal, path)))).flat();
    return { list: [{ name: paths[0] ?? "", files }], batch: false };
  }
  const list: Disclosure[] = [];
  let batch = paths.length > 1;
  for (const path of paths) {
    if (!(await isFolder(terminal, path))) {
      list.push({ name: path, files: [path] });
      continue;
    }
    batch = true;
    const root = path.replace(/\/$/, "");
    for (const { name, folder } of await visible(terminal, root)) {
      const inside = `${root}/${name}`;
      const files = folder ? await filesUnder(terminal, inside) : [inside];
      if (files.length > 0) list.push({ name: inside, files });
    }
  }
  return { list, batch };
}

async function filesUnder(terminal: Terminal, path: string): Promise<string[]> {
  if (!(await isFolder(terminal, path))) return [path];
  const inside = await visible(terminal, path);
  return inside.filter(({ folder }) => !folder).map(({ name }) => `${path.replace(/\/$/, "")}/${name}`);
}

/** Entries of a folder by name; hidden ones and the lock files of office programs are none. */
async function visible(terminal: Terminal, path: string): Promise<{ name: string; folder: boolean }[]> {
  const entries = await terminal.listFolder(path);
  return entries
    .filter(({ name }) => !name.startsWith(".") && !name.startsWith("~$"))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isFolder(terminal: Terminal, path: string): Promise<boolean> {
  try {
    return await terminal.isFolder(path);
  } catch {
    // A path that does not exist is reported when it is read.
    return false;
  }
}

/** Name of the written file: the disclosure's without its extension. */
export function stem(name: string): string {
  return basename(name).replace(/\.[A-Za-z0-9]{1,8}$/, "");
}
