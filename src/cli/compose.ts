import { openAudit } from "../audit/engine.ts";
import { isAccountsWorkbook } from "../compose/from-workbook.ts";
import { draftFacts, gapLines, isOfGap, unusedTexts } from "../compose/gaps.ts";
import type { Finding } from "../facts/finding.ts";
import type { Layout } from "../facts/layout.ts";
import type { ResultFolder } from "../world/result-folder.ts";
import { placeWords } from "../write/html/place-words.ts";
import { filledTemplate } from "./bureau-template.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { composedWorkbook } from "./composed.ts";
import type { Disclosure } from "./disclosures.ts";
import { disclosuresIn } from "./disclosures.ts";
import type { FailedFile, ReadFile } from "./read-file.ts";
import { isFailed, readDisclosure } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";
import type { Composition, WrittenFile } from "./written-formats.ts";
import { writtenFormats } from "./written-formats.ts";

interface ComposeFlags {
  readonly out: string;
  readonly format?: string;
  readonly profile?: string;
  readonly draft?: boolean;
  readonly template?: string;
}

/**
 * `mingzhang compose`: the whole disclosure of each accounts workbook in every format. What contradicts itself is named
 * at its cell and nothing of it is written, unless a draft is asked for; what is missing is asked for by name. Of a
 * folder each workbook in it is composed. All formats of one appear together.
 */
export async function composeCommand(
  terminal: Terminal,
  paths: readonly string[],
  flags: ComposeFlags,
): Promise<number> {
  const formats = (flags.format ?? Object.keys(writtenFormats).join(","))
    .split(",")
    .map((name) => name.trim());
  const unknown = formats.find((name) => !writtenFormats[name]);
  if (unknown !== undefined)
    return refuse(terminal, `不认识的格式“${unknown}”：可用 ${Object.keys(writtenFormats).join("、")}`);
  const chosen = await chosenLayout(terminal, flags.profile);
  if ("problem" in chosen) return refuse(terminal, chosen.problem);
  const { layout } = chosen;
  const { list, batch } = await disclosuresIn(terminal, paths, { asOne: false, notBy: ["audit", "compose"] });
  if (list.length === 0) return refuse(terminal, `${paths.join("、")}：empty-folder：文件夹里没有填报表`);
  const sources = [
    ...list.flatMap(({ files }) => files),
    ...(flags.template ? [flags.template] : []),
    ...(flags.profile && /\.json$/i.test(flags.profile) ? [flags.profile] : []),
  ];
  return terminal.withResults(flags.out, { by: "compose", sources }, async (results) => {
    await results.claim(list.flatMap(({ stem }) => formats.map((format) => `${stem}.${format}`)));
    return composeAll(terminal, list, { formats, flags, layout, batch, results });
  });
}

/** Composes one disclosure after another; the next is read while one is written. */
async function composeAll(
  terminal: Terminal,
  list: readonly Disclosure[],
  plan: Omit<ComposePlan, "stem">,
): Promise<number> {
  const read = (index: number): Promise<ReadFile | FailedFile> | null => {
    const one = list[index];
    if (!one) return null;
    const reading = readDisclosure(terminal, one, { profile: plan.layout });
    // Its fault, if it has one, is met when its turn comes.
    reading.catch(() => undefined);
    return reading;
  };
  let code: number = exit.clean;
  let next = read(0);
  for (const [index, { stem }] of list.entries()) {
    const current = await next;
    next = read(index + 1);
    if (!current) break;
    code = Math.max(code, await composeOne(terminal, current, { ...plan, stem }));
  }
  return code;
}

interface ComposePlan {
  readonly formats: readonly string[];
  readonly flags: ComposeFlags;
  readonly layout: Layout | null;
  readonly stem: string;
  readonly batch: boolean;
  readonly results: ResultFolder;
}

async function composeOne(
  terminal: Terminal,
  read: ReadFile | FailedFile,
  { formats, flags, layout, stem, batch, results }: ComposePlan,
): Promise<number> {
  const { file } = read;
  if (isFailed(read)) return refuse(terminal, `${file}：${read.failed.code}：${read.failed.message}`);
  const { workbook } = read.document;
  if (!workbook || !isAccountsWorkbook(read.account))
    return refuse(
      terminal,
      `${file}：not-accounts：这不是决算公开填报表：用 mingzhang new 新建，或用 mingzhang extract 从已有的公开稿生成`,
    );
  const named = batch ? `${file}：` : "";
  const options = { profile: layout, draft: flags.draft ?? false };
  const composed = composedWorkbook(read.account, workbook, options);
  const { reading, disclosure, account: placed, gaps } = composed;
  const report = openAudit(placed).report();
  const errors = report.findings.filter(({ severity, cause }) => severity === "error" && cause === null);
  // What a gap leaves behind in the disclosure is no fault of its own.
  const wrong = [...reading.findings, ...errors.filter((one) => !isOfGap(one, gaps))];
  for (const line of gapLines(gaps)) terminal.out(batch ? line.replace("\t", `\t${file} `) : line);
  for (const finding of wrong) terminal.out(findingLine(finding, batch ? file : null));
  for (const { text, place } of unusedTexts(reading.accounts, disclosure))
    terminal.err(
      `${named}没有用到\t${place?.cell ?? ""}\t“${text.slice(0, 40)}”：没有相应的增减、差异或支出\n`,
    );
  if (gaps.length + wrong.length > 0 && !flags.draft) {
    const found = [
      ...(gaps.length > 0 ? [`${gaps.length}处必须填写的没有填`] : []),
      ...(wrong.length > 0 ? [`${wrong.length}处矛盾`] : []),
    ].join("、");
    terminal.err(`${named}有${found}，没有写出任何文件：补填、改正后重来；先看草稿可加 --draft\n`);
    return exit.findings;
  }
  const template = flags.template ? await filledTemplate(terminal, flags.template, disclosure) : null;
  if (typeof template === "string") return refuse(terminal, template);
  const drafted = { ...placed, facts: [...placed.facts, ...draftFacts(gaps)] };
  const written = await filesOf({ disclosure, account: drafted, report, stem }, formats);
  if (typeof written === "string") return refuse(terminal, `${file}：${written}，没有写出任何文件`);
  const names: string[] = [];
  for (const { folder, name, content: made } of written) {
    const content = template && name === `${stem}.docx` ? template : made;
    const inside = folder === "" ? "" : `${batch ? `${stem}-` : ""}${folder}/`;
    await results.add(`${inside}${name}`, content);
    names.push(`${inside}${name}`);
  }
  await results.commit();
  for (const name of names) terminal.err(`已写入 ${flags.out}/${name}\n`);
  return gaps.length + wrong.length > 0 ? exit.findings : exit.clean;
}

/** Every file of a composition, made before any is written; a message where one cannot be made. */
async function filesOf(
  composition: Composition,
  formats: readonly string[],
): Promise<WrittenFile[] | string> {
  const written: WrittenFile[] = [];
  try {
    for (const name of formats) written.push(...(await writtenFormats[name]!(composition)));
  } catch (error) {
    if (error instanceof Error && "code" in error && /^E_PDF_/.test(String(error.code)))
      return `${error.code}：${error.message}`;
    throw error;
  }
  return written;
}

function refuse(terminal: Terminal, message: string): number {
  terminal.err(`${message}\n`);
  return exit.unusable;
}

function findingLine({ message, advice, where, suspects }: Finding, file: string | null): string {
  const place = suspects[0] ?? where[0];
  const at = place ? placeWords(place) : "";
  return `必须改\t${file === null ? "" : `${file} `}${at}\t${message}\t${advice}\n`;
}
