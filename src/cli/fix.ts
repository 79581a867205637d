import { basename } from "node:path";
import { correctionsOf } from "../audit/corrections.ts";
import { openAudit } from "../audit/engine.ts";
import { isAccountsWorkbook } from "../compose/from-workbook.ts";
import type { DocumentFormat } from "../facts/account.ts";
import type { Correction } from "../facts/correction.ts";
import type { OpenContainer } from "../write/corrected-docx.ts";
import { correctionsText } from "../write/corrections-text.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { stemOf } from "./disclosures.ts";
import { priorRefused, readPrior } from "./prior-file.ts";
import type { FailedFile } from "./read-file.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** What a corrected copy is made with: the container, the corrections, the author of the changes and their date. */
type CopyWriter = (
  container: OpenContainer,
  corrections: readonly Correction[],
  revision: { readonly author: string; readonly date: string },
) => { readonly bytes: Uint8Array; readonly left: readonly Correction[] };

/** Formats of which a corrected copy can be written; each writer is loaded when it is needed. */
const writers: Partial<Record<DocumentFormat, () => Promise<CopyWriter>>> = {
  docx: async () => (await import("../write/corrected-docx.ts")).correctedDocx,
  xlsx: async () => (await import("../write/corrected-xlsx.ts")).correctedXlsx,
};

/** `mingzhang fix`: what each error should be corrected to, and a corrected copy where the format allows one. */
export async function fixCommand(
  terminal: Terminal,
  file: string,
  flags: { readonly out?: string; readonly prior?: string; readonly profile?: string },
): Promise<number> {
  const chosen = await chosenLayout(terminal, flags.profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return exit.unusable;
  }
  const read = await readFileInto(terminal, file, { profile: chosen.layout });
  const prior = await readPrior(terminal, flags.prior, chosen.layout);
  if (isFailed(read)) return refuse(terminal, read);
  if (prior && "failed" in prior) return refuse(terminal, prior);
  const { account, document } = read;
  if (document.workbook && isAccountsWorkbook(account)) return refuse(terminal, { file, failed: noFixing });
  const refused = priorRefused(account, prior);
  if (refused) return refuse(terminal, { file, failed: refused });
  const report = openAudit(account, { prior: prior?.account ?? null, whole: true }).report();
  const { list, open } = correctionsOf(report, account);
  const code = report.verdict.errors > 0 ? exit.findings : exit.clean;
  const writer = await writers[document.format]?.();
  if (!writer || list.length === 0 || flags.out === undefined) {
    terminal.out(correctionsText(list, open));
    if (!writer && list.length > 0 && flags.out !== undefined)
      terminal.err("这种格式不能另存更正稿，只列出改法：请在原文件中照改，或用Word、Excel文件审核\n");
    if (writer && list.length > 0 && flags.out === undefined)
      terminal.err("加 --out 文件夹 可另存一份更正稿\n");
    return code;
  }
  const name = `${stemOf(file)}.${document.format}`;
  const sources = [file, ...(flags.prior === undefined ? [] : [flags.prior])];
  const left = await terminal.withResults(flags.out, { by: "fix", sources }, async (results) => {
    await results.claim([name]);
    const { openZip } = await import("../read/zip.ts");
    const container = openZip(await terminal.readFile(file));
    const copy = writer(container, list, { author: "明账", date: dateOf(new Date()) });
    await results.add(name, copy.bytes);
    await results.commit();
    return copy.left.length;
  });
  terminal.out(correctionsText(list, open));
  terminal.err(`已写入 ${flags.out}/${name}：改了${list.length - left}处\n`);
  if (left > 0) terminal.err(`有${left}处在${basename(file)}里没有唯一的位置，请对照上面的清单手工修改\n`);
  return code;
}

const noFixing = {
  code: "accounts-workbook",
  message: "这是填报表，不另存更正稿：用 mingzhang audit 查出有误的单元格，直接在表里改",
};

function refuse(terminal: Terminal, { file, failed }: FailedFile): number {
  terminal.err(`${file}：${failed.code}：${failed.message}\n`);
  return exit.unusable;
}

/** As Word writes the date of a change: to the second. */
function dateOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
