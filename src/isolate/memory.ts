import type { Failure } from "./task.ts";

/** What is said of a file for which the memory does not suffice. */
export const outOfMemory: Failure = {
  code: "E_MEMORY",
  message: "读取时超出内存上限：文件可能有误，请重新导出或拆分后再读",
};

/** Whether an error says that there is no more memory, or that something is longer than the engine can hold. */
export function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    /out of memory|enlarge memory|\(OOM\)|allocation failed|could not allocate|Invalid (?:array|string|typed array) length|Invalid array buffer length|maximum size exceeded|Cannot create a (?:string|Buffer)/i.test(
      error.message,
    )
  );
}
