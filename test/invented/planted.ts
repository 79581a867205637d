import { inSection, inTable, inTurn, raised, replaced } from "../catalogue/case.ts";
import { disclosure } from "./disclosure.ts";

/** The bundled example: an invented disclosure with errors planted in it, each of a kind that real ones have. */
export function plantedExample(): string {
  return inTurn(
    // Two digits changed over in one cell of 公开03表.
    inTable("03", replaced(/(2210201\t住房公积金\t)(\d)(\d)(\d)/, "$1$2$4$3")),
    // An amount in 万元 that is not the one of the table.
    inSection("（三）财政拨款支出", raised(/住房保障支出年初预算[\d.]+万元，支出决算([\d.]+)万元/)),
    // A completion rate of another budget.
    inSection("（一）“三公”", replaced(/(公务接待费支出[\d,.]+元，完成全年预算的)[\d.]+%/, "$1151.71%")),
    // A rise explained by a fall.
    inSection(
      "四、财政",
      replaced("主要原因是本年度项目增加，相应追加了经费", "主要原因是压减项目支出，经费减少"),
    ),
    // Last year's year.
    inSection("一、收入", replaced("与2021年相比", "与2020年相比")),
    // The name of the budget.
    inSection("（四）预算绩效", replaced("国有资本经营预算", "国有资金经营预算")),
  )(disclosure());
}
