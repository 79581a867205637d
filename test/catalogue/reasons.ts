import type { CatalogueCase } from "./case.ts";
import { inSection, replaced } from "./case.ts";

const inOverall = (change: (section: string) => string): ((text: string) => string) =>
  inSection("（一）财政拨款支出", change);

export const reasonCases: readonly CatalogueCase[] = [
  { id: "YY-08", what: "增长率超过1000%", change: inOverall(replaced(/增长[\d.]+%/, "增长9410.00%")) },
  { id: "YY-09", what: "增减额与增减率方向相反", change: inOverall(replaced(/，增长([\d.]+%)/, "，下降$1")) },
  {
    id: "YY-09",
    what: "方向词与负号重复",
    change: inOverall(replaced(/财政拨款支出增加([\d,.]+元)/, "财政拨款支出增加-$1")),
  },
  {
    id: "YY-11",
    what: "增加没有原因",
    change: inOverall(replaced(/(增长[\d.]+%)，主要原因是[^。]*。/, "$1。")),
  },
  {
    id: "YY-12",
    what: "同节增减率有的写有的不写",
    change: inSection(
      "（一）“三公”经费",
      replaced(/(公务接待费支出[\d,.]+元，[^。]*?减少[\d,.]+元)，下降[\d.]+%/, "$1"),
    ),
  },
  {
    id: "YY-15",
    what: "机关运行经费没有与上年比较",
    change: replaced(/本单位为事业单位，无机关运行经费。/, "2022年度机关运行经费支出120,000.00元。"),
  },
  {
    id: "YY-16",
    what: "大幅增加而原因空泛",
    change: inOverall(
      replaced(
        /财政拨款支出增加[\d,.]+元，增长[\d.]+%，主要原因是[^。]*。/,
        "财政拨款支出增加1,220,433.41元，增长90.89%，主要原因是工作需要。",
      ),
    ),
  },
];
