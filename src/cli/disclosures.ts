import { basename } from "node:path";
import { isJunk } from "../read/archive.ts";
import type { Terminal } from "./terminal.ts";

/** The files of one disclosure, and what its report is called. */
export interface Disclosure {
  readonly name: string;
  readonly files: readonly string[];
  /** Name of the written file without its extension; no two disclosures of a run share one. */
  readonly stem: string;
}

const deepest = 8;

/**
 * What is to be audited: each file named, or all of them as one; of a folder each file in it, and each subfolder with
 * all files under it as one. Results that commands of `notBy` wrote to a folder, and the folder of their side files, are
 * no disclosures of it. In the order of their names.
 */
export async function disclosuresIn(
  terminal: Terminal,
  paths: readonly string[],
  { asOne, notBy }: { readonly asOne: boolean; readonly notBy: readonly string[] },
): Promise<{ list: Disclosure[]; batch: boolean }> {
  if (asOne) {
    const files = (await Promise.all(paths.map((path) => filesUnder(terminal, path, notBy)))).flat();
    const name = paths[0] ?? "";
    return { list: [{ name, files, stem: stemOf(name) }], batch: false };
  }
  const list: Omit<Disclosure, "stem">[] = [];
  let batch = paths.length > 1;
  for (const path of paths) {
    if (!(await isFolder(terminal, path))) {
      list.push({ name: path, files: [path] });
      continue;
    }
    batch = true;
    const root = path.replace(/\/$/, "");
    for (const { name, folder } of await visible(terminal, root, notBy)) {
      const inside = `${root}/${name}`;
      const files = folder ? await filesUnder(terminal, inside, notBy) : [inside];
      if (files.length > 0) list.push({ name: inside, files });
    }
  }
  return { list: withStems(list), batch };
}

/** What a file of a disclosure is called in messages: its path inside the disclosure's folder. */
export function nameInside({ name }: Pick<Disclosure, "name">, file: string): string {
  return file.startsWith(`${name}/`) ? file.slice(name.length + 1) : basename(file);
}

async function filesUnder(
  terminal: Terminal,
  path: string,
  notBy: readonly string[],
  depth = 0,
): Promise<string[]> {
  if (!(await isFolder(terminal, path))) return [path];
  if (depth > deepest) return [];
  const root = path.replace(/\/$/, "");
  const files: string[] = [];
  for (const { name } of await visible(terminal, root, notBy))
    files.push(...(await filesUnder(terminal, `${root}/${name}`, notBy, depth + 1)));
  return files;
}

async function visible(
  terminal: Terminal,
  path: string,
  notBy: readonly string[],
): Promise<{ name: string; folder: boolean }[]> {
  const results = await terminal.resultsIn(path, notBy);
  return (await terminal.listFolder(path))
    .filter(({ name }) => !isJunk(name) && !results.has(name))
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

/**
 * 甲局.docx and 甲局.pdf in one folder: the first is written to 甲局.json, the second to 甲局.pdf.json. Names are one where a
 * system takes them for one, whatever their case and their form in Unicode.
 */
function withStems(list: readonly Omit<Disclosure, "stem">[]): Disclosure[] {
  const taken = new Set<string>();
  return list.map((one) => {
    const short = stemOf(one.name);
    let stem = taken.has(folded(short)) ? basename(one.name) : short;
    for (let n = 2; taken.has(folded(stem)); n += 1) stem = `${basename(one.name)}-${n}`;
    taken.add(folded(stem));
    return { ...one, stem };
  });
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** A file name without its folders and its extension. */
export function stemOf(name: string): string {
  return basename(name).replace(/\.[A-Za-z0-9]{1,8}$/, "");
}
