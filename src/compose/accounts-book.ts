import type { Accounts, EvaluationForm, StatedFigure } from "../facts/accounts.ts";
import type { AccountsBook, BookTable, ListCell, ListColumn, ListSheet } from "../facts/accounts-book.ts";
import { formatScaled } from "../facts/decimal.ts";
import { layouts } from "../standard/layout.ts";
import { openBooks } from "./books.ts";
import type { FigureInput } from "./inputs.ts";
import { figureInputs, textInputs } from "./inputs.ts";
import { needOf } from "./required-inputs.ts";
import { plansOf, writtenTables } from "./tables.ts";

/** Names of the sheets that are no statutory tables; the reader of workbooks finds them by these. */
export const sheetNames = {
  guide: "填表说明",
  base: "基本信息",
  figures: "补充数据",
  texts: "文字说明",
  funds: "绩效-资金",
  goals: "绩效-目标",
  indicators: "绩效-指标",
  boxes: "绩效-分析",
} as const;

/** Rows of 基本信息, by the words of the form. */
export const baseRows = {
  unit: "单位名称",
  year: "年度",
  genre: "文种",
  profile: "样式",
  amountUnit: "金额单位",
  approved: "批复日期",
  published: "公开日期",
} as const;

/** Forms whose rows are subjects that the preparer adds. */
export const byCode = /^公开0[23589]表$/;

/** The accounts workbook of a unit: its statutory tables with totals computed, and everything else to fill in. */
export function accountsBook(accounts: Accounts): AccountsBook {
  const plans = plansOf(accounts);
  const tables = writtenTables(openBooks(accounts, plans), plans);
  const blank = accounts.functions.length === 0 ? 40 : 10;
  const sheets: BookTable[] = tables.map((table, i) => ({
    table,
    sheet: `${String(i + 1).padStart(2, "0")} ${(table.title ?? "").replace(/[\\/?*[\]:“”]/g, "").slice(0, 24)}`,
    blankRows: byCode.test(table.form ?? "") ? blank : 0,
  }));
  return {
    unit: accounts.unit,
    year: accounts.year,
    tables: sheets,
    lists: [guide(accounts), base(accounts), figures(accounts), texts(accounts), ...evaluations(accounts)],
  };
}

const word = (text: string, options: readonly string[] | null = null): ListCell => ({
  text,
  figure: null,
  options,
});

function columns(...list: (readonly [string, number, boolean])[]): ListColumn[] {
  return list.map(([header, width, locked]) => ({ header, width, locked }));
}

function guide({ unit, year }: Accounts): ListSheet {
  const lines = [
    "一、先核对“基本信息”，再填各张决算表。浅黄色单元格由您填写；合计、小计和其他表已有的数由公式算出，不必填写。",
    "二、按科目填列的表只需填“项”级科目（7位编码），类、款和合计自动汇总；科目编码从“科目代码”表选取，可插入行。",
    "三、“补充数据”填决算表里没有而情况说明要用的数：上年数、预算数、批次人次、合同金额等；空着的表示不知道，0表示没有。哪些必须填，见“何时填”一列。",
    "四、“文字说明”只填原因、用途和对象，不必写“主要原因是”，也不必写句号；哪些必须填，见“何时填”一列。",
    "五、“绩效”各表按项目填写，得分空着的由系统按评分办法计算。",
    "六、填完后运行 mingzhang compose，生成全套公开稿；必须填的没有填、哪里有矛盾，会指出工作表和单元格，改好后才写出文件。",
  ];
  return {
    name: sheetNames.guide,
    intro: `${unit}${year}年度决算公开填报表`,
    columns: columns(["说明", 110, true]),
    rows: lines.map((line) => [word(line)]),
    blankRows: 0,
  };
}

function base({ unit, year, genre, layout, amountUnit, texts: said }: Accounts): ListSheet {
  const rows: (readonly [string, ListCell, string])[] = [
    [baseRows.unit, word(unit), "单位全称，与印章一致"],
    [baseRows.year, word(year === 0 ? "" : String(year)), "决算年度，四位数字"],
    [baseRows.genre, word(genre, ["部门决算", "单位决算"]), "部门汇总公开选“部门决算”"],
    [
      baseRows.profile,
      word(layout.id, [...new Set([layout.id, ...layouts.map(({ id }) => id)])]),
      "本地区规定的样式",
    ],
    [baseRows.amountUnit, word(amountUnit, ["元", "万元"]), "各张决算表的金额单位"],
    [
      baseRows.approved,
      word(said.get("approved")?.text ?? ""),
      "选填：财政批复决算的日期，如2023年8月18日；还没有批复的不填",
    ],
    [baseRows.published, word(said.get("published")?.text ?? ""), "选填：批复后20日内；日期未定的不填"],
  ];
  return {
    name: sheetNames.base,
    intro: "封面和各表表头用的信息",
    columns: columns(["项目", 20, true], ["内容", 44, false], ["说明", 44, true]),
    rows: rows.map(([label, cell, hint]) => [word(label), cell, word(hint)]),
    blankRows: 0,
  };
}

function figures(accounts: Accounts): ListSheet {
  const inputs = figureInputs(accounts);
  const known = new Set(inputs.map(({ id }) => id));
  const inTables = new Set(
    plansOf(accounts).flatMap(({ rows }) => rows.flat().flatMap((cell) => cell?.key ?? [])),
  );
  // What was read from a disclosure and no sentence needs is kept all the same.
  const more = [...accounts.figures].flatMap(([id, figure]): FigureInput[] =>
    known.has(id) || inTables.has(id) || id.includes("@")
      ? []
      : [{ id, group: "其他", label: id, quantity: figure.quantity, unit: unitOf(figure, accounts) }],
  );
  return {
    name: sheetNames.figures,
    intro: "决算表里没有而情况说明要用的数",
    columns: columns(
      ["类别", 14, true],
      ["项目", 46, true],
      ["数值", 20, false],
      ["单位", 10, true],
      ["编号", 60, true],
      ["何时填", 46, true],
    ),
    rows: [...inputs, ...more].map((input) => {
      const stated = accounts.figures.get(input.id);
      return [
        word(input.group),
        word(input.label),
        stated
          ? {
              text: "",
              figure: { quantity: input.quantity, value: stated.value, unit: input.unit },
              options: null,
            }
          : word(""),
        word(input.unit),
        word(input.id),
        word(known.has(input.id) ? needOf(input.id, accounts.layout).words : "选填"),
      ];
    }),
    blankRows: spare(accounts),
  };
}

function unitOf({ quantity }: StatedFigure, { amountUnit }: Accounts): string {
  if (quantity === "amount") return amountUnit;
  return quantity === "percent" ? "%" : "个";
}

function texts(accounts: Accounts): ListSheet {
  const inputs = textInputs(accounts);
  return {
    name: sheetNames.texts,
    intro: "原因、用途和对象：只写事实，不写“主要原因是”",
    columns: columns(
      ["类别", 14, true],
      ["项目", 46, true],
      ["内容", 90, false],
      ["编号", 30, true],
      ["何时填", 46, true],
    ),
    rows: inputs.map(({ id, group, label }) => [
      word(group),
      word(label),
      word(accounts.texts.get(id)?.text ?? ""),
      word(id),
      word(needOf(id, accounts.layout).words),
    ]),
    blankRows: spare(accounts),
  };
}

/** Rows for what is asked of subjects that are not known yet. */
function spare({ functions }: Accounts): number {
  return functions.length === 0 ? 60 : 0;
}

const scopeWords = { project: "项目", overall: "整体" } as const;

function evaluations({ evaluations: forms }: Accounts): ListSheet[] {
  const wan = (value: bigint | null): ListCell =>
    value === null
      ? word("")
      : { text: "", figure: { quantity: "amount", value, unit: "万元" }, options: null };
  const points = (value: bigint | null): ListCell => word(value === null ? "" : formatScaled(value, 4));
  const rows = (of: (form: EvaluationForm) => ListCell[][]): ListCell[][] => forms.flatMap(of);
  return [
    {
      name: sheetNames.funds,
      intro:
        "每个项目一行“资金总额”，下面列各级资金；金额单位：万元。类型空着的按“项目”；主管部门、预算单位填在每个项目的第一行；某一来源没有的金额空着",
      columns: columns(
        ["项目名称", 28, false],
        ["类型", 8, false],
        ["主管部门及代码", 24, false],
        ["预算单位", 24, false],
        ["资金来源", 18, false],
        ["目标申报数", 14, false],
        ["预算编制数", 14, false],
        ["全年预算数", 14, false],
        ["全年执行数", 14, false],
      ),
      rows: rows((form) =>
        form.funds.map(({ label, declared, initial, budget, executed }) => [
          word(form.project),
          word(scopeWords[form.scope], ["项目", "整体"]),
          word(form.department),
          word(form.unit),
          word(label),
          ...[declared, initial, budget, executed].map(wan),
        ]),
      ),
      blankRows: 20,
    },
    {
      name: sheetNames.goals,
      intro: "年度目标和实际完成情况",
      columns: columns(["项目名称", 28, false], ["年度目标", 70, false], ["实际完成情况", 70, false]),
      rows: rows(({ project, goal, achievement }) => [[word(project), word(goal), word(achievement)]]),
      blankRows: 10,
    },
    {
      name: sheetNames.indicators,
      intro: "年初指标值、调整后指标值至少填一个；得分空着的按评分办法计算；没有偏差的不填偏差原因",
      columns: columns(
        ["项目名称", 28, false],
        ["一级指标", 14, false],
        ["二级指标", 18, false],
        ["三级指标", 30, false],
        ["年初指标值", 18, false],
        ["调整后指标值", 18, false],
        ["实际完成值", 18, false],
        ["分值", 8, false],
        ["得分", 8, false],
        ["偏差原因分析及改进措施", 40, false],
      ),
      rows: rows(({ project, indicators }) =>
        indicators.map((one) => [
          word(project),
          ...[one.first, one.second, one.third, one.initial, one.adjusted, one.actual].map((text) =>
            word(text),
          ),
          points(one.weight),
          points(one.score),
          word(one.deviation),
        ]),
      ),
      blankRows: 40,
    },
    {
      name: sheetNames.boxes,
      intro: "绩效分析：每栏一行",
      columns: columns(["项目名称", 28, false], ["栏目", 34, false], ["内容", 100, false]),
      rows: rows(({ project, boxes }) =>
        boxes.map(({ label, text }) => [word(project), word(label), word(text)]),
      ),
      blankRows: 30,
    },
  ];
}
