import { placeIn } from "../../facts/account.ts";
import type { SelfEvaluation } from "../../facts/self-evaluation.ts";
import { bare, drawnForm, formName, projectForms, rowName, seen, seenCell } from "../evaluation-forms.ts";
import type { Checked, ObservedPlace } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-33", "PF-34", "PF-35", "PF-36"];
/** A clause this long does not come about twice by chance. */
const clauseLength = 14;
const shortfall =
  /力度不(?:大|足|够|强)|(?:引进|招商|推进|实施|落地|执行)?难度(?:加大|增大|较大)|未能?(?:按期|按时|如期|全部|按计划)?完成|进展(?:缓慢|较慢|滞后)|推进(?:缓慢|滞后|不力)|进度(?:缓慢|滞后|较慢)/;

export const evaluationsNotBoilerplate = checkRule({
  id: "evaluations-not-boilerplate",
  title: "各项目自评据实打分，得分、扣分原因、成效文字不雷同，问题与得分相符",
  basis: "财预〔2020〕10号：自评结果应当客观、真实；审核惯例",
  severity: "warning",
  advice: "按各项目实际情况重新评分，成效、问题和原因分项目据实填写。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const forms = projectForms(view);
    if (forms.length === 0) yield notApplicable(ids);
    yield sameScores(view, forms);
    yield sameReasons(forms);
    yield* sameClauses(forms);
    for (const form of forms) yield problemsAgainstScores(view, form);
  },
  examples: {
    pass: [drawnForm({ boxes: ["项目绩效分析\t项目实施和预算执行情况\t\t项目按计划实施。\t\t\t\t\t\t"] })],
    fail: [
      drawnForm({
        boxes: ["项目绩效分析\t项目实施和预算执行情况\t\t受多种因素影响，项目推进力度不大。\t\t\t\t\t\t"],
      }),
      ["甲项", "乙项"]
        .map((project) =>
          drawnForm({
            project,
            boxes: ["\t产出情况分析\t\t积极组织各类推介活动并签约多个重点项目。\t\t\t\t\t\t"],
          }),
        )
        .join("\n\n"),
    ],
  },
});

/** All projects with the same total, lost at the same indicators. */
function sameScores(view: View, forms: readonly SelfEvaluation[]): Checked {
  const scored = forms.filter((form) => form.total !== null);
  if (scored.length < 3 || scored.length < forms.length) return notApplicable("PF-33");
  const lost = (form: SelfEvaluation): string =>
    form.indicators
      .flatMap((row) =>
        row.score && row.weight && view.value(row.score) < view.value(row.weight)
          ? [`${row.second}${view.value(row.score)}`]
          : [],
      )
      .join();
  const [first] = scored;
  const same = scored.every(
    (form) => view.value(form.total!) === view.value(first!.total!) && lost(form) === lost(first!),
  );
  if (!same || lost(first!) === "") return passed("PF-33");
  return failed("PF-33", {
    subject: "得分雷同",
    message: `${scored.length}个项目自评总分都是${first!.total!.printed}分，扣分的指标和得分也相同（${lost(first!).replace(/\d+/g, "").split(",").join("、")}），自评是否流于形式请核实`,
    quantity: "score",
    actual: first!.total!.printed,
    places: seen(view, ...scored.map(({ total }) => total)),
  });
}

function sameReasons(forms: readonly SelfEvaluation[]): Checked {
  const cells = forms.flatMap((form) =>
    form.indicators
      .filter((row) => bare(row.cells.deviation.text).length >= 4)
      .map((row) => ({ form, row, text: bare(row.cells.deviation.text) })),
  );
  if (cells.length === 0) return notApplicable("PF-34");
  const groups = cells.map(({ text }) => cells.filter((other) => similar(text, other.text)));
  const group = groups.find((members) => new Set(members.map(({ form }) => form)).size >= 3);
  if (!group) return passed("PF-34");
  return failed("PF-34", {
    subject: `偏差原因${group[0]!.text.slice(0, 20)}`,
    severity: "note",
    message: `${new Set(group.map(({ form }) => form)).size}个项目的偏差原因雷同：“${group[0]!.text.slice(0, 40)}”`,
    actual: group[0]!.text,
    places: group.map(({ row }) => seenCell(row.cells.deviation, rowName(row), "偏差原因分析及改进措施")),
  });
}

/** Whether nine tenths of the pairs of characters are shared. */
function similar(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) * 5 > Math.max(a.length, b.length)) return false;
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  const left = pairs(a);
  const right = pairs(b);
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return shared * 20 >= (left.length + right.length) * 9;
}

interface Clause {
  readonly form: SelfEvaluation;
  readonly text: string;
  readonly place: ObservedPlace;
}

/** The same words of achievement for two projects. */
function* sameClauses(forms: readonly SelfEvaluation[]): Generator<Checked> {
  if (forms.length < 2) return yield notApplicable("PF-35");
  const first = new Map<string, Clause>();
  const pairs = new Map<string, { a: Clause; b: Clause; texts: string[] }>();
  for (const form of forms)
    for (const clause of clausesOf(form)) {
      const other = first.get(clause.text);
      if (!other) first.set(clause.text, clause);
      else if (other.form !== form) {
        const key = `${other.form.project}/${form.project}`;
        const pair = pairs.get(key) ?? { a: other, b: clause, texts: [] };
        if (!pair.texts.includes(clause.text)) pair.texts.push(clause.text);
        pairs.set(key, pair);
      }
    }
  if (pairs.size === 0) yield passed("PF-35");
  for (const [key, { a, b, texts }] of pairs)
    yield failed("PF-35", {
      subject: key,
      severity: "note",
      message: `${formName(b.form)}与${formName(a.form)}成效文字相同${texts.length}处：“${texts.slice(0, 3).join("”“")}”，同一成效请归入一个项目`,
      actual: texts.slice(0, 3).join("；"),
      places: [b.place, a.place],
    });
}

function clausesOf(form: SelfEvaluation): Clause[] {
  const cells = [
    ...(form.achievement ? [{ cell: form.achievement, label: "实际完成情况" }] : []),
    ...form.boxes
      .filter(({ label }) => /情况/.test(label) && !/预算执行/.test(label))
      .map(({ cell, label }) => ({ cell, label })),
  ];
  return cells.flatMap(({ cell, label }) =>
    cell.text
      .split(/[。；;，,]/)
      .map(bare)
      // Figures of the form itself read alike on every form.
      .filter((text) => text.length >= clauseLength && !/预算|执行率|满意度|问卷/.test(text))
      .map((text) => ({ form, text, place: seenCell(cell, label, label) })),
  );
}

/** “力度不大”, and yet every point for output and effect. */
function problemsAgainstScores(view: View, form: SelfEvaluation): Checked {
  const rows = form.indicators.filter(
    ({ first, cells }) => /^(?:产出|效益)/.test(first) && !/不涉及|不适用/.test(cells.deviation.text),
  );
  if (rows.length === 0 || form.boxes.length === 0) return notApplicable("PF-36");
  const all = rows.every(
    ({ score, weight }) => score !== null && weight !== null && view.value(score) === view.value(weight),
  );
  const told = form.boxes.flatMap((box) => {
    const match = shortfall.exec(box.text);
    return match ? [{ box, word: match[0], at: match.index }] : [];
  });
  const [first] = told;
  if (!first || !all) return passed("PF-36");
  const prose = view.account.prose.find(
    ({ block, row, col, section }) =>
      section === "自评表" &&
      block === first.box.cell.spot.block &&
      row === first.box.cell.spot.row &&
      col === first.box.cell.spot.col,
  );
  return failed("PF-36", {
    subject: form.project ?? form.title,
    message: `${formName(form)}自述“${clauseAt(first.box.text, first.at, first.at + first.word.length)}”，产出、效益指标却全部满分（${rows.length}项）`,
    actual: first.word,
    places: [
      prose
        ? { place: placeIn(prose, first.at, first.at + first.word.length) }
        : seenCell(first.box.cell, first.box.label, first.box.label),
      ...seen(view, ...rows.map(({ score }) => score)),
    ],
  });
}

/** The words from the last stop before `start` to `end`. */
function clauseAt(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const stop = Math.max(...["，", ",", "。", "；", ";", "："].map((sign) => before.lastIndexOf(sign)));
  return text.slice(stop + 1, end);
}
