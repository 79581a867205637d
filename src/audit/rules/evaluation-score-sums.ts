import { drawnForm, formName, rowName, wholeFunds } from "../evaluation-forms.ts";
import { atMost, sumOf } from "../identities.ts";
import { equationRule, notApplicable, unchecked } from "../rule.ts";

const ids = ["PF-04", "PF-05"];

export const evaluationScoreSums = equationRule({
  id: "evaluation-score-sums",
  title: "自评总分等于执行率得分与各指标得分之和，得分不超过分值",
  basis: "财预〔2020〕10号：绩效自评总分100分，按各项指标得分汇总",
  severity: "error",
  advice: "核对各指标得分与总分，改正填错的得分或总分。",
  catalogue: ids,
  *equations(view) {
    const forms = view.account.evaluations.filter(({ indicators }) => indicators.length > 0);
    if (forms.length === 0) yield notApplicable(ids);
    for (const form of forms) {
      for (const row of form.indicators)
        if (row.score && row.weight)
          yield atMost("PF-04", `${formName(form)}${rowName(row)}得分≤分值`, [row.score], [row.weight]);
      const scores = form.indicators.flatMap(({ score }) => score ?? []);
      const execution = wholeFunds(form)?.score;
      if (form.total && scores.length > 0)
        yield sumOf("PF-05", `${formName(form)}总分＝执行率得分＋各指标得分`, form.total, [
          execution ?? undefined,
          ...scores,
        ]);
      else yield unchecked("PF-05", [`${formName(form)}总分或得分`]);
    }
  },
  examples: {
    pass: [drawnForm()],
    fail: [
      drawnForm({ total: "总分\t\t\t\t\t\t\t99\t优\t" }),
      drawnForm({
        rows: ["产出指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t10次\t20\t21\t"],
        total: "总分\t\t\t\t\t\t\t31\t差\t",
      }),
    ],
  },
});
