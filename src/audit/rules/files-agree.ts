import type { Severity } from "../../facts/finding.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const severities: Readonly<Record<string, Severity>> = {
  "files-disagree": "error",
  "files-repeat": "warning",
  "left-out": "note",
};

export const filesAgree = checkRule({
  id: "files-agree",
  title: "一份决算公开稿的几个文件是同一单位、同一年度，同一张表、同一段说明只有一份",
  basis: "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确、一致",
  severity: "error",
  advice: "确定以哪个文件为准，删去或改正另一个；混入其他单位、其他年度的文件应取出。",
  catalogue: [],
  input: "words",
  *check({ account }) {
    const conflicts = account.repairs.filter(({ kind }) => Object.hasOwn(severities, kind));
    if (account.files.length < 2 && conflicts.length === 0) return yield notApplicable([]);
    for (const [message, [first, ...others]] of Map.groupBy(conflicts, (one) => one.message))
      yield failed([], {
        subject: message.replace(/[，：].*$/s, ""),
        message,
        severity: severities[first!.kind]!,
        actual: first!.place.text,
        places: [first!, ...others].map(({ place }) => ({ place })),
      });
    if (conflicts.length === 0) yield passed([]);
  },
  examples: {
    pass: [
      `=== 封面.txt
澄岭县文旅推介中心
2022年度部门决算公开
=== 决算表.txt
### 收入支出决算总表

公开01表

部门名称：澄岭县文旅推介中心

2022年度

金额单位：元

收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
一、一般公共预算财政拨款收入\t1\t100.00\t一、一般公共服务支出\t32\t100.00
总计\t31\t100.00\t总计\t62\t100.00`,
    ],
    fail: [
      `=== 决算表.txt
### 收入支出决算总表

公开01表

部门名称：澄岭县文旅推介中心

金额单位：元

收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
一、一般公共预算财政拨款收入\t1\t100.00\t一、一般公共服务支出\t32\t100.00
总计\t31\t100.00\t总计\t62\t100.00
=== 补充表.txt
### 收入支出决算总表

公开01表

部门名称：澄岭县文旅推介中心

金额单位：元

收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
一、一般公共预算财政拨款收入\t1\t200.00\t一、一般公共服务支出\t32\t200.00
总计\t31\t200.00\t总计\t62\t200.00`,
      `=== 决算表.txt
### 收入支出决算总表

部门名称：澄岭县文旅推介中心

金额单位：元

收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
一、一般公共预算财政拨款收入\t1\t100.00\t一、一般公共服务支出\t32\t100.00
总计\t31\t100.00\t总计\t62\t100.00
=== 支出表.txt
### 支出决算表

部门名称：澄岭县档案服务中心

金额单位：元

项目\t\t本年支出合计\t基本支出\t项目支出
功能分类科目编码\t科目名称\t\t\t
合计\t\t100.00\t100.00\t
201\t一般公共服务支出\t100.00\t100.00\t`,
    ],
  },
});
