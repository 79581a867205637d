import type { ChildProcess } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { UnreadableFile } from "../read/document.ts";
import { bounded } from "./bounds.ts";
import { decoded } from "./message.ts";
import { startGroup } from "./start-group.ts";
import { stopGroup } from "./stop-group.ts";
import type { Result, Task } from "./task.ts";

/** What a reading process may use. */
export interface Limits {
  /** Bytes of data (heap and anonymous maps). */
  readonly data: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Bytes of the message that comes back. */
  readonly result: number;
}

export const defaultLimits: Limits = {
  data: 800 * 1024 * 1024,
  cpuSeconds: 60,
  wallSeconds: 90,
  result: 256 * 1024 * 1024,
};

const child = fileURLToPath(new URL("child.ts", import.meta.url));
/**
 * Does one task on a file in a process of its own under limits of the operating system (`prlimit`): data, CPU, files,
 * wall clock. The process gets the bytes on its standard input, sees none of the environment, opens no socket, and
 * returns one bounded message. Throws UnreadableFile: the reader's own, or E_MEMORY, E_TIMEOUT, E_PARSER_CRASH.
 */
export async function inChild<T extends Task["task"]>(
  task: Extract<Task, { task: T }>,
  bytes: Uint8Array,
  limits: Limits = defaultLimits,
): Promise<Result<T>> {
  const order = serialize(task);
  const sizes = [String(order.length), String(bytes.length)];
  const node = [process.execPath, "--max-old-space-size=512", child, ...sizes];
  const words = [...bounded({ ...limits, files: 128, written: 0 }), ...node];
  const cache = getCompileCacheDir();
  const started = startGroup(words, {
    env: {
      PATH: "/usr/bin:/bin",
      LANG: "C.UTF-8",
      TZ: "UTC",
      // Compiled once, read by every child; a child can write no file and so cannot change it.
      ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cacheRoot(cache) }),
    },
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
  // A process that ends early leaves the rest of its input unread.
  started.stdin?.on("error", () => undefined);
  started.stdin?.write(order);
  started.stdin?.end(bytes);
  const end = await endOf(started, limits);
  return outcome(end, limits) as Result<T>;
}

/** Node adds a folder for its version to the folder that it is given. */
function cacheRoot(folder: string): string {
  return dirname(folder);
}

interface End {
  readonly chunks: readonly Buffer[];
  readonly length: number;
  readonly late: boolean;
  readonly code: number | null;
  readonly signal: string | null;
}

function endOf(started: ChildProcess, limits: Limits): Promise<End> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stopGroup(started);
    }, limits.wallSeconds * 1000);
    const pipe = started.stdio[3] as Readable;
    pipe.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.result) stopGroup(started);
      else chunks.push(chunk);
    });
    started.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    started.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ chunks, length, late, code, signal });
    });
  });
}

function outcome({ chunks, length, late, code, signal }: End, limits: Limits): unknown {
  if (late || signal === "SIGXCPU")
    throw new UnreadableFile(
      "E_TIMEOUT",
      `读取超过${late ? limits.wallSeconds : limits.cpuSeconds}秒，已停止：文件可能有误，请重新导出或拆分后再读`,
    );
  if (length > limits.result) throw new UnreadableFile("E_MEMORY", "读出的内容过大，已停止：请拆分后再读");
  if (length === 0)
    throw new UnreadableFile(
      "E_MEMORY",
      `读取进程被中止（${signal ?? code}），多半超出了${Math.round(limits.data / 1024 / 1024)} MiB的内存上限：文件可能有误，请重新导出或拆分后再读`,
    );
  const message = decoded(Buffer.concat(chunks));
  if ("failed" in message) throw new UnreadableFile(message.failed.code, message.failed.message);
  return message.result;
}
