import { placeIn } from "../../facts/account.ts";
import { align } from "../../facts/align.ts";
import type { EnumerationClaim } from "../../facts/claim.ts";
import type { Fact } from "../../facts/fact.ts";
import { isSlipOf } from "../../facts/letters.ts";
import { economicCodesNamed, sameName } from "../../standard/codes.ts";
import { isIn } from "../../standard/sections.ts";
import { lettersChangedBracketed } from "../consensus.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const detail = "公开06表";
/** Of so few names nothing is said. */
const fewest = 3;
/** A list that names all but one in so many of the items with an amount was meant to name all. */
const nearlyAll = 6;

export const namedItemsHaveAmounts = checkRule({
  id: "named-items-have-amounts",
  title: "基本支出说明中列举的经济科目与明细表一致：名称相同，列举的有金额，有金额的列举",
  basis: "情况说明所列科目应与一般公共预算财政拨款基本支出决算表一致",
  severity: "error",
  advice: "按明细表改写：没有金额的科目不列举，有金额的科目补列。",
  catalogue: [],
  input: "figures",
  *check(view) {
    const lists = view
      .claims("enumeration")
      .filter(({ prose, names }) => isIn(prose.section, "basic-expenditure") && names.length >= fewest);
    const rows = rowsOf(view);
    if (lists.length === 0 || rows.length === 0) return yield notApplicable([]);
    for (const list of lists) yield* judged(view, list, rows);
  },
  examples: {
    pass: [drawing("办公费、印刷费、差旅费"), drawing("办公费、印刷费、差旅费等")],
    fail: [drawing("办公费、邮电费、差旅费"), drawing("办公费、印涮费、差旅费")],
  },
});

/** A row of the table of basic expenditure by item: its name and its amount. */
interface Row {
  readonly code: string;
  readonly name: string;
  readonly fact: Fact;
}

function rowsOf(view: View): Row[] {
  const rows = new Map<string, Row>();
  for (const fact of view.home(detail)) {
    const code = fact.dimensions.economic ?? "";
    const name = fact.place.row?.replace(/^\d+\s*/, "") ?? "";
    if (code.length !== 5 || name === "" || (rows.has(code) && fact.dimensions.nature !== "基本支出"))
      continue;
    rows.set(code, { code, name, fact });
  }
  return [...rows.values()];
}

type Name = EnumerationClaim["names"][number];

function* judged(
  view: View,
  { names, prose, lead }: EnumerationClaim,
  rows: readonly Row[],
): Generator<Checked> {
  const codes = new Map(
    names.map(({ name }) => [name, economicCodesNamed(name, view.account.year).map(({ code }) => code)]),
  );
  const { pairs, right } = align(names, rows, ({ name }: Name, row: Row) => {
    if (sameName(name, row.name)) return 10;
    if (codes.get(name)?.includes(row.code)) return 8;
    return isSlipOf(name, row.name) && codes.get(name)?.length === 0 ? 5 : 0;
  });
  if (pairs.length < fewest || pairs.length * 2 < names.length) return yield notApplicable([]);
  const classes = new Set(pairs.map(([, { code }]) => code.slice(0, 3)));
  const left = right.filter(({ code, fact }) => classes.has(code.slice(0, 3)) && view.value(fact) > 0n);
  const end = names.at(-1)!.end;
  const complete = !/等/.test(prose.text.slice(end, end + 2));
  let wrong = false;
  for (const [{ name, start, end: until }, row] of pairs) {
    const places = [{ place: placeIn(prose, start, until) }, { place: row.fact.place }];
    const nothing = view.value(row.fact) === 0n;
    wrong ||= nothing;
    if (nothing)
      yield withoutAmount(name, row, { lead, places, left: complete ? left : [], table: view.named(detail) });
    else if (isSlipOf(name, row.name) && codes.get(name)?.length === 0)
      yield failed([], {
        subject: `${lead}:${name}`,
        message: `说明列举的“${name}”，${view.named(detail)}中是“${row.code} ${row.name}”${lettersChangedBracketed(name, row.name)}`,
        expected: row.name,
        actual: name,
        places,
      });
    else yield passed([]);
  }
  // “主要包括” need not name all; a list that names nearly all was meant to.
  const [only, ...others] = left;
  if (wrong || !only || others.length > 0 || !complete || pairs.length < nearlyAll) return;
  const last = names.at(-1)!;
  yield failed([], {
    subject: `${lead}:缺${only.code}`,
    severity: "warning",
    message: `说明列举了${pairs.length}个有金额的科目，没有列举${view.named(detail)}有金额的“${only.code} ${only.name}”${only.fact.place.text}`,
    expected: only.name,
    actual: "缺",
    places: [{ place: placeIn(prose, names[0]!.start, last.end) }, { place: only.fact.place }],
  });
}

function withoutAmount(
  name: string,
  { code }: Row,
  {
    lead,
    places,
    left,
    table,
  }: {
    readonly lead: string;
    readonly places: readonly { readonly place: Fact["place"] }[];
    readonly left: readonly Row[];
    /** The table as it is printed. */
    readonly table: string;
  },
): Checked {
  const unnamed = left.map((row) => `${row.name}${row.fact.place.text}`);
  return failed([], {
    subject: `${lead}:${name}`,
    message: `说明列举了“${name}”，${table}“${code} ${name}”没有金额${unnamed.length > 0 ? `；有金额而没有列举的是${unnamed.join("、")}` : ""}`,
    expected: unnamed.length > 0 ? unnamed.join("、") : "有金额的科目",
    actual: name,
    places,
  });
}

function drawing(list: string): string {
  const row = (code: string, name: string, amount: string): string =>
    `${code}\t${name}\t${amount}\t${amount}`;
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "一般公共预算财政拨款支出决算明细表",
    "公开06表",
    "金额单位：元",
    "公用经费\t\t\t",
    "科目编码\t科目名称\t金额\t其中：基本支出",
    row("302", "商品和服务支出", "30.00"),
    row("30201", "办公费", "10.00"),
    row("30202", "印刷费", "10.00"),
    row("30207", "邮电费", ""),
    row("30211", "差旅费", "10.00"),
    "\n## 第三部分 情况说明\n\n### 六、一般公共预算财政拨款基本支出决算情况说明\n",
    `公用经费30.00元，主要包括：${list}。`,
  ].join("\n");
}
