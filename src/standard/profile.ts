import national9 from "./profiles/national-9.json" with { type: "json" };
import shanghai2024 from "./profiles/shanghai-2024.json" with { type: "json" };
import shanxi2022 from "./profiles/shanxi-2022.json" with { type: "json" };
import university from "./profiles/university.json" with { type: "json" };

/**
 * What a province prescribes for a year: which tables with which numbers and titles, which parts and
 * sections, which units and words. Profiles are data; a new one is a JSON file beside the others and a line
 * in `profiles`.
 */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** First and last year the layout is known to be in use. */
  readonly years: readonly number[];
  readonly amountUnit: string;
  readonly tables: readonly {
    readonly form: string;
    readonly number: string | null;
    readonly title: string;
  }[];
  /** First and last 行次 of the left and the right side. */
  readonly rowNumbers: Readonly<Record<string, readonly number[]>>;
  readonly parts: readonly string[];
  readonly sections: readonly string[];
  readonly subsections: readonly string[];
  readonly performanceItems: readonly string[];
  readonly ownerLabel: string;
  readonly unitLabel: string;
  readonly headings: { readonly columnNumbers: string };
  readonly contents: boolean;
  readonly selfEvaluation: boolean;
  readonly emptyTableRemark: string;
  readonly scoring: string;
  readonly grades: readonly string[];
  /** The denominator of the share of 小微企业: 合计 (procurement) or 中小企业. */
  readonly microShareOf: string;
  /** What stands above every table: owner, year, unit. */
  readonly captions: readonly string[];
  /** Classes that 公开06表 prints, amounts or not. */
  readonly economicClasses: readonly string[];
  /** Entries of the catalogue for content that must be there. */
  readonly requiredContent: readonly string[];
  /** Whether every change is followed by its reason. */
  readonly explainsChanges: boolean;
  /** A frame that provinces fill each in their own way: parts in any order, tables with or without their number. */
  readonly frame?: boolean;
}

/** Every known profile. */
export const profiles: readonly Profile[] = [shanxi2022, shanghai2024, university, national9];

const added = new Map<string, Profile>();

/** The profile with an id, or undefined. */
export function profileNamed(id: string): Profile | undefined {
  return added.get(id) ?? profiles.find((profile) => profile.id === id);
}

/**
 * Takes a profile of the user's own, of the same shape as those in `profiles/`, into use under its id. Returns it, or
 * in words what is wrong with it.
 */
export function profileFrom(value: unknown): Profile | string {
  if (typeof value !== "object" || value === null) return "应为一个 json 对象";
  const given = value as Readonly<Record<string, unknown>>;
  const model = shanxi2022 as Readonly<Record<string, unknown>>;
  for (const [key, like] of Object.entries(model)) {
    const same = Array.isArray(like) ? Array.isArray(given[key]) : typeof given[key] === typeof like;
    if (!same) return `缺少“${key}”，或类型不对`;
  }
  const forms = given.tables as readonly { form?: unknown; title?: unknown }[];
  if (
    forms.length === 0 ||
    !forms.every(({ form, title }) => typeof form === "string" && typeof title === "string")
  )
    return "“tables”每项应有 form 和 title";
  const profile = given as unknown as Profile;
  added.set(profile.id, profile);
  return profile;
}

/** The tables that a document prints, as far as detection needs them. */
export interface PrintedTable {
  readonly form: string | null;
  readonly number: string | null;
  readonly title?: string | null;
}

/**
 * The profile whose set of tables the document follows: at least two thirds of its tables are there, and at least
 * a third carry the number that the profile prints or, where it prints none, its very title. Of several the one that
 * agrees in most tables, numbers and titles and lacks the fewest. Null when none fits.
 */
export function detectProfile(
  tables: readonly PrintedTable[],
): { readonly id: string; readonly reason: string } | null {
  let best: { id: string; reason: string; score: number } | null = null;
  for (const profile of profiles) {
    const count = (test: (wanted: Profile["tables"][number], table: PrintedTable) => boolean): number =>
      profile.tables.filter((wanted) => tables.some((table) => test(wanted, table))).length;
    const titled = (title: string, table: PrintedTable): boolean =>
      (table.title ?? "").replace(/\s+/g, "").endsWith(title);
    const present = count(({ form }, table) => table.form === form);
    const titles = count(({ title }, table) => titled(title, table));
    const numbered = count(({ number, title }, table) =>
      number === null || (profile.frame && table.number === null)
        ? table.number === null && titled(title, table)
        : table.number === number,
    );
    const all = profile.tables.length;
    if (present * 3 < all * 2 || numbered * 3 < all) continue;
    const score = present + titles + numbered - (all - present);
    if (best && best.score >= score) continue;
    best = {
      id: profile.id,
      score,
      reason: `规定的${all}张表中有${present}张，表号相符${numbered}张，表名相符${titles}张，符合“${profile.name}”`,
    };
  }
  return best;
}
