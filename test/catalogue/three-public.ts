import type { CatalogueCase } from "./case.ts";
import { inSection, inTable, inTurn, replaced } from "./case.ts";

const inGeneral = (change: (section: string) => string): ((text: string) => string) =>
  inSection("（一）“三公”经费", change);
const inDetail = (change: (section: string) => string): ((text: string) => string) =>
  inSection("（二）“三公”经费", change);

/** Budget columns filled in with the outturn. */
const backfilled = inTable("07", (table) =>
  table.replace(
    /^((?:\d+\.\d\d\t)(?:[\d.]*\t){5})((?:[\d.]*\t){5}[\d.]*)$/m,
    (_row, _budget: string, outturn: string) => `${outturn}\t${outturn}`,
  ),
);

export const threePublicCases: readonly CatalogueCase[] = [
  {
    id: "SG-01",
    what: "公务接待费决算大于全年预算",
    change: inTable("07", (table) =>
      table.replace(/^((?:\d+\.\d\d\t)(?:[\d.]*\t){10})([\d.]+)$/m, "$199999.00"),
    ),
  },
  { id: "SG-02", what: "各项预算与决算逐项相等", change: backfilled },
  {
    id: "SG-03",
    what: "零预算写完成率",
    change: inGeneral(replaced(/(因公出国（境）费支出0\.00元)，[^；]*；/, "$1，完成全年预算的0.00%；")),
  },
  { id: "SG-04", what: "有接待费而接待为0批次", change: inDetail(replaced(/共接待\d+批次/, "共接待0批次")) },
  {
    id: "SG-05",
    what: "没有出国费而有团组",
    change: inDetail(replaced(/出国团组共0个，0人次/, "出国团组共1个，3人次")),
  },
  {
    id: "SG-05",
    base: "rich",
    what: "团组多于人次",
    change: inDetail(replaced(/出国团组共\d+个/, "出国团组共9个")),
  },
  {
    id: "SG-06",
    what: "人均接待费超过500元",
    change: inDetail((text) => text.replace(/(\d+)批次，\d{2,}人次/g, "$1批次，18人次")),
  },
  {
    id: "SG-07",
    what: "单车运行维护费过高",
    change: inTurn(
      inTable("07", (table) => table.replace(/^((?:\d+\.\d\d\t)(?:[\d.]*\t){9})[\d.]+/m, "$1466019.06")),
    ),
  },
  {
    id: "SG-08",
    what: "外事接待批次大于国内",
    change: inDetail(replaced(/(其中外事接待费[\d.,]+元，共接待)\d+批次/, "$199批次")),
  },
  {
    id: "SG-09",
    what: "没有写车费小计",
    change: inGeneral(replaced(/公务用车购置及运行维护费支出[\d.,]+元，其中：\n+/, "")),
  },
  {
    id: "SG-10",
    what: "三公上升而理由空泛",
    change: inGeneral(
      replaced(
        /(支出决算[\d,.]+元，完成全年预算的[\d.]+%，比上年度)减少([\d,.]+元)，下降([\d.]+%)，主要原因是[^，]*，[^，]*，/,
        "$1增加$2，增长5.27%，主要原因是加大推介力度，积极开展接待活动，",
      ),
    ),
  },
  { id: "SG-11", what: "没有写接待对象", change: inDetail(replaced(/，主要是接待外地考察交流人员/, "")) },
  {
    id: "SG-12",
    what: "接待费超过项目支出三成",
    change: inTable("06", (table) => table.replace(/(30217\t公务接待费\t)[\d.]*/, "$1313060.00")),
  },
  {
    id: "SG-13",
    what: "完成率不足而没有原因",
    change: inGeneral(replaced(/(公务接待费支出[\d,.]+元，完成全年预算的[\d.]+%)[^。]*。/, "$1。")),
  },
  {
    id: "SG-14",
    what: "接待费和差旅费都很高",
    change: inTable("06", (table) =>
      table
        .replace(/(30217\t公务接待费\t)[\d.]*/, "$1313060.00")
        .replace(/(30211\t差旅费\t)[\d.]*/, "$1913060.00"),
    ),
  },
];
