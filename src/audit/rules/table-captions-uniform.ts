import type { AccountTable, Prose } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { Severity } from "../../facts/finding.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const ids = ["ST-13", "ST-14", "ST-15"];

export const tableCaptionsUniform = checkRule({
  id: "table-captions-uniform",
  title: "各表的金额单位、单位标签和编制主体标签写法一致",
  basis: "部门决算报表格式",
  severity: "note",
  advice: "全套统一为“部门名称：”“金额单位：元”（或全套统一为万元）。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const tables = view.account.tables.filter(({ form }) => form !== null && form !== "自评表");
    if (tables.length < 2) return yield notApplicable(ids);
    yield* uniform(
      "ST-13",
      "金额单位标签",
      tables,
      ({ unitLabel }) => unitLabel,
      ({ unitProse }) => unitProse,
      "note",
    );
    yield* uniform(
      "ST-14",
      "金额单位",
      tables,
      ({ amountUnit }) => amountUnit,
      ({ unitProse }) => unitProse,
      "error",
    );
    yield* uniform(
      "ST-15",
      "编制主体标签",
      tables,
      ({ ownerLabel }) => ownerLabel,
      ({ ownerProse }) => ownerProse,
      "note",
    );
  },
  examples: {
    pass: [drawing("部门名称", "金额单位：元")],
    fail: [
      drawing("单位名称", "金额单位：元"),
      drawing("部门名称", "单位：元"),
      drawing("部门名称", "金额单位：万元"),
    ],
  },
});

function* uniform(
  id: string,
  name: string,
  tables: readonly AccountTable[],
  label: (table: AccountTable) => string | null,
  prose: (table: AccountTable) => Prose | null,
  severity: Severity,
): Generator<Checked> {
  const votes = new Map<string, number>();
  for (const table of tables) {
    const printed = label(table);
    if (printed !== null) votes.set(printed, (votes.get(printed) ?? 0) + 1);
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (most === undefined || votes.size <= 1) return yield passed(id);
  const odd = tables.filter((table) => label(table) !== null && label(table) !== most);
  for (const table of odd) {
    const place = prose(table);
    yield failed(id, {
      subject: `${name}:${table.form}`,
      severity,
      message: `${table.form}${name}写作“${label(table)}”，其他${votes.get(most)}张表写作“${most}”，应统一`,
      expected: most,
      actual: label(table),
      places: place ? [{ place: placeOf(place) }] : [],
    });
  }
}

function drawing(owner: string, unit: string): string {
  const table = (title: string, number: string, ownerLabel: string, unitLine: string): string[] => [
    title,
    number,
    `${ownerLabel}：示例县示例中心`,
    unitLine,
    "项目\t\t本年合计\t基本支出\t项目支出\n科目编码\t科目名称\t\t\t\n合计\t\t100.00\t100.00\t",
    "注：本表反映部门本年度各项情况。",
  ];
  return [
    ...table("支出决算表", "公开03表", "部门名称", "金额单位：元"),
    ...table("一般公共预算财政拨款支出决算表", "公开05表", "部门名称", "金额单位：元"),
    ...table("国有资本经营预算财政拨款支出决算表", "公开09表", owner, unit),
  ].join("\n\n");
}
