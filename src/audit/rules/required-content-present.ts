import type { Prose } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { SectionKey } from "../../standard/sections.ts";
import { rootOf } from "../../standard/sections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10"];

/** What a section must say, by what a sentence with it looks like. */
interface Requirement {
  readonly id: string;
  readonly section: SectionKey;
  readonly name: string;
  readonly elements: readonly (readonly [string, RegExp])[];
  /** Words that only this content has, where it stands under no heading of its own. */
  readonly words: RegExp;
  /** First year in which the content was required. */
  readonly since: number;
  /** A section that states there was none needs no more. */
  readonly none: RegExp;
}

const requirements: readonly Requirement[] = [
  {
    id: "CP-06",
    since: 2016,
    section: "three-public",
    words: /“?三公”?\s*经费/,
    name: "“三公”经费增减变化说明",
    elements: [
      ["与预算比较", /预算/],
      ["与上年比较", /上年|同比|与\d{4}年|比\d{4}年|较\d{4}年/],
      ["原因", /原因|主要是|由于|因为|系/],
    ],
    none: /(?:没有|无|未安排).{0,12}“?三公|未发生“?三公|“?三公”?经费[^。；]{0,24}(?:支出|决算)(?:数|为|共)?\s*0(?:\.0+)?万?元/,
  },
  {
    id: "CP-07",
    since: 2014,
    section: "operating-cost",
    words: /机关运行经费/,
    name: "机关运行经费说明",
    elements: [["金额或“无”", /\d|无|没有|不涉及|不在|不属于|不适用|未/]],
    none: /^$/,
  },
  {
    id: "CP-08",
    since: 2019,
    section: "procurement",
    words: /政府采购/,
    name: "政府采购说明",
    elements: [
      ["支出总额", /采购(?:支出)?(?:总额|合计|金额|\d|为|共)/],
      ["货物", /货物/],
      ["工程", /工程/],
      ["服务", /服务/],
      ["授予中小企业合同金额", /中小企业/],
    ],
    none: /(?:没有|未发生|无)[^。]{0,16}采购/,
  },
  {
    id: "CP-09",
    since: 2016,
    section: "assets",
    words: /国有资产占[有用]|车辆|用车/,
    name: "国有资产占用说明",
    elements: [
      ["车辆", /车辆|用车/],
      ["大型设备", /设备/],
    ],
    none: /没有[^。]{0,10}(?:车辆|资产)|无车辆|占[有用](?:使用)?情况(?:详?见|如下表)/,
  },
];

export const requiredContentPresent = checkRule({
  id: "required-content-present",
  title: "法定说明事项齐全：三公经费增减、机关运行经费、政府采购、国有资产、绩效评价结果",
  basis: "《预算法》第十四条；财预〔2016〕143号；基层政务公开标准目录（预决算）",
  severity: "error",
  advice: "补写所缺的说明；没有发生的，写明“没有”。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const sections = view.account.outline.filter(({ part }) => part === "narrative");
    // A layout of other sections (a university's four tables) is under other rules.
    const known = new Set(sections.map(({ section }) => rootOf(section)));
    const usual =
      view.profile !== undefined ||
      known.size >= 6 ||
      (known.has("three-public") && known.has("other-matters"));
    if (sections.length < 3 || !usual) return yield notApplicable(ids);
    yield vehicleColumns(view);
    const due = (id: string): boolean => view.profile?.requiredContent.includes(id) ?? true;
    for (const requirement of requirements)
      yield due(requirement.id) ? judge(view, requirement) : notApplicable(requirement.id);
    yield due("CP-10") ? performance(view) : notApplicable("CP-10");
  },
  examples: {
    pass: [
      drawing(
        "政府采购支出总额100.00元，其中：货物100.00元、工程0.00元、服务0.00元；授予中小企业合同金额100.00元。",
      ),
    ],
    fail: [drawing("政府采购支出总额100.00元。"), drawing("")],
  },
});

function judge(view: View, { id, section, name, elements, none, since, words: own }: Requirement): Checked {
  if ((view.account.year ?? since) < since) return notApplicable(id);
  const headed = view.section(section);
  const prose = headed.length > 0 ? headed : view.account.prose.filter((one) => isTold(one, own));
  const [first] = prose;
  const words = prose.map(({ text }) => text).join("\n");
  if (none.test(words) && first) return passed(id);
  const lacking = elements.filter(([, pattern]) => !pattern.test(withoutHeadings(view, prose)));
  if (lacking.length === 0) return passed(id);
  return failed(id, {
    subject: name,
    // A frame leaves the wording to the province: what lacks may be said in other words.
    ...(view.profile && !(view.profile.frame && first) ? {} : { severity: "warning" as const }),
    message: first
      ? `${name}缺少${lacking.map(([element]) => `“${element}”`).join("")}`
      : `缺少${name}，这是必须公开的内容`,
    expected: elements.map(([element]) => element).join("、"),
    actual: "缺",
    places: anchor(view, first),
  });
}

/** Whether a paragraph of the narrative tells something, whatever heading it stands under. */
function isTold({ part, row, text }: Prose, words: RegExp): boolean {
  return part === "narrative" && row < 0 && text.length > 20 && words.test(text);
}

/** What stands below the headings: a heading alone says nothing. */
function withoutHeadings(view: View, prose: readonly Prose[]): string {
  const headings = new Set(view.account.outline.map((entry) => entry.prose));
  const body = prose.filter((one) => !headings.has(one));
  // A document read without headings has everything in its paragraphs.
  return (body.length > 0 ? body : prose.filter(({ text }) => text.length > 40))
    .map(({ text }) => text)
    .join("\n");
}

function anchor(view: View, prose: Prose | undefined): { place: ReturnType<typeof placeOf> }[] {
  const near = prose ?? view.account.outline.filter(({ part }) => part === "narrative").at(-1)?.prose;
  return near ? [{ place: placeOf(near) }] : [];
}

/** 公开07表 tells purchase and upkeep of vehicles apart. */
function vehicleColumns(view: View): Checked {
  const table = view.table("公开07表");
  if (!table) return notApplicable("CP-05");
  const words = table.rows
    .flat()
    .map(({ text }) => text.replace(/\s+/g, ""))
    .join("|");
  const lacking = [
    ["公务用车购置费", /购置费/],
    ["公务用车运行维护费", /运行(?:维护)?费(?!.*小计)/],
  ].filter(([, pattern]) => !(pattern as RegExp).test(words.replace(/购置及运行(?:维护)?费/g, "")));
  const [first] = table.rows.flat();
  if (lacking.length === 0 || !first) return passed("CP-05");
  return failed("CP-05", {
    subject: "公务用车购置及运行",
    message: `${view.named("公开07表")}没有分列${lacking.map(([name]) => `“${String(name)}”`).join("")}，公务用车购置费与运行维护费应分别公开`,
    expected: "公务用车购置费、公务用车运行维护费",
    actual: "未分列",
    places: [{ place: table.titleProse ? placeOf(table.titleProse) : first.place }],
  });
}

function performance(view: View): Checked {
  if (view.profile && !view.profile.selfEvaluation) return notApplicable("CP-10");
  const words = view.section("performance");
  const told = words.some(
    ({ text }) =>
      (/自评|评价/.test(text) && text.length > 30) || /没有安排|未安排|不涉及|无主要民生/.test(text),
  );
  const forms = view.account.evaluations.length;
  if (told && (forms > 0 || !view.profile?.selfEvaluation || view.account.tables.length === 0))
    return passed("CP-10");
  const lacking = [
    ...(told ? [] : ["绩效情况说明"]),
    ...(forms > 0 || !view.profile?.selfEvaluation ? [] : ["项目支出绩效自评表"]),
  ];
  if (told && /没有项目|无项目支出/.test(words.map(({ text }) => text).join(""))) return passed("CP-10");
  return failed("CP-10", {
    ...(view.profile ? {} : { severity: "warning" as const }),
    subject: "绩效评价结果",
    message: `没有公开绩效评价结果：缺${lacking.join("和")}`,
    expected: "绩效情况说明、项目支出绩效自评表",
    actual: `缺${lacking.join("、")}`,
    places: anchor(view, words[0]),
  });
}

function drawing(procurement: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开",
    "## 第三部分 情况说明",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "2022年度“三公”经费支出100.00元，完成预算的100.00%，与上年相同，主要原因是厉行节约。",
    "### 十、其他重要事项情况说明",
    "#### （一）机关运行经费支出情况说明",
    "本单位没有机关运行经费。",
    "#### （二）政府采购情况说明",
    procurement,
    "#### （三）国有资产占用情况说明",
    "截至2022年12月31日，共有车辆1辆、单价100万元以上设备0台（套）。",
    "#### （四）预算绩效情况说明",
    "组织对2022年度所有项目全面开展了绩效自评，从自评结果看，各项目完成了年度绩效目标，资金使用合规。",
  ].join("\n\n");
}
