import type { Fact } from "../../facts/fact.ts";
import { drawnForm } from "../evaluation-forms.ts";
import { sameAs } from "../identities.ts";
import type { EquationCheck } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { Stated } from "../statements.ts";
import { statements } from "../statements.ts";
import type { View } from "../view.ts";

/** Shorter contexts do not identify what is stated. */
const contextLength = 8;
/** The beginning of a sentence is short and yet identifies, within one project. */
const sentenceLength = 4;
/** As many characters as a statement keeps of what stands before it. */
const knownLength = 14;
export const sameStatementEverywhere = equationRule({
  id: "same-statement-everywhere",
  title: "同一句话在综述与自评表各处数字相同",
  basis: "部门决算公开情况说明与所附自评表同源一致",
  severity: "warning",
  advice: "核对两处数字，按实际完成情况改正不一致的一处。",
  catalogue: ["TX-15"],
  *equations(view) {
    const stated = statements(view);
    let any = false;
    for (const check of [...repeated(view, stated), ...reviews(view)]) {
      any = true;
      yield check;
    }
    if (!any) yield notApplicable("TX-15");
  },
  examples: { pass: [drawing("46")], fail: [drawing("64"), drawing("460")] },
});

/** The same words before a figure, in two places that speak of one thing. */
function* repeated(view: View, stated: readonly Stated[]): Generator<EquationCheck> {
  const inProse = Map.groupBy(stated, ({ prose }) => prose);
  const byKey = new Map<string, Stated[]>();
  for (const one of stated) {
    const key = contextOf(one.fact);
    if (key === null) continue;
    const list = byKey.get(key);
    if (list) list.push(one);
    else byKey.set(key, [one]);
  }
  for (const list of byKey.values()) {
    const once = oncePerProse(list);
    if (once.length < 2) continue;
    const ofProject = new Map<string | null, Stated>();
    const besides = new Map<string, Stated>();
    const [first] = once;
    for (const other of once) {
      const { project } = other;
      const own = project === null ? undefined : ofProject.get(project);
      const unbound = project === null ? first : ofProject.get(null);
      const others = figuresBeside(view, other, inProse.get(other.prose) ?? []);
      // Two projects may use one phrase for different things: their sentences must agree in another figure.
      const shared = others.map((figure) => besides.get(figure)).find((one) => one !== undefined);
      const base = own ?? (contextLengthOf(other.fact) < contextLength ? undefined : unbound) ?? shared;
      if (base && base !== other) yield sameAs("TX-15", "同一表述的数字一致", base.fact, other.fact);
      if (!ofProject.has(project)) ofProject.set(project, other);
      for (const figure of others) if (!besides.has(figure)) besides.set(figure, other);
    }
  }
}

/** What identifies a figure: the words of its own sentence where they are enough, else all that are known. */
function contextOf({ dimensions, quantity }: Fact): string | null {
  const words = dimensions.words ?? "";
  const own = words.split(/[.;:；：]/).at(-1) ?? "";
  // A sentence that begins within reach is known whole.
  const whole = own.length < words.length || words.length < knownLength;
  const context = own.length >= (whole ? sentenceLength : contextLength) ? own : words;
  if (context.length < sentenceLength || /得分/.test(context)) return null;
  return `${quantity}|${(dimensions.unit ?? "").replace(/[（(].*$/, "")}|${context}`;
}

function contextLengthOf(fact: Fact): number {
  return contextOf(fact)?.split("|").at(-1)?.length ?? 0;
}

/** Words that come twice in one paragraph count something that goes on. */
function oncePerProse(list: readonly Stated[]): readonly Stated[] {
  const counts = new Map<string, number>();
  for (const { prose } of list) counts.set(prose, (counts.get(prose) ?? 0) + 1);
  return list.filter(({ prose }) => counts.get(prose) === 1);
}

/** What the paragraph of a figure states besides it, with the values. */
function figuresBeside(view: View, { fact: own }: Stated, inProse: readonly Stated[]): string[] {
  return inProse.flatMap(({ fact }) => {
    const context = fact === own ? null : contextOf(fact);
    return context === null ? [] : [`${context}|${view.value(fact)}`];
  });
}

/** The score of a review is the same in the narrative and in the report. */
function* reviews(view: View): Generator<EquationCheck> {
  const told = view.account.facts.filter(
    ({ concept, quantity, dimensions, home }) =>
      concept === "statement" &&
      quantity === "score" &&
      home !== "自评表" &&
      /(?:综合评分|综合得分|评价得分|评价总分)(?:为|是)?$/.test(dimensions.words ?? ""),
  );
  const [first, ...others] = told;
  // Several reviews have scores of their own.
  if (!first || told.length !== 2 || new Set(told.map(({ spot }) => spot.block)).size !== 2) return;
  for (const other of others)
    if (other.key !== first.key) yield sameAs("TX-15", "部门评价得分前后一致", first, other);
}

function drawing(count: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（2）项目绩效自评结果",
    "",
    `一、示例活动项目自评综述：根据年初设定的绩效目标，项目绩效自评得分为100分。项目绩效目标完成情况：全年共发布宣传推介稿件${count}篇，反响良好。`,
    "",
    "## 第五部分 附件",
    "",
    drawnForm({ boxes: ["\t产出情况分析\t\t全年共发布宣传推介稿件46篇，反响良好。\t\t\t\t\t\t"] }),
  ].join("\n");
}
