import { escapeHtml } from "../html/escape.ts";

/** A bar with what stands beside it. */
export interface Bar {
  /** What it measures where a row has several bars; empty where the row says it. */
  readonly label: string;
  readonly value: bigint;
  /** Printed after the bar. */
  readonly text: string;
  /** Hatched bars are plans, solid ones results: told apart without colour. */
  readonly hatched: boolean;
}

export interface BarRow {
  readonly label: string;
  readonly bars: readonly Bar[];
}

export interface BarChart {
  readonly id: string;
  readonly title: string;
  /** One sentence that says what the picture shows. */
  readonly description: string;
  readonly rows: readonly BarRow[];
  /** The same figures as a table: a header, and a row a row. */
  readonly header: readonly string[];
  readonly data: readonly (readonly string[])[];
}

const labelHeight = 22;
const barHeight = 14;
const barGap = 6;
const rowGap = 12;

/**
 * Horizontal bars with their figures beside them, and the same as a data table. Lengths are shares of the width, so
 * that the picture fits any screen without shrinking its words. Values are not negative.
 */
export function barChartHtml({ id, title, description, rows, header, data }: BarChart): string {
  const most = rows.flatMap(({ bars }) => bars).reduce((max, { value }) => (value > max ? value : max), 1n);
  let y = 0;
  const parts: string[] = [];
  for (const { label, bars } of rows) {
    parts.push(`<text x="0" y="${y + 15}">${escapeHtml(label)}</text>`);
    y += labelHeight;
    for (const { value, text, hatched } of bars) {
      const width = percentOf(value, most);
      const kind = hatched ? ` class="plan" fill="url(#${id}-hatch)"` : ' class="bar"';
      parts.push(`<rect${kind} x="0" y="${y}" width="${width}" height="${barHeight}"/>`);
      parts.push(`<text class="v" x="${width}" dx="8" y="${y + 12}">${escapeHtml(text)}</text>`);
      y += barHeight + barGap;
    }
    y += rowGap - barGap;
  }
  const hatch = rows.some(({ bars }) => bars.some(({ hatched }) => hatched))
    ? `<defs><pattern id="${id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="gap" width="5" height="5"/><line class="hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>`
    : "";
  return (
    `<figure class="chart" aria-labelledby="${id}-caption"><figcaption id="${id}-caption">${escapeHtml(title)}</figcaption>` +
    `<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${y}">` +
    `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-desc">${escapeHtml(description)}</desc>` +
    `${hatch}${parts.join("")}</svg>${dataHtml(title, header, data)}</figure>`
  );
}

function dataHtml(title: string, header: BarChart["header"], data: BarChart["data"]): string {
  const head = header.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const body = data.map((row) => {
    const [first = "", ...rest] = row;
    const cells = rest.map((text) => `<td class="n">${escapeHtml(text)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
  });
  return `<details><summary>图中数据</summary><table><caption class="vh">${escapeHtml(`${title}：图中数据`)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></details>`;
}

/** Length of a bar: the longest takes 48 % of the width, so that the figures fit beside it. */
function percentOf(value: bigint, most: bigint): string {
  const hundredths = (value * 4800n) / most;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}%`;
}
