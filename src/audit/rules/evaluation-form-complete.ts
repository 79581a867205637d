import type { Prose } from "../../facts/account.ts";
import { placeIn, placeOf } from "../../facts/account.ts";
import type { AnalysisBox, SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, projectForms, seenCell } from "../evaluation-forms.ts";
import { isUnfilled } from "../indicator-values.ts";
import type { Checked, ObservedPlace } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-18", "PF-31", "PF-32", "PF-42", "PF-43", "PF-44", "PF-47"];
const noteWords = ["目标申报数", "全年预算数", "全年执行数", "执行率"];
const survey =
  /问卷|调查|回访|访谈|走访|座谈|测评|测评|评议|抽样|抽查|样本|电话|投票|评价表|意见表|征求意见|满意率\d|\d+份|\d+人/;
const nothing = /^(?:无|没有|暂无|不存在|未发现|[-—/]+)?(?:问题)?[。.]?$/;

export const evaluationFormComplete = checkRule({
  id: "evaluation-form-complete",
  title: "自评表目标、年度、编码、表注、分析各栏齐全",
  basis: "财预〔2020〕10号；项目支出绩效自评表样式和填表说明",
  severity: "warning",
  advice: "按自评表样式补齐该栏内容。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const forms = view.account.evaluations;
    if (forms.length === 0) yield notApplicable(ids);
    for (const form of forms) {
      yield goal(form);
      yield codes(form);
      yield year(view, form);
      if (form.scope === "overall" || !view.profile?.selfEvaluation) continue;
      yield notes(view, form);
      yield problems(form);
      yield satisfaction(form);
    }
    yield* sameLabels(projectForms(view));
  },
  examples: {
    pass: [
      drawnForm({
        boxes: ["\t存在的主要问题\t\t渠道偏少。\t\t\t\t\t\t", "\t下一步改进措施\t\t拓宽渠道。\t\t\t\t\t\t"],
      }) + drawnNotes(),
    ],
    fail: [
      drawnForm({ goal: "优" }) + drawnNotes(),
      drawnForm({ head: ["主管部门及代码\t\t014-示例局\t\t\t\t预算单位\t015001-示例中心\t\t"] }) +
        drawnNotes(),
      drawnForm({
        boxes: ["\t存在的主要问题\t\t渠道偏少。\t\t\t\t\t\t", "\t下一步改进措施\t\t\t\t\t\t\t\t"],
      }) + drawnNotes(),
    ],
  },
});

const subjectOf = (form: SelfEvaluation): string => form.project ?? form.title;

/** A goal says what is to be done; “优” is a grade. */
function goal(form: SelfEvaluation): Checked {
  if (!form.goal) return notApplicable("PF-18");
  const text = bare(form.goal.text);
  if (text.length >= 10 || (text.length >= 6 && /\d/.test(text))) return passed("PF-18");
  return failed("PF-18", {
    subject: subjectOf(form),
    severity: "error",
    message: `${formName(form)}年度目标${text === "" ? "空白" : `只填了“${text}”`}，应写明本年度要完成的任务和标准`,
    actual: text,
    expected: "实质性年度目标",
    places: [seenCell(form.goal, "年度目标", "年度目标")],
  });
}

function codes({ department, unit, ...form }: SelfEvaluation): Checked {
  const [of, own] = [department, unit].map((cell) =>
    cell ? /^\s*(\d{3,})/.exec(cell.text)?.[1] : undefined,
  );
  if (!of || !own || !department || !unit) return notApplicable("PF-31");
  if (own.startsWith(of)) return passed("PF-31");
  return failed("PF-31", {
    subject: form.project ?? form.title,
    message: `“${form.project ?? form.title}”自评表预算单位代码${own}不以主管部门代码${of}开头`,
    expected: `${of}…`,
    actual: own,
    places: [
      seenCell(unit, "预算单位", "预算单位"),
      seenCell(department, "主管部门及代码", "主管部门及代码"),
    ],
  });
}

function year(view: View, form: SelfEvaluation): Checked {
  const due = view.account.year;
  if (form.year === null || due === null) return notApplicable("PF-32");
  if (form.year === due) return passed("PF-32");
  const table = view.account.tables.find(({ block }) => block === form.block);
  const prose: Prose | null = table?.yearProse ?? table?.titleProse ?? null;
  const at = prose?.text.indexOf(String(form.year)) ?? -1;
  const place: ObservedPlace[] = prose
    ? [{ place: at < 0 ? placeOf(prose) : placeIn(prose, at, at + 4) }]
    : [];
  return failed("PF-32", {
    subject: subjectOf(form),
    severity: "error",
    message: `${formName(form)}年度印为${form.year}年度，应为${due}年度`,
    expected: String(due),
    actual: String(form.year),
    places: [...place, ...(form.projectCell ? [seenCell(form.projectCell, "项目名称", "项目名称")] : [])],
  });
}

function notes(view: View, form: SelfEvaluation): Checked {
  if (form.notes.length === 0 && projectForms(view).every((other) => other.notes.length === 0))
    return notApplicable("PF-42");
  const text = form.notes.map((note) => note.text).join("");
  const lacking = noteWords.filter((word) => !text.includes(word));
  if (lacking.length === 0) return passed("PF-42");
  const [first] = form.notes;
  return failed("PF-42", {
    subject: subjectOf(form),
    severity: "note",
    message: `${formName(form)}备注缺少“${lacking.join("”“")}”的口径说明`,
    expected: lacking.join("、"),
    places: [
      ...(first ? [{ place: placeOf(first) }] : []),
      ...(form.projectCell ? [seenCell(form.projectCell, "项目名称", "项目名称")] : []),
    ],
  });
}

function box(form: SelfEvaluation, label: RegExp): AnalysisBox | undefined {
  return form.boxes.find((one) => label.test(one.label));
}

function problems(form: SelfEvaluation): Checked {
  const problem = box(form, /问题/);
  const measure = box(form, /措施/);
  if (!problem && !measure) return notApplicable("PF-44");
  const has = (one: AnalysisBox | undefined): boolean => one !== undefined && !nothing.test(bare(one.text));
  if (has(problem) === has(measure)) return passed("PF-44");
  const [told, missing] = has(problem) ? ["主要问题", "改进措施"] : ["改进措施", "主要问题"];
  return failed("PF-44", {
    subject: subjectOf(form),
    message: `${formName(form)}填写了${told}，没有填写${missing}，问题与措施应成对`,
    expected: missing,
    places: [problem, measure].flatMap((one) => (one ? [seenCell(one.cell, one.label, one.label)] : [])),
  });
}

function satisfaction(form: SelfEvaluation): Checked {
  const told = box(form, /满意度/);
  if (!told || isUnfilled(told.text)) return notApplicable("PF-47");
  if (survey.test(told.text)) return passed("PF-47");
  return failed("PF-47", {
    subject: subjectOf(form),
    severity: "note",
    message: `${formName(form)}“${told.label}”没有写明调查方式和样本，满意度缺乏依据`,
    expected: "调查方式、样本数",
    places: [seenCell(told.cell, told.label, told.label)],
    advice: "写明满意度调查的方式、发放和收回份数。",
  });
}

/** Boxes of the same place are called the same on every form. */
function* sameLabels(forms: readonly SelfEvaluation[]): Generator<Checked> {
  const [first, ...others] = forms;
  if (!first || others.length === 0) return yield notApplicable("PF-43");
  const [base, ...rest] = [first, ...others].map((form) => ({
    form,
    labels: form.boxes.map(({ label }) => label),
  }));
  for (const { form, labels } of rest) {
    const odd = form.boxes.filter(
      ({ label }, i) => labels.length === base!.labels.length && label !== base!.labels[i],
    );
    if (odd.length === 0) yield passed("PF-43");
    else
      yield failed("PF-43", {
        subject: subjectOf(form),
        severity: "note",
        message: `${formName(form)}栏目“${odd.map(({ label }) => label).join("”“")}”与${formName(first)}的栏目名称不同`,
        actual: odd.map(({ label }) => label).join("、"),
        places: odd.map((one) => ({ ...seenCell(one.cell, one.label, one.label) })),
        advice: "统一各自评表的栏目名称。",
      });
  }
}

function drawnNotes(): string {
  return "\n\n备注：1. “年初预算数”项下的“目标申报数”和“预算编制数”为并列关系。\n\n2. “全年预算数”取调整后的预算数。\n\n3. “全年执行数”是指预算执行指标确认数。\n\n4. “执行率”是执行数与“全年预算数”相比较。";
}
