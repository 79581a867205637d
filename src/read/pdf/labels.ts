import { beginsWithLabel } from "../../facts/caption-line.ts";
import type { Line, Stretch } from "./lines.ts";

/**
 * Labels above a table that did not fit between the margins and their frames: “部门名称：某某省高级人民法” over
 * “院”, beside “单位：万元”. Two lines of which one holds two labels are put together label by label.
 */
export function withLabelsWhole(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const merged = before ? labelsOf(before, line) : null;
    if (merged) whole[whole.length - 1] = merged;
    else whole.push(line);
  }
  return whole;
}

function labelsOf(above: Line, below: Line): Line | null {
  if (above.y - below.y > above.size * 1.8 || Math.abs(above.size - below.size) > 0.5) return null;
  if (above.stretches.length > 2 || below.stretches.length > 2) return null;
  if (above.stretches.length + below.stretches.length !== 3) return null;
  const columns: Stretch[] = [];
  for (const stretch of [...above.stretches, ...below.stretches]) {
    const at = columns.findIndex(({ x0, x1 }) => stretch.x0 < x1 && stretch.x1 > x0);
    const over = columns[at];
    if (over)
      columns[at] = {
        text: over.text + stretch.text,
        x0: Math.min(over.x0, stretch.x0),
        x1: Math.max(over.x1, stretch.x1),
      };
    else columns.push(stretch);
  }
  if (columns.length !== 2 || !columns.every(({ text }) => beginsWithLabel(text))) return null;
  const stretches = columns.toSorted((a, b) => a.x0 - b.x0);
  return { ...above, stretches, text: stretches.map(({ text }) => text).join(" "), x1: stretches.at(-1)!.x1 };
}
