import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain, shown } from "../../facts/quantity.ts";
import { drawnForm, projectForms, seen, wholeFunds } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-12", "PF-38", "PF-40", "PF-45"];
/** A form printed in 万元 with three decimals is off by at most this (分). */
const formSlack = 500n;

export const evaluationCoverageStated = checkRule({
  id: "evaluation-coverage-stated",
  title: "自评涉及资金写明口径并与自评表相符，整体得分与执行率相容",
  basis: "财预〔2020〕10号；部门决算公开模板“涉及预算金额”",
  severity: "warning",
  advice: "写明涉及资金是预算数还是执行数，按同一口径计算覆盖率，并与各自评表合计核对。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield subset(view);
    yield* overallScores(view);
    yield coverage(view);
    yield* withinBudget(view);
    yield basis(view);
  },
  examples: {
    pass: [drawing("涉及预算资金100000.00元"), drawing("涉及资金100000.00元（全年执行数）")],
    fail: [drawing("涉及资金100000.00元"), drawing("涉及预算资金120000.00元")],
  },
});

/** Where the forms do not add up to the project expenditure, some of them may: the others were paid from elsewhere. */
function subset(view: View): Checked {
  const spent = view.best("expenditure|nature=项目支出");
  const forms = projectForms(view).flatMap((form) => {
    const executed = wholeFunds(form)?.executed;
    return executed ? [{ name: form.project ?? form.title, executed }] : [];
  });
  if (!spent || forms.length < 2 || forms.length > 12) return notApplicable("PF-12");
  const target = view.value(spent);
  const off = (facts: readonly Fact[]): bigint =>
    magnitude(facts.reduce((sum, fact) => sum + view.value(fact), 0n) - target);
  const fits = (facts: readonly Fact[]): boolean => off(facts) <= formSlack * BigInt(facts.length);
  const all = forms.map(({ executed }) => executed);
  if (target === 0n || fits(all)) return passed("PF-12");
  for (let mask = (1 << forms.length) - 2; mask > 0; mask -= 1) {
    const chosen = forms.filter((_, index) => (mask >> index) & 1);
    if (chosen.length < 2 || !fits(chosen.map(({ executed }) => executed))) continue;
    const rest = forms.filter((form) => !chosen.includes(form));
    return failed("PF-12", {
      subject: "差额归因",
      severity: "note",
      message: `${chosen.map(({ name, executed }) => `${name}${executed.printed}`).join("、")}万元之和与项目支出${shown("amount", target)}相符，差额系${rest.map(({ name, executed }) => `${name}${executed.printed}万元`).join("、")}，请核对该项目是否列入基本支出或由其他资金安排`,
      quantity: "amount",
      expected: plain("amount", target),
      actual: plain(
        "amount",
        all.reduce((sum, fact) => sum + view.value(fact), 0n),
      ),
      places: seen(view, ...rest.map(({ executed }) => executed), spent),
      advice: "查明差额项目的资金性质，统一项目支出与自评表的口径。",
    });
  }
  return passed("PF-12");
}

/** Ten points are for execution: the whole cannot score more than 90 and a tenth of the rate. */
function* overallScores(view: View): Generator<Checked> {
  const rate = view.all("project-rate", { project: "整体" })[0];
  const scores = view.all("project-score", { project: "整体" });
  if (!rate || scores.length === 0) return yield notApplicable("PF-38");
  for (const score of scores) yield overallScore(view, score, rate);
}

function overallScore(view: View, score: Fact, rate: Fact): Checked {
  const capped = view.value(rate) > 1_000_000n ? 1_000_000n : view.value(rate);
  const most = 900_000n + capped / 10n;
  const projects = projectForms(view).flatMap(({ total }) => total ?? []);
  const allExcellent = projects.length > 1 && projects.every((fact) => view.value(fact) >= 900_000n);
  if (allExcellent && view.value(score) < 800_000n)
    return failed("PF-38", {
      subject: "整体得分",
      message: `${projects.length}个项目自评得分都在90分以上，整体自评得分却为${score.printed}，请核对是否笔误`,
      quantity: "score",
      actual: plain("score", view.value(score)),
      places: seen(view, score, ...projects),
    });
  if (view.value(score) <= most + 100n) return passed("PF-38");
  return failed("PF-38", {
    subject: "整体得分",
    message: `整体自评得分${score.printed}，执行率${rate.printed}，预算执行率满分10分，得分最多为${shown("score", most)}分`,
    quantity: "score",
    expected: `≤${plain("score", most)}`,
    actual: plain("score", view.value(score)),
    places: seen(view, score, rate),
  });
}

/** The money said to be covered is what the forms budgeted or spent. */
function coverage(view: View): Checked {
  const stated =
    view.all("evaluation-funds", { what: "项目自评", level: "合计" })[0] ??
    view.all("evaluation-funds", { what: "项目自评", level: "一级" })[0];
  const forms = projectForms(view);
  const funds = forms.flatMap((form) => wholeFunds(form) ?? []);
  const counted = ["一级", "二级"].reduce((sum, level) => {
    const fact = view.all("evaluated-projects", { what: "项目自评", level })[0];
    return sum + (fact ? view.value(fact) : 0n);
  }, 0n);
  if (
    !stated ||
    funds.length === 0 ||
    funds.length < forms.length ||
    counted !== BigInt(forms.length) * 10_000n
  )
    return notApplicable("PF-40");
  const sums = (["initial", "budget", "executed"] as const).map((column) => {
    const facts = funds.flatMap((row) => row[column] ?? []);
    return {
      column,
      facts,
      sum: facts.reduce((sum, fact) => sum + view.value(fact), 0n),
      slack: facts.reduce((sum, fact) => sum + fact.slack, stated.slack),
    };
  });
  const words = { initial: "年初预算", budget: "全年预算", executed: "全年执行数" };
  if (sums.some(({ sum, slack }) => magnitude(sum - view.value(stated)) <= slack)) return passed("PF-40");
  const share = view
    .claims("ratio")
    .find(({ percent, relation }) => percent.home === "performance.work" && relation === "share");
  return failed("PF-40", {
    subject: "自评覆盖资金",
    severity: "error",
    message: `自评涉及资金${stated.printed}${share ? `（称占项目支出的${share.percent.printed}）` : ""}，而${forms.length}份自评表${sums.map(({ column, sum }) => `${words[column]}合计${shown("amount", sum)}`).join("、")}，均不相符`,
    quantity: "amount",
    expected: sums.map(({ sum }) => plain("amount", sum)).join("、"),
    actual: plain("amount", view.value(stated)),
    places: seen(view, stated, share?.percent, ...sums.at(-1)!.facts),
  });
}

/** Money of a budget that a self-evaluation is said to cover is no more than the unit spent of that budget. */
function* withinBudget(view: View): Generator<Checked> {
  let any = false;
  for (const scope of ["政府性基金", "国有资本经营"]) {
    const spent = view.best(`expenditure|scope=${scope}`);
    for (const fact of view.account.facts) {
      if (fact.concept !== "evaluation-funds" || fact.dimensions.budget !== scope || !spent) continue;
      any = true;
      if (view.value(fact) <= view.value(spent) + fact.slack + spent.slack) {
        yield passed("PF-40");
        continue;
      }
      yield failed("PF-40", {
        subject: `${fact.home}:${fact.key}`,
        severity: "error",
        message: `自评涉及的${scope}预算支出${fact.printed}，大于决算表的${scope}预算支出${shown("amount", view.value(spent))}`,
        quantity: "amount",
        expected: `≤${plain("amount", view.value(spent))}`,
        actual: plain("amount", view.value(fact)),
        places: seen(view, fact, spent),
      });
    }
  }
  if (!any) yield notApplicable("PF-40");
}

/** Whether “涉及资金” says which money it means. */
function basis(view: View): Checked {
  const totals = view.account.facts.filter(
    ({ concept, dimensions, value }) => concept === "evaluation-funds" && !dimensions.budget && value !== 0n,
  );
  if (totals.length === 0 || !view.profile?.selfEvaluation) return notApplicable("PF-45");
  const prose = view.section("performance");
  const vague = totals.filter(({ spot }) => {
    const text =
      prose.find(({ block, text: words }) => block === spot.block && words.length >= spot.end)?.text ?? "";
    const around = text.slice(Math.max(0, spot.start - 16), spot.end + 14);
    return (
      /涉及(?:资金|金额)/.test(around) &&
      !/预算(?:安排)?(?:资金|金额|数)|执行|决算|实际支出/.test(around.replace(/其中.*$/, ""))
    );
  });
  if (vague.length === 0) return passed("PF-45");
  return failed("PF-45", {
    subject: "口径",
    message: `“涉及资金”${vague.map(({ printed }) => printed).join("、")}没有写明是预算数还是执行数`,
    actual: "涉及资金",
    expected: "涉及预算资金（或执行数）",
    places: seen(view, ...vague),
  });
}

function drawing(words: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（1）预算绩效管理工作开展情况",
    "",
    `组织对2022年度项目全面开展绩效自评，涵盖一级项目1个，二级项目0个，共${words}。`,
    "",
    "## 第五部分 附件",
    "",
    drawnForm(),
  ].join("\n");
}
