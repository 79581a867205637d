import type { CatalogueCase } from "./case.ts";
import { inSection, raised, replaced } from "./case.ts";

export const yearOnYearCases: readonly CatalogueCase[] = [
  {
    id: "YY-01",
    what: "写明的上年数与增减额不符",
    change: inSection("（一）财政拨款支出", replaced(/财政拨款支出增加/, "比上年决算数1,000.00元增加")),
  },
  {
    id: "YY-02",
    what: "收入、支出推算的上年数不同",
    change: inSection("一、收入", raised(/支出总计增加([\d,.]+)元/)),
  },
  {
    id: "YY-03",
    what: "增加额大于本年数",
    change: inSection("（一）财政拨款支出", raised(/财政拨款支出增加([\d,.]+)元/, 99_000_000)),
  },
  {
    id: "YY-04",
    what: "上年为零仍写增长率（运行维护费）",
    change: inSection("（一）“三公”", (text) => {
      const value = /公务用车运行维护费支出([\d,.]+)元/.exec(text)?.[1] ?? "";
      return replaced(
        /(公务用车运行维护费支出[\d,.]+元，完成全年预算的[\d.]+%，)比上年度减少[\d,.]+元，下降[\d.]+%/,
        `$1比上年度增加${value}元，增长100%`,
      )(text);
    }),
  },
  {
    id: "YY-05",
    what: "上年为零仍写增长率（接待费）",
    change: inSection("（一）“三公”", (text) => {
      const value = /公务接待费支出([\d,.]+)元/.exec(text)?.[1] ?? "";
      return replaced(
        /(公务接待费支出[\d,.]+元，完成全年预算的[\d.]+%，)比上年度减少[\d,.]+元，下降[\d.]+%/,
        `$1比上年度增加${value}元，增长100%`,
      )(text);
    }),
  },
  {
    id: "YY-06",
    what: "上年为零仍写增长率（支出）",
    change: inSection("（一）财政拨款支出", (text) => {
      const value = /财政拨款支出([\d,.]+)元/.exec(text)?.[1] ?? "";
      return replaced(/财政拨款支出增加[\d,.]+元，增长[\d.]+%/, `财政拨款支出增加${value}元，增长100%`)(text);
    }),
  },
  { id: "YY-07", what: "增长率算错", change: inSection("（一）财政拨款支出", raised(/增长([\d.]+)%/)) },
  {
    id: "YY-10",
    what: "三公增减额与分项不闭合",
    change: inSection("（一）“三公”", raised(/完成全年预算的[\d.]+%，比上年度减少([\d,.]+)元/)),
  },
  {
    id: "YY-13",
    what: "与前年比较",
    change: inSection("一、收入", replaced("与2021年相比", "与2020年相比")),
  },
  {
    id: "YY-14",
    what: "写持平，但口径更小的上年数更大",
    change: (text) =>
      inSection(
        "（一）财政拨款支出",
        replaced(/财政拨款支出增加[\d,.]+元，增长[\d.]+%/, "财政拨款支出减少800,000.00元"),
      )(
        inSection(
          "四、财政",
          replaced(
            /财政拨款收入总计增加[\d,.]+元，财政拨款支出总计增加[\d,.]+元/,
            "财政拨款支出总计与上年持平",
          ),
        )(text),
      ),
  },
];
