import { placeIn, placeOf } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain, shown } from "../../facts/quantity.ts";
import { isIn } from "../../standard/sections.ts";
import { seen } from "../evaluation-forms.ts";
import { isBoilerplate } from "../reasons.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { joinedText, proseOfFact } from "../sentences.ts";
import type { View } from "../view.ts";

const ids = ["SG-03", "SG-09", "SG-10", "SG-11", "SG-13"];
const items = ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"];
const reason = /原因|系因|由于|因为|是因|因此项/;

export const threePublicNarrativeComplete = checkRule({
  id: "three-public-narrative-complete",
  title: "“三公”经费逐项说明预决算差异和增减原因，写明车费小计和接待事由，零预算不写完成率",
  basis: "财预〔2016〕143号：“三公”经费公开内容；公务用车购置及运行费分别公开",
  severity: "warning",
  advice: "按规定内容补写说明；预算和决算均为零的写“本年未安排预算、未发生支出”。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    if (view.section("three-public").length === 0) {
      yield notApplicable(ids);
      return;
    }
    yield* zeroBudgets(view);
    yield cars(view);
    yield purpose(view);
    yield* view.profile ? rises(view) : [notApplicable("SG-10")];
    yield* view.profile ? differences(view) : [notApplicable("SG-13")];
  },
  examples: {
    pass: [drawing("公务接待费支出50.00元，完成全年预算的50.00%，主要原因是压减接待；")],
    fail: [
      drawing("公务接待费支出50.00元，完成全年预算的50.00%；"),
      drawing(
        "因公出国（境）费支出0.00元，完成全年预算的0.00%；公务接待费支出50.00元，完成全年预算的50.00%，主要原因是压减接待；",
      ),
    ],
  },
});

/** 0 ÷ 0 is no percentage. */
function* zeroBudgets(view: View): Generator<Checked> {
  const rates = view
    .claims("ratio")
    .filter(
      ({ relation, of }) =>
        relation === "completion" && of?.concept === "three-public" && of.dimensions.basis === "决算",
    );
  let any = false;
  for (const { percent, of, baseFact } of rates) {
    const item = of!.dimensions.item ?? "";
    const budget = baseFact ?? view.best(`three-public|basis=全年预算|item=${item}`);
    const outturn = view.best(of!.key) ?? of!;
    // A total of nothing, or a budget that is printed nowhere, is left to the sentence itself.
    const zero =
      view.value(outturn) === 0n &&
      (budget ? view.value(budget) === 0n : view.value(percent) === 0n && percent.slack > 0n);
    any = true;
    if (!zero) yield passed("SG-03");
    else
      yield failed("SG-03", {
        subject: item,
        message: `${item}预算、决算均为0，写了完成${percent.printed}，0÷0没有意义`,
        quantity: "percent",
        expected: "本年未安排预算，未发生支出",
        actual: plain("percent", view.value(percent)),
        places: seen(view, percent, of),
      });
  }
  if (!any) yield notApplicable("SG-03");
}

/** 公务用车购置及运行维护费 in one figure, beside its two parts. */
function cars(view: View): Checked {
  const inText = (item: string): Fact | undefined =>
    view.byKey(`three-public|basis=决算|item=${item}`).find(({ home }) => isIn(home, "three-public"));
  const parts = ["公务用车购置费", "公务用车运行维护费"].flatMap((item) => inText(item) ?? []);
  if (!view.profile || parts.length === 0 || parts.every((fact) => view.value(fact) === 0n))
    return notApplicable("SG-09");
  if (inText("公务用车购置及运行维护费")) return passed("SG-09");
  return failed("SG-09", {
    subject: "公务用车小计",
    severity: "note",
    message: `分别写了${parts.map(({ dimensions, printed }) => `${dimensions.item}${printed}`).join("、")}，没有写公务用车购置及运行维护费小计${shown(
      "amount",
      parts.reduce((sum, fact) => sum + view.value(fact), 0n),
    )}`,
    quantity: "amount",
    expected: plain(
      "amount",
      parts.reduce((sum, fact) => sum + view.value(fact), 0n),
    ),
    places: seen(view, ...parts),
  });
}

/** What rose is called to attention; the reason has to hold. */
function* rises(view: View): Generator<Checked> {
  const total = view
    .claims("change")
    .filter(
      ({ of }) =>
        of?.concept === "three-public" && of.dimensions.basis === "决算" && of.dimensions.item === "合计",
    );
  if (total.length === 0) return yield notApplicable("SG-10");
  for (const claim of total) {
    const rose = claim.direction === "up" && (claim.amount === null || view.value(claim.amount) > 0n);
    const text = claim.reason?.text ?? "";
    if (
      !rose ||
      (text !== "" && !isBoilerplate(text) && /\d|新增|恢复|疫情|任务/.test(text) && !/加大|积极/.test(text))
    ) {
      yield passed("SG-10");
      continue;
    }
    yield failed("SG-10", {
      subject: "三公上升",
      severity: "note",
      message: `“三公”经费${claim.of!.printed}，比上年${claim.word}${claim.amount?.printed ?? claim.rate?.printed ?? ""}${text === "" ? "，没有说明原因" : `，原因为“${text.slice(0, 40)}”`}，在过紧日子的要求下应说明增长的必要性`,
      quantity: "amount",
      actual: claim.amount ? plain("amount", view.value(claim.amount)) : null,
      places: [
        ...seen(view, claim.amount ?? claim.rate),
        { place: placeIn(claim.prose, claim.start, claim.end) },
      ],
      advice: "写明增长对应的任务、批次或次数和批准依据。",
    });
  }
}

function purpose(view: View): Checked {
  const cost = view
    .byKey("three-public|basis=决算|item=公务接待费")
    .find(({ home }) => isIn(home, "three-public"));
  const batches = view.all("receptions", { kind: "合计" })[0] ?? view.all("receptions", { kind: "国内" })[0];
  if (!cost || view.value(cost) === 0n || !batches || !view.profile) return notApplicable("SG-11");
  const prose = proseOfFact(view, batches);
  const text = prose ? joinedText(view, prose) : "";
  const told = /(?:主要(?:是|为|用于|接待|系)|用于|接待对象|事由)[:：]?\s*([^。；;]{2,})/.exec(
    text.slice(Math.max(0, text.indexOf("接待"))),
  );
  if (told && !/^(?:无|没有)[。；;]?$/.test(told[1] ?? "")) return passed("SG-11");
  return failed("SG-11", {
    subject: "接待事由",
    message: `公务接待费${cost.printed}、接待${batches.printed}，没有写明接待对象和事由`,
    expected: "主要是接待…",
    places: prose ? [{ place: placeOf(prose) }, ...seen(view, batches)] : seen(view, batches, cost),
  });
}

/** Budget and outturn differ: the sentence says why. */
function* differences(view: View): Generator<Checked> {
  let any = false;
  // “决算数小于预算数的主要原因：……”, said once of all items.
  const forAll = view
    .section("three-public")
    .some(({ text }) =>
      /经费[^。；]{0,20}(?:大于|小于|低于|高于)[^。；]{0,8}预算数?的?(?:主要)?原因/.test(text),
    );
  for (const item of ["合计", ...items]) {
    const outturn = view
      .byKey(`three-public|basis=决算|item=${item}`)
      .find(({ home }) => home === "three-public.overall" || home === "three-public");
    const rate = view
      .claims("ratio")
      .find(({ relation, of }) => relation === "completion" && of?.key === outturn?.key);
    const budget = rate?.baseFact ?? view.best(`three-public|basis=全年预算|item=${item}`);
    if (!outturn || (!budget && !rate)) continue;
    const current = view.best(outturn.key) ?? outturn;
    const equal = budget
      ? view.value(budget) === view.value(current)
      : view.value(rate!.percent) === 1_000_000n;
    if (equal) continue;
    any = true;
    const prose = proseOfFact(view, outturn);
    const text = prose ? joinedText(view, prose).slice(outturn.spot.start) : "";
    // The total is explained where its items are.
    const told = item === "合计" && view.section("three-public").some((one) => reason.test(one.text));
    if (forAll || told || reason.test(text)) yield passed("SG-13");
    else
      yield failed("SG-13", {
        subject: item,
        severity: "error",
        message: `${item === "合计" ? "“三公”经费" : item}${budget ? `全年预算${budget.printed === "" ? "0" : budget.printed}、` : ""}决算${outturn.printed}${rate ? `（完成${rate.percent.printed}）` : ""}，没有说明预决算差异的原因`,
        quantity: "amount",
        expected: budget ? plain("amount", view.value(budget)) : null,
        actual: plain("amount", view.value(outturn)),
        places: seen(view, outturn, rate?.percent, budget),
      });
  }
  if (!any) yield notApplicable("SG-13");
}

function drawing(text: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    "#### （一）“三公”经费财政拨款支出决算总体情况说明",
    "",
    text,
  ].join("\n");
}
