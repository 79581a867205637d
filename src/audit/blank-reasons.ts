import type { Account, Prose } from "../facts/account.ts";
import { emptinessOf, hasWords } from "../standard/empty-words.ts";
import type { View } from "./view.ts";

/** A place that says that a reason follows, and none does. */
export interface BlankReason {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  /** The lead with what stands in the reason's place: “主要原因是：____”. */
  readonly words: string;
  /** Whether it stands for a reason that is still to be written, or says 无. */
  readonly empty: "blank" | "none";
  /** Whether it is of a difference from a budget, not of a change against another year. */
  readonly ofBudget: boolean;
}

const lead = /(?:主要)?原因(?:主要)?(?:是因?为?|为|系|在于|[:：])[:：，,、\s]*/g;

const blanks = new WeakMap<Account, readonly BlankReason[]>();

/** Reasons that are announced in the narrative and left blank; of one account found once. */
export function blankReasons({ account }: View): readonly BlankReason[] {
  const known = blanks.get(account) ?? blanksIn(account);
  blanks.set(account, known);
  return known;
}

function blanksIn({ prose, outline }: Account): BlankReason[] {
  const found: BlankReason[] = [];
  const headings = new Set(outline.map((entry) => entry.prose));
  for (const [i, one] of prose.entries()) {
    if (one.row >= 0 || one.part !== "narrative" || headings.has(one)) continue;
    for (const match of one.text.matchAll(lead)) {
      const from = match.index + match[0].length;
      const rest = one.text.slice(from);
      const stop = rest.search(/[，。；,;]/);
      const said = stop === -1 ? rest : rest.slice(0, stop);
      const empty = emptinessOf(said) ?? (hasWords(said) ? null : "blank");
      if (empty === null) continue;
      // A list of reasons may follow in paragraphs of its own.
      const next = prose[i + 1];
      const goesOn =
        next !== undefined && next.section === one.section && next.row < 0 && !headings.has(next);
      if (stop === -1 && said.trim() === "" && goesOn) continue;
      const before = one.text.slice(0, match.index);
      const year = Math.max(
        before.lastIndexOf("上年"),
        ...[...before.matchAll(/\d{4}年(?!初)/g)].map(({ index }) => index),
      );
      found.push({
        prose: one,
        start: match.index,
        end: from + said.length,
        words: one.text.slice(match.index, from + said.length).trim(),
        empty,
        ofBudget: before.lastIndexOf("预算") > year,
      });
    }
  }
  return found;
}
