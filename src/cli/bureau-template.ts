import type { Disclosure } from "../facts/disclosure.ts";
import { UnreadableFile } from "../read/document.ts";
import { openZip } from "../read/zip.ts";
import { UneditablePart } from "../write/docx/source.ts";
import { fillTemplate, TemplateProblem } from "../write/template-docx.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Fills a bureau's own Word template with a disclosure. The template is read in a process of its own first, so that a
 * damaged or hostile one is refused there. A message that says what is wrong where it cannot be filled in.
 */
export async function filledTemplate(
  terminal: Terminal,
  file: string,
  disclosure: Disclosure,
): Promise<Uint8Array | string> {
  try {
    const bytes = await terminal.readFile(file);
    const [read] = await terminal.readIsolated(bytes, file);
    if (read?.document.format !== "docx") return `${file}：bad-template：模板应为Word文档（.docx）`;
    return fillTemplate(openZip(bytes), disclosure);
  } catch (error) {
    if (error instanceof UnreadableFile) return `${file}：${error.code}：${error.message}`;
    if (error instanceof TemplateProblem || error instanceof UneditablePart)
      return `${file}：bad-template：${error.message}`;
    if (error instanceof Error && "code" in error) return `${file}：not-found：找不到模板，或没有读取权限`;
    throw error;
  }
}
