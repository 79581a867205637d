/** A result that could not be written: the path that was meant, a code, and a sentence that says what to do. */
export class UnwritableResult extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, code: string, message: string) {
    super(message);
    this.path = path;
    this.code = code;
  }
}

const elsewhere = "请用 --out 换一个位置";

/** What the operating system's refusals mean to the person who asked for the result. */
const refusals: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ENOSPC: ["disk-full", `磁盘已满，没有写出：请清理磁盘，或${elsewhere}`],
  EDQUOT: ["disk-full", `磁盘配额已用完，没有写出：请清理磁盘，或${elsewhere}`],
  EFBIG: ["disk-full", `文件超过允许的大小，没有写出：${elsewhere}`],
  EROFS: ["read-only", `这个位置只能读、不能写：${elsewhere}`],
  EACCES: ["no-permission", `没有写入权限：请修改文件夹权限，或${elsewhere}`],
  EPERM: ["no-permission", `没有写入权限：请修改文件夹权限，或${elsewhere}`],
  ENOTDIR: ["not-a-folder", "路径中有一段是文件，不是文件夹：请用 --out 指定一个文件夹"],
  EEXIST: ["not-a-folder", "这个位置已有同名文件，不能建文件夹：请用 --out 指定一个文件夹"],
  EISDIR: ["is-folder", "这个位置已有同名文件夹：请换一个文件名"],
  ENOENT: ["not-found", `要写入的文件夹不存在或刚被移走：${elsewhere}`],
  ENAMETOOLONG: ["name-too-long", "文件名或路径太长：请缩短原文件的名字，或用 --out 换一个较短的位置"],
  EBUSY: ["busy", "文件正被其他程序占用：请关闭它后重来"],
  ETXTBSY: ["busy", "文件正被其他程序占用：请关闭它后重来"],
  EMFILE: ["too-many-files", "同时打开的文件太多：请关闭其他程序后重来"],
  ENFILE: ["too-many-files", "同时打开的文件太多：请关闭其他程序后重来"],
  EIO: ["disk-fault", `磁盘读写出错，没有写出：请检查磁盘，或${elsewhere}`],
  ELOOP: ["not-a-folder", `路径中的链接互相指向：${elsewhere}`],
  EXDEV: ["cannot-write", `这个位置跨了两个磁盘，不能一次写成：${elsewhere}`],
};

/** What the system's refusal to write at `path` is told as; any other error comes back as it is. */
export function unwritable(path: string, error: unknown): unknown {
  if (error instanceof UnwritableResult) return error;
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return error;
  const [code, message] = refusals[String(error.code)] ?? [
    "cannot-write",
    `系统拒绝写入（${String(error.code)}）：${elsewhere}`,
  ];
  return new UnwritableResult(inTheWay(error) ?? path, code, message);
}

/** What stands in the way of a folder or a file, where that is not a part of ours. */
function inTheWay(error: Error & { readonly code: unknown }): string | null {
  const path = "path" in error && typeof error.path === "string" ? error.path : null;
  const known = error.code === "EEXIST" || error.code === "EISDIR";
  return known && path !== null && !path.includes(".mingzhang") ? path : null;
}
