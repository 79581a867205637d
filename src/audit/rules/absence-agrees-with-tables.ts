import { placeIn, placeOf } from "../../facts/account.ts";
import { plain } from "../../facts/quantity.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { nameOf } from "../wording.ts";

const funds = [
  { id: "TT-53", form: "公开08表", section: "government-funds", name: "政府性基金预算" },
  { id: "TT-54", form: "公开09表", section: "state-capital", name: "国有资本经营预算" },
] as const;

export const absenceAgreesWithTables = checkRule({
  id: "absence-agrees-with-tables",
  title: "说明“无此项”的，决算表没有数据；有数据的不得说明“无”",
  basis: "基层政务公开标准目录：没有数据的表格列出空表并说明",
  severity: "error",
  advice: "以决算表为准改写该段说明，收支表应同时说明收入和支出。",
  catalogue: ["TT-53", "TT-54", "TT-55"],
  input: "figures",
  *check(view) {
    for (const { id, form, section, name } of funds) {
      const table = view.table(form);
      const prose = view
        .section(section)
        .filter((one) => !view.account.outline.some((heading) => heading.prose === one));
      if (!table || prose.length === 0) {
        yield notApplicable(id);
        continue;
      }
      const absence = view.claims("absence").find((claim) => claim.prose.section === section);
      const filled = view.home(form).filter((fact) => view.value(fact) !== 0n);
      const stated = view.home(section).some((fact) => fact.quantity === "amount" && view.value(fact) !== 0n);
      const [first] = prose;
      if (absence && filled.length > 0)
        yield failed(id, {
          subject: form,
          message: `说明称“${absence.prose.text.slice(absence.start, absence.end)}”，但${nameOf(filled[0]!)}为${filled[0]!.printed}`,
          quantity: "amount",
          expected: plain("amount", view.value(filled[0]!)),
          actual: "无",
          places: [
            { place: placeIn(absence.prose, absence.start, absence.end) },
            { place: filled[0]!.place },
          ],
        });
      else if (!absence && filled.length === 0 && stated)
        yield failed(id, {
          subject: form,
          message: `${view.named(form)}没有数据，${name}说明却列了金额`,
          expected: "无",
          places: [{ place: placeOf(first!) }],
        });
      else yield passed(id);
      if (form !== "公开08表") continue;
      if (!absence) yield notApplicable("TT-55");
      else if (/收入/.test(absence.prose.text) && /支出/.test(absence.prose.text)) yield passed("TT-55");
      else
        yield failed("TT-55", {
          subject: form,
          severity: "note",
          message: `${view.named("公开08表")}是收支表，说明“${absence.prose.text.slice(0, 30)}”只说了${/支出/.test(absence.prose.text) ? "支出" : "一方面"}，应写明“没有政府性基金预算财政拨款收入和支出”`,
          actual: absence.prose.text.slice(0, 60),
          places: [{ place: placeIn(absence.prose, absence.start, absence.end) }],
        });
    }
  },
  examples: {
    pass: [drawing("", "示例单位2022年度没有政府性基金预算财政拨款收入和支出。")],
    fail: [
      drawing("100.00", "示例单位2022年度没有政府性基金预算财政拨款收入和支出。"),
      drawing("", "本年度无此项支出。"),
    ],
  },
});

function drawing(amount: string, told: string): string {
  return [
    "政府性基金预算财政拨款收入支出决算表",
    "公开08表",
    "金额单位：元",
    "项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余",
    "科目编码\t科目名称\t\t\t小计\t基本支出\t项目支出\t",
    `合计\t\t\t${amount}\t${amount}\t\t${amount}\t`,
    "",
    "## 第三部分 情况说明",
    "",
    "### 七、政府性基金预算财政拨款收支决算情况说明",
    "",
    told,
  ].join("\n");
}
