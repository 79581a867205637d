import type { Place } from "../../facts/place.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

export const textCleanlyTakenOver = checkRule({
  id: "text-cleanly-taken-over",
  title: "正文没有断开的句子、排版标签和表头里的空格",
  basis: "公开稿的文字应完整、可检索、可复制",
  severity: "note",
  advice: "重新导出公开稿，去掉排版标签和多余的换行、空格。",
  catalogue: ["SL-11", "SL-12", "SL-15"],
  input: "words",
  *check(view) {
    yield repaired(view, "SL-11", "joined-lines", "句子在行末断开，读取时已接上");
    yield repaired(view, "SL-12", "tag", "正文残留排版标签，读取时已去掉");
    yield headerBlanks(view);
  },
  examples: {
    pass: [drawing("科目编码", "2022年度收入合计100.00元，与上年相同。")],
    fail: [
      drawing("科 目编码", "2022年度收入合计100.00元，与上年相同。"),
      drawing("科目编码", "<b>2022年度收入合计100.00元，与上年相同。</b>"),
      drawing("科目编码", "2022年度收入合计100.00元，与上\n\n年相同。"),
    ],
  },
});

/** What reading had to mend, as one finding with every place. */
function repaired(view: View, id: string, kind: string, what: string): Checked {
  const repairs = view.account.repairs.filter((repair) => repair.kind === kind);
  const [first] = repairs;
  if (!first) return view.account.prose.length > 0 ? passed(id) : notApplicable(id);
  return failed(id, {
    subject: kind,
    message: `${what}（共${repairs.length}处，如“${first.place.text.trim().slice(0, 20)}”）`,
    actual: first.place.text,
    places: repairs.map(({ place }) => ({ place })),
  });
}

function headerBlanks(view: View): Checked {
  const places: Place[] = [];
  let cells = 0;
  for (const { rows, headerRows } of view.account.tables)
    for (const cell of rows.slice(0, headerRows).flat()) {
      cells += 1;
      // “项 目” spread over a narrow column is customary; a blank inside longer words is not.
      if (/\p{Script=Han}[ 　]+\p{Script=Han}/u.test(cell.text) && cell.text.replace(/\s/g, "").length > 2)
        places.push(cell.place);
    }
  const [first] = places;
  if (!first) return cells > 0 ? passed("SL-15") : notApplicable("SL-15");
  return failed("SL-15", {
    subject: "表头空格",
    message: `表头“${first.text}”中间有空格${places.length > 1 ? `（共${places.length}处）` : ""}`,
    expected: first.text.replace(/\s+/g, ""),
    actual: first.text,
    places: places.map((place) => ({ place })),
  });
}

function drawing(header: string, sentence: string): string {
  return [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    `${header}\t科目名称\t\t\t`,
    "合计\t\t100.00\t100.00\t",
    "\n## 第三部分 情况说明\n\n### 二、收入决算情况说明\n",
    sentence,
  ].join("\n");
}
