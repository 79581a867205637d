import { createHash } from "node:crypto";
import type { Account } from "../facts/account.ts";
import type { Document } from "../read/document.ts";
import { UnreadableFile } from "../read/document.ts";
import { formatOf } from "../read/format.ts";
import { readAny } from "../read/reader.ts";
import { recognise } from "../recognise/account.ts";
import type { Terminal } from "./terminal.ts";

/** A file that was read and recognised. */
export interface ReadFile {
  readonly file: string;
  readonly sha256: string;
  readonly document: Document;
  readonly account: Account;
}

/** A file that could not be read: a code, and a line that says what to do. */
export interface FailedFile {
  readonly file: string;
  readonly failed: { readonly code: string; readonly message: string };
}

/** Reads one file into a document and an account; what is wrong with the file comes back as `failed`. */
export async function readFileInto(
  terminal: Terminal,
  file: string,
  options: { readonly profile?: string | null } = {},
): Promise<ReadFile | FailedFile> {
  try {
    const bytes = await load(terminal, file);
    const format = formatOf(bytes, file);
    // Text is read here: its reader is linear and capped. Anything with an engine behind it gets its own process.
    const alone = format !== "text" && format !== "markdown";
    const document = alone ? await terminal.readIsolated(file) : await readAny(bytes, file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { file, sha256, document, account: recognise(document, options) };
  } catch (error) {
    if (error instanceof UnreadableFile)
      return { file, failed: { code: error.code, message: error.message } };
    throw error;
  }
}

/** Whether reading failed. */
export function isFailed(read: ReadFile | FailedFile): read is FailedFile {
  return "failed" in read;
}

async function load(terminal: Terminal, file: string): Promise<Uint8Array> {
  try {
    return await terminal.readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new UnreadableFile("not-found", "找不到文件：请检查路径和文件名");
    if (code === "EISDIR") throw new UnreadableFile("is-folder", "这是文件夹，不是文件");
    if (code === "EACCES" || code === "EPERM")
      throw new UnreadableFile("no-permission", "没有读取权限：请检查文件权限");
    throw error;
  }
}
