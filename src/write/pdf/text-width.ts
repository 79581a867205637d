/**
 * Widths in sizes of type (em) as Noto Serif SC draws them, rounded up: digits and points exactly, since numbers
 * must not break; Latin letters by class.
 */
export function widthOf(text: string): number {
  let sum = 0;
  for (const sign of text) sum += signWidth(sign);
  return sum;
}

function signWidth(sign: string): number {
  if (sign >= "0" && sign <= "9") return 0.562;
  if (sign === "." || sign === "," || sign === " " || sign === ":" || sign === ";") return 0.33;
  if (sign === "%" || sign === "M" || sign === "W" || sign === "m" || sign === "@") return 1.06;
  if (sign >= "a" && sign <= "z") return 0.67;
  if (sign >= "A" && sign <= "Z") return 0.86;
  if (sign === "(" || sign === ")" || sign === "-" || sign === "/" || sign === "[" || sign === "]")
    return 0.37;
  return sign < "\u0100" ? 0.6 : 1;
}

const letters = "0-9A-Za-z\u00c0-\u00ff";
/** Marks that hold on to their neighbours on both sides: Latin ones and quotation marks. */
const marks = "!-/:-@\\[-`{-~\u00a1-\u00bf“”‘’…—";
const opening = "（《【〔「『＜｛［";
const closing = "，。；：、！？）》】〕」』＞｝］％";
/** Stretches that are never broken over lines: numbers, Latin words, a sign with the marks that go with it. */
const whole = new RegExp(
  `[${opening}]*(?:(?:[${letters}]+|[^])?(?:[${closing}]*[${marks}]+[${opening}]*(?:[${letters}]+|[^${marks}\\s])?)+|[${letters}]+|[^])[${closing}]*`,
  "gu",
);
/** A stretch this long fits no column: it is divided into pieces of the second length. */
const longStretch = /[!-~\u00a1-\u00ff]{25,}/g;
const piece = 12;

/** A text as the pieces between which it may be broken although the rules of the script do not allow it. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: stretch, index } of text.matchAll(longStretch))
    for (let cut = piece; cut < stretch.length; cut += piece) {
      pieces.push(text.slice(from, index + cut));
      from = index + cut;
    }
  return [...pieces, text.slice(from)];
}

/** The widest stretch of a text that must stay on one line, at least one sign wide. */
export function widestWhole(text: string): number {
  let widest = text === "" ? 0 : 1;
  for (const part of piecesOf(text))
    for (const [stretch] of part.matchAll(whole)) widest = Math.max(widest, widthOf(stretch));
  return widest;
}

/** How many lines a text takes in a column of the given width (em), somewhat on the safe side. */
export function linesIn(text: string, width: number): number {
  return linesOfWidth(text.split("\n").map(widthOf), width);
}

/** The same of lines whose widths are known. */
export function linesOfWidth(lines: readonly number[], width: number): number {
  let sum = 0;
  // Where a line ends before a number or a closing mark, it is not full.
  for (const line of lines) sum += line <= width ? 1 : Math.ceil(line / Math.max(1, width - 0.5));
  return sum;
}

/** Width (points) in which a title that takes several lines of `width` is divided evenly; `width` where it takes one. */
export function evenWidth(text: string, size: number, width: number): number {
  const length = Math.max(...text.split("\n").map(widthOf)) * size;
  const lines = Math.ceil(length / (width - size));
  return lines <= 1 ? width : Math.min(width, length / lines + size * 1.5);
}
