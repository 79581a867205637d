import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What a program may use. */
export interface Bounds {
  /** Bytes of data (heap and anonymous maps). */
  readonly data: number;
  readonly cpuSeconds: number;
  readonly files: number;
  /** Bytes of the largest file that it may write. */
  readonly written: number;
}

/** The program that sets limits of the operating system; null where there is none. */
export const prlimit: string | null =
  ["/usr/bin/prlimit", "/bin/prlimit"].find((path) => existsSync(path)) ?? null;

/** The words before a command that bound it by the operating system; none where `prlimit` is missing. */
export function bounded({ data, cpuSeconds, files, written }: Bounds): readonly string[] {
  if (prlimit === null) return [];
  return [
    prlimit,
    `--data=${data}`,
    // At the soft limit the system says why it ends a process; at the hard one it does not.
    `--cpu=${cpuSeconds}:${cpuSeconds + 5}`,
    `--nofile=${files}`,
    `--fsize=${written}`,
    "--core=0",
    "--",
  ];
}

let without: readonly string[] | null = null;

/** The words before a command that leave it without a network; none where the system does not allow that. */
export function withoutNetwork(): readonly string[] {
  const words = ["/usr/bin/unshare", "--map-root-user", "--net", "--"];
  without ??=
    existsSync(words[0]!) && spawnSync(words[0]!, [...words.slice(1), "true"]).status === 0 ? words : [];
  return without;
}
