import { rmSync } from "node:fs";
import { link, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { tidiedAtStop } from "./stopping.ts";

/** A folder of parts: files that are whole and synced before they get their names. */
export interface Stage {
  readonly path: string;
  /** Writes and syncs one part; `name` may have folders in it. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Removes the folder with all that is in it, and the folders made for it that are empty. */
  remove(): Promise<void>;
  /** Forgets the folder: its parts have their names now. */
  release(): void;
}

/**
 * Makes a folder with all that lead to it; the uppermost that was made, or undefined where all were there. (Node's own
 * way of doing this never ends where the system says of a folder that is there that it is not, as /proc does.)
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return undefined;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    const made = await makeFolder(dirname(path));
    if (made === undefined && !(await lstat(dirname(path)).catch(() => null))) throw error;
    await mkdir(path).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== "EEXIST") throw again;
    });
    return made ?? path;
  }
}

let stages = 0;
const pattern = /^\.mingzhang-(\d+)-\w+\.part$/;
const dayMs = 86_400_000;

/** Opens a folder of parts in `folder`, which is made where it is missing. */
export async function openStage(folder: string): Promise<Stage> {
  const made = await makeFolder(folder);
  stages += 1;
  const path = join(folder, `.mingzhang-${process.pid}-${stages}.part`);
  const removed = async (): Promise<void> => {
    await rm(path, { recursive: true, force: true });
    if (made !== undefined) await removeEmpty(folder, made);
  };
  try {
    await mkdir(path);
  } catch (error) {
    await removed();
    throw error;
  }
  const forget = tidiedAtStop(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    async write(name, content) {
      await makeFolder(dirname(join(path, name)));
      await writeSynced(join(path, name), content);
    },
    async remove() {
      await removed();
      forget();
    },
    release: forget,
  };
}

/** Removes folders from `folder` up to `first` that are empty. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let at = folder; at.length >= first.length && at !== dirname(at); at = dirname(at))
    try {
      await rmdir(at);
    } catch {
      // Something else stands in it by now.
      return;
    }
}

/** Writes a file that was not there, and returns when it is on the disk whole. */
async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
    const { size } = await file.stat();
    if (size !== Buffer.byteLength(content))
      throw Object.assign(new Error("short write"), { code: "ENOSPC", syscall: "write" });
  } finally {
    await file.close();
  }
}

/** Returns when the names in a folder are on the disk; where folders cannot be synced (Windows) it does nothing. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EISDIR" || error.code === "EPERM") return null;
    throw error;
  });
  try {
    await folder?.sync();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && ["EINVAL", "EPERM"].includes(String(error.code))))
      throw error;
  } finally {
    await folder?.close();
  }
}

/** Gives a part its name, whether or not a file of that name is there. */
export async function replaceBy(part: string, path: string): Promise<void> {
  await rename(part, path);
}

/** Gives a part its name unless something of that name is there: false then. */
export async function createFrom(part: string, path: string): Promise<boolean> {
  try {
    await link(part, path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EEXIST") return false;
    // File systems without links: the moment between looking and renaming is the best there is.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
    if (await lstat(path).catch(() => null)) return false;
    await rename(part, path);
  }
  return true;
}

/** Removes parts in a folder whose process is gone. */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = Number(pattern.exec(name)?.[1]);
    if (Number.isNaN(pid)) continue;
    const path = join(folder, name);
    const seen = await lstat(path).catch(() => null);
    if (seen && (!isRunning(pid) || Date.now() - seen.mtimeMs > dayMs))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Whether a process of this number is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
