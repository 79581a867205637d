import { placeIn, placeOf } from "../../facts/account.ts";
import { isIn } from "../../standard/sections.ts";
import { bare } from "../evaluation-forms.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const conducted = /(?:开展|组织|进行)了?部门评价|部门评价项目绩效评价/;

export const evaluationReportAttached = checkRule({
  id: "evaluation-report-attached",
  title: "开展部门评价的，评价报告附后公开",
  basis: "财预〔2020〕10号：部门评价结果随部门决算公开",
  severity: "error",
  advice: "在附件中补入评价报告；没有开展部门评价的，删去相应说明。",
  catalogue: ["PF-39"],
  input: "words",
  *check(view) {
    const said = view
      .section("performance")
      .find(
        ({ text }) =>
          conducted.test(text) &&
          !/(?:未|没有|不)(?:开展|组织|涉及)[^。]{0,8}部门评价|部门评价[^。]{0,4}(?:无|0个)/.test(text),
      );
    const references = view
      .claims("reference")
      .filter(({ title, prose }) => /评价报告/.test(title) && isIn(prose.section, "performance"));
    const body = said && /了部门评价/.test(said.text) ? said : null;
    if ((references.length === 0 && !body) || !view.profile?.selfEvaluation) {
      yield notApplicable("PF-39");
      return;
    }
    const attached = view.account.prose.filter(
      ({ part, section }) => part === "attachments" && section !== "自评表",
    );
    const titles = [
      ...attached.map(({ text }) => bare(text)),
      ...view.account.tables.map(({ title }) => bare(title ?? "")),
    ];
    const wanted = references.length > 0 ? references.map(({ title }) => bare(title)) : ["评价报告"];
    const lacking = wanted.filter(
      (title) => !titles.some((text) => text.includes(title) || (/评价报告/.test(text) && text.length <= 60)),
    );
    const [reference] = references;
    if (lacking.length === 0) yield passed("PF-39");
    else
      yield failed("PF-39", {
        subject: lacking.join("、"),
        message: `${reference ? `说明称《${reference.title}》详见附件` : "说明称开展了部门评价"}，附件中没有评价报告`,
        expected: lacking.join("、"),
        actual: "无",
        places: [
          reference
            ? { place: placeIn(reference.prose, reference.start, reference.end) }
            : { place: placeOf(body!) },
        ],
      });
  },
  examples: { pass: [drawing("### 示例中心项目绩效评价报告")], fail: [drawing("附表略")] },
});

function drawing(attachment: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（4）部门评价项目绩效评价结果",
    "",
    "《示例中心项目绩效评价报告》（详见附件）",
    "",
    "## 第五部分 附件",
    "",
    attachment,
    "",
    "评价采用资料核查的方法。",
  ].join("\n");
}
