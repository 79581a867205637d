import { openAudit } from "../audit/engine.ts";
import { compose } from "../compose/compose.ts";
import { accountsOfWorkbook, isAccountsWorkbook } from "../compose/from-workbook.ts";
import type { Account } from "../facts/account.ts";
import type { Accounts } from "../facts/accounts.ts";
import type { Finding } from "../facts/finding.ts";
import { recognise } from "../recognise/account.ts";
import { writtenDocument } from "../recognise/written.ts";
import { profileNamed, profiles } from "../standard/profile.ts";
import { placeWords } from "../write/html/place-words.ts";
import { filledTemplate } from "./bureau-template.ts";
import { stemOf } from "./disclosures.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";
import type { WrittenFile } from "./written-formats.ts";
import { writtenFormats } from "./written-formats.ts";

interface ComposeFlags {
  readonly out: string;
  readonly format?: string;
  readonly profile?: string;
  readonly draft?: boolean;
  readonly template?: string;
}

/**
 * `mingzhang compose`: the whole disclosure of an accounts workbook in every format. What contradicts itself is named
 * at its cell and nothing is written, unless a draft is asked for; what is missing is asked for by name.
 */
export async function composeCommand(terminal: Terminal, file: string, flags: ComposeFlags): Promise<number> {
  const formats = (flags.format ?? Object.keys(writtenFormats).join(","))
    .split(",")
    .map((name) => name.trim());
  const unknown = formats.find((name) => !writtenFormats[name]);
  if (unknown !== undefined)
    return refuse(terminal, `不认识的格式“${unknown}”：可用 ${Object.keys(writtenFormats).join("、")}`);
  if (flags.profile && !profileNamed(flags.profile))
    return refuse(terminal, `没有样式“${flags.profile}”：可用 ${profiles.map(({ id }) => id).join("、")}`);
  const read = await readFileInto(terminal, file, { profile: flags.profile ?? null });
  if (isFailed(read)) return refuse(terminal, `${file}：${read.failed.code}：${read.failed.message}`);
  const { workbook } = read.document;
  if (!workbook || !isAccountsWorkbook(read.account))
    return refuse(
      terminal,
      `${file}：not-accounts：这不是决算公开填报表：用 mingzhang new 新建，或用 mingzhang extract 从已有的公开稿生成`,
    );
  const reading = accountsOfWorkbook(read.account, workbook, { profile: flags.profile ?? null });
  const { disclosure, missing } = compose(reading.accounts, { draft: flags.draft ?? false });
  const account = recognise(writtenDocument(disclosure), { profile: disclosure.profile });
  const placed = withCells(account, reading.accounts);
  const report = openAudit(placed).report();
  const wrong = [
    ...reading.findings,
    ...report.findings.filter(({ severity, cause }) => severity === "error" && cause === null),
  ];
  for (const { label, id } of missing) terminal.err(`缺少：${label}（“${sheetOf(id)}”编号${id}）\n`);
  for (const finding of wrong) terminal.out(findingLine(finding));
  if (wrong.length > 0 && !flags.draft) {
    terminal.err(`有${wrong.length}处矛盾，没有写出任何文件：改正后重来；先看草稿可加 --draft\n`);
    return exit.findings;
  }
  const template = flags.template ? await filledTemplate(terminal, flags.template, disclosure) : null;
  if (typeof template === "string") return refuse(terminal, template);
  const written: WrittenFile[] = [];
  for (const name of formats)
    written.push(
      ...(await writtenFormats[name]!({ disclosure, account: placed, report, stem: stemOf(file) })),
    );
  const own = `${stemOf(file)}.docx`;
  for (const { folder, name, content: made } of written) {
    const content = template && name === own ? template : made;
    await terminal.writeFile(folder === "" ? flags.out : `${flags.out}/${folder}`, name, content);
    terminal.err(`已写入 ${flags.out}/${folder === "" ? "" : `${folder}/`}${name}\n`);
  }
  return wrong.length > 0 ? exit.findings : exit.clean;
}

function refuse(terminal: Terminal, message: string): number {
  terminal.err(`${message}\n`);
  return exit.unusable;
}

function sheetOf(id: string): string {
  return /^(?:reason|report|use|duties|organs|units|performance$|performance-|evaluation-report)/.test(id)
    ? "文字说明"
    : "补充数据";
}

/** Figures of the composed account at the cells of the workbook from which they come. */
function withCells(account: Account, { figures }: Accounts): Account {
  const facts = account.facts.map((fact) => {
    const cell =
      figures.get(`${fact.key}@${fact.home}`)?.place?.cell ?? figures.get(fact.key)?.place?.cell ?? null;
    return cell === null ? fact : { ...fact, place: { ...fact.place, cell } };
  });
  return { ...account, facts };
}

function findingLine({ message, advice, where, suspects }: Finding): string {
  const place = suspects[0] ?? where[0];
  const at = place ? placeWords(place) : "";
  return `必须改\t${at}\t${message}\t${advice}\n`;
}
