import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import type { IndicatorRow, SelfEvaluation } from "../../facts/self-evaluation.ts";
import {
  bare,
  drawnForm,
  formName,
  projectForms,
  rowName,
  seen,
  seenCell,
  wholeFunds,
} from "../evaluation-forms.ts";
import { comparisonOf, targetOf, unitOf } from "../indicator-values.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const ids = ["TX-17", "TX-18", "TX-20", "PF-24", "PF-47"];
const award = /(?:奖励|奖补|奖金|补贴|补助)(?:金额|资金|款|总额)?(?:共计|共|总计|为|达|约)*$/;
const activity =
  /(?:举办|召开|举行|承办|开展|赴[\p{Script=Han}]{2,6}参加)[^，,。；;]{0,40}?(?:推介会|对接会|座谈会|推进会|洽谈会|签约仪式|签约”仪式|仪式|论坛|展会|博览会|培训班|活动)/gu;
const source = /上级|省级|市级|中央|县级财政|财政另行|专项资金|其他渠道|另行安排|由.{2,12}(?:承担|支付|安排)/;

export const narratedResultsPlausible = checkRule({
  id: "narrated-results-plausible",
  title: "分析文字所述奖励金额、活动场次、批次、偏差数字与指标和资金相符",
  basis: "财预〔2020〕10号：绩效自评应当真实、有佐证",
  severity: "warning",
  advice: "核对所述数字的来源，补充佐证或改正。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const forms = projectForms(view);
    yield* awards(view, forms);
    yield* activities(view, forms);
    yield* visitors(view);
    yield* deviations(view);
    yield* samples(view, forms);
  },
  examples: {
    pass: [drawing("共发放奖励金额9万元。"), drawing("发放问卷50份，收回有效问卷48份。")],
    fail: [drawing("共发放奖励金额19万元。"), drawing("发放问卷50份，收回有效问卷58份。")],
  },
});

/** More paid in awards than the project that pays them spent. */
function* awards(view: View, forms: readonly SelfEvaluation[]): Generator<Checked> {
  const facts = view.account.facts.filter(
    ({ concept, quantity, dimensions, home }) =>
      concept === "statement" &&
      quantity === "amount" &&
      home === "自评表" &&
      award.test(dimensions.words ?? ""),
  );
  if (facts.length === 0 || forms.length === 0) return yield notApplicable("TX-17");
  const named = forms.filter(({ project }) => /奖励|奖补|奖金|补贴|补助/.test(project ?? ""));
  for (const fact of facts) {
    const own = forms.find(({ block }) => block === fact.spot.block);
    const paying = named.length > 0 ? named : own ? [own] : [];
    const executed = paying.flatMap((form) => wholeFunds(form)?.executed ?? []);
    if (executed.length === 0) continue;
    const sum = executed.reduce((total, one) => total + view.value(one), 0n);
    const box = own?.boxes.find(
      ({ cell }) => cell.spot.row === fact.spot.row && cell.spot.col === fact.spot.col,
    );
    if (view.value(fact) <= sum + fact.slack || (box && source.test(box.text))) {
      yield passed("TX-17");
      continue;
    }
    yield failed("TX-17", {
      subject: `${own?.project ?? ""}/${fact.dimensions.words}`,
      message: `所述奖励金额${fact.printed}大于${paying.map(({ project }) => `“${project}”`).join("、")}全年执行数${executed.map(({ printed }) => printed).join("＋")}万元，没有说明资金来源`,
      quantity: "amount",
      expected: `≤${plain("amount", sum)}`,
      actual: plain("amount", view.value(fact)),
      places: seen(view, fact, ...executed),
    });
  }
}

/** Fewer activities told than the number claimed. */
function* activities(view: View, forms: readonly SelfEvaluation[]): Generator<Checked> {
  let any = false;
  for (const form of forms)
    for (const row of form.indicators) {
      const claimed = row.actualValue;
      if (
        !claimed ||
        claimed.quantity !== "count" ||
        !/活动|举办|推介|培训|会议/.test(row.third) ||
        !/^(?:次|场次?|期)$/.test(unitOf(claimed))
      )
        continue;
      const texts = form.boxes.filter(({ label }) => /产出|效益/.test(label));
      const told = new Set(
        texts.flatMap(({ text }) => [...text.matchAll(activity)].map(([words]) => bare(words))),
      );
      if (told.size < 2) continue;
      any = true;
      const summed = texts.some(({ text }) =>
        new RegExp(
          `(?<!\\d)${plain("count", view.value(claimed))}\\s*(?:余|多)?\\s*(?:次|场|期)|等(?:多|系列|各类)|\\d+\\s*(?:余|多)?(?:次|场|期)`,
        ).test(text),
      );
      if (BigInt(told.size) * 10_000n >= view.value(claimed) || summed) yield passed("TX-18");
      else
        yield failed("TX-18", {
          subject: `${form.project}/${row.third}=${bare(row.cells.actual.text)}`,
          message: `${formName(form)}${rowName(row)}完成值“${bare(row.cells.actual.text)}”，分析文字只列出${told.size}项（${[...told].map((words) => words.slice(0, 16)).join("、")}），不足以佐证`,
          quantity: "count",
          expected: plain("count", view.value(claimed)),
          actual: String(told.size),
          places: [
            seenCell(row.cells.actual, rowName(row), "实际完成值"),
            ...texts.map(({ cell, label }) => seenCell(cell, label, label)),
          ],
        });
    }
  if (!any) yield notApplicable("TX-18");
}

/** Parties of business guests in the evaluation, and parties received. */
function* visitors(view: View): Generator<Checked> {
  const received = view.all("receptions", { kind: "合计" })[0] ?? view.all("receptions", { kind: "国内" })[0];
  const told = view.account.facts.filter(
    ({ concept, dimensions, home }) =>
      concept === "statement" &&
      /^(?:余|多)?批/.test(dimensions.unit ?? "") &&
      /客商|来访|考察|接待/.test(dimensions.words ?? "") &&
      (home === "自评表" || home.startsWith("s10d")),
  );
  if (!received || told.length === 0) return yield notApplicable("TX-20");
  const [first] = told;
  const gap = magnitude(view.value(received) - view.value(first!));
  const near = first!.approximate ? gap * 5n <= view.value(first!) : gap === 0n;
  if (near && !first!.approximate) return yield passed("TX-20");
  yield failed("TX-20", {
    subject: "接待批次",
    severity: "note",
    message: near
      ? `绩效部分称“${first!.printed}”，公务接待说明为${received.printed}，同一事项应使用一致的准确数`
      : `绩效部分称“${first!.printed}”，公务接待说明为${received.printed}，两处批次不相近，请核对口径`,
    quantity: "count",
    expected: plain("count", view.value(received)),
    actual: plain("count", view.value(first!)),
    places: seen(view, ...told, received),
  });
}

/** A figure of the indicator's own unit in its explanation is the value, the target or their difference. */
function* deviations(view: View): Generator<Checked> {
  for (const form of view.account.evaluations)
    for (const row of form.indicators) {
      const comparison = comparisonOf(view, row);
      const target = targetOf(row);
      if (!comparison || !target || !row.actualValue || bare(row.cells.deviation.text) === "") continue;
      const { block, row: r, col } = row.cells.deviation.spot;
      const unit = unitOf(row.actualValue);
      const told = view.account.facts.filter(
        (fact) =>
          fact.concept === "statement" &&
          fact.spot.block === block &&
          fact.spot.row === r &&
          fact.spot.col === col &&
          fact.dimensions.unit?.replace("％", "%") === unit &&
          !fact.approximate,
      );
      yield* shortfall(view, form, row, comparison);
      const known = [comparison.actual, comparison.target, magnitude(comparison.actual - comparison.target)];
      const first = told[0];
      if (!first) continue;
      // Only the first figure is about the indicator for certain; and only where the words name it.
      if (!nameShared(row.third, bare(row.cells.deviation.text)) || known.includes(view.value(first)))
        yield passed("PF-24");
      else
        yield failed(
          "PF-24",
          oddDeviation(view, form, row.third, first, row.actualValue, row.cells.actual.text, rowName(row)),
        );
    }
}

/** “低于目标1个百分点”: the distance between value and target. */
function* shortfall(
  view: View,
  form: SelfEvaluation,
  row: IndicatorRow,
  { actual, target }: { readonly actual: bigint; readonly target: bigint },
): Generator<Checked> {
  const { block, row: r, col } = row.cells.deviation.spot;
  for (const fact of view.account.facts) {
    if (
      fact.concept !== "statement" ||
      fact.spot.block !== block ||
      fact.spot.row !== r ||
      fact.spot.col !== col
    )
      continue;
    if (
      fact.dimensions.unit !== "个百分点" ||
      row.actualValue?.quantity !== "percent" ||
      !/目标|指标值?|预期/.test(fact.dimensions.words ?? "")
    )
      continue;
    if (view.value(fact) === magnitude(actual - target)) yield passed("PF-24");
    else
      yield failed(
        "PF-24",
        oddDeviation(view, form, row.third, fact, row.actualValue, row.cells.actual.text, rowName(row)),
      );
  }
}

function nameShared(third: string, text: string): boolean {
  for (let i = 0; i + 3 <= third.length; i += 1) if (text.includes(third.slice(i, i + 3))) return true;
  return false;
}

function oddDeviation(
  view: View,
  form: SelfEvaluation,
  third: string,
  told: Fact,
  actual: Fact,
  printed: string,
  name: string,
) {
  return {
    subject: `${form.project}/${third}/${told.printed}`,
    severity: "warning" as const,
    message: `${formName(form)}${name}实际完成值“${bare(printed)}”，偏差原因中却写“${told.printed}”`,
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
      const told = view.account.facts.filter(
        ({ concept, spot, dimensions }) =>
          concept === "statement" &&
          spot.block === cell.spot.block &&
          spot.row === cell.spot.row &&
          spot.col === cell.spot.col &&
          dimensions.unit === "份",
      );
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

function drawing(text: string): string {
  return drawnForm({ boxes: [`\t效益情况分析\t\t${text}\t\t\t\t\t\t`] });
}
