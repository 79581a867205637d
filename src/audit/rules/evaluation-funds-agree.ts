import type { Fact } from "../../facts/fact.ts";
import { projectForms, wholeFunds } from "../evaluation-forms.ts";
import { atMost, balanceOf, sameAs, sumOf } from "../identities.ts";
import type { EquationRule } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";

type Items = ReturnType<EquationRule["equations"]>;

const ids = ["PF-11", "PF-41", "TX-01", "TX-10", "TX-11", "TX-12"];
const grades = ["优", "良", "中", "差", "合格", "不合格"];
const kinds = ["项目自评", "整体自评", "部门评价"] as const;
const everyProject = /(?:所有|全部)(?:的)?(?:一级|二级|预算)?项目/;

export const evaluationFundsAgree = equationRule({
  id: "evaluation-funds-agree",
  title: "自评涉及资金与各类预算、各自评表、项目支出相符，等级个数之和等于自评项目数",
  basis: "财预〔2020〕10号；部门决算公开情况说明口径一致",
  severity: "error",
  advice: "以支出决算表和各自评表为准，统一自评涉及资金的口径和金额，核对各等级项目个数。",
  catalogue: ids,
  *equations(view) {
    yield* againstAccounts(view);
    yield* byBudget(view);
    yield* overall(view);
    yield* byGrade(view);
  },
  examples: {
    pass: [drawing("100.00", "100.00", "3")],
    fail: [
      drawing("100.00", "90.00", "3"),
      drawing("90.00", "100.00", "3"),
      drawing("100.00", "100.00", "2"),
    ],
  },
});

/** The projects evaluated are all projects: what their forms spent is the project expenditure. */
function* againstAccounts(view: View): Items {
  const forms = projectForms(view);
  const executed = forms.map((form) => wholeFunds(form)?.executed);
  const spent = view.best("expenditure|nature=项目支出");
  const present = executed.filter((fact): fact is Fact => fact !== null && fact !== undefined);
  if (!spent || forms.length === 0 || present.length < forms.length || !coversAll(view, forms.length))
    yield notApplicable("PF-11");
  else yield sumOf("PF-11", "各项目自评表全年执行数之和＝项目支出", spent, present);
  const initial = forms
    .map((form) => wholeFunds(form)?.initial)
    .filter((fact): fact is Fact => fact !== null && fact !== undefined);
  const budget = view.all("expenditure", { scope: "一般公共预算", basis: "年初预算" })[0];
  if (budget && initial.length > 0)
    yield atMost("PF-41", "各项目年初预算之和≤财政拨款年初预算", initial, [budget], { severity: "warning" });
  else yield notApplicable("PF-41");
}

function coversAll(view: View, forms: number): boolean {
  const ratio = view
    .claims("ratio")
    .find(({ percent, relation }) => percent.home === "performance.work" && relation === "share");
  if (ratio) return view.value(ratio.percent) >= 1_000_000n;
  const counts = ["一级", "二级"].map(
    (level) => view.all("evaluated-projects", { what: "项目自评", level })[0],
  );
  const count = counts.reduce((sum, fact) => sum + (fact ? view.value(fact) : 0n), 0n);
  return (
    count === BigInt(forms) * 10_000n &&
    view.section("performance").some(({ text }) => everyProject.test(text))
  );
}

function* byBudget(view: View): Items {
  let any = false;
  for (const what of kinds) {
    const facts = view.account.facts.filter(
      (fact) => fact.concept === "evaluation-funds" && fact.dimensions.what === what,
    );
    for (const total of facts.filter(({ dimensions }) => !dimensions.budget)) {
      const parts = facts.filter(
        (fact) =>
          fact.dimensions.budget &&
          fact.dimensions.level === total.dimensions.level &&
          fact.spot.block === total.spot.block &&
          fact.home === total.home,
      );
      if (parts.length < 2) continue;
      any = true;
      yield sumOf("TX-11", `${what}涉及资金＝各类预算资金之和`, total, parts);
    }
  }
  if (!any) yield notApplicable("TX-11");
}

function* overall(view: View): Items {
  const funds = (what: string): Fact | undefined =>
    view.all("evaluation-funds", what === "项目自评" ? { what, level: "合计" } : { what })[0];
  const whole = funds("整体自评");
  const executed = view.all("project-funds", { column: "全年执行数", fund: "资金总额", project: "整体" })[0];
  if (whole && executed) yield sameAs("TX-01", "整体支出自评涉及资金＝整体支出执行数", executed, whole);
  else yield notApplicable("TX-01");
  const reviewed = funds("部门评价");
  const own = funds("项目自评");
  const names = { reviewed: countOf(view, "部门评价"), own: countOf(view, "项目自评") };
  // A review of every evaluated project is of the same money.
  if (reviewed && own && names.reviewed && names.own && view.value(names.reviewed) === view.value(names.own))
    yield sameAs("TX-12", "部门评价覆盖全部自评项目时涉及资金相同", own, reviewed, { severity: "warning" });
  for (const level of ["一级", "二级"]) {
    const count = view.all("evaluated-projects", { what: "项目自评", level })[0];
    const money = view.all("evaluation-funds", { what: "项目自评", level })[0];
    // No project, no money.
    if (count && money && view.value(count) === 0n)
      yield balanceOf("TX-12", `${level}项目0个，涉及资金应为0`, [money], [], []);
  }
}

function countOf(view: View, what: string): Fact | undefined {
  return view.all("evaluated-projects", { what, level: "一级" })[0];
}

function* byGrade(view: View): Items {
  let any = false;
  for (const level of ["一级", "二级"]) {
    const here = view.account.facts.filter(
      ({ concept, dimensions }) => concept === "graded-projects" && dimensions.level === level,
    );
    const parts = grades.flatMap((grade) => here.find(({ dimensions }) => dimensions.grade === grade) ?? []);
    const counts = view.all("evaluated-projects", { what: "项目自评", level });
    const count = counts.find(({ spot }) => spot.block === parts[0]?.spot.block) ?? counts[0];
    if (!count || parts.length < 3) continue;
    any = true;
    yield sumOf("TX-10", `${level}项目自评个数＝各等级个数之和`, count, parts);
  }
  if (!any) yield notApplicable("TX-10");
}

function drawing(general: string, overallFunds: string, good: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（1）预算绩效管理工作开展情况",
    "",
    `组织开展了2022年度示例中心部门（单位）整体支出绩效自评，涉及资金${overallFunds}元，其中一般公共预算支出${general}元、政府性基金预算支出0元、国有资本经营预算支出0元。`,
    "",
    "（2）项目绩效自评结果",
    "",
    `示例中心2022年度一级项目绩效自评个数4个，涉及资金50.00元：${good}个项目自评等级为“优”，1个项目自评等级为“良”，0个项目自评等级为“中”，0个项目自评等级为“差”。`,
    "",
    "（3）部门（单位）整体支出绩效自评结果",
    "",
    "示例中心整体支出绩效自评综述：整体绩效自评得分为95分。全年预算数为100.00元，执行数为100.00元，执行率为100.00%。",
  ].join("\n");
}
