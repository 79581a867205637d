import type { Fact } from "../../facts/fact.ts";
import type { FundRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { drawnForm, formName } from "../evaluation-forms.ts";
import { balanceOf, sameAs, sumOf } from "../identities.ts";
import type { EquationRule } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";

type Items = ReturnType<EquationRule["equations"]>;

const ids = ["PF-07", "PF-09", "PF-10"];
const columns = [
  ["年初目标申报数", (row: FundRow) => row.declared],
  ["年初预算数", (row: FundRow) => row.initial],
  ["全年预算数", (row: FundRow) => row.budget],
  ["全年执行数", (row: FundRow) => row.executed],
  ["资金结（转）余", (row: FundRow) => row.remaining],
] as const;

export const evaluationFundSums = equationRule({
  id: "evaluation-fund-sums",
  title: "自评表资金总额等于各来源之和，结（转）余、执行率与全年预算数、执行数相符",
  basis: "财预〔2020〕10号；项目支出绩效自评表填表说明：执行率是执行数与全年预算数相比较",
  severity: "error",
  advice: "按全年预算数、全年执行数重算结（转）余和执行率，核对资金总额与各来源。",
  catalogue: ids,
  *equations(view) {
    const forms = view.account.evaluations;
    if (forms.every(({ funds }) => funds.length === 0)) yield notApplicable(ids);
    for (const form of forms) {
      for (const row of form.funds) yield* rowIdentities(form, row);
      yield* sources(form);
    }
  },
  examples: {
    pass: [
      drawnForm(),
      drawnForm({
        funds: [
          "\t\t资金总额:\t\t10\t10\t9.5\t9.025\t0.475\t95\t9.5",
          "\t\t市县区财政资金\t10\t10\t9.5\t9.025\t0.475\t95\t9.5",
        ],
      }),
    ],
    fail: [
      drawnForm({ funds: ["\t\t资金总额:\t\t10\t10\t10\t8\t2\t90\t9"] }),
      drawnForm({ funds: ["\t\t资金总额:\t\t10\t10\t10.00\t8.00\t1.00\t80\t8"] }),
      drawnForm({
        funds: [
          "\t\t资金总额:\t\t10\t10\t10.00\t10.00\t0\t100\t10",
          "\t\t市县区财政资金\t10\t10\t9.00\t10.00\t0\t100\t10",
        ],
      }),
    ],
  },
});

function* rowIdentities(form: SelfEvaluation, row: FundRow): Items {
  const { budget, executed, remaining, rate } = row;
  const of = `${formName(form)}${row.label}`;
  if (budget && executed && rate)
    yield {
      equation: { kind: "share", percent: rate, part: executed, whole: budget },
      catalogue: ["PF-07"],
      label: `${of}执行率＝全年执行数÷全年预算数`,
    };
  if (budget && executed && remaining && remaining.printed !== "")
    yield balanceOf(
      "PF-09",
      `${of}资金结（转）余＝全年预算数－全年执行数`,
      [remaining],
      [budget],
      [executed],
    );
}

function* sources(form: SelfEvaluation): Items {
  const whole = form.funds.find(({ label }) => label === "资金总额");
  const parts = addends(form.funds.filter((row) => row !== whole));
  if (!whole || parts.length === 0) return;
  const filled =
    parts.length === 1 &&
    columns.filter(([, read]) => parts.some((row) => (read(row)?.printed.trim() ?? "") !== "")).length >= 3;
  for (const [name, read] of columns) {
    const total = read(whole);
    const facts = parts.map(read).filter((fact): fact is Fact => fact !== null);
    const [only] = facts;
    if (!total || !only) continue;
    // A form that leaves a column of the sources blank does not split that column.
    if (facts.every(({ printed }) => printed.trim() === "") && !filled) continue;
    // One source repeats the whole: no rounding can hide a difference.
    if (parts.length === 1)
      yield sameAs("PF-10", `${formName(form)}只有一个资金来源，${name}与资金总额行一致`, total, only);
    else yield sumOf("PF-10", `${formName(form)}资金总额${name}＝各来源之和`, total, facts);
  }
  const [only] = parts;
  if (parts.length > 1 || !only) return;
  // One source: its rate and score are those of the whole.
  if (whole.rate && only.rate)
    yield sameAs("PF-10", `${formName(form)}只有一个资金来源，执行率与资金总额行一致`, whole.rate, only.rate);
  if (whole.score && only.score)
    yield sameAs("PF-10", `${formName(form)}只有一个资金来源，得分与资金总额行一致`, whole.score, only.score);
}

/** 财政拨款 printed together with 中央, 省, 市 is their sum, never one more part. */
function addends(rows: readonly FundRow[]): readonly FundRow[] {
  const whole = rows.filter(({ label }) => /^(?:当年)?财政拨款(?:资金)?$/.test(label));
  const levels = rows.filter(({ label }) => /^(?:中央|省|市|县|区)/.test(label));
  return whole.length > 0 && levels.length > 0 ? rows.filter((row) => !levels.includes(row)) : rows;
}
