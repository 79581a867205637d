import { equationsOf, openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import { UnreadableFile } from "../read/document.ts";
import { pageImages } from "../read/pdf/images.ts";
import { readAny } from "../read/reader.ts";
import { recognise } from "../recognise/account.ts";
import { merged } from "../recognise/merge.ts";
import { pageScript } from "../write/html/page-script.ts";
import { pageStyle } from "../write/html/page-style.ts";
import { missingWords, pagesToShow } from "../write/html/pages.ts";
import { reportHtml } from "../write/report-html.ts";
import { reportJson } from "../write/report-json.ts";
import { returnSlip } from "../write/return-slip.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** The engine of the offline page: it reads, audits and renders, and the page in front of it stays free. */
const scope = globalThis as unknown as {
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
};

scope.onmessage = ({ data }) => {
  void answer(data);
};

async function answer({ id, files }: ToWorker): Promise<void> {
  try {
    const documents: { name: string; document: Awaited<ReturnType<typeof readAny>> }[] = [];
    for (const { name, bytes } of files) {
      scope.postMessage({ id, kind: "progress", words: `正在读取 ${name}` });
      documents.push({ name, document: await readAny(bytes, name, { boxes: files.length === 1 }) });
    }
    const document = merged(documents);
    scope.postMessage({ id, kind: "progress", words: "正在核验" });
    const account = recognise(document);
    const report = openAudit(account).report();
    const name = files.map((file) => file.name).join("、");
    const hashes = new Map<string, string>();
    for (const text of [pageStyle, pageScript])
      hashes.set(text, await sha256(new TextEncoder().encode(text), "base64"));
    const pages = document.shownPages ?? [];
    const shown = pagesToShow(pages.length, report.findings);
    // The findings do not wait for the images, which follow one by one.
    const note = missingWords(pages.length, shown, shown.length);
    const sheets = pages.length === 0 ? null : { pages, shown, images: new Map<number, string>(), note };
    const html = reportHtml(report, account, {
      file: name,
      sha256: (text) => hashes.get(text) ?? "",
      equations: equationsOf(account),
      rules,
      sheets,
    });
    const whole = await sha256(joined(files.map(({ bytes }) => bytes)), "hex");
    const json = reportJson(
      report,
      { file: name, sha256: whole, format: document.format },
      { version: "offline", rules: "offline" },
    );
    const slip = await returnSlip(report, { file: name });
    scope.postMessage({
      id,
      kind: "done",
      html,
      json: JSON.stringify(json, null, 2),
      slip,
      errors: report.verdict.errors,
      warnings: report.verdict.warnings,
      publishable: report.verdict.publishable,
    });
    if (sheets && files[0]) await sendImages(id, files[0].bytes, shown);
  } catch (error) {
    const known = error instanceof UnreadableFile;
    scope.postMessage({
      id,
      kind: "failed",
      words: known ? error.message : "读取时出错，没有得到结果：文件可能有误，请用原来的软件重新另存后再试",
    });
  }
}

/** Draws pages one by one; between two of them the next file may be taken up. */
async function sendImages(id: number, bytes: Uint8Array, pages: readonly number[]): Promise<void> {
  try {
    for await (const { page, png } of pageImages(bytes, pages)) {
      scope.postMessage({ id, kind: "image", page, url: `data:image/png;base64,${base64(png)}` });
      await new Promise((resolve) => setTimeout(resolve));
    }
  } catch {
    // The findings are there; a page that cannot be drawn stays without its image, which says where its text is.
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>, form: "base64" | "hex"): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (form === "base64") return btoa(String.fromCharCode(...digest));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
