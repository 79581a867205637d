import type { Layout } from "../facts/layout.ts";
import { lineOfFault, linesOfJson, readJson } from "../read/json.ts";
import { layoutNamed, layouts } from "../standard/layout.ts";
import { layoutFrom } from "../standard/layout-file.ts";
import type { Terminal } from "./terminal.ts";

/** A layout as `--profile` asks for it. */
export type Chosen = { readonly layout: Layout | null } | { readonly problem: string };

/** Longer than any layout is. */
const mostBytes = 2_000_000;

/**
 * The layout that `--profile` names, or the one in the file that it names; null where it is not given. A file that is
 * no layout, or contradicts itself, is refused with its line.
 */
export async function chosenLayout(
  terminal: Pick<Terminal, "readFile">,
  said: string | undefined,
): Promise<Chosen> {
  if (said === undefined || said === "") return { layout: null };
  const known = layoutNamed(said);
  if (known) return { layout: known };
  if (!/\.json$/i.test(said)) return { problem: unknownLayout(said) };
  let bytes: Uint8Array;
  try {
    bytes = await terminal.readFile(said);
  } catch {
    return { problem: `${said}：bad-profile：不能读取样式文件：请检查路径和权限` };
  }
  if (bytes.length > mostBytes) return { problem: `${said}：bad-profile：样式文件太大，不是样式文件` };
  const read = layoutOfText(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ""));
  return "layout" in read ? read : { problem: `${said}：bad-profile：第${read.line}行：${read.message}` };
}

/** What to say where there is no such layout. */
export function unknownLayout(id: string): string {
  return `没有样式“${id}”：可用 ${layouts.map((layout) => layout.id).join("、")}，或自己的样式文件 .json（mingzhang layouts 编号 --format json 可打印一份）`;
}

/** A layout from the text of its file, or the line of what is wrong with it. */
export function layoutOfText(
  text: string,
): { readonly layout: Layout } | { readonly line: number; readonly message: string } {
  try {
    const { value, repeated } = readJson(text);
    const lines = linesOfJson(text);
    const [twice] = repeated;
    if (twice) {
      const path = [twice.path, twice.key].filter((part) => part !== "").join(".");
      return { line: lines.get(path) ?? 1, message: `“${twice.key}”写了两次` };
    }
    const layout = layoutFrom(value);
    if (!("path" in layout)) return { layout };
    return { line: lineNear(lines, layout.path), message: layout.message };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { line: lineOfFault(text, error), message: "不是 json：这一行或上一行缺少引号、逗号或括号" };
  }
}

/** The line of a value; of one that the file does not have, that of what it would stand in. */
function lineNear(lines: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
    if (at === "") return 1;
  }
}
