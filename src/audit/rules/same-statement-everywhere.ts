import type { Prose } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { drawnForm, formName } from "../evaluation-forms.ts";
import { sameAs } from "../identities.ts";
import { targetOf, unitOf } from "../indicator-values.ts";
import type { EquationCheck } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import { proseOfFact } from "../sentences.ts";
import type { View } from "../view.ts";

/** Shorter contexts do not identify what is stated. */
const contextLength = 8;
/** The beginning of a sentence is short and yet identifies, within one project. */
const sentenceLength = 4;
/** As many characters as a statement keeps of what stands before it. */
const knownLength = 14;
/** What a count is of: 推广活动 in 推广活动场次. */
const measureWord = /(?:次数|数量|个数|场次|人次|场数|期数|篇数|批次|人数|户数|家数|台数|套数|数)$/;

interface Stated {
  readonly fact: Fact;
  readonly prose: string;
  /** Whose achievement it is; null outside performance. */
  readonly project: string | null;
}

export const sameStatementEverywhere = equationRule({
  id: "same-statement-everywhere",
  title: "同一句话在综述与自评表中数字相同，分析文字与指标完成值、得分相符",
  basis: "部门决算公开情况说明与所附自评表同源一致",
  severity: "warning",
  advice: "核对两处数字，按实际完成情况改正不一致的一处。",
  catalogue: ["TX-15", "TX-24"],
  *equations(view) {
    const stated = statements(view);
    let any = false;
    for (const check of [
      ...repeated(view, stated),
      ...ofIndicators(view, stated),
      ...scores(view),
      ...reviews(view),
    ]) {
      any = true;
      yield check;
    }
    if (!any) yield notApplicable(["TX-15", "TX-24"]);
  },
  examples: {
    pass: [drawing("46", "10"), drawing("46", "10")],
    fail: [drawing("64", "10"), drawing("46", "9")],
  },
});

function statements(view: View): Stated[] {
  const projects = new Map(view.account.evaluations.map(({ block, project }) => [block, project]));
  const summaries = new Map<number, string>();
  for (const fact of view.account.facts)
    if (fact.concept === "project-score" && fact.home.startsWith("s10d") && fact.dimensions.project)
      summaries.set(fact.spot.block, fact.dimensions.project);
  let last: string | null = null;
  return view.account.facts
    .filter(({ concept, quantity }) => concept === "statement" && quantity !== "text")
    .map((fact) => {
      const { block, row, col } = fact.spot;
      // A summary that a page break cut goes on in the next block.
      const own =
        fact.home === "自评表" ? projects.get(block) : (summaries.get(block) ?? summaries.get(block - 1));
      last = own ?? null;
      return { fact, prose: `${block}:${row}:${col}`, project: last };
    });
}

/** The same words before a figure, in two places that speak of one thing. */
function* repeated(view: View, stated: readonly Stated[]): Generator<EquationCheck> {
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
    for (const [index, other] of once.entries()) {
      const earlier = once.slice(0, index);
      const own = earlier.find(({ project }) => project !== null && project === other.project);
      const unbound =
        contextLengthOf(other.fact) < contextLength
          ? undefined
          : earlier.find(({ project }) => project === null || other.project === null);
      // Two projects may use one phrase for different things: their sentences must agree in another figure.
      const shared = earlier.find((one) => agreeElsewhere(view, one, other, stated));
      const base = own ?? unbound ?? shared;
      if (base) yield sameAs("TX-15", "同一表述的数字一致", base.fact, other.fact);
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

function agreeElsewhere(view: View, a: Stated, b: Stated, stated: readonly Stated[]): boolean {
  const inB = new Map(
    stated.filter(({ prose }) => prose === b.prose).map(({ fact }) => [contextOf(fact), fact]),
  );
  return stated.some(({ fact, prose }) => {
    if (prose !== a.prose || fact === a.fact || contextOf(fact) === null) return false;
    const twin = inB.get(contextOf(fact));
    return twin !== undefined && twin !== b.fact && view.value(twin) === view.value(fact);
  });
}

/** “验收合格率达到98%” beside the indicator 验收合格率, 98%. */
function* ofIndicators(view: View, stated: readonly Stated[]): Generator<EquationCheck> {
  for (const form of view.account.evaluations)
    for (const row of form.indicators) {
      if (!row.actualValue) continue;
      yield* ofCounts(form, row, stated);
      if (row.third.length < 4) continue;
      const name = row.third.slice(-5);
      const unit = unitOf(row.actualValue);
      for (const { fact, project } of stated) {
        if (
          project !== form.project ||
          fact.quantity !== row.actualValue.quantity ||
          fact.approximate ||
          fact.dimensions.unit !== unit
        )
          continue;
        const words = fact.dimensions.words ?? "";
        const at = words.lastIndexOf(name);
        const between = at < 0 ? "" : words.slice(at + name.length);
        const targeted = /目标|计划|预期|不低于|不少于|以上/.test(words);
        if (at < 0 || targeted || !/^(?:达到?|为|达成|是|实际|共|[:：])*$/.test(between)) continue;
        yield sameAs("TX-24", `${formName(form)}“${row.third}”实际完成值与文字一致`, row.actualValue, fact);
      }
    }
}

/** “举办推广活动12场” beside 推广活动场次: the goal states its target, the rest what was done. */
function* ofCounts(
  form: SelfEvaluation,
  row: IndicatorRow,
  stated: readonly Stated[],
): Generator<EquationCheck> {
  const core = row.third.replace(measureWord, "");
  const target = targetOf(row);
  if (core.length < 2 || core === row.third || !row.actualValue || !target?.fact) return;
  const unit = unitOf(row.actualValue);
  const own = stated.filter(
    ({ fact, project }) =>
      project === form.project &&
      !fact.approximate &&
      fact.quantity === "count" &&
      fact.dimensions.unit === unit,
  );
  for (const { fact, prose } of own) {
    const words = fact.dimensions.words ?? "";
    const named = core.length >= 3 && words.endsWith(core);
    // 培训人次 counts 人次: the only figure in 人次 that speaks of 培训 or 参训.
    const only =
      row.third.endsWith(unit) &&
      unit.length > 1 &&
      own.filter((other) => other.prose === prose).length === 1;
    const related = only && [...core].some((sign) => words.slice(-6).includes(sign));
    if (!named && !related) continue;
    const inGoal =
      form.goal !== null &&
      fact.spot.row === form.goal.spot.row &&
      fact.spot.col === form.goal.spot.col &&
      fact.spot.block === form.block;
    const label = `${formName(form)}“${row.third}”${inGoal ? "指标值与年度目标" : "实际完成值与文字"}一致`;
    yield sameAs("TX-24", label, inGoal ? target.fact : row.actualValue, fact);
  }
}

/** “实际得分20分” in a box: the scores of the form in their order. */
function* scores(view: View): Generator<EquationCheck> {
  for (const form of view.account.evaluations)
    for (const box of form.boxes) {
      const { block, row, col } = box.cell.spot;
      const told = view.account.facts.filter(
        ({ concept, quantity, dimensions, spot }) =>
          concept === "statement" &&
          quantity === "score" &&
          spot.block === block &&
          spot.row === row &&
          spot.col === col &&
          /得分(?:为|是)?$/.test(dimensions.words ?? ""),
      );
      const level = /产出|效益|满意度/.exec(box.label)?.[0];
      const own = form.indicators.filter(
        ({ first, score }) => score !== null && level !== undefined && first.startsWith(level),
      );
      // The box goes through the indicators in their order; it may stop early.
      if (told.length === 0 || told.length > own.length) continue;
      for (const [index, fact] of told.entries())
        yield sameAs(
          "TX-24",
          `${formName(form)}${box.label}所述得分与指标得分一致`,
          own[index]!.score!,
          fact,
        );
    }
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
  if (
    !first ||
    new Set(told.map((fact) => proseText(view, fact)?.block)).size !== told.length ||
    told.length !== 2
  )
    return;
  for (const other of others)
    if (other.key !== first.key) yield sameAs("TX-15", "部门评价得分前后一致", first, other);
}

function proseText(view: View, fact: Fact): Prose | undefined {
  return proseOfFact(view, fact);
}

function drawing(count: string, score: string): string {
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
    drawnForm({
      boxes: [
        `\t产出情况分析\t\t全年共发布宣传推介稿件46篇，反响良好，实际得分20分；履约率高，实际得分${score}分。\t\t\t\t\t\t`,
      ],
    }),
  ].join("\n");
}
