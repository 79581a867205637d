import type { ChildProcess } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { UnreadableFile } from "../read/document.ts";
import { bounded } from "./bounds.ts";
import { exitCodes } from "./exit-codes.ts";
import { isOutOfMemory, outOfMemory } from "./memory.ts";
import { BrokenMessage, openReceiving } from "./message.ts";
import { startGroup } from "./start-group.ts";
import { stopGroup } from "./stop-group.ts";
import type { ChildMessage, Result, Task } from "./task.ts";

/** What a reading process may use. */
export interface Limits {
  /** Bytes of data (heap, buffers) beyond what it has at its start. */
  readonly data: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Bytes of the message that comes back. */
  readonly result: number;
}

const mebibyte = 1024 * 1024;

export const defaultLimits: Limits = {
  // With the 110 MiB that Node and PDFium have at their start, and their own text, it stays below 768 MiB.
  data: 640 * mebibyte,
  cpuSeconds: 60,
  wallSeconds: 90,
  result: 256 * mebibyte,
};

/** Before it holds itself to its limit, a process is started under this much more: addresses that V8 reserves. */
const reserved = 1024 * mebibyte;
const child = fileURLToPath(new URL("child.ts", import.meta.url));

/**
 * Does one task on a file in a process of its own under limits of the operating system (`prlimit`): data, CPU, files,
 * wall clock. The process gets the bytes on its standard input, sees none of the environment, opens no socket, and
 * returns one bounded message, of which nothing is believed unless all of it came and the process ended well.
 * Throws UnreadableFile: the reader's own, or E_MEMORY, E_TIMEOUT, E_PARSER_CRASH.
 */
export async function inChild<T extends Task["task"]>(
  task: Extract<Task, { task: T }>,
  bytes: Uint8Array,
  limits: Limits = defaultLimits,
): Promise<Result<T>> {
  const order = serialize(task);
  const numbers = [order.length, bytes.length, limits.data].map(String);
  const node = [process.execPath, "--max-old-space-size=512", child, ...numbers];
  const outer = { ...limits, data: limits.data + reserved, files: 128, written: 0 };
  const cache = getCompileCacheDir();
  const started = startGroup([...bounded(outer), ...node], {
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
  const message = await answerOf(started, limits);
  if ("failed" in message) throw new UnreadableFile(message.failed.code, message.failed.message);
  return message.result as Result<T>;
}

/** Node adds a folder for its version to the folder that it is given. */
function cacheRoot(folder: string): string {
  return dirname(folder);
}

function answerOf(started: ChildProcess, limits: Limits): Promise<ChildMessage> {
  return new Promise((resolve, reject) => {
    const receiving = openReceiving();
    let stopped: UnreadableFile | Error | null = null;
    let length = 0;
    const stop = (why: UnreadableFile | Error): void => {
      stopped ??= why;
      stopGroup(started);
    };
    const timer = setTimeout(() => stop(tooLate(limits.wallSeconds)), limits.wallSeconds * 1000);
    (started.stdio[3] as Readable).on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (stopped !== null) return;
      if (length > limits.result)
        stop(new UnreadableFile("E_MEMORY", "读出的内容过大，已停止：请拆分后再读"));
      else
        try {
          receiving.take(chunk);
        } catch (error) {
          stop(believable(error));
        }
    });
    started.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    started.on("close", (code, signal) => {
      clearTimeout(timer);
      try {
        if (stopped !== null) throw stopped;
        const early = earlyEnd(code, signal, limits);
        if (early !== null) throw early;
        resolve(receiving.message());
      } catch (error) {
        reject(believable(error));
      }
    });
  });
}

/** Why a process that did not end well is not believed, whatever it said before; null where it ended well. */
export function earlyEnd(
  code: number | null,
  signal: NodeJS.Signals | null,
  { cpuSeconds, data }: Limits,
): UnreadableFile | null {
  if (signal === null && code === exitCodes.answered) return null;
  if (signal === "SIGXCPU") return tooLate(cpuSeconds);
  // V8 aborts where it gets no more memory; the system kills where there is none left for anybody.
  if (code === exitCodes.memory || signal === "SIGABRT" || signal === "SIGKILL")
    return new UnreadableFile(
      "E_MEMORY",
      `读取中途停止，多半超出了${Math.round(data / mebibyte)} MiB的内存上限，没有得到完整的内容：文件可能有误，请重新导出或拆分后再读`,
    );
  return new UnreadableFile("E_PARSER_CRASH", notWhole);
}

const notWhole = "读取中途出错，没有得到完整的内容：请重试；仍然出错请用原来的软件重新另存";

function tooLate(seconds: number): UnreadableFile {
  return new UnreadableFile(
    "E_TIMEOUT",
    `读取超过${seconds}秒，已停止：文件可能有误，请重新导出或拆分后再读`,
  );
}

/** What is said of a message that is not whole or that does not fit into memory here. */
function believable(error: unknown): UnreadableFile | Error {
  if (error instanceof BrokenMessage) return new UnreadableFile("E_PARSER_CRASH", notWhole);
  if (isOutOfMemory(error)) return new UnreadableFile(outOfMemory.code, outOfMemory.message);
  return error instanceof Error ? error : new Error(String(error));
}
