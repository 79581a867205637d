import type { Disclosure } from "../../facts/disclosure.ts";
import type { Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import { shown } from "../../facts/quantity.ts";
import type { Report } from "../../facts/report.ts";
import { escapeHtml } from "../html/escape.ts";
import { barChartHtml } from "./bar-chart.ts";
import { chartsOf } from "./charts.ts";
import type { PageFigures } from "./figures.ts";

const headlines: readonly (readonly [string, string])[] = [
  ["收入总计", keyOf("grand-total", { side: "收入" })],
  ["支出总计", keyOf("grand-total", { side: "支出" })],
  ["项目支出", keyOf("expenditure", { nature: "项目支出" })],
  ["“三公”经费支出", keyOf("three-public", { basis: "决算", item: "合计" })],
];

/** What the account says at a glance: its main figures, pictures, how it was checked and how to read on. */
export function glanceHtml(
  { year, amountUnit }: Disclosure,
  facts: readonly Fact[],
  figures: PageFigures,
  report: Report,
): string {
  const charts = chartsOf(facts, year, amountUnit);
  return `<aside class="glance" id="glance" aria-labelledby="glance-title"><h2 id="glance-title">一图读懂</h2>
${headlinesHtml(figures, amountUnit)}
${charts.length === 0 ? "" : `<div class="charts">${charts.map(barChartHtml).join("\n")}</div>`}
<p class="how">${escapeHtml(checkedWords(figures, report))}</p>
<p class="how script">选中文中和表中的任何一个数字，就能看到它说的是什么、别处写在哪里、由哪些数相加、通过了哪些核验。键盘操作：按Tab键走到表或段落，按方向键在数字之间移动，按回车键说明，按Esc键关闭。</p>
</aside>`;
}

function headlinesHtml({ all }: PageFigures, unit: Disclosure["amountUnit"]): string {
  const items = headlines.flatMap(([label, key]) => {
    const figure = all.find(({ keys, written }) => written && keys.includes(key));
    if (!figure?.written || figure.written.value === null) return [];
    const amount = shown("amount", figure.written.value, unit);
    const digits = amount.slice(0, amount.length - unit.length);
    return `<div><dt>${label}</dt><dd><a href="#${escapeHtml(figure.id)}">${digits}<small>${unit}</small></a></dd></div>`;
  });
  return items.length === 0 ? "" : `<dl class="key">${items.join("")}</dl>`;
}

function checkedWords({ all }: PageFigures, { verdict, coverage: { checks } }: Report): string {
  const seen = `本页共有${all.length}处数字，逐一可查；公开前核验${checks.passed + checks.failed}项，通过${checks.passed}项`;
  if (verdict.errors > 0) return `${seen}，尚有${verdict.errors}项错误未改。`;
  return checks.failed === 0
    ? `${seen}。`
    : `${seen}，其余${checks.failed}项为需要说明的事项和提示，没有错误。`;
}
