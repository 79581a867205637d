import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { PageNote } from "../facts/page-note.ts";
import type { Document } from "../read/document.ts";
import { UnreadableFile } from "../read/document.ts";
import type { PageImage } from "../read/pdf/images.ts";
import type { ReadOptions } from "../read/pdf.ts";
import type { ChildMessage, Job } from "./child.ts";

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
const prlimit = ["/usr/bin/prlimit", "/bin/prlimit"].find((path) => existsSync(path));

/** Whether the operating system bounds memory and CPU of a reading process; without, only heap and time are. */
export const boundedBySystem: boolean = prlimit !== undefined;

/**
 * Reads a file in a process of its own under limits of the operating system (`prlimit`): data, CPU, files, wall
 * clock. The process sees none of the environment, opens no socket, and returns one bounded message.
 * Throws UnreadableFile: the reader's own, or E_MEMORY, E_TIMEOUT, E_PARSER_CRASH.
 */
export function readIsolated(
  path: string,
  name: string,
  limits: Limits = defaultLimits,
  options: ReadOptions = {},
): Promise<Document> {
  return isolated(path, name, { kind: "read", options }, limits) as Promise<Document>;
}

/** Draws pages of a PDF (numbers from 1) under the same limits, as many as they allow. Throws as reading does. */
export function drawIsolated(
  path: string,
  pages: readonly number[],
  limits: Limits = defaultLimits,
): Promise<PageImage[]> {
  return isolated(path, path, { kind: "draw", pages }, limits) as Promise<PageImage[]>;
}

/** Makes a copy of a PDF with comments under the same limits. Throws as reading does. */
export function annotateIsolated(
  path: string,
  notes: readonly PageNote[],
  limits: Limits = defaultLimits,
): Promise<Uint8Array> {
  return isolated(path, path, { kind: "annotate", notes }, limits) as Promise<Uint8Array>;
}

function isolated(path: string, name: string, job: Job, limits: Limits): Promise<unknown> {
  const node = [process.execPath, "--max-old-space-size=512", child, path, name];
  const bounds = [
    `--data=${limits.data}`,
    `--cpu=${limits.cpuSeconds}`,
    "--nofile=128",
    "--fsize=0",
    "--core=0",
    "--",
  ];
  const [command = "", ...rest] = prlimit ? [prlimit, ...bounds, ...node] : node;
  const started = spawn(command, rest, {
    detached: true,
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", TZ: "UTC" },
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
  const order = started.stdio[0] as Writable;
  // A child that died before it listened is known by its end.
  order.on("error", () => undefined);
  order.end(serialize(job));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let late = false;
    const kill = (): void => {
      if (started.pid === undefined) return;
      try {
        process.kill(-started.pid, "SIGKILL");
      } catch {
        // It is gone already.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      kill();
    }, limits.wallSeconds * 1000);
    const pipe = started.stdio[3] as Readable;
    pipe.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.result) kill();
      else chunks.push(chunk);
    });
    started.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    started.on("close", (code, signal) => {
      clearTimeout(timer);
      try {
        resolve(outcome(chunks, { late, length, code, signal }, limits));
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}

function outcome(
  chunks: readonly Buffer[],
  end: { late: boolean; length: number; code: number | null; signal: string | null },
  limits: Limits,
): unknown {
  if (end.late || end.signal === "SIGXCPU")
    throw new UnreadableFile(
      "E_TIMEOUT",
      `读取超过${limits.wallSeconds}秒，已停止：文件可能有误，请重新导出或拆分后再读`,
    );
  if (end.length > limits.result)
    throw new UnreadableFile("E_MEMORY", "读出的内容过大，已停止：请拆分后再读");
  if (end.length === 0)
    throw new UnreadableFile(
      "E_MEMORY",
      `读取进程被中止（${end.signal ?? end.code}），多半超出了${Math.round(limits.data / 1024 / 1024)} MiB的内存上限：文件可能有误，请重新导出或拆分后再读`,
    );
  const message = deserialize(Buffer.concat(chunks)) as ChildMessage;
  if ("failed" in message) throw new UnreadableFile(message.failed.code, message.failed.message);
  return message.done;
}
