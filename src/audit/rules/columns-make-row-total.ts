import type { Concept } from "../../facts/concept.ts";
import type { Dimensions, Fact } from "../../facts/fact.ts";
import { natures } from "../../standard/rows.ts";
import { balanceOf, sumOf, withoutForms } from "../identities.ts";
import { equationRule, unchecked } from "../rule.ts";
import type { View } from "../view.ts";

interface Family {
  readonly form: string;
  readonly id: string;
  readonly concept: Concept;
  /** Dimensions of the total column. */
  readonly base: Dimensions;
  /** Dimensions that each part adds. */
  readonly parts: readonly Dimensions[];
}

const sources = ["财政拨款", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"].map(
  (source) => ({ source }),
);
const allNatures = natures.map((nature) => ({ nature }));
const twoNatures = [{ nature: "基本支出" }, { nature: "项目支出" }];

const families: readonly Family[] = [
  { form: "公开02表", id: "IT-09", concept: "revenue", base: {}, parts: sources },
  { form: "公开03表", id: "IT-13", concept: "expenditure", base: {}, parts: allNatures },
  {
    form: "公开05表",
    id: "IT-25",
    concept: "expenditure",
    base: { scope: "一般公共预算" },
    parts: twoNatures,
  },
  { form: "公开08表", id: "IT-46", concept: "expenditure", base: { scope: "政府性基金" }, parts: twoNatures },
  {
    form: "公开09表",
    id: "IT-47",
    concept: "expenditure",
    base: { scope: "国有资本经营" },
    parts: twoNatures,
  },
];

export const columnsMakeRowTotal = equationRule({
  id: "columns-make-row-total",
  title: "每一行的合计栏等于各栏之和；政府性基金年初结转加收入等于支出加年末结转",
  basis: "部门决算报表表内关系：行合计＝各栏之和",
  severity: "error",
  advice: "核对该行各栏金额，改正填错或填串栏的单元格。",
  catalogue: ["IT-09", "IT-13", "IT-25", "IT-45", "IT-46", "IT-47"],
  *equations(view) {
    for (const family of families) {
      const absent = withoutForms(view, [family.id], [family.form]);
      if (absent) {
        yield absent;
        continue;
      }
      for (const { dimensions, label } of rowsOf(view, family.form)) {
        const at = (extra: Dimensions): Fact | undefined =>
          view.at(family.form, family.concept, { ...family.base, ...dimensions, ...extra });
        const total = at({});
        const parts = family.parts.map(at);
        if (total && parts.every((fact) => fact !== undefined))
          yield sumOf(family.id, `${view.named(family.form)}${label}合计栏＝各栏之和`, total, parts);
        else if (total) {
          const lacking = family.parts
            .filter((_, i) => !parts[i])
            .map((part) => Object.values(part).join(""));
          yield unchecked(
            family.id,
            lacking.map((name) => `${view.named(family.form)}“${name}”栏`),
          );
        }
      }
    }
    for (const { dimensions, label } of rowsOf(view, "公开08表")) {
      const scope = { scope: "政府性基金", ...dimensions };
      const opening = view.at("公开08表", "carryover", { ...scope, moment: "年初" });
      const closing = view.at("公开08表", "carryover", { ...scope, moment: "年末" });
      const revenue = view.at("公开08表", "revenue", { source: "政府性基金预算财政拨款", ...dimensions });
      const spent = view.at("公开08表", "expenditure", scope);
      if (opening && closing && revenue && spent)
        yield balanceOf(
          "IT-45",
          `${view.named("公开08表")}${label}年初结转和结余＋本年收入＝本年支出＋年末结转和结余`,
          [spent, closing],
          [opening, revenue],
          [],
        );
    }
  },
  examples: {
    pass: [drawing("100.00", "60.00", "40.00")],
    fail: [drawing("100.00", "60.00", "40.01")],
  },
});

/** The rows of a table by functional code: the total row and every code. */
function rowsOf(view: View, form: string): { dimensions: Dimensions; label: string }[] {
  const seen = new Set<string>();
  const rows: { dimensions: Dimensions; label: string }[] = [];
  for (const { dimensions, place } of view.home(form)) {
    const code = dimensions.function ?? "";
    if (seen.has(code)) continue;
    seen.add(code);
    rows.push({ dimensions: code === "" ? {} : { function: code }, label: `“${place.row ?? code}”` });
  }
  return rows;
}

function drawing(total: string, basic: string, project: string): string {
  return [
    "一般公共预算财政拨款支出决算表",
    "公开05表",
    "金额单位：元",
    "项目\t\t本年支出\t\t",
    "功能分类科目编码\t科目名称\t小计\t基本支出\t项目支出",
    `合计\t\t${total}\t${basic}\t${project}`,
  ].join("\n");
}
