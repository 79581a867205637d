import { economicList } from "../../standard/code-list.ts";
import { departmentalClasses, economicNames, sameName } from "../../standard/codes.ts";
import { economicClassesIn, oldEconomicClass } from "../../standard/vocabulary.ts";
import type { PrintedCode } from "../printed-codes.ts";
import { economicCodes } from "../printed-codes.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, listMissing, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["CC-11", "CC-12", "CP-04", "ST-34"];

export const economicCodesValid = checkRule({
  id: "economic-codes-valid",
  title: "经济分类科目编码有效、与名称相符，类齐全，基本支出公开到款级",
  basis: "《支出经济分类科目》（部门预算支出经济分类）；预算法实施条例第六条：基本支出按经济分类公开到款",
  severity: "warning",
  advice: "按《支出经济分类科目》改正编码或名称，补齐类、款。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const codes = economicCodes(view);
    const table = view.table("公开06表");
    if (codes.length === 0 || !table) return yield notApplicable(ids);
    const list = economicList(view.account.year);
    const { own, said } = list;
    let sure = true;
    const classCodes: ReadonlySet<string> = new Set(economicClassesIn(view.account.year));
    for (const { code, name, codeCell, nameCell } of codes) {
      const subject = `${code}:${name}`;
      const shapeless = !/^\d{3}(?:\d{2})?$/.test(code);
      if (shapeless || !classCodes.has(code.slice(0, 3))) {
        yield failed("CC-12", {
          subject,
          severity: shapeless || own ? "error" : "warning",
          message: `${view.named("公开06表")}“${code} ${name}”编码应为3位或5位，类在${[...classCodes].join("、")}之内${shapeless ? "" : said}`,
          actual: code,
          places: [{ place: codeCell.place }],
        });
        continue;
      }
      yield passed("CC-12");
      const names = economicNames(code, list.year);
      const right = names.find((one) => sameName(one.name, name));
      if (own || right?.standing === "in-force") {
        if (right) yield passed("CC-11");
      } else sure = false;
      const old = oldEconomicClass(code, view.account.year);
      if (right || (old !== null && sameName(old, name))) continue;
      if (names.length > 0)
        yield failed("CC-11", {
          subject,
          severity: names.some(({ trust }) => trust === "firm") ? "warning" : "note",
          message: `${view.named("公开06表")}“${code} ${name}”名称应为“${names[0]?.name}”${said}`,
          expected: names[0]?.name ?? null,
          actual: name,
          places: [{ place: nameCell.place }, { place: codeCell.place }],
        });
      else
        yield failed("CC-11", {
          subject,
          severity: "note",
          message: `${view.named("公开06表")}“${code} ${name}”科目表未收录${said}，请核对编码`,
          actual: code,
          places: [{ place: codeCell.place }],
        });
    }
    if (!sure) yield listMissing("CC-11", list);
    yield* repeated(view, codes);
    const detailed = codes.some(({ code }) => code.length === 5);
    const anchor = table.rows[0]?.[0]?.place;
    const places = anchor ? [{ place: anchor }] : [];
    if (detailed) yield passed("CP-04");
    else
      yield failed("CP-04", {
        subject: "款级",
        severity: "error",
        message: `${view.named("公开06表")}只列到类，基本支出应按经济分类公开到款（5位编码）`,
        expected: "款级科目",
        actual: "类级科目",
        places,
      });
    if (!view.profile) return yield notApplicable("ST-34");
    const present = new Set(codes.map(({ code }) => code.slice(0, 3)));
    const absent = view.profile.economicClasses.filter((code) => !present.has(code));
    if (absent.length === 0) yield passed("ST-34");
    else
      yield failed("ST-34", {
        subject: absent.join(),
        message: `${view.named("公开06表")}缺${absent.join("、")}类，明细表应列全部各类（没有数据的留空）`,
        expected: absent.join("、"),
        actual: "缺",
        places,
      });
  },
  examples: {
    pass: [drawing("30101\t基本工资", "")],
    fail: [drawing("30101\t基本公资", ""), drawing("99901\t其他", ""), drawing("30101\t基本工资", "399")],
  },
});

/** Blocks of the table may begin with a class again; an item stands once. */
function* repeated(view: View, codes: readonly PrintedCode[]): Generator<Checked> {
  const seen = new Set<string>();
  for (const { code, name, codeCell } of codes) {
    if (code.length === 5 && seen.has(code))
      yield failed("CC-12", {
        subject: `重复${code}`,
        message: `${view.named("公开06表")}“${code} ${name}”重复列示`,
        actual: code,
        places: [{ place: codeCell.place }],
      });
    seen.add(code);
  }
}

function drawing(item: string, without: string): string {
  const classes = departmentalClasses.filter((code) => code !== without);
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "一般公共预算财政拨款支出决算明细表",
    "公开06表",
    "金额单位：元",
    "人员经费\t\t\t",
    "科目编码\t科目名称\t金额\t其中：基本支出",
    ...classes.map((code) => `${code}\t${economicNames(code, 2022)[0]?.name ?? ""}\t\t`),
    `${item}\t100.00\t100.00`,
  ].join("\n");
}
