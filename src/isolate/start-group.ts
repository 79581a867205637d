import type { ChildProcess, SpawnOptions, StdioPipe } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { keepGroup } from "./stop-group.ts";

const shell = "/bin/sh";
/** Whether the system has a shell that can wait beside a program. */
const canWait = existsSync(shell);

/**
 * Starts a program as the leader of a group of processes that ends with this thread, however that ends: a shell in
 * the group waits on a pipe that only this thread holds open, and kills the group when it closes. `stopGroup`
 * stops it before.
 */
export function startGroup(
  words: readonly string[],
  options: Omit<SpawnOptions, "detached" | "stdio"> & { readonly stdio: readonly ("pipe" | "ignore")[] },
): ChildProcess {
  const { stdio, ...rest } = options;
  const held = stdio.length;
  const [command = "", ...args] = canWait ? [shell, "-c", waiting(held), shell, ...words] : words;
  const piped: StdioPipe | "ignore" = canWait ? "pipe" : "ignore";
  const started = spawn(command, args, { ...rest, detached: true, stdio: [...stdio, piped] });
  keepGroup(started);
  const pipe = started.stdio[held as 4] as Socket | null;
  // Read to its end, or the process would never count as closed.
  pipe?.on("error", () => undefined).resume();
  return started;
}

/** The waiting shell keeps none of the program's streams open, the program not the pipe. */
function waiting(held: number): string {
  const others = Array.from({ length: held - 3 }, (_, i) => ` ${i + 3}>&-`).join("");
  return `(exec </dev/null >/dev/null 2>&1${others}; read -r _ <&${held}; kill -KILL 0) & exec "$@" ${held}<&-`;
}
