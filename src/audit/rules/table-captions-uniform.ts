import type { AccountTable, Prose } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { Severity } from "../../facts/finding.ts";
import type { Layout } from "../../facts/layout.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { printedName } from "../wording.ts";

const ids = ["ST-11", "ST-12", "ST-13", "ST-14", "ST-15"];

export const tableCaptionsUniform = checkRule({
  id: "table-captions-uniform",
  title: "各表的表头要素齐全一致：表号、编制主体、年度、金额单位及其标签",
  basis: "部门决算报表格式",
  severity: "note",
  advice: "补写缺的表头；全套统一为“部门名称：”“金额单位：元”（或全套统一为万元）。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const tables = view.account.tables.filter(({ form }) => form !== null && form !== "自评表");
    if (tables.length < 2) return yield notApplicable(ids);
    yield* lackedByOne(tables, view.profile);
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
      drawing("部门名称", "金额单位：元", null),
    ],
  },
});

/** What stands above a table. */
const captions = [
  { id: "ST-11", name: "表号", key: "number", of: (table: AccountTable) => table.number },
  { id: "ST-12", name: "编制主体", key: "owner", of: (table: AccountTable) => table.owner },
  { id: "ST-12", name: "年度", key: "year", of: (table: AccountTable) => table.year },
  { id: "ST-12", name: "金额单位", key: "unit", of: (table: AccountTable) => table.amountUnit },
] as const;

/** What most tables print above them, and one does not. What the profile demands of every table is demanded elsewhere. */
function* lackedByOne(tables: readonly AccountTable[], profile: Layout | undefined): Generator<Checked> {
  for (const { id, name, key, of } of captions) {
    if (key !== "number" && profile?.captions.prints.includes(key)) continue;
    const printing = tables.filter((table) => of(table) !== null);
    if (printing.length < 2 || printing.length * 2 <= tables.length) {
      yield notApplicable(id);
      continue;
    }
    // A table that goes on on the next page need not say again whose it is.
    const named = new Set(printing.map(({ form }) => form));
    const lacking = tables.filter((table) => of(table) === null && !named.has(table.form));
    if (lacking.length === 0) yield passed(id);
    for (const table of lacking) {
      const due = profile?.tables.find(({ form }) => form === table.form)?.number ?? null;
      const place = table.titleProse ? placeOf(table.titleProse) : table.rows[0]?.[0]?.place;
      yield failed(id, {
        subject: `缺${name}:${table.form}`,
        severity: key === "number" && due !== null ? "error" : "warning",
        message: `${printedName(table)}没有${name}，其他${printing.length}张表都有`,
        expected: key === "number" ? (due ?? name) : name,
        actual: "缺",
        places: place ? [{ place }] : [],
      });
    }
  }
}

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
      message: `${printedName(table)}${name}写作“${label(table)}”，其他${votes.get(most)}张表写作“${most}”，应统一`,
      expected: most,
      actual: label(table),
      places: place ? [{ place: placeOf(place) }] : [],
    });
  }
}

function drawing(owner: string, unit: string, last: string | null = "公开09表"): string {
  const table = (title: string, number: string | null, ownerLabel: string, unitLine: string): string[] => [
    title,
    ...(number === null ? [] : [number]),
    `${ownerLabel}：示例县示例中心`,
    unitLine,
    "项目\t\t本年合计\t基本支出\t项目支出\n科目编码\t科目名称\t\t\t\n合计\t\t100.00\t100.00\t",
    "注：本表反映部门本年度各项情况。",
  ];
  return [
    ...table("支出决算表", "公开03表", "部门名称", "金额单位：元"),
    ...table("一般公共预算财政拨款支出决算表", "公开05表", "部门名称", "金额单位：元"),
    ...table("国有资本经营预算财政拨款支出决算表", last, owner, unit),
  ].join("\n\n");
}
