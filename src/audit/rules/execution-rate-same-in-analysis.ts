import type { Concept } from "../../facts/concept.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import type { FundRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { drawnForm, formName, wholeFunds } from "../evaluation-forms.ts";
import { sameAs } from "../identities.ts";
import type { EquationRule } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";

type Items = ReturnType<EquationRule["equations"]>;

export const executionRateSameInAnalysis = equationRule({
  id: "execution-rate-same-in-analysis",
  title: "自评分析文字中的预算数、执行数、执行率与同一张自评表相符",
  basis: "项目支出绩效自评表填表说明：执行率是执行数与全年预算数相比较",
  severity: "error",
  advice: "分析文字中的执行率改按全年预算数计算，与表内执行率一致。",
  catalogue: ["PF-14"],
  *equations(view) {
    let any = false;
    for (const form of view.account.evaluations) {
      const funds = wholeFunds(form);
      if (!form.project || !funds) continue;
      for (const item of analysisOf(view, form, funds)) {
        any = true;
        yield item;
      }
    }
    if (!any) yield notApplicable("PF-14");
  },
  examples: {
    pass: [drawing("预算10万元，执行10万元，预算执行率100%。")],
    fail: [
      drawing("预算10万元，执行10万元，预算执行率83.3%。"),
      drawing("预算10万元，执行9.5万元，预算执行率95%。"),
    ],
  },
});

function* analysisOf(view: View, form: SelfEvaluation, funds: FundRow): Items {
  const project = form.project ?? "";
  const inForm = (concept: Concept): readonly Fact[] =>
    view.all(concept, { project }).filter(({ spot }) => spot.block === form.block);
  const of = `${formName(form)}分析文字`;
  const [rate] = inForm("analysis-rate");
  const [executed] = inForm("analysis-executed");
  const [budget] = inForm("analysis-budget");
  if (rate && funds.rate) yield sameAs("PF-14", `${of}执行率与表内执行率一致`, funds.rate, rate);
  if (executed && funds.executed)
    yield sameAs("PF-14", `${of}执行数与表内执行数一致`, funds.executed, executed);
  const stated = budget ? nearest(view, budget, [funds.initial, funds.budget]) : null;
  if (budget && stated) yield sameAs("PF-14", `${of}预算数与表内预算数一致`, stated, budget);
  if (rate && executed && budget)
    yield {
      equation: { kind: "share", percent: rate, part: executed, whole: budget },
      catalogue: ["PF-14"],
      label: `${of}执行率＝执行数÷预算数`,
    };
}

/** The column that the sentence means: the one whose figure is nearest. */
function nearest(view: View, stated: Fact, columns: readonly (Fact | null)[]): Fact | null {
  const known = columns.filter((fact) => fact !== null);
  const away = (fact: Fact): bigint => magnitude(view.value(fact) - view.value(stated));
  return known.reduce<Fact | null>(
    (best, fact) => (best === null || away(fact) < away(best) ? fact : best),
    null,
  );
}

function drawing(text: string): string {
  return drawnForm({ boxes: [`项目绩效分析\t项目实施和预算执行情况\t\t${text}\t\t\t\t\t\t`] });
}
