import { placeIn, placeOf } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["ST-21", "ST-35", "ST-36"];

export const attachmentsPresent = checkRule({
  id: "attachments-present",
  title: "说明“详见附件”的附件确在文内，自评表份数与项目数一致，附有整体支出自评表",
  basis: "财预〔2020〕10号：绩效评价结果随决算公开；逻辑：所指附件应在文内",
  severity: "error",
  advice: "补附所指的报告或自评表，或删去“详见附件”。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield* references(view);
    yield* projectForms(view);
    yield* overallForm(view);
  },
  examples: {
    pass: [drawing("### 示例县示例中心项目绩效评价报告\n\n评价工作由评价组开展，综合评分为九十一分。")],
    fail: [drawing("附件略。")],
  },
});

function* references(view: View): Generator<Checked> {
  const claims = view.claims("reference");
  if (claims.length === 0) return yield notApplicable("ST-21");
  const attached = view.account.prose
    .filter(({ part, row }) => part === "attachments" && row < 0)
    .map(({ text }) => squeezed(text));
  const titles = view.account.tables.map(({ title }) => squeezed(title ?? ""));
  for (const { title, prose, start, end } of claims) {
    const name = squeezed(title);
    if ([...attached, ...titles].some((text) => text.includes(name) && !text.includes("详见附件")))
      yield passed("ST-21");
    else
      yield failed("ST-21", {
        subject: name,
        message: `说明称《${title}》详见附件，附件中没有这份材料`,
        expected: title,
        actual: "缺",
        places: [{ place: placeIn(prose, start, end) }],
      });
  }
}

function* projectForms(view: View): Generator<Checked> {
  const count = view.all("evaluated-projects", { what: "项目自评", level: "一级" })[0];
  const second = view.all("evaluated-projects", { what: "项目自评", level: "二级" })[0];
  const forms = view.account.evaluations.filter(({ scope }) => scope === "project").length;
  if (
    !count ||
    !view.profile?.selfEvaluation ||
    !view.account.outline.some(({ part }) => part === "attachments")
  )
    return yield notApplicable("ST-35");
  const listed = (view.value(count) + (second ? view.value(second) : 0n)) / 10_000n;
  if (BigInt(forms) === listed) return yield passed("ST-35");
  yield failed("ST-35", {
    subject: "自评表份数",
    message: `说明披露了${listed}个项目的自评，附件有${forms}份项目自评表`,
    quantity: "count",
    expected: String(listed),
    actual: String(forms),
    places: [{ place: count.place }],
  });
}

function* overallForm(view: View): Generator<Checked> {
  // A heading alone says nothing of it.
  const headings = new Set(view.account.outline.map(({ prose }) => prose));
  const told = view
    .section("performance")
    .find(
      (prose) =>
        /整体支出绩效自评/.test(prose.text) && !/未开展|没有开展/.test(prose.text) && !headings.has(prose),
    );
  if (!told || !view.profile?.selfEvaluation) return yield notApplicable("ST-36");
  if (view.account.evaluations.some(({ scope }) => scope === "overall")) return yield passed("ST-36");
  yield failed("ST-36", {
    subject: "整体支出自评表",
    severity: "warning",
    message: "说明开展了部门整体支出绩效自评，附件没有《部门整体支出绩效自评表》",
    expected: "部门整体支出绩效自评表",
    actual: "缺",
    places: [{ place: placeOf(told) }],
    advice: "补附部门整体支出绩效自评表。",
  });
}

function squeezed(text: string): string {
  return text.replace(/[\s《》]+/g, "");
}

function drawing(attached: string): string {
  return [
    "## 第三部分 情况说明",
    "### 十、其他重要事项情况说明",
    "#### （四）预算绩效情况说明",
    "（4）部门评价项目绩效评价结果",
    "《示例县示例中心项目绩效评价报告》（详见附件）",
    "## 第五部分 附件",
    attached,
  ].join("\n\n");
}
