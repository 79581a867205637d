import { lstat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileIdentities, fileIdentity } from "./file-identity.ts";
import { createFrom, openStage, replaceBy, sweep, syncFolder } from "./stage.ts";
import { unstopped } from "./stopping.ts";
import { UnwritableResult, unwritable } from "./unwritable.ts";

/**
 * Throws UnwritableResult where a new workbook cannot get this path: it is no name of one, something is there already (`force`: a folder, or one
 * of `sources`, which are never replaced).
 */
export async function mayCreate(
  path: string,
  { force, sources }: { readonly force: boolean; readonly sources: readonly string[] },
): Promise<void> {
  const seen = await lstat(path).catch(() => null);
  if (seen?.isDirectory())
    throw new UnwritableResult(path, "is-folder", "这是文件夹：请用 --out 写上文件名，如 accounts.xlsx");
  // Under any other name neither Excel nor we would open it.
  if (!/\.xlsx$/i.test(path))
    throw new UnwritableResult(path, "extension", "填报表是Excel文件：请用 --out 写上以 .xlsx 结尾的文件名");
  if (!seen) return;
  const one = await fileIdentity(path);
  if (one !== null && (await fileIdentities(sources)).has(one))
    throw new UnwritableResult(path, "same-file", "结果会覆盖原文件：请用 --out 指定另一个文件名");
  if (!force) throw new UnwritableResult(path, "exists", alreadyThere);
}

const alreadyThere = "已有这个文件，没有替换：请换一个文件名，确要替换请加 --force";

/** Writes a file that appears whole or not at all; without `force` never over anything. Throws UnwritableResult. */
export async function createFile(path: string, content: string | Uint8Array, force: boolean): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  try {
    await sweep(folder);
    const stage = await openStage(folder);
    let made = false;
    try {
      await stage.write(name, content);
      made = await unstopped(() => placed(join(stage.path, name), path, force));
    } finally {
      await stage.remove();
    }
    if (!made) throw new UnwritableResult(path, "exists", alreadyThere);
    await syncFolder(folder);
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function placed(part: string, path: string, force: boolean): Promise<boolean> {
  if (!force) return createFrom(part, path);
  await replaceBy(part, path);
  return true;
}
