import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, projectForms, rowName, seen } from "../evaluation-forms.ts";
import { comparisonOf, targetOf, unitOf } from "../indicator-values.ts";
import type { Checked, Observation } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { statementsIn } from "../statements.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

export const deviationFiguresFit = checkRule({
  id: "deviation-figures-fit",
  title: "偏差原因所述数字与指标值、完成值相符，收回问卷不多于发放问卷",
  basis: "财预〔2020〕10号：偏差原因据实分析，满意度有调查依据",
  severity: "warning",
  advice: "核对偏差原因、调查份数与指标表，改正写错的数字。",
  catalogue: ["PF-24", "PF-47"],
  input: "figures",
  *check(view) {
    yield* deviations(view);
    yield* samples(view, projectForms(view));
  },
  examples: {
    pass: [drawing("履约率92%，低于目标3个百分点，今后加强跟踪", "48")],
    fail: [
      drawing("履约率93%，低于目标3个百分点，今后加强跟踪", "48"),
      drawing("履约率92%，低于目标5个百分点，今后加强跟踪", "48"),
      drawing("履约率92%，低于目标3个百分点，今后加强跟踪", "58"),
    ],
  },
});

/** A figure of the indicator's own unit in its explanation is the value, the target or their difference. */
function* deviations(view: View): Generator<Checked> {
  for (const form of view.account.evaluations)
    for (const row of form.indicators) {
      const comparison = comparisonOf(view, row);
      const target = targetOf(row);
      if (!comparison || !target || !row.actualValue || bare(row.cells.deviation.text) === "") continue;
      const unit = unitOf(row.actualValue);
      const told = statementsIn(view, row.cells.deviation).filter(
        ({ dimensions, approximate }) => dimensions.unit?.replace("％", "%") === unit && !approximate,
      );
      yield* shortfall(view, form, row, comparison);
      const known = [comparison.actual, comparison.target, magnitude(comparison.actual - comparison.target)];
      const first = told[0];
      if (!first) continue;
      // Only the first figure is about the indicator for certain; and only where the words name it.
      if (!nameShared(row.third, bare(row.cells.deviation.text)) || known.includes(view.value(first)))
        yield passed("PF-24");
      else yield failed("PF-24", oddDeviation(view, form, row, first, row.actualValue));
    }
}

/** “低于目标1个百分点”: the distance between value and target. */
function* shortfall(
  view: View,
  form: SelfEvaluation,
  row: IndicatorRow,
  { actual, target }: { readonly actual: bigint; readonly target: bigint },
): Generator<Checked> {
  for (const fact of statementsIn(view, row.cells.deviation)) {
    if (
      fact.dimensions.unit !== "个百分点" ||
      row.actualValue?.quantity !== "percent" ||
      !/目标|指标值?|预期/.test(fact.dimensions.words ?? "")
    )
      continue;
    if (view.value(fact) === magnitude(actual - target)) yield passed("PF-24");
    else yield failed("PF-24", oddDeviation(view, form, row, fact, row.actualValue));
  }
}

function nameShared(third: string, text: string): boolean {
  for (let i = 0; i + 3 <= third.length; i += 1) if (text.includes(third.slice(i, i + 3))) return true;
  return false;
}

function oddDeviation(
  view: View,
  form: SelfEvaluation,
  row: IndicatorRow,
  told: Fact,
  actual: Fact,
): Observation {
  return {
    subject: `${form.project}/${row.third}/${told.printed}`,
    message: `${formName(form)}${rowName(row)}实际完成值“${bare(row.cells.actual.text)}”，偏差原因中却写“${told.printed}”`,
    quantity: told.quantity,
    expected: plain(actual.quantity, view.value(actual)),
    actual: plain(told.quantity, view.value(told)),
    places: seen(view, told, actual),
  };
}

/** No more questionnaires came back than were handed out. */
function* samples(view: View, forms: readonly SelfEvaluation[]): Generator<Checked> {
  let any = false;
  for (const form of forms)
    for (const { cell } of form.boxes) {
      const told = statementsIn(view, cell).filter(({ dimensions }) => dimensions.unit === "份");
      const sent = told.find(({ dimensions }) => /(?:发放|发出|投放)[^,.;]*$/.test(dimensions.words ?? ""));
      const back = told.find(({ dimensions }) => /(?:收回|回收|有效)[^,.;]*$/.test(dimensions.words ?? ""));
      if (!sent || !back) continue;
      any = true;
      if (view.value(back) <= view.value(sent)) yield passed("PF-47");
      else
        yield failed("PF-47", {
          subject: `${form.project}/问卷`,
          message: `${formName(form)}发放问卷${sent.printed}，收回${back.printed}，收回数大于发放数（${nameOf(back)}）`,
          quantity: "count",
          expected: `≤${plain("count", view.value(sent))}`,
          actual: plain("count", view.value(back)),
          places: seen(view, back, sent),
        });
    }
  if (!any) yield notApplicable("PF-47");
}

function drawing(deviation: string, back: string): string {
  return drawnForm({
    rows: [`产出指标\t质量指标\t签约项目履约率\t≥95%\t≥95%\t92%\t20\t19\t${deviation}`],
    boxes: [`\t满意度情况分析\t\t发放问卷50份，收回有效问卷${back}份。\t\t\t\t\t\t`],
  });
}
