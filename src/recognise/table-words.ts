import type { CaptionPart } from "../facts/caption-line.ts";
import { captionParts, captionReader } from "../facts/caption-line.ts";
import type { Layout } from "../facts/layout.ts";
import { captionWordsOf, layouts } from "../standard/layout.ts";
import type { Titles } from "../standard/titles.ts";
import { titlesOf } from "../standard/titles.ts";

/** How titles and captions are understood: by all layouts, and by one's own before them. */
export interface TableWords {
  readonly titles: Titles;
  readonly captions: (text: string) => readonly CaptionPart[] | null;
}

/** The words of all layouts, with those of a layout that was chosen before the others; null: none was. */
export function tableWords(chosen: Layout | null): TableWords {
  if (chosen === null || layouts.includes(chosen))
    return { titles: titlesOf(chosen), captions: usualCaptions };
  const captions = made.get(chosen) ?? captionsOf([chosen, ...layouts]);
  made.set(chosen, captions);
  return { titles: titlesOf(chosen), captions };
}

/** Patterns are made once for a layout: they are what the layout itself says. */
const made = new WeakMap<Layout, TableWords["captions"]>();

const usualCaptions = captionsOf(layouts);

/** Reads captions by the words of layouts that the usual ones do not say already. */
function captionsOf(asked: readonly Layout[]): TableWords["captions"] {
  const words = asked.map(captionWordsOf);
  const strange = (list: readonly string[], line: (word: string) => string, kind: CaptionPart["kind"]) =>
    [...new Set(list)].filter((word) => !captionParts(line(word))?.some((part) => part.kind === kind));
  const own = {
    owner: strange(
      words.flatMap(({ owner }) => owner),
      (word) => `2022年度\t${word}：甲局\t金额单位：元`,
      "owner",
    ),
    unit: strange(
      words.flatMap(({ unit }) => unit),
      (word) => `部门：甲局\t2022年度\t${word}：万元`,
      "unit",
    ),
    number: strange(
      words.flatMap(({ number }) => number),
      (word) => word,
      "number",
    ),
    title: [...new Set(asked.flatMap(({ tables }) => tables.map(({ title }) => title)))].filter(
      (title) => title.length >= 4 && !/表$/.test(title),
    ),
  };
  return Object.values(own).every((list) => list.length === 0) ? captionParts : captionReader(own);
}
