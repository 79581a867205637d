import type { AccountTable } from "../facts/account.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { bareLabel } from "../standard/forms.ts";
import { statisticsRow } from "../standard/rows.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell } from "./numerals.ts";

/** Facts of 部门决算公开相关信息统计表 (公开10表): procurement and running costs in money, vehicles and equipment in pieces. */
export function recogniseStatistics(table: AccountTable, unit: AmountUnit, ledger: Ledger): void {
  for (const row of table.rows) {
    const label = row[0]?.text ?? "";
    const meaning = statisticsRow(label);
    const cell = row.at(-1);
    if (!meaning || !cell || row.length < 2) continue;
    const figure = readCell(cell.text);
    const bare = bareLabel(label);
    const place = cellPlace(cell, bare, "采购金额/统计数");
    if (figure.kind === "not-applicable") continue;
    if (figure.kind === "text") {
      ledger.repair("unreadable-cell", `“${cell.text}”不是数字`, place);
      continue;
    }
    const counted = meaning.concept === "vehicles" || meaning.concept === "equipment";
    ledger.enter({
      concept: meaning.concept,
      dimensions: meaning.dimensions,
      quantity: counted ? "count" : "amount",
      decimal: figure.kind === "figure" ? figure.decimal : null,
      unit,
      printed: cell.text,
      home: "公开10表",
      place,
      spot: cell.spot,
    });
    const threshold = /(?:单价|价值)\s*(\d+)\s*万元/.exec(label);
    if (threshold && row[0]) {
      const start = label.indexOf(threshold[1]!);
      ledger.enter({
        concept: "equipment-threshold",
        quantity: "amount",
        decimal: { units: BigInt(threshold[1]!), scale: 0 },
        unit: "万元",
        printed: `${threshold[1]}万元`,
        home: "公开10表",
        place: cellPlace(row[0], bare, "项目"),
        spot: { ...row[0].spot, start, end: start + threshold[1]!.length },
      });
    }
  }
}
