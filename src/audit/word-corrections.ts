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
  const named = Map.groupBy(where, placeKey);
  for (const place of where) {
    const offset = place.text.indexOf(actual);
    // Other places of the finding say what the words were compared with.
    if (offset < 0 || place.text.indexOf(actual, offset + 1) >= 0) continue;
    const key = placeKey(place);
    const before = counted.get(key) ?? 0;
    counted.set(key, before + 1);
    const found = occurrences(place, account);
    const one = found.length === named.get(key)?.length ? found[before] : undefined;
    if (!one) return [];
    answers.push(wordAt(one.prose, one.start + offset, actual, expected));
  }
  return answers;
}

type Spotted = Pick<Place, "page" | "line" | "cell">;

function spotKey({ page, line, cell }: Spotted): string {
  return `${page}|${line}|${cell}`;
}

function placeKey(place: Place): string {
  return `${spotKey(place)}|${place.text}`;
}

function sameSpot(a: Spotted, b: Spotted): boolean {
  return a.page === b.page && a.line === b.line && a.cell === b.cell;
}

interface Spots {
  readonly prose: ReadonlyMap<string, readonly Prose[]>;
  readonly cells: ReadonlyMap<string, readonly Prose[]>;
}

const spots = new WeakMap<Account, Spots>();

/** What stands at each place of an account. */
function spotsOf(account: Account): Spots {
  const known = spots.get(account);
  if (known) return known;
  const prose = new Map<string, Prose[]>();
  for (const one of account.prose)
    for (const key of new Set(one.pieces.map(spotKey))) {
      const here = prose.get(key);
      if (here) here.push(one);
      else prose.set(key, [one]);
    }
  const cells = account.tables.flatMap(({ rows }) =>
    rows.flat().map(
      ({ text, spot, place: { page, line, cell } }): Prose => ({
        ...spot,
        text,
        part: "tables",
        section: "",
        pieces: [{ start: 0, page, line, cell }],
      }),
    ),
  );
  const made = { prose, cells: Map.groupBy(cells, ({ pieces }) => spotKey(pieces[0]!)) };
  spots.set(account, made);
  return made;
}

/** Where the text of a place stands in the prose at that place. */
function occurrences(place: Place, account: Account): { prose: Prose; start: number }[] {
  const { prose: inProse, cells } = spotsOf(account);
  const found: { prose: Prose; start: number }[] = [];
  for (const prose of (place.table === null ? inProse : cells).get(spotKey(place)) ?? [])
    for (let at = prose.text.indexOf(place.text); at >= 0; at = prose.text.indexOf(place.text, at + 1))
      if (sameSpot(placeIn(prose, at, at + place.text.length), place)) found.push({ prose, start: at });
  return found;
}
