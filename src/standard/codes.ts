/**
 * 政府收支分类科目: which name a code has in a year, and how far to trust it.
 *
 * The lists were written down twice from knowledge of the classification (functional 2019–2024, economic since
 * 2018) and compared with what independent published documents of 2016–2026 print; no official list was at hand.
 * A name is trusted by its `trust`; years are the weakest column, so a mismatch within one year of a limit, and
 * any year that neither the list nor a witness covers, is `uncertain` and worth a note at most.
 * The data is written by `scripts/import-codes.ts`.
 */
import economicData from "./codes/economic.json" with { type: "json" };
import functionalData from "./codes/functional.json" with { type: "json" };

/** A limit of validity: the years between which it lies where the sources differ; null: open on that side. */
export interface YearLimit {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** 类 has 3 digits, 款 5, 项 7 (functional only). */
export type CodeLevel = "类" | "款" | "项";

/** `firm`: both writings of the list agree or two independent documents print the pair; else `weak`. */
export type Trust = "firm" | "weak";

/** Whether a name is in force in a year; `uncertain`: within a year of a limit, or outside the list's years. */
export type Standing = "in-force" | "uncertain" | "not-yet" | "ended";

/** One code under one name. A renamed code has one entry a name. */
export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  readonly level: CodeLevel;
  readonly from: YearLimit;
  readonly to: YearLimit;
  /** How many of the two writings of the list have the pair. */
  readonly recalledBy: number;
  /** How many independent documents print the pair. */
  readonly witnesses: number;
  /** The years of those documents. */
  readonly attested: readonly number[];
  readonly trust: Trust;
  /** The years that the list covers. */
  readonly listed: { readonly first: number; readonly last: number };
}

/** An acceptable name of a code. */
export interface CodeName {
  readonly name: string;
  readonly trust: Trust;
  readonly standing: "in-force" | "uncertain";
}

interface CodeData {
  readonly first: number;
  readonly last: number;
  readonly rows: readonly string[];
}

/** Rows stay text until they are asked for: an audit looks up a few dozen of two thousand. */
interface CodeList {
  readonly named: (name: string) => readonly CodeEntry[];
  readonly coded: (code: string) => readonly CodeEntry[];
  /** Every code, in order. */
  readonly all: () => readonly string[];
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const compared = new Map<string, string>();

/**
 * What two printed names share when they are the same, blanks and the width of brackets aside. Names recur by the
 * hundred in one document; the memory of them is bounded.
 */
export function comparable(name: string): string {
  const known = compared.get(name);
  if (known !== undefined) return known;
  const made = name
    .replace(/\s+/g, "")
    .replace(/[（(［[]/g, "（")
    .replace(/[）)］\]]/g, "）");
  if (compared.size > 20_000) compared.clear();
  compared.set(name, made);
  return made;
}

/** Whether two printed names are the same, blanks and the width of brackets aside. */
export function sameName(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

/** The level of a code by its digits (201 类, 20113 款, 2011308 项), or null when no code has that shape. */
export function levelOf(code: string): CodeLevel | null {
  if (/^\d{3}$/.test(code)) return "类";
  if (/^\d{5}$/.test(code)) return "款";
  return /^\d{7}$/.test(code) ? "项" : null;
}

/** The code one level above (2011308 → 20113 → 201), or null for a 类 and for what is no code. */
export function parentCode(code: string): string | null {
  const level = levelOf(code);
  return level === null || level === "类" ? null : code.slice(0, -2);
}

function limit(text: string): YearLimit {
  const [earliest = "", latest = earliest] = text.split("~");
  return {
    earliest: earliest === "" ? null : Number(earliest),
    latest: latest === "" ? null : Number(latest),
  };
}

function entryOf(row: string, listed: CodeEntry["listed"]): CodeEntry {
  const [code = "", name = "", recalled = "", seen = "0", from = "", to = "", attested = ""] = row.split("|");
  const recalledBy = Number(recalled);
  const witnesses = Number(seen);
  return {
    code,
    name,
    level: levelOf(code) ?? "项",
    from: limit(from),
    to: limit(to),
    recalledBy,
    witnesses,
    attested: attested === "" ? [] : attested.split(" ").map(Number),
    trust: recalledBy === 2 || witnesses >= 2 ? "firm" : "weak",
    listed,
  };
}

function grouped(
  rows: readonly string[],
  key: (row: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const found = groups.get(key(row));
    if (found) found.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

function listFrom({ first, last, rows }: CodeData): CodeList {
  const byCode = once(() => grouped(rows, (row) => row.slice(0, row.indexOf("|"))));
  const byName = once(() => grouped(rows, (row) => comparable(row.split("|", 2)[1] ?? "")));
  const listed = { first, last };
  const made = new Map<readonly string[], readonly CodeEntry[]>();
  const entries = (found: readonly string[] = []): readonly CodeEntry[] => {
    let known = made.get(found);
    if (!known) {
      known = found.map((row) => entryOf(row, listed));
      if (found.length > 0) made.set(found, known);
    }
    return known;
  };
  return {
    all: () => [...byCode().keys()].sort(),
    coded: (code) => entries(byCode().get(code)),
    named: (name) => entries(byName().get(comparable(name))),
  };
}

const functional = once(() => listFrom(functionalData));
const economic = once(() => listFrom(economicData));

/** The years that the lists cover. */
export const listedYears = {
  functional: { first: functionalData.first, last: functionalData.last },
  economic: { first: economicData.first, last: economicData.last },
} as const;

/**
 * How an entry stands in a year. Attested years outside the limits are a contradiction, hence `uncertain`; so is
 * every entry where no year is known.
 */
export function standingIn(entry: CodeEntry, year: number | null): Standing {
  if (year === null) return "uncertain";
  const { from, to, attested, listed } = entry;
  const starts = from.earliest ?? Number.NEGATIVE_INFINITY;
  const surelyStarted = from.latest ?? starts;
  const ends = to.latest ?? Number.POSITIVE_INFINITY;
  const surelyLasts = to.earliest ?? ends;
  if (year < surelyStarted || year > surelyLasts) {
    if (attested.includes(year)) return "uncertain";
    if (year < starts - 1) return "not-yet";
    return year > ends + 1 ? "ended" : "uncertain";
  }
  if (year < listed.first) return attested.some((seen) => seen <= year) ? "in-force" : "uncertain";
  if (year > listed.last) return attested.some((seen) => seen >= year) ? "in-force" : "uncertain";
  return "in-force";
}

const isAcceptable = (standing: Standing): standing is CodeName["standing"] =>
  standing === "in-force" || standing === "uncertain";

const weight = (entry: CodeEntry, year: number | null): number =>
  (standingIn(entry, year) === "in-force" ? 2 : 0) + (entry.trust === "firm" ? 1 : 0);

function entriesIn(list: CodeList, code: string, year: number | null): CodeEntry[] {
  return list
    .coded(code)
    .filter((entry) => isAcceptable(standingIn(entry, year)))
    .sort((a, b) => weight(b, year) - weight(a, year));
}

function namesIn(list: CodeList, code: string, year: number | null): CodeName[] {
  return entriesIn(list, code, year).flatMap((entry) => {
    const standing = standingIn(entry, year);
    return isAcceptable(standing) ? [{ name: entry.name, trust: entry.trust, standing }] : [];
  });
}

/** The best entry of a 支出功能分类 code in a year; undefined when unknown, ended or not yet in force. */
export function functionalCode(code: string, year: number): CodeEntry | undefined {
  return entriesIn(functional(), code, year)[0];
}

/** Every acceptable name of a functional code in a year (null: in any), the surest first; near a rename there are two. */
export function functionalNames(code: string, year: number | null): readonly CodeName[] {
  return namesIn(functional(), code, year);
}

/** Every functional code in force in a year with its surest name, in order; of a year without a list, those of the nearest. */
export function functionalCodesIn(
  asked: number,
): readonly { readonly code: string; readonly name: string }[] {
  const { first, last } = listedYears.functional;
  const year = Math.min(Math.max(asked, first), last);
  return functional()
    .all()
    .flatMap((code) => {
      const name = functionalNames(code, year).find(({ standing }) => standing === "in-force")?.name;
      return name ? [{ code, name }] : [];
    });
}

/**
 * Whether a functional code had its one name in a year before the lists begin: it is firm, never had another, and
 * nothing says when it began. Of years after the lists nothing is known.
 */
export function namedAllAlong(code: string, year: number | null): boolean {
  const [entry, ...others] = functional().coded(code);
  if (!entry || others.length > 0 || year === null || year >= entry.listed.first) return false;
  return entry.trust === "firm" && entry.from.earliest === null;
}

/** Whether the functional list has the code in any year. A code it lacks is a note (未收录), never an error. */
export function knownFunctional(code: string): boolean {
  return functional().coded(code).length > 0;
}

/** The best entry of a 支出经济分类 code (departmental 301–399, governmental 501–599) in a year. */
export function economicCode(code: string, year: number): CodeEntry | undefined {
  return entriesIn(economic(), code, year)[0];
}

/** Every acceptable name of an economic code in a year (null: in any), the surest first. Before 2018 one witness only. */
export function economicNames(code: string, year: number | null): readonly CodeName[] {
  return namesIn(economic(), code, year);
}

/** The classes of the departmental 支出经济分类 that the scheme of 2018 knows. */
export const departmentalClasses = [
  "301",
  "302",
  "303",
  "307",
  "309",
  "310",
  "311",
  "312",
  "313",
  "399",
] as const;

/**
 * Whether a functional code was out of use in a year: `yes` when every name ended more than a year before,
 * `not-yet` when it starts more than a year later, `near-boundary` when the year is too close to a limit to say,
 * `unknown` when the list lacks the code or does not reach the year.
 */
export function retired(
  code: string,
  year: number | null,
): "yes" | "near-boundary" | "not-yet" | "no" | "unknown" {
  const entries = functional().coded(code);
  const standings = entries.map((entry) => standingIn(entry, year));
  if (standings.includes("in-force")) return "no";
  if (standings.includes("uncertain")) {
    const covered =
      year !== null && entries.some(({ listed }) => year >= listed.first && year <= listed.last);
    return covered ? "near-boundary" : "unknown";
  }
  if (standings.includes("ended")) return "yes";
  return standings.length > 0 ? "not-yet" : "unknown";
}

/**
 * Functional entries of any level that carry a name in a year, in order of code, for looking a name up that is
 * printed without its code. Many names belong to several codes (行政运行).
 */
export function codesNamed(name: string, year: number | null): readonly CodeEntry[] {
  return functional()
    .named(name)
    .filter((entry) => isAcceptable(standingIn(entry, year)));
}

/** Economic entries that carry a name in a year, in order of code. */
export function economicCodesNamed(name: string, year: number | null): readonly CodeEntry[] {
  return economic()
    .named(name)
    .filter((entry) => isAcceptable(standingIn(entry, year)));
}

/** A label that a class row carried, with the first and last year of 决算 it was right; null: open. */
export interface ClassLabel {
  readonly label: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** A class of function as a row of 公开01表 and 公开04表. */
export interface FunctionalClass {
  readonly code: string;
  /** The label in force now. */
  readonly label: string;
  /** Every label, the oldest first. Labels of before 2019 are from memory: a mismatch there is a note. */
  readonly labels: readonly ClassLabel[];
}

/** Labels with the year each began; the first began with the form, or in `since`. */
function classRow(
  code: string,
  first: string,
  renames: readonly (readonly [from: number, label: string])[] = [],
  since: number | null = null,
): FunctionalClass {
  const steps = [{ from: since, label: first }, ...renames.map(([from, label]) => ({ from, label }))];
  const labels = steps.map(({ from, label }, i) => {
    const next = steps[i + 1]?.from ?? null;
    return { label, from, to: next === null ? null : next - 1 };
  });
  return { code, label: labels.at(-1)?.label ?? first, labels };
}

/** The 26 class rows of 公开01表 (行次 32–57) and 公开04表 (行次 33–58), in official order. */
export const functionalClasses: readonly FunctionalClass[] = [
  classRow("201", "一般公共服务", [[2014, "一般公共服务支出"]]),
  classRow("202", "外交", [[2014, "外交支出"]]),
  classRow("203", "国防", [[2014, "国防支出"]]),
  classRow("204", "公共安全", [[2014, "公共安全支出"]]),
  classRow("205", "教育", [[2014, "教育支出"]]),
  classRow("206", "科学技术", [[2014, "科学技术支出"]]),
  classRow("207", "文化体育与传媒", [
    [2014, "文化体育与传媒支出"],
    [2019, "文化旅游体育与传媒支出"],
  ]),
  classRow("208", "社会保障和就业", [[2014, "社会保障和就业支出"]]),
  classRow("210", "医疗卫生", [
    [2014, "医疗卫生与计划生育支出"],
    [2019, "卫生健康支出"],
  ]),
  classRow("211", "节能环保", [[2014, "节能环保支出"]]),
  classRow("212", "城乡社区事务", [[2014, "城乡社区支出"]]),
  classRow("213", "农林水事务", [[2014, "农林水支出"]]),
  classRow("214", "交通运输", [[2014, "交通运输支出"]]),
  classRow("215", "资源勘探电力信息等事务", [
    [2014, "资源勘探信息等支出"],
    [2020, "资源勘探工业信息等支出"],
  ]),
  classRow("216", "商业服务业等事务", [[2014, "商业服务业等支出"]]),
  classRow("217", "金融监管等事务支出", [[2014, "金融支出"]]),
  classRow("219", "援助其他地区支出"),
  classRow("220", "国土资源气象等事务", [
    [2014, "国土海洋气象等支出"],
    [2019, "自然资源海洋气象等支出"],
  ]),
  classRow("221", "住房保障支出"),
  classRow("222", "粮油物资管理事务", [[2014, "粮油物资储备支出"]]),
  classRow("223", "国有资本经营预算支出"),
  classRow("224", "灾害防治及应急管理支出", [], 2019),
  classRow("229", "其他支出"),
  classRow("231", "债务还本支出"),
  classRow("232", "债务付息支出"),
  classRow("234", "抗疫特别国债安排的支出", [], 2020),
];

/** A class row with the label by which it was named. */
export interface LabelledClass {
  readonly class: FunctionalClass;
  readonly as: ClassLabel;
}

const labelled = once(() => {
  const all = functionalClasses.flatMap((row) => row.labels.map((as) => ({ class: row, as })));
  return new Map<string, LabelledClass>(all.map((found) => [comparable(found.as.label), found]));
});

/** The class row that a label names, with the label's own years, whatever the year of the document. */
export function classLabelled(label: string): LabelledClass | undefined {
  return labelled().get(comparable(label));
}

/** The label of a class row in a year; undefined where the row did not exist yet or the code is no class row. */
export function classLabelIn(code: string, year: number): string | undefined {
  const labels = functionalClasses.find((row) => row.code === code)?.labels ?? [];
  return labels.find(({ from, to }) => (from ?? year) <= year && year <= (to ?? year))?.label;
}
