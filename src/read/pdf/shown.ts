import type { Drawn, FontlessWords, PageBox, ShownPage } from "../../facts/drawn.ts";
import { signWidth } from "../../facts/drawn.ts";
import type { Grid } from "./grid.ts";
import type { DrawnPage, Glyph } from "./pdfium.ts";

/** How the coordinates that tables and lines are found in lie on the page as it is shown. */
export interface Shown {
  /** Size of the page as shown, in points. */
  readonly width: number;
  readonly height: number;
  /** What a step to the right and a step up, as read, are on the page as shown: to the right and down. */
  readonly right: readonly [number, number];
  readonly up: readonly [number, number];
  /** Where 0, 0 as read is on the page as shown. */
  readonly origin: readonly [number, number];
}

/** A page as it is shown, with the words that an image of it lacks. */
export function shownPage({ shown, glyphs }: DrawnPage): ShownPage {
  const { width, height, right, up, origin } = shown;
  // Words that stand on their side cannot be written in so simply; such pages are rare, and so are their fonts.
  const fontless = right[0] === 1 ? glyphs.filter((glyph) => glyph.fontless) : [];
  const lines = Map.groupBy(fontless, ({ y, size }) => `${y.toFixed(1)}|${size.toFixed(1)}`);
  const words = [...lines.values()].map(
    (line): FontlessWords => ({
      signs: line.map(({ text }) => text),
      lefts: line.map(({ x0 }) => origin[0] + x0),
      baseLine: origin[1] + line[0]!.y * up[1],
      size: line[0]!.size,
    }),
  );
  return { width, height, fontless: words };
}

/** Where signs are drawn, one for each UTF-16 unit, and the cell they stand in. */
export function drawnSigns(
  signs: readonly (Glyph | null)[],
  page: DrawnPage,
  area: PageBox | null = null,
): Drawn {
  const numbers = new Float32Array(signs.length * signWidth);
  signs.forEach((glyph, i) => {
    if (!glyph) return;
    // Boxes of fonts may be three times as high as their signs: the height comes from base line and size.
    const bottom = glyph.y - glyph.size * 0.17;
    const box = boxOn(page, glyph.x0, bottom, glyph.x1, bottom + glyph.size * 1.06);
    numbers.set([box.page, box.left, box.top, box.right, box.bottom], i * signWidth);
  });
  return { signs: numbers, area };
}

/** The rectangle of each cell of a grid, merged cells as a whole, by the number of its first elementary cell. */
export function cellBoxes(grid: Grid, page: DrawnPage): Map<number, PageBox> {
  const columns = grid.xs.length - 1;
  const bounds = new Map<number, [left: number, bottom: number, right: number, top: number]>();
  grid.owner.forEach((owner, cell) => {
    const row = Math.floor(cell / columns);
    const [left, right] = [grid.xs[cell % columns]!, grid.xs[(cell % columns) + 1]!];
    const [top, bottom] = [grid.ys[row]!, grid.ys[row + 1]!];
    const known = bounds.get(owner) ?? [left, bottom, right, top];
    bounds.set(owner, [
      Math.min(known[0], left),
      Math.min(known[1], bottom),
      Math.max(known[2], right),
      Math.max(known[3], top),
    ]);
  });
  return new Map([...bounds].map(([owner, [x0, y0, x1, y1]]) => [owner, boxOn(page, x0, y0, x1, y1)]));
}

function boxOn(
  { number, shown: { right, up, origin } }: DrawnPage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): PageBox {
  const [ax, ay] = [origin[0] + x0 * right[0] + y0 * up[0], origin[1] + x0 * right[1] + y0 * up[1]];
  const [bx, by] = [origin[0] + x1 * right[0] + y1 * up[0], origin[1] + x1 * right[1] + y1 * up[1]];
  return {
    page: number,
    left: Math.min(ax, bx),
    top: Math.min(ay, by),
    right: Math.max(ax, bx),
    bottom: Math.max(ay, by),
  };
}
