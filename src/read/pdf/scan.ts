import type { Grid } from "./grid.ts";
import { gridsOf } from "./grid.ts";
import type { Rule } from "./pdfium.ts";
import type { GreyPage } from "./render.ts";

/** A cell or a line of a scanned page, cut out: where it lay on the page and where it lies on the sheet, in dots. */
export interface Strip {
  readonly x: number;
  readonly y: number;
  readonly sheetY: number;
  readonly height: number;
}

/**
 * A scanned page taken apart for recognition: its ruling lines in points, and a sheet on which its cells and lines
 * stand one below another, so that no ruling line and no column confuses the recognition.
 */
export interface ScanSheet {
  readonly number: number;
  /** Size of the page in points. */
  readonly width: number;
  readonly height: number;
  readonly dotsAPoint: number;
  readonly rules: readonly Rule[];
  readonly strips: readonly Strip[];
  readonly sheet: GreyPage;
}

/** White around a strip on the sheet, in dots. */
export const margin = 30;
const shortestRule = 24;
const inset = 2;
const mostStrips = 2_000;

/** Takes a picture of a page apart; null where there is nothing on it, or more than is to be recognised. */
export function sheetOf(number: number, page: GreyPage, dotsAPoint: number): ScanSheet | null {
  const dark = darkDots(page);
  const rules = rulesOf(page, dark, dotsAPoint);
  const grids = gridsOf(rules);
  const boxes = [
    ...grids.flatMap((grid) => cellBoxes(grid, page, dotsAPoint)),
    ...lineBoxes(page, dark, grids, dotsAPoint),
  ]
    .map((box) => shrunk(box, page, dark))
    .filter((box) => box !== null);
  if (boxes.length === 0 || boxes.length > mostStrips) return null;
  const width = Math.max(...boxes.map(({ x0, x1 }) => x1 - x0)) + 2 * margin;
  const height = boxes.reduce((sum, { y0, y1 }) => sum + y1 - y0 + margin, margin);
  const dots = new Uint8Array(width * height).fill(255);
  const strips: Strip[] = [];
  let sheetY = margin;
  for (const { x0, x1, y0, y1 } of boxes) {
    for (let y = y0; y < y1; y += 1)
      dots.set(
        page.dots.subarray(y * page.width + x0, y * page.width + x1),
        (sheetY + y - y0) * width + margin,
      );
    strips.push({ x: x0, y: y0, sheetY, height: y1 - y0 });
    sheetY += y1 - y0 + margin;
  }
  return {
    number,
    width: page.width / dotsAPoint,
    height: page.height / dotsAPoint,
    dotsAPoint,
    rules,
    strips,
    sheet: { width, height, dots },
  };
}

/** Which dots are ink, by the threshold that parts them best (Otsu). */
function darkDots({ dots }: GreyPage): Uint8Array {
  const counts = new Float64Array(256);
  for (const dot of dots) counts[dot]! += 1;
  let all = 0;
  counts.forEach((count, shade) => {
    all += shade * count;
  });
  let [below, sumBelow, best, threshold] = [0, 0, -1, 128];
  for (let shade = 0; shade < 255; shade += 1) {
    below += counts[shade]!;
    sumBelow += shade * counts[shade]!;
    const above = dots.length - below;
    if (below === 0 || above === 0) continue;
    const apart = below * above * (sumBelow / below - (all - sumBelow) / above) ** 2;
    if (apart > best) [best, threshold] = [apart, shade];
  }
  return dots.map((dot) => (dot <= threshold ? 1 : 0));
}

/** Long runs of ink, across and down; a run may wander by a dot, as it does on paper that lay not quite straight. */
function rulesOf({ width, height }: GreyPage, dark: Uint8Array, dotsAPoint: number): Rule[] {
  const least = shortestRule * dotsAPoint;
  const rules: Rule[] = [];
  const run = (horizontal: boolean, line: number, from: number, to: number): void => {
    const at = (line + 0.5) / dotsAPoint;
    const [a, b] = [from / dotsAPoint, to / dotsAPoint];
    const top = height / dotsAPoint;
    rules.push(
      horizontal
        ? { horizontal, at: top - at, from: a, to: b }
        : { horizontal, at, from: top - b, to: top - a },
    );
  };
  const scan = (horizontal: boolean, lines: number, length: number): void => {
    const [step, across] = horizontal ? [1, width] : [width, 1];
    for (let line = 1; line < lines - 1; line += 1) {
      let start = -1;
      let own = 0;
      for (let i = 0; i <= length; i += 1) {
        const at = line * across + i * step;
        const here = i < length && dark[at] === 1;
        const near = here || (i < length && (dark[at - across] === 1 || dark[at + across] === 1));
        if (near && start === -1) [start, own] = [i, 0];
        if (here) own += 1;
        if (!near && start !== -1) {
          if (i - start >= least && own * 2 > i - start) run(horizontal, line, start, i);
          start = -1;
        }
      }
    }
  };
  scan(true, height, width);
  scan(false, width, height);
  return rules;
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

function cellBoxes(grid: Grid, { height }: GreyPage, dotsAPoint: number): Box[] {
  const columns = grid.xs.length - 1;
  const boxes = new Map<number, Box>();
  const clear = Math.round(inset * dotsAPoint);
  grid.owner.forEach((owner, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const box = {
      x0: Math.round(grid.xs[column]! * dotsAPoint) + clear,
      x1: Math.round(grid.xs[column + 1]! * dotsAPoint) - clear,
      y0: height - Math.round(grid.ys[row]! * dotsAPoint) + clear,
      y1: height - Math.round(grid.ys[row + 1]! * dotsAPoint) - clear,
    };
    const before = boxes.get(owner);
    boxes.set(owner, before ? around(before, box) : box);
  });
  return [...boxes.values()];
}

function around(a: Box, b: Box): Box {
  return {
    x0: Math.min(a.x0, b.x0),
    x1: Math.max(a.x1, b.x1),
    y0: Math.min(a.y0, b.y0),
    y1: Math.max(a.y1, b.y1),
  };
}

/** Lines of text outside the tables: rows of dots with ink, parted by rows without. */
function lineBoxes(
  { width, height }: GreyPage,
  dark: Uint8Array,
  grids: readonly Grid[],
  dotsAPoint: number,
): Box[] {
  const bands = grids.map(({ ys }) => [
    height - Math.round(ys[0]! * dotsAPoint) - inset * dotsAPoint,
    height - Math.round(ys.at(-1)! * dotsAPoint) + inset * dotsAPoint,
  ]);
  const boxes: Box[] = [];
  let start = -1;
  for (let y = 0; y <= height; y += 1) {
    const inside = bands.some(([top = 0, bottom = 0]) => y >= top && y <= bottom);
    const ink = y < height && !inside && dark.subarray(y * width, (y + 1) * width).includes(1);
    if (ink && start === -1) start = y;
    if (!ink && start !== -1) {
      boxes.push({ x0: 0, x1: width, y0: start, y1: y });
      start = -1;
    }
  }
  // What is higher than a title is a picture or a seal; specks are no text.
  return boxes.filter(({ y0, y1 }) => y1 - y0 > 3 * dotsAPoint && y1 - y0 < 72 * dotsAPoint);
}

/** A box drawn in to its ink, with a little air; null where there is none worth reading. */
function shrunk(box: Box, { width, height }: GreyPage, dark: Uint8Array): Box | null {
  let [x0, x1, y0, y1, ink] = [width, -1, height, -1, 0];
  for (let y = Math.max(0, box.y0); y < Math.min(height, box.y1); y += 1)
    for (let x = Math.max(0, box.x0); x < Math.min(width, box.x1); x += 1)
      if (dark[y * width + x] === 1) {
        ink += 1;
        if (x < x0) x0 = x;
        if (x > x1) x1 = x;
        if (y < y0) y0 = y;
        y1 = y;
      }
  if (ink < 12) return null;
  return {
    x0: Math.max(0, x0 - 3),
    x1: Math.min(width, x1 + 4),
    y0: Math.max(0, y0 - 3),
    y1: Math.min(height, y1 + 4),
  };
}
