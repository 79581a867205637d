import type { CaptionPart } from "../facts/caption-line.ts";
import { captionParts, captionReader } from "../facts/caption-line.ts";
import type { Layout } from "../facts/layout.ts";
import { captionWordsOf } from "../standard/layout.ts";
import type { Titles } from "../standard/titles.ts";
import { titlesOf } from "../standard/titles.ts";

/** How titles and captions are understood: by all layouts, and by one's own before them. */
export interface TableWords {
  readonly titles: Titles;
  readonly captions: (text: string) => readonly CaptionPart[] | null;
}

/** The words of all layouts, with those of a layout that was chosen; null: none was. */
export function tableWords(chosen: Layout | null): TableWords {
  return {
    titles: titlesOf(chosen),
    captions: chosen ? captionReader(captionWordsOf(chosen)) : captionParts,
  };
}
