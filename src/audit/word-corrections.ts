import type { Account, Prose } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Remedy } from "../facts/correction.ts";
import type { Finding } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";

/** The correction of words that stand at `start` of a stretch of prose. */
export function wordAt(prose: Prose, start: number, printed: string, corrected: string): Remedy {
  const end = start + printed.length;
  return {
    place: placeIn(prose, start, end),
    spot: { block: prose.block, row: prose.row, col: prose.col, start, end },
    passage: prose.text,
    start,
    end,
    printed,
    corrected,
  };
}

/** The right words at every place that the finding names; none where it is not plain which are meant. */
export function wordCorrections(finding: Finding, account: Account): Remedy[] {
  const { actual, expected, where } = finding;
  if (!actual || !expected || actual === expected) return [];
  const answers: Remedy[] = [];
  const counted = new Map<string, number>();
  for (const place of where) {
    const offset = place.text.indexOf(actual);
    // Other places of the finding say what the words were compared with.
    if (offset < 0 || place.text.indexOf(actual, offset + 1) >= 0) continue;
    const key = `${place.page}|${place.line}|${place.cell}|${place.text}`;
    const before = counted.get(key) ?? 0;
    counted.set(key, before + 1);
    const found = occurrences(place, account);
    const named = where.filter((one) => one.text === place.text && sameSpot(one, place)).length;
    const one = found.length === named ? found[before] : undefined;
    if (!one) return [];
    answers.push(wordAt(one.prose, one.start + offset, actual, expected));
  }
  return answers;
}

function sameSpot(a: Place, b: Place): boolean {
  return a.page === b.page && a.line === b.line && a.cell === b.cell;
}

/** Where the text of a place stands in the prose at that place. */
function occurrences(place: Place, account: Account): { prose: Prose; start: number }[] {
  const cells = account.tables.flatMap(({ rows }) =>
    rows.flatMap((row) => row.filter((cell) => sameSpot(cell.place, place))),
  );
  const inCells = cells.map(
    ({ text, spot, place: { page, line, cell } }): Prose => ({
      ...spot,
      text,
      part: "tables",
      section: "",
      pieces: [{ start: 0, page, line, cell }],
    }),
  );
  const found: { prose: Prose; start: number }[] = [];
  for (const prose of place.table === null ? account.prose : inCells)
    for (let at = prose.text.indexOf(place.text); at >= 0; at = prose.text.indexOf(place.text, at + 1))
      if (sameSpot(placeIn(prose, at, at + place.text.length), place)) found.push({ prose, start: at });
  return found;
}
