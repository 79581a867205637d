import { plain } from "../../facts/quantity.ts";
import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { qualitativeBandNamed } from "../../standard/scoring.ts";
import { bare, drawnForm, formName, rowName, seenCell } from "../evaluation-forms.ts";
import { comparatorOf, isUnfilled, targetOf } from "../indicator-values.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-19", "PF-20", "PF-21", "PF-25", "PF-26", "PF-27"];
const bounded = /满意|合格率|达标率|覆盖率|及时率|知晓率|准确率|履约率|通过率|到位率|完好率|成活率|占比/;
const time = /\d|[年月日季旬周天期时]|前|后|内|底|末|全程|按时|及时|准时|即时|实时|长期|持续/;
/** A mere direction, without base or measure. */
const direction =
  /^(?:持续|不断|明显|显著|有效|逐步|进一步|稳步|大力|得到|有所|较|切实|全面)*(?:提升|提高|改善|增强|增加|增长|促进|优化|扩大|推动|保障|良好|较好|较高|明显|显著|有效|优|好|高|强|达标|完成)$/;
const economic = /经济(?:水平|效益|发展|增长|收入|总量)|税收|产值|利润|营业收入|GDP/;
const social = /就业|民生|社会|群众|稳定|服务|知名度|影响力|公众|居民|安全|文明|教育|健康/;

export const indicatorValuesConcrete = checkRule({
  id: "indicator-values-concrete",
  title: "指标值可衡量，实际完成值是具体数值或日期，比率不超过100%",
  basis: "财预〔2020〕10号：绩效指标应当细化、量化，完成值据实填写",
  severity: "warning",
  advice: "指标值写明数量、标准或时限，实际完成值填实际发生的数值或日期。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const rows = view.account.evaluations.flatMap((form) => form.indicators.map((row) => ({ form, row })));
    if (rows.length === 0) yield notApplicable(ids);
    for (const { form, row } of rows) {
      yield actualConcrete(form, row);
      yield withinHundred(view, form, row);
      yield equalSign(view, form, row);
      yield timely(form, row);
      yield measurable(form, row);
      yield rightKind(form, row);
    }
  },
  examples: {
    pass: [drawnForm()],
    fail: [
      drawing("≥10次\t≥10次\t≥10次"),
      drawing("≥10次\t≥10次\t达成预期指标"),
      drawing("=95%\t=95%\t100%"),
    ],
  },
});

function subject(form: SelfEvaluation, row: IndicatorRow, value: string): string {
  return `${form.project ?? form.title}/${row.third}=${bare(value)}`;
}

/** “≥10次” is a target, “达成预期指标” an opinion: what was done is a figure or a date. */
function actualConcrete(form: SelfEvaluation, row: IndicatorRow): Checked {
  const { actual } = row.cells;
  const text = bare(actual.text);
  const target = targetOf(row);
  if (isUnfilled(text)) return notApplicable("PF-19");
  const copied = comparatorOf(actual.text) !== null && row.actualValue !== null;
  const opinion =
    qualitativeBandNamed(text) !== null &&
    target !== null &&
    (target.fact !== null || /\d/.test(target.text));
  if (!copied && !opinion) return passed("PF-19");
  return failed("PF-19", {
    subject: subject(form, row, text),
    message: copied
      ? `${formName(form)}${rowName(row)}实际完成值“${text}”是目标的写法，应填实际完成的具体数值（如${bare(row.actualValue!.printed)}）`
      : `${formName(form)}${rowName(row)}指标值“${target!.text}”可以计量，实际完成值却为“${text}”，应填具体数值或日期`,
    actual: text,
    expected: "具体数值或日期",
    places: [seenCell(actual, rowName(row), "实际完成值")],
  });
}

function withinHundred(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const { actualValue, cells } = row;
  if (actualValue?.quantity !== "percent" || !bounded.test(row.second + row.third))
    return notApplicable("PF-20");
  const value = view.value(actualValue);
  const sign = comparatorOf(cells.actual.text);
  const above = value > 1_000_000n || (value === 1_000_000n && (sign === "≥" || sign === ">"));
  if (!above) return passed("PF-20");
  return failed("PF-20", {
    subject: subject(form, row, cells.actual.text),
    message: `${formName(form)}${rowName(row)}实际完成值“${bare(cells.actual.text)}”，该比率最高为100%`,
    quantity: "percent",
    expected: "≤100",
    actual: plain("percent", value),
    places: [{ ...seenCell(cells.actual, rowName(row), "实际完成值"), value: plain("percent", value) }],
  });
}

function equalSign(view: View, form: SelfEvaluation, row: IndicatorRow): Checked {
  const target = targetOf(row);
  if (target?.comparator !== "=" || !target.fact || !row.actualValue) return notApplicable("PF-21");
  if (view.value(target.fact) === view.value(row.actualValue)) return passed("PF-21");
  return failed("PF-21", {
    subject: subject(form, row, `${target.text}/${row.cells.actual.text}`),
    message: `${formName(form)}${rowName(row)}指标值“${target.text}”用等号，实际完成值为“${bare(row.cells.actual.text)}”，不等于指标值；指标值应写“≥”`,
    quantity: target.fact.quantity,
    expected: plain(target.fact.quantity, view.value(target.fact)),
    actual: plain(target.fact.quantity, view.value(row.actualValue)),
    places: [
      seenCell(row.cells.actual, rowName(row), "实际完成值"),
      seenCell(target.cell, rowName(row), target.column),
    ],
  });
}

function timely(form: SelfEvaluation, row: IndicatorRow): Checked {
  const target = targetOf(row);
  if (!row.second.startsWith("时效") || !target) return notApplicable("PF-25");
  if (time.test(target.text)) return passed("PF-25");
  return failed("PF-25", {
    subject: subject(form, row, target.text),
    severity: "error",
    message: `${formName(form)}${rowName(row)}是时效指标，指标值“${target.text}”不是日期或期限`,
    actual: target.text,
    expected: "日期或期限",
    places: [
      seenCell(target.cell, rowName(row), target.column),
      seenCell(row.cells.initial, rowName(row), "年初指标值"),
    ],
  });
}

function measurable(form: SelfEvaluation, row: IndicatorRow): Checked {
  const target = targetOf(row);
  if (!target) return notApplicable("PF-26");
  if (!direction.test(target.text)) return passed("PF-26");
  return failed("PF-26", {
    subject: subject(form, row, target.text),
    severity: "note",
    message: `${formName(form)}${rowName(row)}指标值“${target.text}”没有基期和标准，无法衡量`,
    actual: target.text,
    places: [seenCell(target.cell, rowName(row), target.column)],
  });
}

/** 社会效益 that speaks of the economy, and the other way round. */
function rightKind(form: SelfEvaluation, row: IndicatorRow): Checked {
  const kind = /^(社会|经济)效益/.exec(row.second)?.[1];
  if (!kind) return notApplicable("PF-27");
  const wrong =
    kind === "社会"
      ? economic.test(row.third) && !social.test(row.third)
      : social.test(row.third) && !/经济|收入|税|产值|利润|投资|节约|销售|消费/.test(row.third);
  if (!wrong) return passed("PF-27");
  return failed("PF-27", {
    subject: subject(form, row, row.second),
    message: `${formName(form)}“${row.third}”列为${row.second}，内容属${kind === "社会" ? "经济" : "社会"}效益`,
    actual: row.second,
    expected: kind === "社会" ? "经济效益指标" : "社会效益指标",
    places: [
      seenCell(row.cells.third, rowName(row), "三级指标"),
      seenCell(row.cells.second, rowName(row), "二级指标"),
    ],
  });
}

function drawing(values: string): string {
  return drawnForm({ rows: [`产出指标\t数量指标\t推介活动\t${values}\t20\t20\t`] });
}
