/** A rectangle on a page as it is shown, in points from its top left corner; pages count from 1. */
export interface PageBox {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page of a PDF as it is shown, in points. */
export interface ShownPage {
  readonly width: number;
  readonly height: number;
  /** Chinese words whose font is not in the file: an image of the page lacks them, who shows it writes them in. */
  readonly fontless: readonly FontlessWords[];
}

/** Signs on one base line, each with the left edge it begins at. */
export interface FontlessWords {
  readonly signs: readonly string[];
  readonly lefts: readonly number[];
  readonly baseLine: number;
  readonly size: number;
}

/** Where a stretch of text is drawn on the pages of a PDF. */
export interface Drawn {
  /** For each UTF-16 unit of the text five numbers: page (0 for what is drawn nowhere), left, top, right, bottom. */
  readonly signs: Float32Array;
  /** The cell of a table that the text stands in; null in a paragraph. */
  readonly area: PageBox | null;
}

/** Numbers kept for each UTF-16 unit. */
export const signWidth = 5;

/** What is drawn of the text from `start` to `end`. */
export function drawnPart({ signs, area }: Drawn, start: number, end?: number): Drawn {
  return { signs: signs.slice(start * signWidth, end === undefined ? undefined : end * signWidth), area };
}

/** Two stretches of text, one behind the other. */
export function drawnTogether(a: Drawn, b: Drawn): Drawn {
  const signs = new Float32Array(a.signs.length + b.signs.length);
  signs.set(a.signs);
  signs.set(b.signs, a.signs.length);
  return { signs, area: a.area ?? b.area };
}

/**
 * The rectangles that the text from `start` to `end` covers, one a line. Where nothing is drawn (a blank cell, a
 * place between two signs) it is the cell, or in a paragraph the sign beside it.
 */
export function boxesOf(drawn: Drawn, start: number, end: number): PageBox[] {
  const boxes: PageBox[] = [];
  for (let i = start; i < end; i += 1) {
    const sign = signAt(drawn, i);
    if (!sign) continue;
    const last = boxes.at(-1);
    if (last && goesOn(last, sign)) boxes[boxes.length - 1] = around(last, sign);
    else boxes.push(sign);
  }
  if (boxes.length > 0) return boxes;
  if (drawn.area) return [drawn.area];
  const beside = signAt(drawn, start) ?? signAt(drawn, start - 1);
  return beside ? [beside] : [];
}

/** The smallest rectangle around two on one page. */
export function around(a: PageBox, b: PageBox): PageBox {
  return {
    page: a.page,
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function signAt({ signs }: Drawn, index: number): PageBox | null {
  const [page = 0, left = 0, top = 0, right = 0, bottom = 0] = signs.subarray(
    index * signWidth,
    (index + 1) * signWidth,
  );
  return index < 0 || page === 0 ? null : { page, left, top, right, bottom };
}

/** Whether a sign stands beside what goes before it, upright or lying, and not on the next line. */
function goesOn(line: PageBox, sign: PageBox): boolean {
  if (line.page !== sign.page) return false;
  const across = Math.min(line.bottom, sign.bottom) - Math.max(line.top, sign.top);
  const down = Math.min(line.right, sign.right) - Math.max(line.left, sign.left);
  const height = Math.min(line.bottom - line.top, sign.bottom - sign.top);
  const width = Math.min(line.right - line.left, sign.right - sign.left);
  // Signs of one line share its height; signs of text that runs up the page share its width.
  if (across > height * 0.5) return true;
  const gap = Math.max(sign.top - line.bottom, line.top - sign.bottom);
  return down > width * 0.9 && gap < width * 0.6 && line.right - line.left < width * 1.2;
}
