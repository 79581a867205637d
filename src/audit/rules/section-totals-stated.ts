import { placeOf } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import type { SectionKey } from "../../standard/sections.ts";
import { isIn } from "../../standard/sections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

interface Total {
  readonly section: SectionKey;
  /** The table that the section explains. */
  readonly form: string;
  readonly name: string;
  /** Keys of figures one of which the section states, unless it says that there is nothing. */
  readonly keys: RegExp;
}

const totals: readonly Total[] = [
  {
    section: "totals",
    form: "公开01表",
    name: "收入支出总计",
    keys: /^(?:grand-total|revenue|expenditure)(?:\|side=(?:收入|支出))?$/,
  },
  {
    section: "revenue",
    form: "公开02表",
    name: "本年收入合计",
    keys: /^(?:grand-total\|side=收入|revenue)$/,
  },
  {
    section: "expenditure",
    form: "公开03表",
    name: "本年支出合计",
    keys: /^(?:grand-total\|side=支出|expenditure)$/,
  },
  {
    section: "appropriation-totals",
    form: "公开04表",
    name: "财政拨款收入支出总计",
    keys: /^(?:grand-total|revenue|expenditure)\|(?:scope|source)=/,
  },
  {
    section: "basic-expenditure",
    form: "公开06表",
    name: "一般公共预算财政拨款基本支出",
    keys: /^expenditure\|(?:kind=.*\|)?nature=基本支出\|scope=/,
  },
  {
    section: "basic-expenditure",
    form: "公开06表",
    name: "人员经费",
    keys: /^expenditure\|(?:.*\|)?kind=人员经费|economic=30[13]/,
  },
  {
    section: "basic-expenditure",
    form: "公开06表",
    name: "公用经费",
    keys: /^expenditure\|(?:.*\|)?kind=公用经费|economic=30[2-9]|economic=31/,
  },
  { section: "operating-cost", form: "公开06表", name: "机关运行经费", keys: /^operating-cost/ },
  { section: "three-public", form: "公开07表", name: "“三公”经费支出", keys: /^three-public\|/ },
];

export const sectionTotalsStated = checkRule({
  id: "section-totals-stated",
  title: "情况说明各节写明该节的总数，支出具体情况写明各项的决算数",
  basis: "部门决算情况说明模板；情况说明与决算表对应",
  severity: "warning",
  advice: "补写遗漏的一句，数字与决算表一致。",
  catalogue: [],
  input: "figures",
  *check(view) {
    for (const total of totals)
      if (view.table(total.form)) yield* stated(view, total);
      else yield notApplicable([]);
    yield* items(view);
  },
  examples: {
    pass: [
      drawing(
        "2022年度支出合计100.00元，其中：基本支出100.00元，占100.00%，与上年相同，主要原因是本年度收支规模、在职人员都与上年度一样，各项工作照常开展。",
      ),
    ],
    fail: [
      drawing(
        "其中：基本支出占100.00%，与上年相同，主要原因是本年度收支规模、在职人员都与上年度一样，各项工作照常开展。",
      ),
    ],
  },
});

function* stated(view: View, { section, name, keys }: Total): Generator<Checked> {
  const prose = view.section(section).filter(({ part }) => part === "narrative");
  const text = prose.map((one) => one.text).join("");
  const [first] = prose;
  if (
    !first ||
    text.length - first.text.length < 24 ||
    /没有|无|未发生|不涉及|不在|不属于|不统计|事业单位/.test(text)
  )
    return yield notApplicable([]);
  const blocks = new Set(prose.map(({ block }) => block));
  if (view.account.facts.some(({ key, spot }) => spot.row < 0 && blocks.has(spot.block) && keys.test(key)))
    return yield passed([]);
  yield failed([], {
    subject: `${section}:${name}`,
    message: `“${first.text.slice(0, 30)}”一节没有写明${name}`,
    expected: name,
    actual: "缺",
    places: [{ place: placeOf(first) }],
  });
}

/** Where nearly every item of the table is told with its figure, one that is not was left out. */
function* items(view: View): Generator<Checked> {
  const printed = view
    .home("公开05表")
    .filter(
      ({ dimensions, value }) => dimensions.function?.length === 7 && !dimensions.nature && value !== 0n,
    );
  const told = (fact: Fact): boolean =>
    view.byKey(fact.key).some(({ home, spot }) => spot.row < 0 && isIn(home, "general-expenditure"));
  const lost = printed.filter((fact) => !told(fact));
  if (printed.length < 5 || lost.length * 4 > printed.length) return yield notApplicable([]);
  if (lost.length === 0) yield passed([]);
  for (const fact of lost)
    yield failed([], {
      subject: fact.key,
      message: `支出决算具体情况没有写明${fact.place.row}的决算数（${view.named("公开05表")}为${fact.printed}）`,
      expected: fact.printed,
      actual: "缺",
      places: [
        ...view
          .section("general-expenditure.details")
          .slice(0, 1)
          .map((prose) => ({ place: placeOf(prose) })),
        { place: fact.place },
      ],
    });
}

function drawing(told: string): string {
  return [
    "支出决算表\n公开03表\n金额单位：元\n项目\t\t本年支出合计\t基本支出\t项目支出\n科目编码\t科目名称\t\t\t\n合计\t\t100.00\t100.00\t",
    "## 第三部分 情况说明",
    "### 三、支出决算情况说明",
    told,
  ].join("\n\n");
}
