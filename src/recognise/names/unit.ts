import type { Prose } from "../../facts/account.ts";
import { isSlipOf, lettersApart } from "../../facts/letters.ts";
import type { NameRole, StatedName } from "../../facts/stated-name.ts";
import { divisionNamed } from "../../standard/divisions.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, titleLines } from "./draft.ts";

const body = /(?:局|中心|委员会|办公室|馆|院|校|所|站|队)$/;
/** “……县审计局2022年度部门决算”, “……中心概况”: whose part, table or sentence it is. */
const number =
  "(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)])";
const inTitle = new RegExp(
  `^${number}?\\s*(?:关于)?\\s*(?<name>[\\p{Script=Han}（）()·×XＸ○〇＊*＿_\\s]{4,40}?)` +
    "\\s*(?=\\d{4}\\s*年|概\\s*况|基本情况)",
  "u",
);
const inSentence = /(?:^|[。；，])\s*(?<name>[\p{Script=Han}（）()]{4,40}?)(?=\s*\d{4}\s*年)/gu;

/** Names of the unit whose account it is, right or with slips of the pen. */
export function unitNames(draft: NamesDraft): StatedName[] {
  const { unit, tables, evaluations, outline } = draft;
  const name = unit?.replace(/\s+/g, "") ?? "";
  const names: StatedName[] = [];
  for (const { owner, ownerProse } of tables)
    if (owner !== null && owner !== "" && ownerProse) {
      const at = Math.max(0, ownerProse.text.indexOf(owner));
      names.push(nameIn(ownerProse, [at, at + owner.length], { kind: "unit", key: "", role: "caption" }));
    }
  for (const { unit: cell } of evaluations) {
    // A code may stand before the name.
    const printed = cell?.text.replace(/\s+/g, "").replace(/^\d+[-－—]?/, "") ?? "";
    if (cell && printed.length >= 4)
      names.push({
        kind: "unit",
        key: "",
        name: printed,
        role: "cell",
        place: cell.place,
        spot: cell.spot,
        sure: true,
      });
  }
  const sayings = new Set([name, ...names.map((one) => one.name)].filter((one) => one !== ""));
  const division = unit === null ? "" : (divisionNamed(unit)?.printed ?? "");
  for (const { prose, role } of titleLines(draft)) names.push(...inLine(prose, role, sayings, division));
  const headings = new Set(outline.headings.map(({ prose }) => prose));
  for (const prose of outline.prose)
    if (prose.part === "narrative" && prose.row < 0 && !headings.has(prose))
      names.push(...inText(prose, sayings, division));
  return names;
}

function inLine(prose: Prose, role: NameRole, sayings: ReadonlySet<string>, division: string): StatedName[] {
  const squeezed = prose.text.replace(/\s+/g, "");
  // The line of the cover that holds nothing but the name.
  if (role === "cover" && [...sayings].some((name) => squeezed === name || isSlipOf(squeezed, name)))
    return [nameIn(prose, [0, prose.text.length], { kind: "unit", key: "", role })];
  const match = inTitle.exec(prose.text);
  const found = match?.groups?.name ?? "";
  if (!match || !isOurs(found.replace(/\s+/g, ""), sayings, division)) return [];
  const start = match[0].indexOf(found);
  return [nameIn(prose, [start, start + found.length], { kind: "unit", key: "", role })];
}

function inText(prose: Prose, sayings: ReadonlySet<string>, division: string): StatedName[] {
  const names: StatedName[] = [];
  for (const match of prose.text.matchAll(inSentence)) {
    const found = match.groups?.name ?? "";
    // “……中心截至2022年”, “……中心组织对2022年”: the name is whole, a verb follows.
    const whole = [...sayings].find((name) => found.startsWith(name) || found.endsWith(name));
    const start = match.index + match[0].lastIndexOf(found);
    const at = whole === undefined ? 0 : found.indexOf(whole);
    const length = whole?.length ?? found.length;
    if (whole !== undefined || isOurs(found, sayings, division))
      names.push(
        nameIn(prose, [start + at, start + at + length], { kind: "unit", key: "", role: "sentence" }),
      );
  }
  return names;
}

/** “XX中心”, “××单位”, “＿＿局”: the name that a template leaves to be filled in. */
export function isLeftBlank(name: string): boolean {
  return /[×XＸ○〇＊*＿_]{2,}/.test(name);
}

/** Whether words at a place where whose account it is is told name the unit, or were meant to. */
function isOurs(found: string, sayings: ReadonlySet<string>, division: string): boolean {
  if (sayings.has(found) || isLeftBlank(found)) return true;
  if (
    [...sayings].some(
      (name) => found.length >= 5 && (isSlipOf(found, name) || lettersApart(found, name) <= 1),
    )
  )
    return true;
  return division !== "" && found.startsWith(division) && found.length >= 6 && body.test(found);
}
