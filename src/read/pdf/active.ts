import type { ReadingNote } from "../document.ts";
import { openPdf } from "./engine.ts";

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\/JavaScript\b/, "脚本（JavaScript）"],
  [/\/Launch\b/, "启动程序的动作"],
  [/\/EmbeddedFiles?\b/, "嵌入的文件"],
  [/\/SubmitForm\b/, "提交表单的动作"],
  [/\/RichMedia\b/, "嵌入的媒体"],
];
const step = 1 << 20;
const overlap = 32;

/**
 * What a PDF does or carries beside its pages: scripts, actions, files. Nothing of it is carried out or read; who
 * publishes should know. Names in the open are found by their bytes, those in compressed objects by the engine.
 * Throws UnreadableFile as opening does.
 */
export async function activeNotes(bytes: Uint8Array): Promise<ReadingNote[]> {
  const found = new Set<string>();
  const decoder = new TextDecoder("latin1");
  for (let at = 0; at < bytes.length; at += step) {
    const text = decoder.decode(bytes.subarray(at, at + step + overlap));
    for (const [name, words] of kinds) if (name.test(text)) found.add(words);
  }
  const { engine, document, close } = await openPdf(bytes);
  try {
    if (engine.FPDFDoc_GetJavaScriptActionCount(document) > 0) found.add("脚本（JavaScript）");
    if (engine.FPDFDoc_GetAttachmentCount(document) > 0) found.add("嵌入的文件");
  } finally {
    close();
  }
  return [...found].map((words) => ({
    kind: "external-link",
    message: `PDF含有${words}，没有读取也没有执行：公开前应去掉，另存为新文件`,
    position: { page: 1, line: null, column: null, cell: null },
    text: words,
  }));
}
