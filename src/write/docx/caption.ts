import type { WrittenTable } from "../../facts/disclosure.ts";
import type { Page } from "./page.ts";
import { textWidth } from "./page.ts";
import type { ParagraphFormat } from "./paragraph.ts";
import { spaceOf } from "./styles.ts";
import { widthInEms } from "./text-width.ts";

/** A line above a table. */
export interface CaptionLine {
  readonly format: ParagraphFormat;
  readonly text: string;
}

/**
 * The number at the right, then owner, year and unit: left, middle and right of one line, as forms are printed. Where
 * the owner's name leaves no room, the year and the unit get a line of their own.
 */
export function captionLines({ number, owner, year, unit }: WrittenTable, page: Page): CaptionLine[] {
  const lines: CaptionLine[] = [];
  if (number !== null) lines.push({ format: { ...caption, align: "right" }, text: number });
  if (owner === null && unit === null) {
    if (year !== null) lines.push({ format: { ...caption, align: "center" }, text: year });
    return lines;
  }
  const width = textWidth(page) / 20;
  const { size } = spaceOf("TableCaption");
  const wide = (text: string | null): number => (text === null ? 0 : widthInEms(text) * size);
  const gap = 2 * size;
  const free = width - wide(owner) - wide(unit) - gap;
  if (wide(year) + gap > free && owner !== null && year !== null) {
    lines.push({ format: { ...caption, align: "left" }, text: owner });
    return [...lines, ...oneLine(null, year, unit, width / 2, width)];
  }
  const middle = Math.max(width / 2, wide(owner) + gap + wide(year) / 2);
  return [
    ...lines,
    ...oneLine(owner, year, unit, Math.min(middle, width - wide(unit) - gap - wide(year) / 2), width),
  ];
}

const caption: ParagraphFormat = { style: "TableCaption", keepNext: true };

function oneLine(
  left: string | null,
  middle: string | null,
  right: string | null,
  centre: number,
  width: number,
): CaptionLine[] {
  const tabs = [
    ...(middle === null ? [] : [{ at: centre * 20, align: "center" as const }]),
    ...(right === null ? [] : [{ at: width * 20, align: "right" as const }]),
  ];
  const text = [left ?? "", ...(middle === null ? [] : [middle]), ...(right === null ? [] : [right])].join(
    "\t",
  );
  return [{ format: { ...caption, tabs }, text }];
}
