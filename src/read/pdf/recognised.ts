import type { Scan } from "../document.ts";
import type { DrawnPage, Glyph } from "./pdfium.ts";
import type { ScanSheet, Strip } from "./scan.ts";
import { margin } from "./scan.ts";

/** A word that was recognised on a sheet, in dots from its top left corner. */
export interface SheetWord {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** Top and height of the line that it stands in. */
  readonly top: number;
  readonly height: number;
  /** Of a hundred. */
  readonly confidence: number;
}

/** A page whose text was recognised, as if it had been drawn, and how sure its figures are. */
export interface RecognisedPage {
  readonly page: DrawnPage;
  readonly scan: Scan;
}

/** What different models made of one sheet. */
export interface Readings {
  readonly words: readonly SheetWord[];
  /** By one that knows digits only: where a cell holds a figure and nothing else, it is taken at its word. */
  readonly figures: readonly SheetWord[];
  /** By one that knows Chinese only: where the words have Latin letters, which hardly stand in such documents. */
  readonly chinese: readonly SheetWord[];
}

/** Puts the words of a sheet back where they stood on the page. */
export function recognisedPage(sheet: ScanSheet, { words, figures, chinese }: Readings): RecognisedPage {
  const asFigures = Map.groupBy(figures, (word) => stripOf(sheet.strips, word));
  const asChinese = Map.groupBy(chinese, (word) => stripOf(sheet.strips, word));
  const placed = [...Map.groupBy(words, (word) => stripOf(sheet.strips, word))].flatMap(([strip, list]) => {
    if (!strip) return [];
    const signs = /[A-Za-z]/.test(textOf(list)) ? (asChinese.get(strip) ?? list) : list;
    return inOrder(surer(signs, asFigures.get(strip) ?? [])).map((word) => ({ word, strip }));
  });
  const page = {
    number: sheet.number,
    width: sheet.width,
    height: sheet.height,
    glyphs: placed.flatMap(({ word, strip }) => glyphsOf(sheet, strip, word)),
    rules: sheet.rules,
    unmapped: 0,
    scanned: true,
    drawnTexts: 0,
    cut: false,
    shown: {
      width: sheet.width,
      height: sheet.height,
      right: [1, 0],
      up: [0, -1],
      origin: [0, sheet.height],
    },
  } satisfies DrawnPage;
  const sum = placed.reduce((total, { word }) => total + word.confidence, 0);
  const byLine = Map.groupBy(placed, ({ word, strip }) => `${strip.sheetY}:${word.top}`);
  return {
    page,
    scan: {
      page: sheet.number,
      confidence: placed.length === 0 ? 0 : Math.round(sum / placed.length),
      figures: [...byLine.values()].flatMap((line) => figuresIn(line.map(({ word }) => word))),
    },
  };
}

/** Of two readings of a strip the one to trust: that of digits where both see nothing but a figure. */
function surer(words: readonly SheetWord[], figures: readonly SheetWord[]): readonly SheetWord[] {
  const [text, digits] = [textOf(words), textOf(figures)];
  const alone = /^-?[\d,.%]+$/;
  const nearly = /^[-—\d,，.．。:;%％oOlI\s]+$/;
  if (!alone.test(digits) || !nearly.test(text)) return words;
  if (bareFigure(text) !== bareFigure(digits)) return figures;
  // Two models that agree are surer than either.
  const most = Math.max(...words.map(({ confidence }) => confidence));
  return figures.map((word) => ({ ...word, confidence: Math.max(word.confidence, most) }));
}

/** Boxes of words may overlap; their order is right, so each begins where the one before it ends at the earliest. */
function inOrder(words: readonly SheetWord[]): SheetWord[] {
  let top = -1;
  let end = 0;
  return words.map((word) => {
    const left = word.top === top ? Math.max(word.left, end) : word.left;
    const width = Math.max(word.left + word.width - left, word.height / 4);
    top = word.top;
    end = left + width;
    return { ...word, left, width };
  });
}

function textOf(words: readonly SheetWord[]): string {
  return words.map(({ text }) => text).join("");
}

function stripOf(strips: readonly Strip[], { top, height }: SheetWord): Strip | undefined {
  const middle = top + height / 2;
  return strips.find(
    ({ sheetY, height: high }) => middle >= sheetY - margin / 2 && middle < sheetY + high + margin / 2,
  );
}

/** Signs of a word share its width, Chinese ones twice as wide as others. */
function glyphsOf(sheet: ScanSheet, strip: Strip, word: SheetWord): Glyph[] {
  const signs = [...word.text];
  const weights = signs.map((sign) => (/[\u2e80-\uffef]/.test(sign) ? 2 : 1));
  const unit = word.width / weights.reduce((a, b) => a + b, 0) / sheet.dotsAPoint;
  const size = word.height / sheet.dotsAPoint;
  const bottom = strip.y + (word.top + word.height - strip.sheetY);
  const y = sheet.height - bottom / sheet.dotsAPoint + size * 0.12;
  let x = (strip.x + word.left - margin) / sheet.dotsAPoint;
  return signs.map((text, i) => {
    const x0 = x;
    x += unit * weights[i]!;
    return { text, x0, x1: x, y, size };
  });
}

/** Figures of a line, each as sure as the least sure word in it. */
function figuresIn(words: readonly SheetWord[]): { text: string; confidence: number }[] {
  const sorted = [...words].sort((a, b) => a.left - b.left);
  const text = sorted.map((word) => word.text).join("");
  const sure = sorted.flatMap((word) => Array.from(word.text, () => word.confidence));
  return [...text.matchAll(/\d[\d,，.．]*/g)].map((match) => ({
    text: bareFigure(match[0]),
    confidence: Math.min(...sure.slice(match.index, match.index + match[0].length)),
  }));
}

/** Digits and decimal point of a figure. */
function bareFigure(text: string): string {
  return text.replace(/[,，]/g, "").replaceAll("．", ".").replace(/\.$/, "");
}
