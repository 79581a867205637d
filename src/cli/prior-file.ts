import type { PriorFit } from "../audit/prior.ts";
import { priorFit } from "../audit/prior.ts";
import type { Account } from "../facts/account.ts";
import { isJudged } from "../facts/account.ts";
import type { Layout } from "../facts/layout.ts";
import { asDisclosure } from "./composed.ts";
import type { FailedFile } from "./read-file.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";

/** Last year's account, and the file that it was read from. */
export interface PriorFile {
  readonly file: string;
  readonly account: Account;
}

/** Reads the file of --prior, which must be a final account, by the layout that was chosen; null where none is asked for. */
export async function readPrior(
  terminal: Terminal,
  file: string | undefined,
  layout: Layout | null = null,
): Promise<PriorFile | FailedFile | null> {
  if (file === undefined) return null;
  const read = await readFileInto(terminal, file, { profile: layout });
  if (isFailed(read)) return read;
  const { account } = asDisclosure(read, layout);
  if (isJudged(account.kind)) return { file, account };
  const message = `${account.kindReason}；--prior 应为上一年度的部门决算公开稿`;
  return { file, failed: { code: "prior-kind", message } };
}

/** Why an account cannot be compared with last year's file at all: it is of another year, or of another unit. */
export function priorRefused(account: Account, prior: PriorFile | null): FailedFile["failed"] | null {
  if (!prior || !isJudged(account.kind)) return null;
  const fit: PriorFit = priorFit(account, prior.account);
  if (fit.kind === "fits" || fit.kind === "unknown") return null;
  return { code: `prior-${fit.kind}`, message: `${fit.message}（--prior ${prior.file}）` };
}
