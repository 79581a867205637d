import type { Cell } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, rowName, seenCell, wholeFunds } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const evaluationCellsFilled = checkRule({
  id: "evaluation-cells-filled",
  title: "自评表资金总额、各指标的指标值、完成值、分值、得分和总分都已填写",
  basis: "财预〔2020〕10号：项目支出绩效自评表样式和填表说明",
  severity: "error",
  advice: "补填空白的单元格；没有发生的填0，不适用的指标整行剔除。",
  catalogue: [],
  input: "words",
  *check(view) {
    const forms = view.account.evaluations;
    if (forms.length === 0) return yield notApplicable([]);
    for (const form of forms) {
      yield* funds(form);
      for (const row of form.indicators) yield* indicator(form, row);
      if (form.totalCell && (form.total === null || form.total.printed === ""))
        yield blank(form, "总分", "总分", form.totalCell);
    }
  },
  examples: {
    pass: [drawnForm()],
    fail: [
      drawnForm({ rows: ["产出指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t10次\t20\t\t"] }),
      drawnForm({ rows: ["产出指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t\t20\t20\t"] }),
      drawnForm({ funds: ["\t\t资金总额:\t\t10\t10\t10\t\t0\t100\t10"] }),
    ],
  },
});

/** “≥%”, “次”: the unit of a value without its number. */
const unitAlone = /^[≥≤＞＜><=＝]*(?:%|％|[个次件条项人家户场篇期份台天元]|人次|人次以上|万元|亿元)$/;

function unitOnly(form: SelfEvaluation, row: IndicatorRow, name: string, cell: Cell): Checked {
  return failed([], {
    subject: `${form.project ?? form.title}/${rowName(row)}/${name}`,
    message: `${formName(form)}${rowName(row)}“${name}”只有“${bare(cell.text)}”，缺数字`,
    expected: "数字",
    actual: bare(cell.text),
    places: [seenCell(cell, rowName(row), name)],
  });
}

function blank(
  form: SelfEvaluation,
  row: string,
  column: string,
  cell: Cell,
  severity: "error" | "warning" = "error",
): Checked {
  return failed([], {
    subject: `${form.project ?? form.title}/${row}/${column}`,
    severity,
    message: `${formName(form)}${row}“${column}”空白`,
    expected: "已填写",
    actual: "空白",
    places: [seenCell(cell, row, column)],
  });
}

function* funds(form: SelfEvaluation): Generator<Checked> {
  const row = wholeFunds(form);
  if (!row) return;
  const columns: readonly (readonly [string, Fact | null])[] = [
    ["年初预算数", row.initial],
    ["全年预算数", row.budget],
    ["全年执行数", row.executed],
    ["执行率", row.rate],
    ["得分", row.score],
  ];
  // A form without the column has no cell to fill.
  for (const [name, fact] of columns)
    if (fact === null) continue;
    else if (fact.printed !== "") yield passed([]);
    else yield blank(form, "资金总额", name, row.cell);
}

function* indicator(form: SelfEvaluation, row: IndicatorRow): Generator<Checked> {
  const { cells } = row;
  const required: readonly (readonly [string, keyof IndicatorRow["cells"], "error" | "warning"])[] = [
    ["实际完成值", "actual", "error"],
    ["分值", "weight", "error"],
    ["得分", "score", "error"],
    // A target that was never set is an error of another rule; one that was not copied over is a slip.
    ["年初指标值", "initial", "warning"],
    ["调整后指标值", "adjusted", "warning"],
  ];
  for (const [name, key, severity] of required)
    if (bare(cells[key].text) === "") yield blank(form, rowName(row), name, cells[key], severity);
    else if (unitAlone.test(bare(cells[key].text))) yield unitOnly(form, row, name, cells[key]);
    else yield passed([]);
}
