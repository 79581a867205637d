import { lstat, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, normalize } from "node:path";
import { fileIdentities, fileIdentity } from "./file-identity.ts";
import type { Stage } from "./stage.ts";
import { createFrom, makeFolder, openStage, replaceBy, sweep, syncFolder } from "./stage.ts";
import { unstopped } from "./stopping.ts";
import { UnwritableResult, unwritable } from "./unwritable.ts";
import type { Written, WrittenEntry } from "./written.ts";
import {
  freeLock,
  hashOfContent,
  hashOfFile,
  locked,
  readWritten,
  writtenName,
  writtenText,
} from "./written.ts";

/** What a folder of results is opened with. */
export interface ResultOptions {
  /** The command that writes. */
  readonly by: string;
  /** Files that the results are made of or that were named beside them: never replaced. */
  readonly sources: readonly string[];
}

/**
 * A folder that a command writes results to. What is added appears together at the next commit or not at all, and
 * replaces only what we wrote and nobody changed since. Everything throws UnwritableResult where it cannot be done;
 * then nothing that was added since the last commit is left.
 */
export interface ResultFolder {
  readonly path: string;
  /** Throws unless files of these names may be written here, before any work is done. */
  claim(names: readonly string[]): Promise<void>;
  /** Holds a file, by its name below the folder, for the next commit. */
  add(name: string, content: string | Uint8Array): Promise<void>;
  /** Gives everything that was added its name: written and synced before, all under one entry of the list of ours. */
  commit(): Promise<void>;
  /** Drops what was added and not committed. */
  discard(): Promise<void>;
}

/**
 * Opens a folder of results, there or not. A commit that another process was killed in is finished first, and its parts
 * are removed.
 */
async function openResults(named: string, options: ResultOptions): Promise<ResultFolder> {
  const path = normalize(named).replace(/(?<=.)\/+$/, "");
  return telling(path, async () => {
    const fresh = !(await isFolder(path));
    await (fresh ? sweep(dirname(path)) : tidied(path));
    return new Results(path, options.by, await fileIdentities(options.sources));
  });
}

/** Opens a folder of results for `work`; what was added and not committed is gone afterwards. */
export async function withResults<T>(
  path: string,
  options: ResultOptions,
  work: (results: ResultFolder) => Promise<T>,
): Promise<T> {
  const results = await openResults(path, options);
  try {
    return await work(results);
  } finally {
    await results.discard();
  }
}

/** Does `work`; what the system refuses, or we do, is told as a result at `path` that cannot be written. */
async function telling<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function isFolder(path: string): Promise<boolean> {
  const seen = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (seen && !seen.isDirectory())
    throw new UnwritableResult(path, "not-a-folder", "这是文件，不是文件夹：请用 --out 指定一个文件夹");
  return seen !== null;
}

/** Ends what a process that is gone has left in the middle, and removes what it has left behind. */
async function tidied(path: string): Promise<void> {
  await recovered(path);
  await freeLock(path);
  await sweep(path);
  await sweep(join(path, dirname(writtenName)));
}

/** Finishes a commit that was cut short. */
async function recovered(path: string): Promise<void> {
  if ((await readWritten(path)).pending === null) return;
  await locked(path, async () => {
    const written = await readWritten(path);
    if (written.pending === null) return;
    const { stage, names } = written.pending;
    for (const name of names) {
      const hash = await hashOfFile(join(path, name));
      const ours = hash === null || written.files.get(name)?.sha256.includes(hash);
      if (ours && (await fileIdentity(join(path, stage, name)))) await place(join(path, stage), path, name);
    }
    await rm(join(path, stage), { recursive: true, force: true });
    await writeList(path, await settled(path, written));
  });
}

async function place(from: string, to: string, name: string): Promise<void> {
  await makeFolder(dirname(join(to, name)));
  await replaceBy(join(from, name), join(to, name));
}

/** The list with nothing pending: of files that were being replaced, the hash that they have. */
async function settled(path: string, { files }: Written): Promise<Written> {
  const settledFiles = new Map<string, WrittenEntry>();
  for (const [name, entry] of files) {
    if (entry.sha256.length === 1) settledFiles.set(name, entry);
    else {
      const hash = await hashOfFile(join(path, name));
      if (hash !== null && entry.sha256.includes(hash)) settledFiles.set(name, { ...entry, sha256: [hash] });
    }
  }
  return { files: settledFiles, pending: null };
}

async function writeList(path: string, written: Written): Promise<void> {
  const folder = join(path, dirname(writtenName));
  const stage = await openStage(folder);
  try {
    await stage.write(basename(writtenName), writtenText(written));
    await replaceBy(join(stage.path, basename(writtenName)), join(path, writtenName));
    await syncFolder(folder);
  } finally {
    await stage.remove();
  }
}

class Results implements ResultFolder {
  readonly path: string;
  readonly #by: string;
  readonly #sources: ReadonlySet<string>;
  #stage: Stage | null = null;
  #hashes = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string, by: string, sources: ReadonlySet<string>) {
    this.path = path;
    this.#by = by;
    this.#sources = sources;
  }

  claim(names: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const { files } = (await isFolder(this.path)) ? await readWritten(this.path) : { files: new Map() };
      const wrong: UnwritableResult[] = [];
      for (const name of names)
        try {
          await this.#mayWrite(name, files);
        } catch (error) {
          if (!(error instanceof UnwritableResult)) throw error;
          wrong.push(error);
        }
      const [first] = wrong;
      if (first && wrong.length > 1)
        throw new UnwritableResult(
          first.path,
          first.code,
          `${first.message}（这样的文件共${wrong.length}个：${wrong.map(({ path }) => basename(path)).join("、")}）`,
        );
      if (first) throw first;
      // Whether anything can be written here is known before any work is done.
      await this.#opened();
    });
  }

  add(name: string, content: string | Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      const stage = await this.#opened();
      await stage.write(name, content);
      this.#hashes.set(name, hashOfContent(content));
    });
  }

  commit(): Promise<void> {
    return this.#inTurn(async () => {
      const stage = this.#stage;
      if (!stage || this.#hashes.size === 0) return this.#drop();
      await unstopped(async () => {
        if (!(await this.#asWhole(stage))) await locked(this.path, () => this.#byName(stage));
      });
      this.#stage = null;
      this.#hashes = new Map();
    });
  }

  discard(): Promise<void> {
    return this.#inTurn(() => this.#drop());
  }

  /** One after another: two disclosures may be done at once. What fails leaves nothing. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(() =>
      telling(this.path, async () => {
        try {
          return await work();
        } catch (error) {
          await this.#drop();
          throw error;
        }
      }),
    );
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #drop(): Promise<void> {
    const stage = this.#stage;
    this.#stage = null;
    this.#hashes = new Map();
    await stage?.remove();
  }

  /** Parts of a folder that is not there yet stand beside it. */
  async #opened(): Promise<Stage> {
    this.#stage ??= await openStage((await isFolder(this.path)) ? this.path : dirname(this.path));
    return this.#stage;
  }

  /** The hash of the file that will be replaced; null where none is there. Throws where it is not ours. */
  async #mayWrite(name: string, files: Written["files"]): Promise<string | null> {
    const path = join(this.path, name);
    const seen = await lstat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (!seen) return null;
    const one = await fileIdentity(path);
    if (one !== null && this.#sources.has(one))
      throw new UnwritableResult(path, "same-file", "结果会覆盖原文件：请用 --out 指定另一个文件夹");
    if (seen.isDirectory())
      throw new UnwritableResult(path, "is-folder", "这个位置已有同名文件夹：请换一个文件夹");
    const ours = files.get(name);
    if (!ours || !seen.isFile())
      throw new UnwritableResult(
        path,
        "exists",
        "已有这个文件，不是明账写的，没有替换：请先移走它，或用 --out 指定另一个文件夹",
      );
    const hash = await hashOfFile(path);
    if (hash !== null && !ours.sha256.includes(hash))
      throw new UnwritableResult(
        path,
        "changed",
        "这个文件在明账写出后被改过，没有替换：请先移走它，或用 --out 指定另一个文件夹",
      );
    return hash;
  }

  /** A folder that is not there appears with everything in it; false where it has come to be there. */
  async #asWhole(stage: Stage): Promise<boolean> {
    if (await isFolder(this.path)) return false;
    const files = new Map([...this.#hashes].map(([name, hash]) => [name, { by: this.#by, sha256: [hash] }]));
    await stage.write(writtenName, writtenText({ files, pending: null }));
    for (const folder of foldersOf([...files.keys(), writtenName]))
      await syncFolder(join(stage.path, folder));
    try {
      await rename(stage.path, this.path);
    } catch (error) {
      if (error instanceof Error && "code" in error && ["ENOTEMPTY", "EEXIST"].includes(String(error.code)))
        return false;
      throw error;
    }
    try {
      await syncFolder(dirname(this.path));
    } catch (error) {
      await rename(this.path, stage.path);
      throw error;
    }
    stage.release();
    return true;
  }

  /** Each part gets its name, under a list that says beforehand which are to get theirs. */
  async #byName(stage: Stage): Promise<void> {
    const written = await readWritten(this.path);
    const names = [...this.#hashes.keys()];
    const files = new Map(written.files);
    for (const [name, hash] of this.#hashes) {
      const before = await this.#mayWrite(name, written.files);
      const sha256 = before === null || before === hash ? [hash] : [hash, before];
      files.set(name, { by: this.#by, sha256 });
    }
    const folders = foldersOf(names);
    for (const folder of folders) await syncFolder(join(stage.path, folder));
    await writeList(this.path, { files, pending: { stage: relativeTo(this.path, stage.path), names } });
    const undo: (() => Promise<unknown>)[] = [];
    try {
      for (const name of names) await this.#placed(stage, name, undo);
      for (const folder of folders) await syncFolder(join(this.path, folder));
    } catch (error) {
      for (const one of undo.reverse()) await one();
      await writeList(this.path, written);
      throw error;
    }
    // Everything has its name; whoever opens the folder next can end the list as well.
    await writeList(this.path, await settled(this.path, { files, pending: null })).catch(() => undefined);
    await stage.remove();
  }

  async #placed(stage: Stage, name: string, undo: (() => Promise<unknown>)[]): Promise<void> {
    const path = join(this.path, name);
    const old = `${join(stage.path, name)}.old`;
    const made = await makeFolder(dirname(path));
    if (made !== undefined) undo.push(() => rmdir(made).catch(() => undefined));
    const kept = (await fileIdentity(path)) !== null && (await createFrom(path, old));
    await replaceBy(join(stage.path, name), path);
    undo.push(() => (kept ? rename(old, path) : rm(path, { force: true })));
  }
}

/** Folders that files of these names stand in, the one of all included. */
function foldersOf(names: readonly string[]): ReadonlySet<string> {
  return new Set([".", ...names.map((name) => dirname(name))]);
}

function relativeTo(folder: string, stage: string): string {
  return dirname(stage) === folder ? basename(stage) : join("..", basename(stage));
}
