import { magnitude } from "../../facts/decimal.ts";
import { plain } from "../../facts/quantity.ts";
import type { SelfEvaluation } from "../../facts/self-evaluation.ts";
import { isIn } from "../../standard/sections.ts";
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
import { unitOf } from "../indicator-values.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["TX-17", "TX-18", "TX-20"];
const award = /(?:奖励|奖补|奖金|补贴|补助)(?:金额|资金|款|总额)?(?:共计|共|总计|为|达|约)*$/;
const activity =
  /(?:举办|召开|举行|承办|开展|赴[\p{Script=Han}]{2,6}参加)[^，,。；;]{0,40}?(?:推介会|对接会|座谈会|推进会|洽谈会|签约仪式|签约”仪式|仪式|论坛|展会|博览会|培训班|活动)/gu;
const source = /上级|省级|市级|中央|县级财政|财政另行|专项资金|其他渠道|另行安排|由.{2,12}(?:承担|支付|安排)/;

export const narratedResultsPlausible = checkRule({
  id: "narrated-results-plausible",
  title: "分析文字所述奖励金额、活动场次、批次与资金、指标、接待说明相容",
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
  },
  examples: {
    pass: [drawing("共发放奖励金额10万元。")],
    fail: [drawing("共发放奖励金额19万元。")],
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
    const paying = named.length > 0 ? named : [own].flatMap((form) => form ?? []);
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
        claimed?.quantity !== "count" ||
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
      (home === "自评表" || isIn(home, "performance")),
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

function drawing(text: string): string {
  return drawnForm({ boxes: [`\t效益情况分析\t\t${text}\t\t\t\t\t\t`] });
}
