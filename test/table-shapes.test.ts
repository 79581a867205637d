import { expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import { plain } from "../src/facts/quantity.ts";
import { readHtml } from "../src/read/html.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";

const accountOf = (text: string): Account => recognise(readText(new TextEncoder().encode(text)));
const facts = ({ facts: all }: Account): string[] =>
  all.map(({ key, quantity, value }) => `${key} ${plain(quantity, value)}`);
const cover = "示例县示例局\n\n2023年度部门决算公开\n\n第二部分 决算表\n";

test("a row that numbers the columns is no row of figures, whatever column 栏次 stands in", () => {
  const table = (numbers: string): string =>
    [
      cover,
      "支出决算表\n",
      "公开03表\n",
      "金额单位：万元\n",
      "功能分类科目编码\t\t\t科目名称\t本年支出合计\t基本支出\t项目支出",
      numbers,
      "合计\t\t\t\t100.00\t60.00\t40.00",
      "201\t13\t08\t招商引资\t100.00\t60.00\t40.00",
    ].join("\n");
  const expected = ["expenditure 10000", "expenditure|nature=基本支出 6000"];
  for (const numbers of [
    "类\t款\t项\t栏次\t1\t2\t3",
    "类\t款\t项\t\t1\t2\t3",
    "类\t款\t项\t栏次\t1＝2＋3\t2\t3",
  ]) {
    const account = accountOf(table(numbers));
    expect(account.tables[0]?.headerRows).toBe(2);
    expect(account.unbound).toEqual([]);
    const said = facts(account);
    expect(said).toContain("expenditure|function=2011308|nature=项目支出 400000");
    expect(said.filter((line) => /^expenditure(?:\|nature=基本支出)? /.test(line))).toHaveLength(
      expected.length,
    );
  }
});

test("counts beside the “三公” items are counts, by the units in their labels", () => {
  const account = accountOf(
    [
      cover,
      "“三公”经费及会议费、培训费支出决算表\n",
      "金额单位：万元\n",
      "项目\t预算数\t决算数",
      "合计\t40.00\t30.00",
      "一、因公出国（境）费\t0.00\t0.00",
      "二、公务用车购置及运行维护费\t25.00\t20.00",
      "其中：公务用车购置费\t0.00\t0.00",
      "公务用车运行维护费\t25.00\t20.00",
      "三、公务接待费\t15.00\t10.00",
      "会议费\t5.00\t4.00",
      "培训费\t6.00\t3.00",
      "因公出国（境）团组数（个）\t\t0",
      "公务用车保有量（辆）\t\t8",
      "国内公务接待批次（批）\t\t60",
      "国内公务接待人次（人）\t\t995",
    ].join("\n"),
  );
  const said = facts(account);
  expect(said).toEqual(
    expect.arrayContaining([
      "three-public|basis=决算|item=合计 300000",
      "three-public|basis=全年预算|item=公务接待费 150000",
      "three-public|basis=决算|item=会议费 40000",
      "three-public|basis=全年预算|item=培训费 60000",
      "vehicles-kept 8",
      "receptions|kind=国内 60",
      "guests|kind=国内 995",
    ]),
  );
  expect(account.unbound).toEqual([]);
});

test("预算数 and 决算数 stand in pairs under each item, with 会议费 and 培训费 beside", () => {
  const heads = ["合计", "因公出国（境）费", "公务接待费", "会议费", "培训费"];
  const account = accountOf(
    [
      cover,
      "“三公”经费及会议费、培训费支出决算表\n",
      "公开07表\n",
      "金额单位：万元\n",
      `${heads.map((head) => `${head}\t`).join("\t")}`,
      heads.map(() => "预算数\t决算数").join("\t"),
      heads.map((_, i) => `${i + 10}.00\t${i + 5}.00`).join("\t"),
    ].join("\n"),
  );
  const said = facts(account);
  expect(said).toContain("three-public|basis=全年预算|item=合计 100000");
  expect(said).toContain("three-public|basis=决算|item=会议费 80000");
  expect(said).toContain("three-public|basis=全年预算|item=培训费 140000");
});

test("a value merged over two columns stands under the heading of the first", () => {
  const html = `<h1>示例县示例局2023年度部门决算公开</h1><p>收入支出决算总表</p><p>金额单位：万元</p>
<table><tr><td colspan="3">收入</td><td colspan="3">支出</td></tr>
<tr><td>项目</td><td colspan="2">决算数</td><td>项目</td><td colspan="2">决算数</td></tr>
<tr><td>一、一般公共预算财政拨款收入</td><td></td><td>100.00</td><td>一、一般公共服务支出</td><td>60.00</td><td></td></tr>
<tr><td>本年收入合计</td><td colspan="2">100.00</td><td>本年支出合计</td><td></td><td>60.00</td></tr></table>`;
  const account = recognise(readHtml(new TextEncoder().encode(html)));
  const said = facts(account);
  expect(said).toEqual(
    expect.arrayContaining([
      "revenue|source=一般公共预算财政拨款 1000000",
      "revenue 1000000",
      "expenditure|function=201 600000",
      "expenditure 600000",
    ]),
  );
  expect(account.unbound).toEqual([]);
});

test("names of other years mean what they meant", () => {
  const account = accountOf(
    [
      "示例县示例局\n\n2016年度部门决算公开\n\n第二部分 决算表\n",
      "收入支出决算总表\n",
      "公开01表\n",
      "金额单位：万元\n",
      "收入\t\t支出\t",
      "项目\t决算数\t项目\t决算数",
      "一、公共财政拨款收入\t100.00\t一、医疗卫生与计划生育支出\t95.00",
      "本年收入合计\t100.00\t本年支出合计\t95.00",
      "用事业基金弥补收支差额\t1.00\t结余分配\t0.00",
      "上年结转\t4.00\t年末结转\t10.00",
      "总计\t105.00\t总计\t105.00",
    ].join("\n"),
  );
  const said = facts(account);
  expect(said).toEqual(
    expect.arrayContaining([
      "revenue|source=一般公共预算财政拨款 1000000",
      "expenditure|function=210 950000",
      "reserves-used 10000",
      "carryover|moment=年初 40000",
      "carryover|moment=年末 100000",
    ]),
  );
});

test("round amounts are amounts, and row numbers with a point are none", () => {
  const table = (amounts: readonly string[]): string =>
    [
      cover,
      "收入决算表\n",
      "金额单位：万元\n",
      "科目编码\t科目名称\t行次\t本年收入合计\t财政拨款收入",
      ...amounts.map((amount, i) => `20${i + 1}\t示例支出${i + 1}\t${i + 1}.00\t${amount}\t${amount}`),
    ].join("\n");
  expect(accountOf(table(["100.00", "5.00", "40.00"])).tables[0]?.empty).toBe(false);
  expect(accountOf(table(["", "", ""])).tables[0]?.empty).toBe(true);
});

test("economic classes 304 to 308 stand until 2017", () => {
  const table = (year: number): string =>
    [
      `示例县示例局\n\n${year}年度部门决算公开\n\n第二部分 决算表\n`,
      "一般公共预算财政拨款基本支出决算表\n",
      "公开06表\n",
      "金额单位：万元\n",
      "科目编码\t科目名称\t决算数",
      "301\t工资福利支出\t50.00",
      "30101\t基本工资\t50.00",
      "304\t对企事业单位的补贴\t10.00",
      "307\t债务利息支出\t5.00",
      "308\t债务还本支出\t5.00",
    ].join("\n");
  const said = (year: number): string[] =>
    audit(accountOf(table(year))).findings.flatMap(({ rule, message }) =>
      rule === "economic-codes-valid" && /30[478]/.test(message) ? [message] : [],
    );
  expect(said(2016)).toEqual([]);
  expect(said(2023).some((message) => message.includes("304"))).toBe(true);
});

test("the unit of the amounts may stand behind the title, under a label that nobody knows, or nowhere", () => {
  const table = (title: string, ...captions: string[]): string =>
    [
      cover,
      title,
      ...captions,
      "科目编码\t科目名称\t本年收入合计\t财政拨款收入\n201\t示例支出\t1.25\t1.25",
    ].join("\n\n");
  const unit = (text: string) => accountOf(text).tables[0]?.amountUnit;
  expect(unit(table("收入决算表（单位：万元）"))).toBe("万元");
  expect(unit(table("收入决算表", "计量口径：万元"))).toBe("万元");
  expect(unit(table("收入决算表", "填报机构：示例县示例局\t2023年度\t计量口径：元"))).toBe("元");
  expect(unit(table("收入决算表"))).toBeNull();
});

test("amounts of which nobody says the unit may be rounded", () => {
  const account = accountOf(
    [
      cover,
      "收入决算表\n",
      "科目编码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入",
      "合计\t\t10.01\t5.01\t5.01",
      "201\t示例支出\t10.01\t5.01\t5.01",
    ].join("\n"),
  );
  const sums = audit(account).findings.filter(({ rule }) => /sums|total/.test(rule));
  expect(sums.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("budgets and outturns down, “三公” items across under the money of a budget, other expenses beside them", () => {
  const account = accountOf(
    [
      cover,
      "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表\n",
      "金额单位：万元\n",
      "项目\t一般公共预算财政拨款安排的“三公”经费\t\t\t\t\t\t会议费\t培训费",
      "\t小计\t因公出国（境）费用\t公务接待费\t公务用车购置及运行维护费\t\t\t\t",
      "\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t",
      "预算数\t40.00\t3.00\t12.00\t25.00\t5.00\t20.00\t5.00\t6.00",
      "决算数\t30.00\t1.00\t9.00\t20.00\t4.00\t16.00\t4.00\t3.00",
    ].join("\n"),
  );
  const said = facts(account);
  expect(said).toEqual(
    expect.arrayContaining([
      "three-public|basis=全年预算|item=合计 400000",
      "three-public|basis=决算|item=合计 300000",
      "three-public|basis=全年预算|item=公务接待费 120000",
      "three-public|basis=决算|item=公务接待费 90000",
      "three-public|basis=决算|item=会议费 40000",
    ]),
  );
  expect(account.unbound).toEqual([]);
  expect(audit(account).findings.filter(({ severity }) => severity === "error")).toEqual([]);
});
