import type { Books } from "./books.ts";
import { publicRow } from "./books.ts";
import { change, itemsOf, staffAndRunning } from "./phrases.ts";

/** A narrative without tables in the manner of a township in Fujian: codes in brackets, hardly a line break. */
export function fujianDisclosure(b: Books): string[] {
  const { a, t, prior, money, percent } = b;
  const { unit, year } = a;
  const last = year - 1;
  const [staff, running] = staffAndRunning(b);
  const now = publicRow(a.threePublic);
  const then = publicRow(prior.threePublic);
  const more = (value: bigint, before: bigint): string => `比${last}年决算数${change(b, value, before)}`;
  const ago = (value: bigint): bigint => (value * (1000n - a.growth)) / 1000n;
  const { goods, works, services } = a.procurement;
  const name = (code: string): string => t.general.find((line) => line.code === code)?.name ?? "";
  const classes = t.classes.map(({ code, name: title, values }, i) => {
    const value = values[0]!;
    const items = itemsOf(b)
      .filter((line) => line.code.startsWith(code))
      .map((line) => `科目编码${line.code}-${line.name}的金额为${money(line.values[0]!)}`)
      .join("；");
    const listed = t.general
      .filter((line) => line.code.length === 5 && line.code.startsWith(code))
      .map((line, k) => {
        const below = itemsOf(b).filter((one) => one.code.startsWith(line.code));
        return `${k + 1}、${line.name}（科目编码：${line.code}）${money(line.values[0]!)}，其中${below.map((one) => `${name(one.code)}（科目编码：${one.code}）${money(one.values[0]!)}`).join("，")}。`;
      })
      .join("");
    const head = `（${"一二三四五六".split("")[i]}）${title}（科目编码：${code}）${money(value)}`;
    return i % 2 === 0
      ? `${head}（其中按照项级科目统计，${items}），较${last}年决算数${change(b, value, ago(value))}。主要原因是：人员经费相应增加。`
      : `${head}，较${last}年决算数${change(b, value, ago(value))}。包括：${listed}主要原因是：人员经费相应增加。`;
  });
  const body = [
    "四、决算收支总体情况",
    `${year}年${unit}年初结转和结余${money(a.opening + a.fund.opening)}，本年收入${money(t.revenueAll)}，本年支出${money(t.spendingAll)}，事业基金弥补收支差额0万元，结余分配0万元，年末结转和结余${money(a.closing + a.fund.closing)}。`,
    `（一）${year}年本年收入${money(t.revenueAll)}，${more(t.revenueAll, prior.spending)}，具体情况如下： 1、财政拨款收入${money(t.fiscalRevenue)}，其中政府性基金${money(a.fund.revenue)}。 2、事业收入${money(a.others.service)}。 3、经营收入${money(a.others.business)}。 4、上级补助收入${money(a.others.upper)}。 5、附属单位上缴收入${money(a.others.subordinate)}。 6、其他收入${money(a.others.other)}。`,
    `（二）${year}年本年支出${money(t.spendingAll)}，${more(t.spendingAll, prior.spending)}，具体情况如下： 1、基本支出${money(t.generalBasic)}。其中，人员支出${money(staff)}，公用支出${money(running)}。 2、项目支出${money(t.project)}。 3、上缴上级支出${money(a.handedUp)}。 4、经营支出${money(a.business)}。 5、对附属单位补助支出${money(a.granted)}。`,
    "五、公共财政拨款支出决算情况",
    `${year}年公共财政拨款支出${money(t.generalAll)}，${more(t.generalAll, prior.general)}，主要原因是人员经费增加，具体情况如下（按项级科目分类统计）：`,
    ...classes,
    "六、政府性基金支出决算情况",
    a.fund.spent === 0n
      ? `${year}年度没有政府性基金支出。`
      : `${year}年度政府性基金支出${money(a.fund.spent)}，${more(a.fund.spent, ago(a.fund.spent))}，主要原因是农村环境整治增加。包括：城乡社区支出（科目编码：212）${money(a.fund.spent)}。`,
    "七、“三公”经费公共财政拨款支出决算情况",
    `${year}年“三公”经费公共财政拨款支出预算为${money(publicRow(b.publicBudget)[0]!)}，支出决算为${money(now[0]!)}，完成预算的${percent(now[0]!, publicRow(b.publicBudget)[0]!)}，同比${change(b, now[0]!, then[0]!)}，主要原因是公务活动变化。具体情况如下：`,
    `（一）因公出国（境）费${money(now[1]!)}。`,
    `（二）公务用车购置及运行费${money(now[2]!)}。其中：公务用车购置费${money(now[3]!)}，${year}年公务用车购置${now[3] === 0n ? 0 : 1}辆。公务用车运行费${money(now[4]!)}，主要用于公务用车燃油、维修、保险等方面支出，年末公务用车保有量${a.vehicles}辆。`,
    `（三）公务接待费${money(now[5]!)}。主要用于接待上级检查，累计接待${a.receptions}批次、接待总人数${a.guests}人。`,
    "八、机关运行经费支出情况",
    a.shape === "rich"
      ? `${year}年机关运行经费支出${money(running)}，比${last}年${change(b, running, prior.running)}。主要原因是：办公费增加。${year}年机关运行经费支出的主要内容是：办公费12.00万元，邮电费1.00万元。`
      : "本单位为事业单位，没有机关运行经费支出。",
    "九、项目绩效自评",
    "本单位没有安排绩效评价的项目。",
    "十、政府采购支出、国有资产占用情况说明",
    `（一）政府采购支出情况 ${year}年本部门政府采购支出总额${money(goods + works + services)}。其中：政府采购货物支出${money(goods)}，占政府采购支出总额的${percent(goods, goods + works + services)}；政府采购工程支出${money(works)}，占政府采购支出总额的${percent(works, goods + works + services)}；政府采购服务支出${money(services)}，占政府采购支出总额的${percent(services, goods + works + services)}。`,
    `（二）国有资产占用情况 ${year}年末，本部门共有车辆${a.vehicles}辆，其中：一般公务用车${a.vehicles}辆、一般执法执勤用车0辆、特种专业技术用车0辆；单位价值50万元以上通用设备0台（套）；单位价值100万元以上专用设备0台（套）。`,
    "十一、名词解释 （一）财政拨款收入：指本级财政当年拨付的资金。 （二）基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
  ];
  return [
    `标题: ${year}年度${unit}部门决算说明`,
    `${year}年度${unit}部门决算说明 按照有关规定，现将我单位${year}年度部门决算说明如下： 一、部门主要职责 承担本行业管理和服务工作。 二、部门预算单位基本情况 ${unit}包括1个机关行政处室。 三、部门主要工作总结 完成了各项工作。 ${body.join(" ")}`,
  ];
}
