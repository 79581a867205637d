import type { Rule } from "./pdfium.ts";

/** A filled or stroked spot too small to be a line. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** Dots this near along a line belong to it. */
const step = 6;
/** Dots this near across are on one line. */
const level = 0.8;
const fewest = 4;

/** The lines that rows of dots draw: a dotted or dashed line may come as hundreds of small boxes. */
export function linesOfDots(dots: readonly Dot[]): Rule[] {
  if (dots.length < fewest) return [];
  return [...along(dots, true), ...along(dots, false)];
}

function along(dots: readonly Dot[], horizontal: boolean): Rule[] {
  const across = (dot: Dot): number => (horizontal ? dot.y : dot.x);
  const place = (dot: Dot): number => (horizontal ? dot.x : dot.y);
  const sorted = dots.toSorted((a, b) => across(a) - across(b));
  const levels: Dot[][] = [];
  for (const dot of sorted) {
    const last = levels.at(-1);
    if (last && across(dot) - across(last[0]!) < level) last.push(dot);
    else levels.push([dot]);
  }
  return levels.flatMap((row) => {
    const rules: Rule[] = [];
    let run: Dot[] = [];
    const close = (): void => {
      const [first] = run;
      const last = run.at(-1);
      if (first && last && run.length >= fewest && place(last) - place(first) > step)
        rules.push({ horizontal, at: across(first), from: place(first), to: place(last) });
      run = [];
    };
    for (const dot of row.toSorted((a, b) => place(a) - place(b))) {
      const before = run.at(-1);
      if (before && place(dot) - place(before) > step) close();
      run.push(dot);
    }
    close();
    return rules;
  });
}
