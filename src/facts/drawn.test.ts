import { expect, test } from "vitest";
import type { Drawn } from "./drawn.ts";
import { boxesOf, drawnPart, drawnTogether } from "./drawn.ts";

/** Signs drawn as a grid of letters: each 10 points wide, lines 15 apart; a blank is drawn nowhere. */
function drawn(lines: readonly string[], page = 1): Drawn {
  const signs = lines.flatMap((line, row) =>
    [...line].flatMap((sign, column) =>
      sign === " " ? [0, 0, 0, 0, 0] : [page, column * 10, row * 15 + 1, column * 10 + 10, row * 15 + 12],
    ),
  );
  return { signs: Float32Array.from(signs), area: null };
}

test("words on one line have one box, blanks between them included", () => {
  expect(boxesOf(drawn(["合计 12.50"]), 0, 8)).toEqual([{ page: 1, left: 0, top: 1, right: 80, bottom: 12 }]);
});

test("words broken over a line have a box a line", () => {
  const boxes = boxesOf(drawn(["支出决算", "说明"]), 2, 6);
  expect(boxes).toEqual([
    { page: 1, left: 20, top: 1, right: 40, bottom: 12 },
    { page: 1, left: 0, top: 16, right: 20, bottom: 27 },
  ]);
});

test("words that go on over a page have a box a page", () => {
  const both = drawnTogether(drawn(["支出"], 3), drawn(["决算"], 4));
  expect(boxesOf(both, 1, 3).map(({ page, left }) => [page, left])).toEqual([
    [3, 10],
    [4, 0],
  ]);
});

test("text that runs up the page is one line", () => {
  const up: Drawn = {
    signs: Float32Array.from([1, 50, 90, 61, 100, 1, 50, 80, 61, 90, 1, 50, 70, 61, 80]),
    area: null,
  };
  expect(boxesOf(up, 0, 3)).toEqual([{ page: 1, left: 50, top: 70, right: 61, bottom: 100 }]);
});

test("a blank cell is its whole area, a place between two signs the sign at it", () => {
  const area = { page: 2, left: 5, top: 5, right: 50, bottom: 20 };
  expect(boxesOf({ signs: new Float32Array(), area }, 0, 0)).toEqual([area]);
  expect(boxesOf(drawn(["支出"]), 1, 1)).toEqual([{ page: 1, left: 10, top: 1, right: 20, bottom: 12 }]);
  expect(boxesOf(drawn(["支出"]), 2, 2)).toEqual([{ page: 1, left: 10, top: 1, right: 20, bottom: 12 }]);
  expect(boxesOf({ signs: new Float32Array(), area: null }, 0, 0)).toEqual([]);
});

test("a part keeps the boxes of its own signs", () => {
  const part = drawnPart(drawn(["支出决算"]), 2);
  expect(boxesOf(part, 0, 2)).toEqual([{ page: 1, left: 20, top: 1, right: 40, bottom: 12 }]);
});
