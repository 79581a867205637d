import { openAudit } from "../audit/engine.ts";
import { accountsBook } from "../compose/accounts-book.ts";
import { accountsOf } from "../compose/from-account.ts";
import { leftOut } from "../compose/left-out.ts";
import { nextYear } from "../compose/next-year.ts";
import type { Account } from "../facts/account.ts";
import { isJudged } from "../facts/account.ts";
import { layoutNamed, national } from "../standard/layout.ts";
import { positionWords } from "../write/html/place-words.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/**
 * `mingzhang extract`: an accounts workbook from any disclosure that can be read; with `nextYear` the workbook for the
 * year after, with these figures to compare with. Never over a file that is there.
 */
export async function extractCommand(
  terminal: Terminal,
  file: string,
  flags: {
    readonly out: string;
    readonly profile?: string;
    readonly nextYear?: boolean;
    readonly force?: boolean;
  },
): Promise<number> {
  const chosen = await chosenLayout(terminal, flags.profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return exit.unusable;
  }
  const force = flags.force ?? false;
  await terminal.mayCreate(flags.out, { force, sources: [file] });
  const read = await readFileInto(terminal, file, { profile: chosen.layout });
  if (isFailed(read)) {
    terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
    return exit.unusable;
  }
  const { account } = read;
  if (!isJudged(account.kind)) {
    terminal.err(`${file}：document-kind：${account.kindReason}\n`);
    return exit.unusable;
  }
  // Tables of no known layout are most likely the national ones.
  const layout = account.layout ?? layoutNamed("national-9") ?? national;
  const taken = accountsOf(account, { profile: layout, refused: contradictedTexts(account) });
  const accounts = flags.nextYear ? nextYear(taken) : taken;
  const { accountsWorkbook } = await import("../write/accounts-workbook.ts");
  await terminal.createFile(flags.out, await accountsWorkbook(accountsBook(accounts)), force);
  terminal.err(
    `已写入 ${flags.out}：${accounts.unit} ${accounts.year}年度，样式 ${layout.id}，取得${accounts.figures.size}个数字、${accounts.texts.size}段文字\n`,
  );
  for (const { place, words } of leftOut(account, taken))
    terminal.err(`未取入\t${positionWords(place)}\t${words}\n`);
  return exit.clean;
}

/** Reasons that the audit found to say the opposite of the figures: not carried into the workbook. */
function contradictedTexts(account: Account): ReadonlySet<string> {
  const { findings } = openAudit(account).report();
  const words = findings.flatMap(({ rule, actual }) =>
    rule === "change-words-fit-figures" && actual !== null ? [actual] : [],
  );
  return new Set(words.filter((text) => text.length > 3));
}
