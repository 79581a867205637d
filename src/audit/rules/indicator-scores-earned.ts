import { plain, shown } from "../../facts/quantity.ts";
import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { fitsBand, qualitativeBandNamed, scoringMethods } from "../../standard/scoring.ts";
import { bare, drawnForm, formName, rowName, seen, seenCell } from "../evaluation-forms.ts";
import { comparisonOf, isUnfilled, targetOf } from "../indicator-values.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-22", "PF-23", "PF-24", "PF-28"];
const inapplicable = /不涉及|不适用|无此(?:项|类)|不含|未设置该/;
/** A value this far above its target calls for an explanation (ten-thousandths). */
const farBeyond = 3_000n;

export const indicatorScoresEarned = checkRule({
  id: "indicator-scores-earned",
  title: "指标得分与目标、完成值相符，未设目标或不适用的指标不评分，扣分有原因",
  basis: "财预〔2020〕10号：定量指标完成的记满分，未完成的按比例记分；定性指标分三档100—80、80—60、60—0",
  severity: "error",
  advice: "按实际完成值重新评分；不适用的指标剔除后折算；扣分或超额较多的写明原因和改进措施。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const rows = view.account.evaluations.flatMap((form) => form.indicators.map((row) => ({ form, row })));
    if (rows.length === 0) yield notApplicable(ids);
    for (const { form, row } of rows) {
      yield withoutTarget(view, form, row);
      yield notConcerned(view, form, row);
      yield banded(view, form, row);
      yield compared(view, form, row);
      yield explained(view, form, row);
    }
  },
  examples: {
    pass: [drawnForm(), drawing("≥10次\t≥10次\t9次\t20\t18\t场地取消一次，已改为线上举办")],
    fail: [
      drawing("\t未填报\t达成预期指标\t10\t5\t本项目不涉及成本指标"),
      drawing("≥10次\t≥10次\t9次\t20\t20\t"),
      drawing("≥10次\t≥10次\t9次\t20\t18\t"),
      drawing("改善环境\t改善环境\t达成预期指标\t20\t15\t人员不足，今后加强"),
    ],
  },
});

function subject(form: SelfEvaluation, row: IndicatorRow, value: string): string {
  return `${form.project ?? form.title}/${row.third}=${value}`;
}

function withoutTarget(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const { score, weight, cells } = row;
  if (targetOf(row)) return passed("PF-22");
  const earned = score !== null && view.value(score) > 0n;
  if (!earned && (weight === null || isUnfilled(cells.actual.text))) return notApplicable("PF-22");
  return failed("PF-22", {
    subject: subject(form, row, score?.printed ?? ""),
    message: `${formName(form)}${rowName(row)}没有指标值（${bare(cells.adjusted.text) === "" ? "空白" : `“${bare(cells.adjusted.text)}”`}），实际完成值却为“${bare(cells.actual.text)}”、得${score?.printed ?? "0"}分，没有目标无从评分`,
    quantity: "score",
    actual: score ? plain("score", view.value(score)) : null,
    places: [
      seenCell(cells.adjusted, rowName(row), "调整后指标值"),
      seenCell(cells.actual, rowName(row), "实际完成值"),
      ...seen(view, score),
    ],
  });
}

function notConcerned(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const { weight, cells, score } = row;
  if (!inapplicable.test(cells.deviation.text)) return notApplicable("PF-23");
  if (weight === null || view.value(weight) === 0n) return passed("PF-23");
  return failed("PF-23", {
    subject: subject(form, row, weight.printed),
    message: `${formName(form)}${rowName(row)}称“${bare(cells.deviation.text)}”，却占${weight.printed}分、得${score?.printed ?? "0"}分；不适用的指标应剔除，其余指标按百分制折算`,
    quantity: "score",
    expected: "0",
    actual: plain("score", view.value(weight)),
    places: [seenCell(cells.deviation, rowName(row), "偏差原因分析及改进措施"), ...seen(view, weight, score)],
  });
}

/** “达成” earns 80 % and more, “部分达成” 60 to 80 %, less below. */
function banded(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const method = scoringMethods.find(({ id }) => id === view.profile?.scoring) ?? scoringMethods[0]!;
  const band = qualitativeBandNamed(row.cells.actual.text, method);
  const { score, weight } = row;
  if (!band || !score || !weight || view.value(weight) === 0n) return notApplicable("PF-24");
  if (fitsBand(band, view.value(score), view.value(weight), method)) return passed("PF-24");
  const share = (view.value(score) * 1_000_000n) / view.value(weight);
  return failed("PF-24", {
    subject: subject(form, row, score.printed),
    message: `${formName(form)}${rowName(row)}实际完成值“${bare(row.cells.actual.text)}”应得分值的${shown("percent", band.from).replace(".00", "")}—${shown("percent", band.to).replace(".00", "")}，实得${score.printed}分（分值${weight.printed}分的${shown("percent", share)}）`,
    quantity: "score",
    expected: `≥${plain("score", (view.value(weight) * band.from) / 1_000_000n)}`,
    actual: plain("score", view.value(score)),
    places: [
      ...seen(view, score),
      seenCell(row.cells.actual, rowName(row), "实际完成值"),
      ...seen(view, weight),
    ],
  });
}

/** A figure that misses its target cannot have the full score; one far beyond it calls for an explanation. */
function compared(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const comparison = comparisonOf(view, row);
  const { score, weight, cells } = row;
  if (!comparison || !score || !weight || !row.actualValue || view.value(weight) === 0n)
    return notApplicable("PF-24");
  const full = view.value(score) >= view.value(weight);
  const target = targetOf(row)!;
  const places = [
    seenCell(cells.actual, rowName(row), "实际完成值"),
    seenCell(target.cell, rowName(row), target.column),
    ...seen(view, score, weight),
  ];
  // “=95%” passed by more is for the sign of the target (PF-21).
  const missed = !comparison.met && !(comparison.comparator === "=" && comparison.actual > comparison.target);
  if (missed && full)
    return failed("PF-24", {
      subject: subject(form, row, `${bare(cells.actual.text)}/${score.printed}`),
      message: `${formName(form)}${rowName(row)}指标值“${target.text}”，实际完成值“${bare(cells.actual.text)}”没有达到，却得满分${score.printed}分`,
      quantity: "score",
      expected: `<${plain("score", view.value(weight))}`,
      actual: plain("score", view.value(score)),
      places,
    });
  const unexplained = bare(cells.deviation.text).length < 4;
  const far = comparison.beyond !== null && comparison.beyond > farBeyond && comparison.comparator !== "=";
  const isBetterThanPlanned =
    comparison.met &&
    far &&
    full &&
    unexplained &&
    comparison.comparator !== "≤" &&
    comparison.comparator !== "<";
  if (!isBetterThanPlanned) return passed("PF-24");
  return failed("PF-24", {
    subject: subject(form, row, `${bare(cells.actual.text)}/${score.printed}`),
    severity: "warning",
    message: `${formName(form)}${rowName(row)}指标值“${target.text}”，实际完成值“${bare(cells.actual.text)}”，超出指标值30%以上，没有分析原因（目标偏低的应按偏离度调减得分）`,
    quantity: row.actualValue.quantity,
    actual: plain(row.actualValue.quantity, comparison.actual),
    places,
  });
}

/** Every point lost has its reason. */
function explained(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const { score, weight, cells } = row;
  if (!score || !weight || view.value(score) >= view.value(weight)) return notApplicable("PF-28");
  const reason = bare(cells.deviation.text);
  const comparison = comparisonOf(view, row);
  const empty = isUnfilled(reason) || reason.length < 4;
  const unrelated = inapplicable.test(reason);
  if (!empty && !unrelated) return passed("PF-28");
  const met = comparison?.met === true ? "，而实际完成值已达到指标值" : "";
  const why = empty ? "没有说明扣分原因" : `原因栏为“${reason}”，不是扣分的原因`;
  return failed("PF-28", {
    subject: subject(form, row, score.printed),
    message: `${formName(form)}${rowName(row)}分值${weight.printed}分、得${score.printed}分${met}，${why}`,
    quantity: "score",
    expected: plain("score", view.value(weight)),
    actual: plain("score", view.value(score)),
    places: [
      ...seen(view, score),
      seenCell(cells.deviation, rowName(row), "偏差原因分析及改进措施"),
      ...seen(view, weight),
    ],
  });
}

function drawing(values: string): string {
  return drawnForm({ rows: [`产出指标\t数量指标\t推介活动次数\t${values}`] });
}
