import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createFrom, isRunning, makeFolder } from "./stage.ts";
import { UnwritableResult } from "./unwritable.ts";

/** Where a folder of results keeps the list of what we wrote to it. */
export const writtenName = "data/written.json";

const schema = "mingzhang/written/1";

/** A file that we wrote: by which command, and the hashes that it may have (two while it is being replaced). */
export interface WrittenEntry {
  readonly by: string;
  readonly sha256: readonly string[];
}

/** What we wrote to a folder, by name inside it, and what was being given its name when we were stopped. */
export interface Written {
  readonly files: ReadonlyMap<string, WrittenEntry>;
  readonly pending: { readonly stage: string; readonly names: readonly string[] } | null;
}

/**
 * What we wrote to `folder`; nothing where no list is there. Throws UnwritableResult where a file of its name is no such
 * list: somebody else's.
 */
export async function readWritten(folder: string): Promise<Written> {
  const path = join(folder, writtenName);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR"].includes(String(error.code)))
      return { files: new Map(), pending: null };
    throw error;
  }
  const written = parsed(text);
  if (!written)
    throw new UnwritableResult(
      path,
      "exists",
      "不是明账写的结果清单，或已损坏，不能判断哪些文件可以替换：请用 --out 指定另一个文件夹",
    );
  return written;
}

/**
 * Names in a folder that are results which commands of `by` wrote and nobody changed since; and the folder `data`, where
 * everything in it is ours.
 */
export async function resultsIn(folder: string, by: readonly string[]): Promise<ReadonlySet<string>> {
  const { files } = await readWritten(folder).catch(() => ({ files: new Map<string, WrittenEntry>() }));
  const results = new Set<string>();
  for (const [name, entry] of files) {
    if (name.includes("/") || !by.includes(entry.by)) continue;
    const hash = await hashOfFile(join(folder, name));
    if (hash !== null && entry.sha256.includes(hash)) results.add(name);
  }
  for (const side of sideFolders(files)) {
    const inside = await readdir(join(folder, side));
    const known = (name: string): boolean =>
      `${side}/${name}` === writtenName || files.has(`${side}/${name}`);
    if (inside.every((name) => known(name) || name.startsWith("."))) results.add(side);
  }
  return results;
}

/** Folders that hold files of ours, the list's own among them. */
function sideFolders(files: Written["files"]): ReadonlySet<string> {
  if (files.size === 0) return new Set();
  const folders = [...files.keys(), writtenName].map((name) => dirname(name));
  return new Set(folders.filter((name) => name !== "."));
}

function parsed(text: string): Written | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (value.schema !== schema) return null;
    const files = Object.entries(value.files as Record<string, { by: string; sha256: string | string[] }>);
    return {
      files: new Map(files.map(([name, { by, sha256 }]) => [name, { by, sha256: [sha256].flat() }])),
      pending: (value.pending as Written["pending"]) ?? null,
    };
  } catch {
    return null;
  }
}

/** The list as it is kept. */
export function writtenText({ files, pending }: Written): string {
  const listed = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { by, sha256 }]) => [name, { by, sha256: sha256.length === 1 ? sha256[0] : sha256 }]);
  const value = { schema, files: Object.fromEntries(listed), ...(pending ? { pending } : {}) };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** The SHA-256 of content that is to be written. */
export function hashOfContent(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The SHA-256 of a file; null where there is none. */
export async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR"].includes(String(error.code)))
      return null;
    throw error;
  }
  return hash.digest("hex");
}

const waitMs = 40;
const mostWaits = 750;

/** Does `work` while no other process of ours writes to `folder`. Throws UnwritableResult where one never ends. */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = lockOf(folder);
  const made = await makeFolder(dirname(path));
  for (let waits = 0; !(await taken(path)); waits += 1) {
    if (waits >= mostWaits)
      throw new UnwritableResult(
        folder,
        "busy",
        "另一个明账正在写这个文件夹：请等它结束，或用 --out 换一个文件夹",
      );
    await pause(waitMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
    // Where nothing came of the work the folder is empty again.
    if (made !== undefined) await rmdir(dirname(path)).catch(() => undefined);
  }
}

/** Takes the lock, unless another process that is there has it. */
async function taken(path: string): Promise<boolean> {
  const own = join(dirname(path), `.mingzhang-${process.pid}-lock.part`);
  await writeFile(own, String(process.pid));
  try {
    if (await createFrom(own, path)) return true;
    await freeAbandoned(path);
    return false;
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes the lock of a folder that a process left behind. */
export async function freeLock(folder: string): Promise<void> {
  await freeAbandoned(lockOf(folder));
}

async function freeAbandoned(path: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder === null || isRunning(holder)) return;
  // Moved aside first: of two that find it abandoned, one moves it and the other finds it gone.
  const aside = join(dirname(path), `.mingzhang-${process.pid}-gone.part`);
  await rename(path, aside).catch(() => undefined);
  if ((await holderOf(aside)) !== holder) await createFrom(aside, path).catch(() => false);
  await rm(aside, { force: true });
}

function lockOf(folder: string): string {
  return join(folder, dirname(writtenName), ".mingzhang.lock");
}

async function holderOf(path: string): Promise<number | null> {
  const text = await readFile(path, "utf8").catch(() => "");
  return /^\d+$/.test(text) ? Number(text) : null;
}
