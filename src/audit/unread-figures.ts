import type { UnboundFigure } from "../facts/account.ts";
import type { Draft } from "./findings.ts";

/** The rule that findings on unread figures are listed under. */
export const unreadRule = "figure-unread";
/** Where figures are kept that no words stand beside. */
const alone = "alone";

/**
 * One warning a sentence for what nobody understood, so that a person can settle it: amounts and percentages, and in
 * sentences every number that is no count of anything, no date, code or label: it may have lost its unit.
 */
export function unreadFindings(unread: readonly UnboundFigure[]): Draft[] {
  const sentences = new Map<string, UnboundFigure[]>();
  for (const figure of unread) {
    if (figure.sentence === undefined && !/[元%％]$/.test(figure.text)) continue;
    // Lines of nothing but numbers are a table that was taken apart: one thing to look at.
    const apart = figure.sentence !== undefined && !/\p{Script=Han}/u.test(figure.sentence);
    const key = apart
      ? alone
      : `${figure.place.page}|${figure.place.line}|${figure.place.cell}|${figure.sentence ?? ""}`;
    const there = sentences.get(key);
    if (there) there.push(figure);
    else sentences.set(key, [figure]);
  }
  return [...sentences].map(([key, figures]): Draft => {
    const [first] = figures;
    const where = key === alone && figures.length > 1 ? "（各成一行，像是拆散的表）" : "";
    const shown = figures.slice(0, 6).map(({ text }) => text);
    const more = figures.length > 6 ? `等${figures.length}个数字` : "";
    return {
      rule: unreadRule,
      catalogue: [],
      severity: "warning",
      message: `没有读懂${shown.join("、")}${more}说的是什么${where}，未核验${first?.sentence && where === "" ? `：“${first.sentence}”` : ""}`,
      advice: "请人工核对这些数字；确认无误的，可列入已认可问题的清单并写明理由。",
      quantity: "text",
      expected: null,
      actual: first?.text ?? null,
      difference: null,
      where: figures.slice(0, 6).map(({ place }) => ({ ...place, value: null })),
      suspects: [],
      subject: `${figures.map(({ text }) => text).join("、")}@${first?.sentence?.slice(0, 24) ?? ""}`,
      group: null,
      leads: false,
      trial: false,
    };
  });
}
