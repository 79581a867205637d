import { stat } from "node:fs/promises";

/** Device and number of a file, the same by every link to it; null where there is none. */
export async function fileIdentity(path: string): Promise<string | null> {
  const seen = await stat(path, { bigint: true }).catch(() => null);
  return seen && `${seen.dev}:${seen.ino}`;
}

/** Which files `paths` name, links followed; what is not there is left out. */
export async function fileIdentities(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const all = await Promise.all(paths.map(fileIdentity));
  return new Set(all.filter((one) => one !== null));
}
