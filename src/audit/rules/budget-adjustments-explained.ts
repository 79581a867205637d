import { magnitude } from "../../facts/decimal.ts";
import { plain, shown } from "../../facts/quantity.ts";
import type { SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, rowName, seen, seenCell, wholeFunds } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-15", "PF-16", "PF-17", "PF-46"];
const adjustmentTold =
  /(?:预算|资金|指标)[^。；]{0,16}(?:调整|调减|调增|追加|追减|压减|压缩|收回|核减|核增|统筹|缩减)|(?:调整|调减|调增|追加|追减|压减|压缩|收回|核减|统筹|缩减)[^。；]{0,16}(?:预算|资金|指标)/;

const targetTold =
  /(?:目标|指标|任务|计划)[^。；]{0,10}(?:调整|修订|变更|核减|核增|调减|调增|改为)|(?:调整|修订|变更|核减|核增|调减|调增)[^。；]{0,10}(?:目标|指标|任务|计划)/;

export const budgetAdjustmentsExplained = checkRule({
  id: "budget-adjustments-explained",
  title: "项目预算调整有说明，不按执行数倒挤预算，指标值随预算调整",
  basis: "财预〔2020〕10号；自评表填表说明：预算调整幅度较大的说明原因，绩效目标随预算调整",
  severity: "warning",
  advice: "说明预算调整的原因和批复依据，相应调整绩效指标值；全年预算数填调整后的预算数，不按执行数填列。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const forms = view.account.evaluations.filter((form) => wholeFunds(form));
    if (forms.length === 0) yield notApplicable(ids);
    for (const form of forms) {
      yield squeezed(view, form);
      yield adjusted(view, form);
      yield* targets(view, form);
      yield declared(view, form);
    }
  },
  examples: {
    pass: [
      drawnForm(),
      drawing("\t\t资金总额:\t\t20\t20\t10\t9\t1\t90\t9", "预算调减10万元，系财政统一压减。", "5次"),
    ],
    fail: [
      drawing("\t\t资金总额:\t\t20\t20\t10\t10\t0\t100\t10", "项目执行良好。", "10次"),
      drawing("\t\t资金总额:\t\t10\t10\t10\t10\t0\t100\t10", "项目执行良好。", "8次"),
    ],
  },
});

const subjectOf = (form: SelfEvaluation): string => form.project ?? form.title;

/** A budget that was changed until it equalled what was spent. */
function squeezed(view: View, form: SelfEvaluation): Checked {
  const { initial, budget, executed } = wholeFunds(form)!;
  if (!initial || !budget || !executed || view.value(budget) === 0n) return notApplicable("PF-15");
  if (view.value(budget) !== view.value(executed) || view.value(budget) === view.value(initial))
    return passed("PF-15");
  return failed("PF-15", {
    subject: subjectOf(form),
    message: `${formName(form)}年初预算${initial.printed}，全年预算${budget.printed}与全年执行数${executed.printed}完全相等，疑按执行数调整预算（执行率因此为100%）`,
    quantity: "amount",
    expected: plain("amount", view.value(initial)),
    actual: plain("amount", view.value(budget)),
    places: seen(view, budget, executed, initial),
  });
}

function change(view: View, form: SelfEvaluation): bigint | null {
  const { initial, budget } = wholeFunds(form)!;
  if (!initial || !budget || view.value(initial) <= 0n) return null;
  return ((view.value(budget) - view.value(initial)) * 1_000_000n) / view.value(initial);
}

function told(form: SelfEvaluation): boolean {
  return (
    form.boxes.some(({ text }) => adjustmentTold.test(text)) ||
    form.indicators.some(({ cells }) => adjustmentTold.test(cells.deviation.text))
  );
}

function adjusted(view: View, form: SelfEvaluation): Checked {
  const rate = change(view, form);
  if (rate === null) return notApplicable("PF-16");
  if (magnitude(rate) <= 300_000n || told(form)) return passed("PF-16");
  const { initial, budget } = wholeFunds(form)!;
  return failed("PF-16", {
    subject: subjectOf(form),
    message: `${formName(form)}年初预算${initial!.printed}，全年预算${budget!.printed}，调${rate < 0n ? "减" : "增"}${shown("percent", (magnitude(rate) / 100n) * 100n)}，超过30%，没有说明调整原因`,
    quantity: "percent",
    expected: "≤30",
    actual: plain("percent", magnitude(rate)),
    places: seen(view, budget, initial),
  });
}

/** Targets go with the budget: neither unchanged by a deep cut nor changed without a word. */
function* targets(view: View, form: SelfEvaluation): Generator<Checked> {
  const rows = form.indicators.filter(
    ({ cells }) =>
      bare(cells.initial.text) !== "" &&
      bare(cells.adjusted.text) !== "" &&
      !/未填|^[-—/]+$/.test(bare(cells.adjusted.text)),
  );
  if (rows.length === 0) return yield notApplicable("PF-17");
  const moved = rows.filter(({ cells }) => sign(cells.initial.text) !== sign(cells.adjusted.text));
  const rate = change(view, form);
  const places = rows.map((row) => seenCell(row.cells.adjusted, rowName(row), "调整后指标值"));
  if (moved.length === 0 && rate !== null && rate < -300_000n) {
    const { initial, budget } = wholeFunds(form)!;
    yield failed("PF-17", {
      subject: subjectOf(form),
      message: `${formName(form)}预算由${initial!.printed}调减到${budget!.printed}（减${shown("percent", (magnitude(rate) / 100n) * 100n)}），${rows.length}个指标值却都没有调整`,
      quantity: "percent",
      actual: plain("percent", rate),
      places: [...seen(view, budget, initial), ...places],
    });
  } else yield passed("PF-17");
  for (const row of moved) {
    if (targetTold.test(row.cells.deviation.text) || told(form)) yield passed("PF-17");
    else
      yield failed("PF-17", {
        subject: `${subjectOf(form)}/${row.third}`,
        message: `${formName(form)}${rowName(row)}年初指标值“${row.cells.initial.text}”，调整后为“${row.cells.adjusted.text}”，没有说明调整原因`,
        expected: bare(row.cells.initial.text),
        actual: bare(row.cells.adjusted.text),
        places: [
          seenCell(row.cells.adjusted, rowName(row), "调整后指标值"),
          seenCell(row.cells.initial, rowName(row), "年初指标值"),
        ],
        advice: "核对两个指标值；确经调整的，在偏差原因栏说明调整依据。",
      });
  }
}

/** A target without differences of writing: ≥ and >=, full and half width. */
function sign(text: string): string {
  return bare(text)
    .replace(/＞=|>=|≧|大于等于|不低于|不少于/g, "≥")
    .replace(/＜=|<=|≦|小于等于|不高于|不超过/g, "≤")
    .replace(/＝/g, "=")
    .replace(/％/g, "%");
}

function declared(view: View, form: SelfEvaluation): Checked {
  const { declared: asked, initial } = wholeFunds(form)!;
  if (!asked || !initial || asked.printed.trim() === "") return notApplicable("PF-46");
  if (view.value(asked) === view.value(initial)) return passed("PF-46");
  return failed("PF-46", {
    subject: subjectOf(form),
    // A small difference is rather a slip than a cut.
    severity:
      magnitude(view.value(asked) - view.value(initial)) * 20n < view.value(asked) ? "warning" : "note",
    message: `${formName(form)}目标申报数${asked.printed}，预算编制数${initial.printed}，两者不同，请核对或说明`,
    quantity: "amount",
    expected: plain("amount", view.value(asked)),
    actual: plain("amount", view.value(initial)),
    difference: plain("amount", view.value(initial) - view.value(asked)),
    places: seen(view, initial, asked),
  });
}

function drawing(funds: string, text: string, target: string): string {
  return drawnForm({
    funds: [funds],
    rows: [`产出指标\t数量指标\t推介活动次数\t≥10次\t≥${target}\t10次\t20\t20\t`],
    boxes: [`项目绩效分析\t项目实施和预算执行情况\t\t${text}\t\t\t\t\t\t`],
  });
}
