import type { Finding } from "../src/facts/finding.ts";

/** A defect that a careful reader finds in a published document, and how its finding is recognised. */
export interface Label {
  readonly severity: "error" | "warning" | "note";
  readonly what: string;
  /** A finding of one of these rules or catalogue entries … */
  readonly by: readonly string[];
  /** … whose message says this. */
  readonly says?: RegExp;
}

/** What careful reading finds, by document of the corpus; texts are read from ../shared/corpus. */
export const labelled: Readonly<Record<string, readonly Label[]>> = {
  "yangcheng-2022.txt": [
    { severity: "error", what: "15.59万元 cut off, 15.60 is right", by: ["TT-36"], says: /15\.60万元/ },
    {
      severity: "error",
      what: "33.60% of 全年预算, which equals the outturn",
      by: ["TT-62"],
      says: /100\.00%/,
    },
    {
      severity: "error",
      what: "151.71% of 全年预算, which equals the outturn",
      by: ["TT-64"],
      says: /100\.00%/,
    },
    { severity: "error", what: "completion rates imply a budget of 285,000", by: ["TT-65"] },
    { severity: "error", what: "growth of 2520000% on nothing", by: ["YY-04"], says: /2520000%/ },
    { severity: "error", what: "growth of 31859000% on nothing", by: ["YY-05"], says: /31859000%/ },
    { severity: "error", what: "upkeep rose, the reason says it fell", by: ["TX-02"] },
    { severity: "error", what: "整体支出 1,049,675.81 against 4,566,031.64", by: ["TT-78", "TX-01"] },
    { severity: "error", what: "projects executed 122.484万元, not 104.97", by: ["PF-11"] },
    { severity: "error", what: "evaluation report referred to and absent", by: ["ST-21", "PF-39"] },
    { severity: "error", what: "国有资金经营预算", by: ["SL-07"] },
    {
      severity: "error",
      what: "execution rate 100% in the form, 17.6% in its text (four forms)",
      by: ["PF-14"],
    },
    { severity: "error", what: "年度目标 is “优” (four forms)", by: ["PF-18"] },
    { severity: "error", what: "indicator without a target has a score (four forms)", by: ["PF-22"] },
    { severity: "error", what: "indicator that does not apply was not excluded (four forms)", by: ["PF-23"] },
    { severity: "error", what: "time indicator “提升”", by: ["PF-25"] },
    {
      severity: "error",
      what: "money covered by self-evaluation is that of no column of the forms",
      by: ["PF-40"],
      says: /均不相符/,
    },
    { severity: "warning", what: "section six titled like section five", by: ["ST-17"] },
    { severity: "warning", what: "no overall self-evaluation form", by: ["ST-36"] },
    { severity: "warning", what: "其中 does not close", by: ["TT-25"] },
    { severity: "warning", what: "differences from the budget without reasons", by: ["TT-46"] },
    { severity: "warning", what: "adjusted and initial budget mixed", by: ["TT-81"] },
    { severity: "warning", what: "new unit, yet reasons of growth", by: ["TX-06"] },
    { severity: "warning", what: "completion of nothing 0.00%", by: ["SG-03"] },
    { severity: "warning", what: "three-public budget equals outturn", by: ["SG-02"] },
    { severity: "warning", what: "858.73元 a guest", by: ["SG-06"] },
    { severity: "warning", what: "budget cut by 82%", by: ["PF-16"] },
    { severity: "warning", what: "targets not adjusted with the budget", by: ["PF-17"] },
    { severity: "warning", what: "actual values written as targets", by: ["PF-19"] },
    { severity: "warning", what: "satisfaction ≥100%", by: ["PF-20"] },
    { severity: "warning", what: "“=95%” met by 100%", by: ["PF-21"] },
    { severity: "warning", what: "all scores alike", by: ["PF-33"] },
    { severity: "warning", what: "as of November", by: ["TX-14"] },
    { severity: "warning", what: "award of 149万元 against 12.388", by: ["TX-17"] },
    { severity: "warning", what: "four activities listed, ten claimed", by: ["TX-18"] },
    { severity: "warning", what: "evaluation by the department rests on self-evaluation", by: ["TX-13"] },
    { severity: "note", what: "row 16 missing in 公开10表", by: ["ST-27"] },
    { severity: "note", what: "row numbers 1.00", by: ["ST-29"] },
    { severity: "note", what: "档次 for 栏次", by: ["ST-28"] },
    { severity: "note", what: "doubled punctuation", by: ["SL-01"] },
    { severity: "note", what: "residue: 主要用于无", by: ["SL-02"] },
    { severity: "note", what: "二是 twice", by: ["TX-16"] },
  ],
  "pingtan-zhonglou-2016.txt": [
    {
      severity: "error",
      what: "本年支出 1686.22 and 1682.22",
      by: ["same-figure-everywhere"],
      says: /1,686\.22万元/,
    },
    { severity: "error", what: "2120501 is not 城乡社区规划与管理", by: ["CC-02"], says: /2120501/ },
    { severity: "note", what: "城乡社区支出 is a class and no item", by: ["CC-14"], says: /城乡社区支出/ },
    { severity: "warning", what: "下降（增长）", by: ["SL-02"], says: /下降（增长）/ },
    { severity: "note", what: "document number cut", by: ["SL-14"] },
    { severity: "note", what: "二、 twice", by: ["ST-32"] },
  ],
  "pingtan-tancheng-2016.txt": [
    { severity: "error", what: "11.55% should be 13.07%", by: ["YY-07"], says: /13\.07%/ },
    { severity: "error", what: "2015 bases contradict", by: ["YY-03"] },
    { severity: "warning", what: "2010601 is 行政运行 and not 财政事务", by: ["CC-02"], says: /2010601/ },
    { severity: "warning", what: "name of 20103", by: ["CC-02"], says: /20103/ },
    { severity: "note", what: "住房保障支出支出", by: ["SL-17"], says: /支出支出/ },
    { severity: "note", what: "本部门部门", by: ["SL-17"], says: /部门部门/ },
  ],
  "putuo-finance-2024.pdf": [
    { severity: "error", what: "总计 0.3万元 for 2961.68", by: ["TT-18", "TT-19"], says: /2,961\.68万元/ },
    { severity: "error", what: "持平, yet 五（一） says 减少63.14万元", by: ["YY-03"] },
    { severity: "error", what: "71.73% should be 71.65%", by: ["TT-28"], says: /71\.65%/ },
    {
      severity: "error",
      what: "个人农业生产补贴 has no amount, 奖励金 has",
      by: ["named-items-have-amounts"],
      says: /奖励金0\.31/,
    },
    { severity: "warning", what: "every outturn of 公开07表 is blank", by: ["three-public-outturn-filled"] },
    { severity: "warning", what: "一般行政管理事务 is 项目支出", by: ["item-uses-fit-nature"] },
  ],
  "putuo-social-work-2024.pdf": [
    { severity: "error", what: "95.89% of an initial budget of nothing", by: ["TT-34"], says: /95\.89%/ },
    { severity: "error", what: "growth of 100.00% on nothing", by: ["YY-06"], says: /100\.00%/ },
    { severity: "error", what: "邮电费 has no amount", by: ["named-items-have-amounts"], says: /邮电费/ },
    { severity: "error", what: "small businesses won more than all", by: ["small-business-parts-fit"] },
    { severity: "warning", what: "use of 住房公积金 copied", by: ["CC-15"], says: /住房公积金/ },
    { severity: "warning", what: "template instruction left in", by: ["SL-02"], says: /仍保留该表格式/ },
    { severity: "note", what: "9.55% is cut off", by: ["TT-31"], says: /9\.56%/ },
  ],
  "swu-2023.pdf": [
    // 2,536.65 ÷ 457,676.75 = 0.5542 %: provable, although the corpus does not list it.
    { severity: "error", what: "0.56% should be 0.55%", by: ["TT-12"], says: /0\.55%/ },
    { severity: "warning", what: "抗役 for 抗疫", by: ["CC-06"], says: /抗疫/ },
  ],
};

/** Whether a finding states a label. */
export function states({ by, says }: Label, finding: Finding): boolean {
  return (
    by.some((one) => finding.rule === one || finding.catalogue.includes(one)) &&
    (!says || says.test(finding.message))
  );
}
