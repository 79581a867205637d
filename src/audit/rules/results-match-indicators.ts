import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { drawnForm, formName } from "../evaluation-forms.ts";
import { sameAs } from "../identities.ts";
import { targetOf, unitOf } from "../indicator-values.ts";
import type { EquationCheck } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { Stated } from "../statements.ts";
import { statements, statementsIn } from "../statements.ts";
import type { View } from "../view.ts";

/** What a count is of: 推广活动 in 推广活动场次. */
const measureWord = /(?:次数|数量|个数|场次|人次|场数|期数|篇数|批次|人数|户数|家数|台数|套数|数)$/;

export const resultsMatchIndicators = equationRule({
  id: "results-match-indicators",
  title: "年度目标、完成情况、分析文字中的数字与指标值、完成值、得分相符",
  basis: "财预〔2020〕10号：绩效自评表各栏互相印证",
  severity: "warning",
  advice: "核对文字与指标表，按实际完成情况改正不一致的一处。",
  catalogue: ["TX-24"],
  *equations(view) {
    const stated = statements(view);
    let any = false;
    for (const check of [...ofIndicators(view, stated), ...scores(view)]) {
      any = true;
      yield check;
    }
    if (!any) yield notApplicable("TX-24");
  },
  examples: {
    pass: [drawing("推介活动10次，签约项目履约率96%", "10")],
    fail: [
      drawing("推介活动19次，签约项目履约率96%", "10"),
      drawing("推介活动10次，签约项目履约率99%", "10"),
      drawing("推介活动10次，签约项目履约率96%", "9"),
    ],
  },
});

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
      const told = statementsIn(view, box.cell).filter(
        ({ quantity, dimensions }) => quantity === "score" && /得分(?:为|是)?$/.test(dimensions.words ?? ""),
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

function drawing(done: string, score: string): string {
  return drawnForm({
    boxes: [
      `\t产出情况分析\t\t全年举办${done}，实际得分20分；履约情况良好，实际得分${score}分。\t\t\t\t\t\t`,
    ],
  });
}
