import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain, shown } from "../../facts/quantity.ts";
import type { SelfEvaluation } from "../../facts/self-evaluation.ts";
import type { ScoringMethod } from "../../standard/scoring.ts";
import { executionScore, gradeOf, one, scoringMethods } from "../../standard/scoring.ts";
import {
  bare,
  drawnForm,
  formName,
  scoresExecution,
  seen,
  seenCell,
  wholeFunds,
} from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-02", "PF-03", "PF-06", "PF-08"];
const hundred = 100n * one;
const executionWeight = 10n * one;
/** Scores are printed with two decimals at most. */
const scoreSlack = 100n;

export const evaluationWeightsAndGrade = checkRule({
  id: "evaluation-weights-and-grade",
  title: "自评指标权重合计为100，一级指标权重、执行率得分、评价等级符合办法",
  basis: "财预〔2020〕10号：预算执行率10、产出50、效益30、满意度10；优≥90、良80—90、中60—80、差<60",
  severity: "error",
  replaces: true,
  advice: "按评分办法核对指标分值、执行率得分和等级；权重作了调整的须说明。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const forms = view.account.evaluations.filter(({ indicators }) => indicators.length > 0);
    const method = scoringMethods.find(({ id }) => id === view.profile?.scoring);
    if (forms.length === 0) yield notApplicable(ids);
    for (const form of forms) {
      yield* sumOfWeights(view, form);
      yield method && form.scope === "project" ? firstLevels(view, form, method) : notApplicable("PF-03");
      yield gradeFits(view, form, method ?? scoringMethods[0]!);
      yield* executionScores(view, form);
    }
  },
  examples: {
    pass: [
      drawnForm(),
      drawnForm({ funds: ["\t\t资金总额:\t\t10\t10\t10\t9\t1\t90\t9"], total: "总分\t\t\t\t\t\t\t90\t优\t" }),
    ],
    fail: [
      drawnForm({ total: "总分\t\t\t\t\t\t\t89.99\t优\t" }),
      drawnForm({ funds: ["\t\t资金总额:\t\t10\t10\t10\t9\t1\t90\t10"] }),
      drawnForm({
        rows: [
          "产出指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t10次\t50\t50\t",
          "效益指标\t社会效益指标\t新增就业人数\t≥50人\t≥50人\t52人\t30\t30\t",
        ],
      }),
    ],
  },
});

const weightsOf = (form: SelfEvaluation): Fact[] => form.indicators.flatMap(({ weight }) => weight ?? []);

function* sumOfWeights(view: View, form: SelfEvaluation): Generator<Checked> {
  const weights = weightsOf(form);
  if (weights.length === 0) return yield notApplicable("PF-02");
  const listed = weights.reduce((total, fact) => total + view.value(fact), 0n);
  const named = form.indicators.some(({ first, second }) => /执行率/.test(first + second));
  const sum = listed + (scoresExecution(form) && !named ? executionWeight : 0n);
  if (sum === hundred || listed === hundred) return yield passed("PF-02");
  yield failed("PF-02", {
    subject: form.project ?? form.title,
    message: `${formName(form)}指标分值合计${shown("score", listed)}分${sum === listed ? "" : "，加预算执行率10分"}为${shown("score", sum)}分，应为100分`,
    quantity: "score",
    expected: "100",
    actual: plain("score", sum),
    difference: plain("score", sum - hundred),
    places: seen(view, ...likeliest(view, form)),
  });
}

/** Weights of a form, first those that differ from their own full score or from the same row of other forms. */
function likeliest(view: View, form: SelfEvaluation): Fact[] {
  const others = view.account.evaluations.filter((other) => other !== form);
  const odd = (index: number): number => {
    const row = form.indicators[index]!;
    const mine = row.weight ? view.value(row.weight) : 0n;
    const differs = others.filter((other) => {
      const weight = other.indicators[index]?.weight;
      return weight && view.value(weight) !== mine;
    }).length;
    const score = row.score ? view.value(row.score) : mine;
    return differs * 2 + (score === mine ? 0 : 1);
  };
  return form.indicators
    .flatMap(({ weight }, index) => (weight ? [{ weight, odd: odd(index) }] : []))
    .sort((a, b) => b.odd - a.odd)
    .map(({ weight }) => weight);
}

/** 产出 50, 效益 30, 满意度 10 where the profile says so; without 满意度 its ten points go to 效益. */
function firstLevels(view: View, form: SelfEvaluation, method: ScoringMethod): Checked {
  const sums = new Map<string, { sum: bigint; facts: Fact[] }>();
  for (const { first, weight } of form.indicators) {
    if (!weight) continue;
    const name = first.endsWith("指标") ? first : `${first}指标`;
    const group = sums.get(name) ?? { sum: 0n, facts: [] };
    group.facts.push(weight);
    sums.set(name, { ...group, sum: group.sum + view.value(weight) });
  }
  // A form with 成本指标 as a level of its own follows 财预〔2021〕101号, whose weights differ.
  if (sums.size === 0 || sums.has("成本指标")) return notApplicable("PF-03");
  const wrong = [...sums].filter(([name, { sum }]) => {
    const due = method.weights[name];
    const moved = name === "效益指标" && !sums.has("满意度指标") ? executionWeight : 0n;
    return due !== undefined && sum !== due + moved;
  });
  if (wrong.length === 0) return passed("PF-03");
  const words = wrong.map(
    ([name, { sum }]) =>
      `${name}${shown("score", sum)}分（办法为${shown("score", method.weights[name] ?? 0n)}分）`,
  );
  return failed("PF-03", {
    subject: form.project ?? form.title,
    severity: "warning",
    message: `${formName(form)}一级指标权重与办法不同：${words.join("、")}，确需调整的应当说明`,
    quantity: "score",
    actual: wrong.map(([, { sum }]) => plain("score", sum)).join("、"),
    expected: wrong.map(([name]) => plain("score", method.weights[name] ?? 0n)).join("、"),
    places: seen(view, ...wrong.flatMap(([, { facts }]) => facts)),
  });
}

const gradeNames: Readonly<Record<string, string>> = {
  优秀: "优",
  良好: "良",
  一般: "中",
  合格: "中",
  不合格: "差",
};

function gradeFits(view: View, form: SelfEvaluation, method: ScoringMethod): Checked {
  const { total, grade, totalCell } = form;
  if (!total || !grade || !totalCell) return notApplicable("PF-06");
  const printed = bare(grade.text);
  const due = gradeOf(view.value(total), method);
  if ((gradeNames[printed] ?? printed) === (gradeNames[due] ?? due)) return passed("PF-06");
  return failed("PF-06", {
    subject: form.project ?? form.title,
    message: `${formName(form)}总分${total.printed}分，等级印为“${printed}”，应为“${due}”`,
    expected: due,
    actual: printed,
    places: [seenCell(grade, "总分", "等级"), ...seen(view, total)],
  });
}

function* executionScores(view: View, form: SelfEvaluation): Generator<Checked> {
  const rows = form.funds.filter(({ score, budget, executed }) => score && budget && executed);
  if (rows.length === 0 || !scoresExecution(form)) return yield notApplicable("PF-08");
  const whole = wholeFunds(form);
  for (const row of rows) {
    const score = row.score!;
    const due = executionScore(view.value(row.executed!), view.value(row.budget!), executionWeight);
    if (due === null || (row !== whole && score.printed.trim() === "")) continue;
    // The score may have been worked out from the rate as printed.
    const fromRate = row.rate ? executionScore(view.value(row.rate), 100n * one, executionWeight) : null;
    const near = [due, fromRate].some(
      (value) => value !== null && magnitude(value - view.value(score)) <= scoreSlack,
    );
    if (near) yield passed("PF-08");
    else
      yield failed("PF-08", {
        subject: `${form.project ?? form.title}/${row.label}`,
        message: `${formName(form)}${row.label}全年预算数${row.budget!.printed}、全年执行数${row.executed!.printed}，执行率得分应为${shown("score", due)}分，实为${score.printed}分`,
        quantity: "score",
        expected: plain("score", due),
        actual: plain("score", view.value(score)),
        difference: plain("score", view.value(score) - due),
        places: seen(view, score, row.rate, row.executed, row.budget),
      });
  }
}
