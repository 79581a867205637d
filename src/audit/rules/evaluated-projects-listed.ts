import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import { lettersChanged } from "../consensus.ts";
import { bare, drawnForm, formName, projectForms, seen, seenCell } from "../evaluation-forms.ts";
import type { Checked, ObservedPlace } from "../rule.ts";
import { checkRule, failed, notApplicable, passed, unchecked } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PF-01", "TX-08", "TX-09", "TX-10"];
const list = /对([^。；：，,]{2,300}?)等\s*(\d+)\s*个\s*(?:一级|二级)?\s*项目/g;
const reviewed =
  /(?<!\d)(\d{1,3})\s*个(?:一级|二级)?项目(?:支出)?(?:开展|进行|组织)了?(?:部门|绩效)?(?:绩效)?评价/;

export const evaluatedProjectsListed = checkRule({
  id: "evaluated-projects-listed",
  title: "自评项目个数、名称在情况说明与自评表中一致，列举的项目与个数相符",
  basis: "财预〔2020〕10号：项目支出绩效自评全覆盖；自评结果与自评表同时公开",
  severity: "error",
  advice: "按实际开展自评的项目核对个数、名称和所附自评表。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield counted(view);
    yield* listed(view);
    yield* inReport(view);
    yield* named(view);
    yield* graded(view);
  },
  examples: {
    pass: [drawing("甲活动、乙活动等2个", "2", "甲活动", "乙活动")],
    fail: [
      drawing("甲活动、乙活动等3个", "2", "甲活动", "乙活动"),
      drawing("甲活动、乙活动等2个", "3", "甲活动", "乙活动"),
      drawing("甲活动、乙活动等2个", "2", "甲活动", "丙活动"),
    ],
  },
});

const units = (fact: Fact | undefined, view: View): bigint => (fact ? view.value(fact) / 10_000n : 0n);

/** As many forms as projects that were evaluated. */
function counted(view: View): Checked {
  const forms = projectForms(view);
  const counts = ["一级", "二级"].flatMap(
    (level) => view.all("evaluated-projects", { what: "项目自评", level })[0] ?? [],
  );
  if (counts.length === 0) return notApplicable("PF-01");
  const total = counts.reduce((sum, fact) => sum + units(fact, view), 0n);
  if (forms.length === 0) return total === 0n ? passed("PF-01") : unchecked("PF-01", ["项目支出绩效自评表"]);
  // A project of the second level may be part of one of the first.
  const fits = [total, ...counts.map((fact) => units(fact, view))].includes(BigInt(forms.length));
  if (fits) return passed("PF-01");
  return failed("PF-01", {
    subject: "自评项目数",
    message: `情况说明称自评项目${counts.map(({ printed }) => printed).join("＋")}，所附项目支出绩效自评表${forms.length}份`,
    quantity: "count",
    expected: String(forms.length),
    actual: String(total),
    places: [
      ...seen(view, ...counts),
      ...forms.flatMap(({ projectCell }) =>
        projectCell ? [seenCell(projectCell, "项目名称", "项目名称")] : [],
      ),
    ],
  });
}

interface Listed {
  readonly prose: Prose;
  readonly names: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly count: number;
  readonly at: number;
  readonly end: number;
}

function lists(view: View): Listed[] {
  return view.section("performance.work").flatMap((prose) =>
    [...prose.text.matchAll(list)].map((match) => {
      const words = match[1] ?? "";
      const names: { name: string; start: number; end: number }[] = [];
      let start = match.index + 1;
      for (const name of words.split("、")) {
        names.push({ name: bare(name).replace(/^[“"「]|[”"」]$/g, ""), start, end: start + name.length });
        start += name.length + 1;
      }
      return { prose, names, count: Number(match[2]), at: match.index, end: match.index + match[0].length };
    }),
  );
}

function* listed(view: View): Generator<Checked> {
  const found = lists(view);
  if (found.length === 0) yield notApplicable("TX-09");
  for (const { prose, names, count, at, end } of found) {
    if (names.length === count) yield passed("TX-09");
    else
      yield failed("TX-09", {
        subject: `列举${names.map(({ name }) => name).join("、")}`,
        // “等” may leave names out; it cannot add any.
        severity: names.length > count ? "error" : "warning",
        message: `列举了${names.length}个项目（${names.map(({ name }) => name).join("、")}），却称“等${count}个”`,
        quantity: "count",
        expected: String(names.length),
        actual: String(count),
        places: [{ place: placeIn(prose, at, end), value: String(count) }],
      });
  }
}

/** The report reviews as many projects as the narrative says. */
function* inReport(view: View): Generator<Checked> {
  const told = view.all("evaluated-projects", { what: "部门评价", level: "一级" })[0];
  if (!told) return;
  for (const prose of view.account.prose) {
    if (prose.part !== "attachments" || prose.section === "自评表") continue;
    const match = reviewed.exec(prose.text);
    if (!match) continue;
    const count = match[1] ?? "";
    if (BigInt(count) === units(told, view)) yield passed("TX-09");
    else
      yield failed("TX-09", {
        subject: "评价报告项目数",
        severity: "warning",
        message: `评价报告称对${count}个项目开展评价，情况说明为${told.printed}`,
        quantity: "count",
        expected: plain("count", view.value(told)),
        actual: count,
        places: [
          { place: placeIn(prose, match.index, match.index + match[0].length), value: count },
          ...seen(view, told),
        ],
      });
  }
}

/** The same names in the list, in the summaries and on the forms. */
function* named(view: View): Generator<Checked> {
  const forms = new Map<string, ObservedPlace>();
  for (const form of projectForms(view))
    if (form.project)
      forms.set(
        keyed(form.project),
        form.projectCell
          ? seenCell(form.projectCell, "项目名称", "项目名称")
          : { place: view.account.tables[form.block]?.rows[0]?.[0]?.place ?? nowhere },
      );
  const summaries = new Map<string, ObservedPlace>();
  for (const { kind, role, name, place } of view.account.names)
    if (kind === "project" && role === "sentence") summaries.set(keyed(name), { place });
  const mentioned = new Map<string, ObservedPlace>();
  for (const { prose, names, count } of lists(view))
    if (names.length === count)
      for (const { name, start, end } of names)
        mentioned.set(keyed(name), { place: placeIn(prose, start, end) });
  const sets = [
    { name: "自评表", of: forms },
    { name: "自评综述", of: summaries },
    { name: "列举的项目", of: mentioned },
  ].filter(({ of }) => of.size > 0);
  if (sets.length < 2) return yield notApplicable("TX-08");
  const [base, ...others] = sets;
  for (const other of others) {
    const extra = [...other.of].filter(([name]) => !base!.of.has(name));
    const lacking = [...base!.of].filter(([name]) => !other.of.has(name));
    if (extra.length === 0 && lacking.length === 0) yield passed("TX-08");
    else
      yield failed("TX-08", {
        subject: `${base!.name}/${other.name}`,
        severity: extra.length > 0 && lacking.length > 0 ? "error" : "warning",
        message: `项目名称不一致：${slips(extra, lacking)}${[extra.length > 0 ? `${other.name}有而${base!.name}没有“${extra.map(([name]) => name).join("、")}”` : "", lacking.length > 0 ? `${base!.name}有而${other.name}没有“${lacking.map(([name]) => name).join("、")}”` : ""].filter((part) => part !== "").join("，")}`,
        expected: lacking.map(([name]) => name).join("、"),
        actual: extra.map(([name]) => name).join("、"),
        places: [...extra, ...lacking].map(([, place]) => place),
      });
  }
}

/** Of one name in either list, how they differ sign by sign. */
function slips(extra: readonly (readonly [string, ObservedPlace])[], lacking: typeof extra): string {
  const [found, right] = [extra[0]?.[0], lacking[0]?.[0]];
  if (extra.length !== 1 || lacking.length !== 1 || !found || !right) return "";
  const changed = lettersChanged(found, right);
  return changed === "" ? "" : `“${found}”${changed}；`;
}

const nowhere = { table: "自评表", row: null, column: null, page: null, line: null, cell: null, text: "" };

function keyed(name: string): string {
  return bare(name)
    .replace(/[（(]/g, "(")
    .replace(/[）)]/g, ")")
    .replace(/[“”"'‘’]/g, "")
    .replace(/(?:支出)?项目$/, "");
}

/** As many forms of a grade as the narrative counts. */
function* graded(view: View): Generator<Checked> {
  const forms = projectForms(view).filter(({ grade }) => grade !== null);
  const facts = view.account.facts.filter(({ concept }) => concept === "graded-projects");
  const counts = ["一级", "二级"].flatMap(
    (level) => view.all("evaluated-projects", { what: "项目自评", level })[0] ?? [],
  );
  const complete =
    forms.length > 0 && counts.reduce((sum, fact) => sum + units(fact, view), 0n) === BigInt(forms.length);
  if (facts.length === 0 || !complete) return yield notApplicable("TX-10");
  for (const grade of new Set(facts.map(({ dimensions }) => dimensions.grade ?? ""))) {
    const told = facts.filter(({ dimensions }) => dimensions.grade === grade);
    const sum = told.reduce((total, fact) => total + units(fact, view), 0n);
    const have = forms.filter((form) => bare(form.grade!.text).startsWith(grade));
    if (sum === BigInt(have.length)) yield passed("TX-10");
    else
      yield failed("TX-10", {
        subject: `等级${grade}`,
        message: `情况说明称等级为“${grade}”的项目${sum}个，自评表中为${have.length}个${have.length > 0 ? `（${have.map(formName).join("、")}）` : ""}`,
        quantity: "count",
        expected: String(have.length),
        actual: plain("count", sum * 10_000n),
        places: [
          ...seen(view, ...told.filter((fact) => view.value(fact) !== 0n)),
          ...have.map((form) => seenCell(form.grade!, "总分", "等级")),
          ...seen(view, ...told),
        ],
      });
  }
}

function drawing(words: string, count: string, ...projects: readonly string[]): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（1）预算绩效管理工作开展情况",
    "",
    `组织对2022年度项目全面开展绩效自评，涵盖一级项目${count}个，二级项目0个，共涉及资金10.00元。`,
    "",
    `组织对${words}一级项目开展了部门评价，涉及资金10.00元。`,
    "",
    "## 第五部分 附件",
    "",
    ...projects.flatMap((project) => [drawnForm({ project }), ""]),
  ].join("\n");
}
