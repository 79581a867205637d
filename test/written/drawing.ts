import type { Grid } from "../../src/read/pdf/grid.ts";
import { cellAt, gridsOf } from "../../src/read/pdf/grid.ts";
import type { DrawnPage, Glyph } from "../../src/read/pdf/pdfium.ts";
import { drawnPages } from "../../src/read/pdf/pdfium.ts";

/** What is drawn where it should not be, each as a sentence; none for a page that is right. */
export async function faultsOfDrawing(pdf: Uint8Array): Promise<string[]> {
  const faults: string[] = [];
  for await (const page of drawnPages(pdf))
    faults.push(...unreadable(page), ...offPage(page), ...overCells(page), ...overlapping(page));
  return faults;
}

function named(page: DrawnPage, glyph: Glyph): string {
  return `page ${page.number} “${glyph.text}” at ${glyph.x0.toFixed(1)}, ${glyph.y.toFixed(1)}`;
}

/** Signs whose font does not say which they are, among them those that no font has. */
function unreadable({ number, unmapped }: DrawnPage): string[] {
  return unmapped === 0 ? [] : [`page ${number} has ${unmapped} signs without a meaning`];
}

function offPage(page: DrawnPage): string[] {
  return page.glyphs
    .filter(({ x0, x1, y }) => x0 < 20 || x1 > page.width - 20 || y < 20 || y > page.height - 20)
    .map((glyph) => `${named(page, glyph)} leaves the page`);
}

/** Room that the box of a mark takes beyond what is drawn of it, in sizes of type. */
function slackOf({ text, size }: Glyph): number {
  return /[\u3000-\u303f\uff00-\uff65“”‘’…—]/.test(text) ? size * 0.55 : size * 0.1;
}

function overCells(page: DrawnPage): string[] {
  const grids = gridsOf(page.rules);
  return page.glyphs.flatMap((glyph) => {
    const grid = grids.find((one) => cellAt(one, glyph) !== -1);
    if (!grid) return [];
    const box = boxOf(grid, glyph);
    const slack = slackOf(glyph);
    const inside =
      glyph.x0 > box.left - slack &&
      glyph.x1 < box.right + slack &&
      glyph.y + glyph.size * 0.85 < box.top + 2 &&
      glyph.y - glyph.size * 0.2 > box.bottom - 2;
    return inside ? [] : [`${named(page, glyph)} leaves its cell`];
  });
}

function boxOf(grid: Grid, glyph: Glyph): { left: number; right: number; top: number; bottom: number } {
  const columns = grid.xs.length - 1;
  const owner = grid.owner[cellAt(grid, glyph)]!;
  const cells = grid.owner.flatMap((one, i) => (one === owner ? [i] : []));
  const across = cells.map((i) => i % columns);
  const down = cells.map((i) => Math.floor(i / columns));
  return {
    left: grid.xs[Math.min(...across)]!,
    right: grid.xs[Math.max(...across) + 1]!,
    top: grid.ys[Math.min(...down)]!,
    bottom: grid.ys[Math.max(...down) + 1]!,
  };
}

/** Signs that lie over one another: on one line too near, or on two lines too near. */
function overlapping(page: DrawnPage): string[] {
  const faults: string[] = [];
  const sorted = [...page.glyphs].sort((a, b) => b.y - a.y);
  sorted.forEach((a, i) => {
    for (let k = i + 1; k < sorted.length; k += 1) {
      const b = sorted[k]!;
      if (a.y - b.y > Math.max(a.size, b.size) * 0.8) break;
      // A long dash is one drawing for two signs.
      if (a.text === "—" && b.text === "—") continue;
      const over = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
      // Of two marks one gives way on its right and the other on its left (、“).
      if (over > slackOf(a) + slackOf(b)) faults.push(`${named(page, a)} lies over “${b.text}”`);
    }
  });
  return faults;
}
