import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, projectForms, seenCell } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const fields = [
  { name: "发现的主要问题及原因", pattern: /发现的(?:主要)?问题及原因[:：]/, box: /问题/ },
  { name: "下一步改进措施", pattern: /下一步(?:的)?改进措施[:：]/, box: /措施/ },
] as const;

export const summariesMatchForms = checkRule({
  id: "summaries-match-forms",
  title: "自评综述的问题、措施与自评表同名栏目一致",
  basis: "部门决算公开情况说明与所附自评表同源一致",
  severity: "note",
  advice: "综述文字以自评表为准，两处保持一致。",
  catalogue: ["TX-24"],
  input: "words",
  *check(view) {
    let any = false;
    for (const form of projectForms(view)) {
      const prose = summaryOf(view, form);
      for (const field of fields) {
        const outcome = prose ? compared(form, prose, field) : null;
        if (!outcome) continue;
        any = true;
        yield outcome;
      }
      const done = prose ? achievement(form, prose) : null;
      if (done) {
        any = true;
        yield done;
      }
    }
    if (!any) yield notApplicable("TX-24");
  },
  examples: {
    pass: [drawing("推广渠道偏少。")],
    fail: [drawing("资金到位较晚，项目启动推迟。")],
  },
});

interface Summary {
  readonly prose: Prose;
  readonly text: string;
}

/** The summary of a project, joined with the next paragraph where a page break cut it. */
function summaryOf(view: View, form: SelfEvaluation): Summary | null {
  const fact = view
    .home("performance.projects")
    .find(({ concept, dimensions }) => concept === "project-score" && dimensions.project === form.project);
  const section = view.section("performance.projects");
  const at = fact ? section.findIndex(({ block }) => block === fact.spot.block) : -1;
  const prose = section[at];
  if (!prose) return null;
  const next = section[at + 1];
  const cut = !/[。；]\s*$/.test(prose.text) && next && !/自评综述/.test(next.text.slice(0, 60));
  return { prose, text: cut ? prose.text + next.text : prose.text };
}

/** Words that say the same, apart from punctuation and how a form repeats its heading. */
function plainWords(text: string): string {
  return text.replace(/[^\p{Script=Han}\d]/gu, "");
}

function compared(
  form: SelfEvaluation,
  { prose, text }: Summary,
  field: (typeof fields)[number],
): Checked | null {
  const head = field.pattern.exec(text);
  const box = form.boxes.find(({ label }) => field.box.test(label));
  if (!head || !box || bare(box.text) === "") return null;
  const start = head.index + head[0].length;
  const stop = text.slice(start).search(/(?:发现的(?:主要)?问题|下一步(?:的)?改进措施)/);
  const own = text.slice(start, stop === -1 ? undefined : start + stop);
  return verdict(form, prose, own, start, box.text, field.name, seenCell(box.cell, box.label, box.label));
}

function achievement(form: SelfEvaluation, { prose, text }: Summary): Checked | null {
  const head = /项目绩效目标完成情况[:：]/.exec(text);
  const cells = [
    ...(form.achievement ? [form.achievement.text] : []),
    ...form.boxes.filter(({ label }) => /产出|效益|经验/.test(label)).map((box) => box.text),
  ];
  if (!head || cells.length === 0 || !form.achievement) return null;
  const start = head.index + head[0].length;
  const stop = text.slice(start).search(/发现的(?:主要)?问题/);
  const own = text.slice(start, stop === -1 ? undefined : start + stop);
  return verdict(
    form,
    prose,
    own,
    start,
    cells.join("。"),
    "绩效目标完成情况",
    seenCell(form.achievement, "实际完成情况", "实际完成情况"),
  );
}

function verdict(
  form: SelfEvaluation,
  prose: Prose,
  own: string,
  start: number,
  printed: string,
  name: string,
  place: ReturnType<typeof seenCell>,
): Checked {
  const [a, b] = [plainWords(own), plainWords(printed)];
  if (a === "" || b.includes(a) || a.includes(b)) return passed("TX-24");
  const clauses = own.split(/[。；;，,：:]/).filter((clause) => plainWords(clause).length >= 6);
  const missing = clauses.filter((clause) => !b.includes(plainWords(clause)));
  if (missing.length === 0) return passed("TX-24");
  const at = own.indexOf(missing[0]!);
  return failed("TX-24", {
    subject: `${form.project ?? form.title}/${name}`,
    message: `“${form.project ?? form.title}”自评综述“${name}”与${formName(form)}不一致：“${missing
      .slice(0, 2)
      .map((clause) => clause.trim().slice(0, 30))
      .join("”“")}”不见于自评表`,
    expected: printed.slice(0, 60),
    actual: missing[0]!.trim(),
    places: [
      {
        place: placeIn(
          prose,
          Math.min(start + at, prose.text.length),
          Math.min(start + at + missing[0]!.length, prose.text.length),
        ),
      },
      place,
    ],
  });
}

function drawing(problem: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（2）项目绩效自评结果",
    "",
    `一、示例活动项目自评综述：项目绩效自评得分为100分。发现的主要问题及原因：${problem}下一步改进措施：拓宽推广渠道。`,
    "",
    "## 第五部分 附件",
    "",
    drawnForm({
      boxes: [
        "\t存在的主要问题及原因\t\t推广渠道偏少。\t\t\t\t\t\t",
        "\t下一步改进措施\t\t拓宽推广渠道。\t\t\t\t\t\t",
      ],
    }),
  ].join("\n");
}
