import type { Numeral } from "../numerals.ts";
import type { Figure } from "./figures.ts";
import * as words from "./words.ts";

/** What a figure is in its clause. */
export type FigureRole =
  | "level"
  | "budget"
  | "prior"
  | "amount"
  | "rate"
  | "share"
  | "base"
  | "completion"
  | "other";

/** A role with the direction that the words say. */
interface Role {
  readonly role: FigureRole;
  readonly direction: -1 | 0 | 1;
}

interface Context {
  readonly lead: string;
  readonly family: string;
  readonly before: Figure | null;
}

const neither = { direction: 0 } as const;

/** The words of a lead behind its last separator. */
export function clauseOf(lead: string): string {
  return lead.slice(Math.max(...["，", ",", "；", "、"].map((sign) => lead.lastIndexOf(sign))) + 1).trimEnd();
}

/** What a number is in its clause, from the words before it and behind it. */
export function roleOf(text: string, numeral: Numeral, { lead, family, before }: Context): Role {
  const clause = clauseOf(lead);
  const changed = changeOf(clause, numeral);
  if (family === "%")
    return (
      levelOfPercent(text, numeral, { clause, changed, before }) ??
      percentRole(lead, clause, { changed, before })
    );
  if (family === "倍") return timesRole(clause, changed);
  const behind = text.slice(numeral.end, numeral.end + 24);
  if (family === "number" || words.averaged.test(clause) || words.threshold.test(behind))
    return { role: "other", ...neither };
  if (words.reaching.test(clause)) return { role: "level", ...neither };
  if (changed) return { role: "amount", direction: changed.direction };
  return comparedRole(clause, behind) ?? plainRole(clause);
}

/** A figure that another is compared with, or the difference from one that is only named. */
function comparedRole(clause: string, behind: string): Role | null {
  for (const [pattern, direction] of [
    [words.above, 1],
    [words.below, -1],
  ] as const)
    if (pattern.test(clause) && /上年|去年|年初|预算|同期|\d{4}年/.test(clause))
      return /的|预算数?$|为$/.test(clause) ? { role: "prior", direction } : { role: "amount", direction };
  if (words.comparing.test(clause) && words.compared.test(behind)) return { role: "prior", ...neither };
  if (words.ofEarlier.test(clause)) return { role: "prior", ...neither };
  return /由[^，。；]*$/.test(clause) &&
    /^\s*(?:增|减|提|升|降|下|上|变)[^，。；]{0,3}(?:到|至|为)/.test(behind)
    ? { role: "prior", ...neither }
    : null;
}

function plainRole(clause: string): Role {
  if (/超(?:出|过)?[^，。；]{0,6}预算数?$/.test(clause)) return { role: "amount", direction: 1 };
  if (words.budgeted.test(clause)) return { role: "budget", ...neither };
  // “上年项目支出为640万元，本年为512万元”
  if (words.ofLastYear.test(clause)) return { role: "prior", ...neither };
  return { role: "level", ...neither };
}

/** “是上年8万元的3倍”, “增长2倍”. */
function timesRole(clause: string, changed: Pick<Role, "direction"> | null): Role {
  if (changed) return { role: "rate", direction: changed.direction };
  return { role: /^(?:.*[是为])?[^，。；]*的$/.test(clause) ? "rate" : "other", ...neither };
}

/** “由上年的71.20%上升为74.85%，上升3.65个百分点”: percentages that are levels themselves, and their difference. */
function levelOfPercent(
  text: string,
  { end, unit }: Numeral,
  {
    clause,
    changed,
    before,
  }: Pick<Context, "before"> & { readonly clause: string; readonly changed: Pick<Role, "direction"> | null },
): Role | null {
  const levelBefore = before?.family === "%" && (before.role === "level" || before.role === "prior");
  if (unit === "个百分点")
    return changed && levelBefore
      ? { role: "amount", direction: changed.direction }
      : { role: "other", ...neither };
  const goesOn = /^\s*(?:增|减|提|升|降|下|上|变)[^，。；]{0,3}(?:到|至|为)\s*\d/.test(
    text.slice(end, end + 16),
  );
  if (/[由从][^，。；]*$/.test(clause) && goesOn) return { role: "prior", ...neither };
  return levelBefore && words.reaching.test(clause) ? { role: "level", ...neither } : null;
}

function percentRole(
  lead: string,
  clause: string,
  { changed, before }: { readonly changed: Pick<Role, "direction"> | null; readonly before: Figure | null },
): Role {
  if (words.completing.test(clause)) return { role: "completion", ...neither };
  // “完成年初预算60.00万元的71%”: the verb stands before the budget.
  if (before?.role === "budget" && /^\s*）?(?:的|的?比例为)\s*$/.test(lead))
    return { role: "completion", ...neither };
  if (changed) return { role: "rate", direction: changed.direction };
  if (words.sharing.test(lead)) return { role: "share", ...neither };
  if (/^\s*[=＝]\s*$/.test(lead) && before?.family === "%") return { role: "share", ...neither };
  // “占…48.80万元的12%”: the verb stands before the base.
  if (before && /占[^占，。；]*$/.test(before.lead) && /^\s*的?(?:比重|比例|比率)?(?:为|约)?$/.test(clause))
    return { role: "share", ...neither };
  return { role: "other", ...neither };
}

/** The direction of a change that a clause says right before its figure; a minus sign turns it round. */
function changeOf(clause: string, { decimal }: Numeral): Pick<Role, "direction"> | null {
  const sign = decimal.units < 0n ? -1 : 1;
  if (words.unchosen.test(clause)) return neither;
  if (words.differing.test(clause)) return neither;
  if (words.growth.test(clause)) return { direction: sign === 1 ? 1 : -1 };
  if (words.fall.test(clause)) return { direction: sign === 1 ? -1 : 1 };
  return null;
}
