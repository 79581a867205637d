import type { Fact } from "../../facts/fact.ts";
import type { PrintedCode } from "../printed-codes.ts";
import { functionalCodes } from "../printed-codes.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const ids = ["CC-09", "CC-10", "CC-13", "CC-16"];

/** Subjects of social insurance and housing, with the economic subjects that the same money is booked under. */
const counterparts: readonly {
  readonly functions: readonly string[];
  readonly economic: readonly string[];
  readonly name: string;
}[] = [
  { functions: ["2210201"], economic: ["30113"], name: "30113 住房公积金" },
  { functions: ["2080505"], economic: ["30108"], name: "30108 机关事业单位基本养老保险缴费" },
  { functions: ["2080506"], economic: ["30109"], name: "30109 职业年金缴费" },
  {
    functions: ["2101101", "2101102"],
    economic: ["30110", "30111", "30112", "30307"],
    name: "30110 职工基本医疗保险缴费",
  },
];

const expectedWithWages: readonly (readonly [RegExp, string])[] = [
  [/^2080505$/, "2080505 机关事业单位基本养老保险缴费支出"],
  [/^210110[12]$/, "2101101／2101102 行政（事业）单位医疗"],
  [/^2210201$/, "2210201 住房公积金"],
];

const largestOther = 20n;

export const subjectsFitUnit = checkRule({
  id: "subjects-fit-unit",
  title: "科目与单位性质、经济分类相配，“其他”科目不过多",
  basis: "《政府收支分类科目》科目说明；部门决算审核惯例",
  severity: "warning",
  advice: "核对科目是否用错：能列入具体科目的不列“其他”，行政单位与事业单位使用各自的科目。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const codes = functionalCodes(view).filter(({ form }) => form === "公开03表" || form === "公开05表");
    if (codes.length === 0) return yield notApplicable(ids);
    yield* others(view, codes);
    yield kinds(codes);
    yield* compatible(view);
    yield complete(view, codes);
  },
  examples: {
    pass: [drawing("2011350\t事业运行\t90.00\t90.00\t", "2101102\t事业单位医疗\t10.00\t10.00\t")],
    fail: [
      drawing("2011399\t其他商贸事务支出\t90.00\t90.00\t", "2011350\t事业运行\t10.00\t10.00\t"),
      drawing("2011350\t事业运行\t50.00\t50.00\t", "2101101\t行政单位医疗\t50.00\t50.00\t"),
    ],
  },
});

function* others(view: View, codes: readonly PrintedCode[]): Generator<Checked> {
  const total = view.best("expenditure");
  let judged = false;
  for (const { form, code, name, codeCell } of codes) {
    if (form !== "公开03表" || code.length !== 7 || !code.endsWith("99")) continue;
    const fact = view.at(form, "expenditure", { function: code });
    const value = fact && view.value(fact);
    if (!fact || value === undefined || !total) continue;
    judged = true;
    const whole = view.value(total);
    if (whole <= 0n || value * 100n <= whole * largestOther) {
      yield passed("CC-09");
      continue;
    }
    const share = Number((value * 10000n) / whole) / 100;
    yield failed("CC-09", {
      subject: code,
      quantity: "amount",
      message: `“${code} ${name}”占本年支出的${share.toFixed(2)}%，超过${largestOther}%，请核实能否列入具体科目`,
      expected: `≤${largestOther}%`,
      actual: `${share.toFixed(2)}%`,
      places: [{ place: fact.place }, { place: codeCell.place }],
    });
  }
  if (!judged) yield notApplicable("CC-09");
}

/** 行政运行 goes with 行政单位医疗, 事业运行 with 事业单位医疗. */
function kinds(codes: readonly PrintedCode[]): Checked {
  const running = codes.filter(({ code, name }) => code.length === 7 && /^(?:行政|事业)运行$/.test(name));
  const medical = codes.filter(({ code }) => code === "2101101" || code === "2101102");
  const [first] = running;
  const [health] = medical;
  if (!first || !health) return notApplicable("CC-10");
  const administrative = running.some(({ name }) => name === "行政运行");
  const institutional = running.some(({ name }) => name === "事业运行");
  const wrong = medical.find(({ code }) =>
    code === "2101101" ? !administrative && institutional : administrative && !institutional,
  );
  if (!wrong) return passed("CC-10");
  return failed("CC-10", {
    subject: wrong.code,
    message: `运行经费列“${first.code} ${first.name}”，医疗却列“${wrong.code} ${wrong.name}”，单位性质前后不一`,
    expected: administrative ? "2101101 行政单位医疗" : "2101102 事业单位医疗",
    actual: `${wrong.code} ${wrong.name}`,
    places: [{ place: wrong.codeCell.place }, { place: first.codeCell.place }],
  });
}

function* compatible(view: View): Generator<Checked> {
  const economicTable = view.table("公开06表");
  let judged = false;
  if (economicTable)
    for (const { functions, economic, name } of counterparts) {
      const stated = functions.flatMap((code) => {
        const fact = view.at("公开05表", "expenditure", {
          scope: "一般公共预算",
          function: code,
          nature: "基本支出",
        });
        return fact && view.value(fact) > 0n ? [fact] : [];
      });
      const [fact] = stated;
      if (!fact) continue;
      judged = true;
      const booked = economic.some((code) => amountOf(view, code) > 0n);
      if (booked) yield passed("CC-13");
      else yield unbooked(view, fact, name);
    }
  if (!judged) yield notApplicable("CC-13");
}

function unbooked(view: View, fact: Fact, name: string): Checked {
  return failed("CC-13", {
    subject: fact.key,
    quantity: "amount",
    message: `${nameOf(fact)}有基本支出${fact.printed}，${view.named("公开06表")}“${name}”却没有金额，功能分类与经济分类不相配`,
    expected: fact.printed,
    actual: "0",
    places: [{ place: fact.place }],
  });
}

function amountOf(view: View, economic: string): bigint {
  const facts = view
    .home("公开06表")
    .filter(({ dimensions }) => dimensions.economic?.startsWith(economic) ?? false);
  return facts.reduce((most, fact) => (view.value(fact) > most ? view.value(fact) : most), 0n);
}

function complete(view: View, codes: readonly PrintedCode[]): Checked {
  if (amountOf(view, "30101") <= 0n) return notApplicable("CC-16");
  const lacking = expectedWithWages.filter(([pattern]) => !codes.some(({ code }) => pattern.test(code)));
  const [first] = codes;
  if (lacking.length === 0 || !first) return passed("CC-16");
  return failed("CC-16", {
    subject: lacking.map(([, name]) => name).join("、"),
    severity: "note",
    message: `${view.named("公开06表")}有基本工资，支出功能分类却没有${lacking.map(([, name]) => `“${name}”`).join("、")}，请核实社保和住房公积金是否漏列`,
    expected: lacking.map(([, name]) => name).join("、"),
    actual: "缺",
    places: [{ place: first.codeCell.place }],
  });
}

function drawing(...items: readonly string[]): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
    ...items,
  ].join("\n");
}
