import type { Account, AccountTable } from "../facts/account.ts";
import type { PageBox } from "../facts/drawn.ts";
import { around, boxesOf } from "../facts/drawn.ts";
import type { Finding } from "../facts/finding.ts";
import type { Layout, Mark, Sight } from "./html/layout.ts";

/** Something on a page that can be pointed to: a figure, marked words, or a whole table. */
export interface PagePlace {
  /** Id of its element in the document as text. */
  readonly id: string;
  readonly kind: "figure" | "mark" | "table";
  readonly text: string;
  readonly sights: readonly Sight[];
  /** Findings about words that it is part of. */
  readonly around: readonly Sight[];
  /** One rectangle a line; a table has one a page. */
  readonly boxes: readonly PageBox[];
  /** Whether it is a cell without words, or a table: there is nothing to be highlighted but its frame. */
  readonly framed: boolean;
}

/** Everything that a layout can point to, with its rectangles on the pages; nothing where no boxes were read. */
export function pagePlaces(account: Account, layout: Layout): PagePlace[] {
  const places: PagePlace[] = [];
  for (const { text, figures, marks, drawn } of layout.passages.values()) {
    if (!drawn) continue;
    const placed = (
      kind: "figure" | "mark",
      { id, start, end, sights }: Mark,
      around: readonly Sight[] = [],
    ): PagePlace => {
      const words = text.slice(start, end);
      return {
        id,
        kind,
        text: words,
        sights,
        around,
        boxes: boxesOf(drawn, start, end),
        framed: words.trim() === "",
      };
    };
    for (const mark of marks) places.push(placed("mark", mark));
    for (const figure of figures) {
      const over = marks.filter(({ start, end }) => start < figure.end && end > figure.start);
      places.push(
        placed(
          "figure",
          figure,
          over.flatMap((mark) => mark.sights),
        ),
      );
    }
  }
  for (const table of account.tables) {
    const sights = layout.tables.get(table.block) ?? [];
    const boxes = tableBoxes(table);
    if (boxes.length > 0)
      places.push({
        id: `t${table.block}`,
        kind: "table",
        text: "",
        sights,
        around: [],
        boxes,
        framed: true,
      });
  }
  return places;
}

/** Page of the first place of a finding that names one. */
export function pageOf({ where, suspects }: Finding): number | null {
  return [...suspects, ...where].find(({ page }) => page !== null)?.page ?? null;
}

function tableBoxes(table: AccountTable): PageBox[] {
  const pages = new Map<number, PageBox>();
  for (const cell of table.rows.flat()) {
    const area = cell.drawn?.area;
    if (!area) continue;
    const known = pages.get(area.page);
    pages.set(area.page, known ? around(known, area) : area);
  }
  return [...pages.values()];
}
