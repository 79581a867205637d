import { placeOf } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const ids = ["ST-22", "ST-23", "ST-24", "CP-13"];
const says = /无数据|没有|无.{0,20}(?:收入|支出)|未发生|不涉及/;
const instructions = /[^。；：]*(?:仍保留该表格式|作下述说明|请删除|填表说明|注意事项)[^。；：]*[：:]?/g;

export const emptyTablesExplained = checkRule({
  id: "empty-tables-explained",
  title: "空表附有说明并写明预算类别，每张表附有表注",
  basis: "基层政务公开标准目录：没有数据的表格应当列出空表并说明",
  severity: "error",
  advice:
    "在空表下写明“说明：××单位本年度没有××预算财政拨款收入和支出，故本表无数据”；每张表下保留规定的表注。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const tables = view.account.tables.filter(({ form }) => form !== null && form !== "自评表");
    if (tables.length === 0) return yield notApplicable(ids);
    for (const table of tables) {
      const { form, empty, remarks, notes, titleProse } = table;
      const anchor = remarks[0] ?? notes[0] ?? titleProse;
      const places = anchor ? [{ place: placeOf(anchor) }] : [];
      if (notes.length > 0) yield passed("ST-24");
      else if (view.profile)
        yield failed("ST-24", {
          subject: form ?? "",
          severity: "note",
          message: `${view.named(form ?? "")}下没有表注，应有“注：本表反映……情况”`,
          places,
          advice: "补写该表的规定表注。",
        });
      if (!empty) continue;
      const words = [...remarks, ...notes]
        .map(({ text }) =>
          text.replace(/^(?:注|说明)\s*[:：]\s*本表反映[^。]*。?/, "").replace(instructions, ""),
        )
        .join("");
      if (!says.test(words))
        yield failed(["ST-22", "CP-13"], {
          ...(view.profile ? {} : { severity: "warning" as const }),
          subject: form ?? "",
          message: `${view.named(form ?? "")}没有数据，表下没有说明“本表无数据”`,
          expected: "说明：本年度没有……，故本表无数据",
          actual: "无说明",
          places,
        });
      else {
        yield passed(["ST-22", "CP-13"]);
        const named = /政府性基金|国有资本经营|“?三公”?|财政拨款/.test(words);
        if (named) yield passed("ST-23");
        else
          yield failed("ST-23", {
            subject: form ?? "",
            severity: "note",
            message: `${view.named(form ?? "")}的说明“${(remarks[0] ?? notes[0])?.text ?? ""}”没有写明预算类别，应写“本年度没有${/08/.test(form ?? "") ? "政府性基金预算财政拨款收入和支出" : "国有资本经营预算财政拨款支出"}，故本表无数据”`,
            actual: remarks[0]?.text ?? "",
            places,
          });
      }
    }
  },
  examples: {
    pass: [
      drawing(
        "说明：示例中心2022年度没有国有资本经营预算财政拨款支出，故本表无数据。",
        "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。",
      ),
    ],
    fail: [
      drawing("", "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。"),
      drawing("说明：本表无数据", "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。"),
      drawing("说明：示例中心2022年度没有国有资本经营预算财政拨款支出，故本表无数据。", ""),
    ],
  },
});

function drawing(remark: string, note: string): string {
  return [
    "国有资本经营预算财政拨款支出决算表",
    "公开09表",
    "金额单位：元",
    "项目\t\t本年支出\t\t\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t\t\t",
    note,
    remark,
    "## 第三部分 情况说明",
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}
