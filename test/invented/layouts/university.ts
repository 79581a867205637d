import { functionalClasses } from "../../../src/standard/codes.ts";
import { add } from "../printing.ts";
import type { Line } from "../tables.ts";
import { tree } from "../tables.ts";
import type { Books } from "./books.ts";

/** A university's disclosure: four tables, its parts numbered 一 … 四, changes in rates only. */
export function universityDisclosure(b: Books): string[] {
  const { a, money, cell, percent } = b;
  const year = a.year;
  const scale = 900n;
  const value = (i: number): bigint => (a.general[i]!.basic + a.general[i]!.project) * scale;
  const items: Line[] = [
    ["2050205", "高等教育", value(0), value(1)],
    ["2060201", "机构运行", value(4), 0n],
    ["2080505", "机关事业单位基本养老保险缴费支出", value(2), 0n],
    ["2210201", "住房公积金", value(6), 0n],
  ].map(([code, name, basic, project]) => ({
    code: code as string,
    name: name as string,
    values: [(basic as bigint) + (project as bigint), basic as bigint, project as bigint],
  }));
  const fiscal = items.map(({ code, name, values }) => {
    const [, basic, project] = values as [bigint, bigint, bigint];
    const parts = [(basic * 3n) / 5n, (project * 2n) / 5n] as const;
    return { code, name, values: [parts[0] + parts[1], parts[0], parts[1], parts[1] / 4n] };
  });
  const spending = tree(items, year);
  const appropriation = tree(fiscal, year);
  const sum = (lines: readonly Line[], i: number): bigint => add(...lines.map(({ values }) => values[i]!));
  const all = sum(items, 0);
  const basic = sum(items, 1);
  const project = sum(items, 2);
  const fiscalAll = sum(fiscal, 0);
  const opening = all / 7n;
  const revenueFiscal = fiscalAll + 12_345_67n;
  const service = (all * 3n) / 10n;
  const revenueAll = all - all / 50n;
  const other = revenueAll - revenueFiscal - service;
  const closing = opening + revenueAll - all;
  const total = revenueAll + opening;
  const rise = (of: bigint): bigint => (of * a.growth) / 1000n;
  const changed = (of: bigint): string => `增加${money(rise(of))}，增长${percent(rise(of), of - rise(of))}`;
  const classes = spending.filter(({ code }) => code.length === 3);
  const revenue = [
    ["205", "教育支出"],
    ["20502", "普通教育"],
    ["2050205", "高等教育"],
  ].map(([code, name]) => ({
    code: code!,
    name: name!,
    values: [revenueAll, revenueFiscal, service, other],
  }));
  const table = (title: string, number: number, rows: readonly (readonly string[])[]): string[] => [
    `表${number}：高等学校${title}`,
    `单位名称：澄岭大学 单位：万元`,
    rows.map((row) => row.join("\t")).join("\n"),
  ];
  const total_ = (lines: readonly Line[], width: number): string[] =>
    Array.from({ length: width }, (_, i) =>
      cell(
        sum(
          lines.filter(({ code }) => code.length === 3),
          i,
        ),
      ),
    );
  return [
    "澄岭大学",
    `${year}年度部门决算`,
    "一、澄岭大学概况",
    "澄岭大学是一所综合性高等学校，设有二十个学院。",
    "二、部门决算报表",
    ...table("收支决算总表", 1, [
      ["收入", "", "支出", ""],
      ["项目", "决算数", "项目", "决算数"],
      ...functionalClasses.map(({ label, code }, i) => [
        [
          "一、一般公共预算财政拨款收入",
          "二、政府性基金预算财政拨款收入",
          "三、国有资本经营预算财政拨款收入",
          "四、上级补助收入",
          "五、事业收入",
          "六、经营收入",
          "七、附属单位上缴收入",
          "八、其他收入",
        ][i] ?? "",
        [cell(revenueFiscal), "", "", "", cell(service), "", "", cell(other)][i] ?? "",
        label,
        cell(classes.find((line) => line.code === code)?.values[0] ?? 0n),
      ]),
      ["本年收入合计", cell(revenueAll), "本年支出合计", cell(all)],
      ["使用非财政拨款结余", "", "结余分配", ""],
      ["年初结转和结余", cell(opening), "年末结转和结余", cell(closing)],
      ["总计", cell(total), "总计", cell(total)],
    ]),
    ...table("收入决算表", 2, [
      ["科目编码", "科目名称", "本年收入合计", "财政拨款收入", "事业收入", "其他收入"],
      ...revenue.map(({ code, name, values }) => [code, name, ...values.map(cell)]),
      ["合计", "", ...total_(revenue, 4)],
    ]),
    ...table("支出决算表", 3, [
      ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      ...spending.map(({ code, name, values }) => [code, name, ...values.map(cell)]),
      ["合计", "", ...total_(spending, 3)],
    ]),
    ...table("财政拨款支出决算表", 4, [
      ["科目编码", "科目名称", "本年支出", "", "", ""],
      ["", "", "合计", "基本支出", "项目支出", ""],
      ["", "", "", "", "小计", "其中：基本建设资金支出"],
      ...appropriation.map(({ code, name, values }) => [code, name, ...values.map(cell)]),
      ["合计", "", ...total_(appropriation, 4)],
    ]),
    "三、决算报表说明",
    "（一）高等学校收支决算总表说明",
    `学校${year}年度收入总计${money(revenueAll)}，与${year - 1}年度相比，${changed(revenueAll)}。其中：财政拨款收入增加${money(rise(revenueFiscal))}，事业收入增加${money(rise(service))}，其他收入增加${money(rise(revenueAll) - rise(revenueFiscal) - rise(service))}。`,
    `学校${year}年度支出总计${money(all)}，与${year - 1}年度相比，${changed(all)}。其中：${classes.map(({ name, values }) => `${name}增加${money(rise(values[0]!))}`).join("，")}。`,
    "（二）高等学校收入决算表说明",
    `学校${year}年度收入总计${money(revenueAll)}，财政拨款收入${money(revenueFiscal)}，占收入总额${percent(revenueFiscal, revenueAll)}；事业收入${money(service)}，占收入总额${percent(service, revenueAll)}；其他收入${money(other)}，占收入总额${percent(other, revenueAll)}。`,
    "（三）高等学校支出决算表说明",
    `学校${year}年度各项支出总计${money(all)}，其中基本支出${money(basic)}，占支出总额${percent(basic, all)}；项目支出${money(project)}，占支出总额${percent(project, all)}。`,
    `按照支出功能科目划分，${classes.map(({ name, values }) => `${name}${money(values[0]!)}，占总支出的${percent(values[0]!, all)}`).join("；")}。`,
    "（四）高等学校财政拨款支出决算表说明",
    `学校${year}年度财政拨款支出总计为${money(fiscalAll)}，其中基本支出${money(sum(fiscal, 1))}，占总支出的${percent(sum(fiscal, 1), fiscalAll)}；项目支出${money(sum(fiscal, 2))}，占总支出的${percent(sum(fiscal, 2), fiscalAll)}。具体包括：`,
    ...fiscal.map(
      ({ code, name, values }, i) =>
        `${i + 1}.${name}（${code}），${year}年度决算数为${money(values[0]!)}，比${year - 1}年度决算数增长${percent(rise(values[0]!), values[0]! - rise(values[0]!))}。`,
    ),
    "四、名词解释",
    "（一）支出功能分类科目说明",
    ...fiscal.map(({ code, name }, i) => `${i + 1}.${name}（${code}）：反映用于${name}的支出。`),
    "（二）收入科目说明",
    "1.财政拨款收入：指高等学校从同级财政取得的各类财政拨款。",
    "2.事业收入：指高等学校开展教学、科研及其辅助活动取得的收入。",
    "3.其他收入：指高等学校取得的除上述收入以外的各项收入。",
    "（三）支出科目说明",
    "1.基本支出：指高等学校为保障正常运转、完成日常工作任务而发生的支出。",
    "2.项目支出：指高等学校为完成特定工作任务和事业发展目标，在基本支出之外发生的支出。",
  ];
}
