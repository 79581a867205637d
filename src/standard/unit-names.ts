/** A place with its level, as units put it before their names; at least two signs of the name must be left. */
const place =
  /^(\p{Script=Han}{1,8}?)(特别行政区|自治区|自治州|自治县|自治旗|地区|街道|省|市|州|盟|县|区|旗|乡|镇)(?=\p{Script=Han}{2})/u;

interface Parts {
  /** 上海, 普陀: the places without their levels. */
  readonly places: readonly string[];
  readonly rest: string;
}

/**
 * Whether two names are of one unit: equal but for blanks, for what stands in brackets, and for the places before
 * them (阳城县财政局, 晋城市阳城县财政局, 阳城市财政局, 财政局).
 */
export function sameUnit(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)];
  if (one === other) return true;
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left.rest !== right.rest) return false;
  const shorter = Math.min(left.places.length, right.places.length);
  const ends = [left, right].map(({ places }) => places.slice(places.length - shorter).join("、"));
  return ends[0] === ends[1];
}

/**
 * Whether two names among the units of one department are one unit's: equal but for blanks, and for saying that it is
 * the office itself. Places and other brackets tell units of a department apart.
 */
export function sameOffice(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) =>
    name
      .replace(/\s+/g, "")
      .replaceAll("(", "（")
      .replaceAll(")", "）")
      .replace(/（(?:局|厅|委|办)?(?:本级|机关|机关本级|本部)）$/, ""),
  );
  return one === other;
}

function bare(name: string): string {
  return name.replace(/\s+/g, "").replace(/[（(][^（）()]*[）)]/g, "");
}

function partsOf(name: string): Parts {
  const places: string[] = [];
  let rest = name;
  for (let found = place.exec(rest); found; found = place.exec(rest)) {
    places.push(found[1]!);
    rest = rest.slice(found[0].length);
  }
  return { places, rest };
}
