import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, projectForms, rowName, seenCell } from "../evaluation-forms.ts";
import { targetOf } from "../indicator-values.ts";
import type { Checked, ObservedPlace } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const ids = ["PF-29", "PF-30", "PF-48"];
const kinds = ["数量", "质量", "时效", "成本"] as const;
/** Which first level a second level belongs to. */
const levels: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:数量|质量|时效)/, /^产出/],
  [/^(?:经济|社会|生态|环境)成本/, /^(?:成本|产出)/],
  [/^成本/, /^(?:产出|成本)/],
  [/^(?:经济效益|社会效益|生态效益|可持续)/, /^效益/],
  [/满意度/, /满意度|^效益/],
];

export const indicatorsComplete = checkRule({
  id: "indicators-complete",
  title: "产出指标含数量、质量、时效、成本，效益、满意度指标齐备，层级归属正确",
  basis: "财预〔2020〕10号、财预〔2021〕101号：项目支出应当设置成本指标",
  severity: "warning",
  advice: "补齐缺少的二级指标，或说明不设的理由；指标归入对应的一级指标。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const forms = projectForms(view).filter(({ indicators }) => indicators.length > 0);
    if (forms.length === 0 || !view.profile?.selfEvaluation) {
      yield notApplicable(ids);
      return;
    }
    for (const form of forms) {
      yield present(form);
      for (const row of form.indicators) yield placed(form, row);
      yield cost(form);
    }
  },
  examples: {
    pass: [drawnForm()],
    fail: [
      drawnForm({
        rows: [
          "产出指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t10次\t50\t50\t",
          "效益指标\t社会效益指标\t新增就业人数\t≥50人\t≥50人\t52人\t30\t30\t",
        ],
      }),
      drawnForm({ rows: ["效益指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t10次\t50\t50\t"] }),
    ],
  },
});

const head = (form: SelfEvaluation): ObservedPlace[] => {
  const [first] = form.indicators;
  return first ? [seenCell(first.cells.second, rowName(first), "二级指标")] : [];
};

function present(form: SelfEvaluation): Checked {
  const has = (pattern: RegExp): boolean =>
    form.indicators.some(({ first, second }) => pattern.test(second) || pattern.test(first));
  const lacking = [
    ...kinds.filter((kind) => !has(new RegExp(`^${kind}|${kind}指标$`))).map((kind) => `${kind}指标`),
    ...(has(/效益|可持续/) ? [] : ["效益指标"]),
    ...(has(/满意度/) ? [] : ["满意度指标"]),
  ].filter((name) => name !== "成本指标" || !has(/成本/));
  if (lacking.length === 0) return passed("PF-29");
  return failed("PF-29", {
    subject: form.project ?? form.title,
    message: `${formName(form)}没有${lacking.join("、")}`,
    expected: lacking.join("、"),
    actual: [...new Set(form.indicators.map(({ second }) => second))].join("、"),
    places:
      form.indicators.length > 0
        ? form.indicators.map((row) => seenCell(row.cells.second, rowName(row), "二级指标"))
        : head(form),
  });
}

function placed(form: SelfEvaluation, row: IndicatorRow): Checked {
  const rule = levels.find(([second]) => second.test(row.second));
  if (!rule || row.first === "") return notApplicable("PF-30");
  if (rule[1].test(row.first)) return passed("PF-30");
  return failed("PF-30", {
    subject: `${form.project ?? form.title}/${row.third}`,
    message: `${formName(form)}“${row.third}”列为${row.second}，却归在${row.first}之下`,
    actual: `${row.first}/${row.second}`,
    places: [
      seenCell(row.cells.second, rowName(row), "二级指标"),
      seenCell(row.cells.first, rowName(row), "一级指标"),
    ],
  });
}

/** A project costs money: an indicator of cost has a name of its own and a target. */
function cost(form: SelfEvaluation): Checked {
  const rows = form.indicators.filter(({ first, second }) => /成本/.test(first + second));
  const real = rows.filter((row) => targetOf(row) !== null);
  if (real.length > 0) return passed("PF-48");
  const said = rows.map(({ cells }) => bare(cells.deviation.text)).filter((text) => text !== "");
  return failed("PF-48", {
    subject: form.project ?? form.title,
    message:
      rows.length === 0
        ? `${formName(form)}没有设置成本指标，项目支出应当设置成本指标`
        : `${formName(form)}成本指标没有指标值${said.length > 0 ? `（称“${said.join("、")}”）` : ""}，项目支出应当设置成本指标`,
    expected: "成本指标及指标值",
    places:
      rows.length > 0 ? rows.map((row) => seenCell(row.cells.third, rowName(row), "三级指标")) : head(form),
  });
}
