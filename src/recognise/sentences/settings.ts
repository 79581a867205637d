import type { Part } from "../../facts/account.ts";
import type { Key } from "../../facts/concept.ts";
import type { Dimensions } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import type { Meaning } from "../../standard/rows.ts";
import type { SectionKey } from "../../standard/sections.ts";
import type { Titles } from "../../standard/titles.ts";
import type { Item } from "./items.ts";

/** What a section is about; `open`: nothing says what. */
export type About =
  | Exclude<SectionKey, `${string}.${string}` | "other-matters">
  /** A box of a self-evaluation form. */
  | "analysis"
  | "open";

/** What a section supplies to sentences that leave it out; their own words go before. */
export interface Setting {
  readonly about: About;
  /** Section of its facts. */
  readonly home: string;
  /** The money that is spoken of; null: all money. */
  readonly scope: string | null;
  /** What a figure is of that is named nowhere. */
  readonly root: Meaning | null;
  /** What a share is of that names no whole. */
  readonly base: Key | null;
  /** Source of the revenue that is spoken of. */
  readonly source: string | null;
}

function aboutOf(section: string): About {
  if (section === "自评表") return "analysis";
  const own = section.split(".")[0] as SectionKey | "";
  return own === "" || own === "other-matters" ? "open" : (own as About);
}

const scopes: Partial<Record<About, string>> = {
  "appropriation-totals": "财政拨款",
  "general-expenditure": "一般公共预算",
  "basic-expenditure": "一般公共预算",
  "government-funds": "政府性基金",
  "state-capital": "国有资本经营",
};

const sources: Partial<Record<About, string>> = {
  "appropriation-totals": "财政拨款",
  "government-funds": "政府性基金预算财政拨款",
  "state-capital": "国有资本经营预算财政拨款",
};

const of = (concept: Meaning["concept"], dimensions: Dimensions = {}): Meaning => ({ concept, dimensions });
const general = { scope: "一般公共预算" };

const roots: Partial<Record<About, Meaning>> = {
  revenue: of("revenue"),
  expenditure: of("expenditure"),
  "general-expenditure": of("expenditure", general),
  "basic-expenditure": of("expenditure", { ...general, nature: "基本支出" }),
  "government-funds": of("expenditure", { scope: "政府性基金" }),
  "state-capital": of("expenditure", { scope: "国有资本经营" }),
  "three-public": of("three-public", { item: "合计" }),
  "operating-cost": of("operating-cost", { kind: "合计" }),
};

const bases: Partial<Record<About, Key>> = {
  revenue: "revenue",
  expenditure: "expenditure",
  "general-expenditure": keyOf("expenditure", general),
  "basic-expenditure": keyOf("expenditure", { ...general, nature: "基本支出" }),
  procurement: keyOf("procurement", { kind: "合计" }),
};

/** What a section supplies to its sentences; a subsection is about what its section is. */
export function settingOf(section: string): Setting {
  const about = aboutOf(section);
  return {
    about,
    home: section,
    scope: scopes[about] ?? null,
    root: roots[about] ?? null,
    base: bases[about] ?? null,
    source: sources[about] ?? null,
  };
}

/** Parts of a document whose sentences state no figures of the account. */
const silent: ReadonlySet<Part> = new Set(["contents", "glossary", "overview"]);
/** No title is longer. */
const longestTitle = 45;

/**
 * Says of each item, in order, what its section supplies. A section that the outline opened goes before; where it opened
 * none, the title that an item begins with does, also one that runs into its text.
 */
export function openSettings(known: Titles): (item: Item) => Setting {
  let titles: { readonly rank: number; readonly setting: Setting }[] = [];
  const open = settingOf("");
  return ({ sources: [source], text, rank, numbered }) => {
    const prose = source!.prose;
    if (prose.section !== "" && prose.section !== "other-matters") {
      titles = [];
      return settingOf(prose.section);
    }
    if (silent.has(prose.part) || prose.row !== -1) {
      titles = [];
      return open;
    }
    if (numbered) {
      titles = titles.filter((one) => one.rank < rank);
      const title = titleOf(text);
      const section =
        title === "" ? null : (known.section(title, null, new Set()) ?? known.inside(title, "other-matters"));
      if (section !== null && section !== "other-matters") titles.push({ rank, setting: settingOf(section) });
    }
    return titles.at(-1)?.setting ?? open;
  };
}

/** The title that a numbered item begins with: up to a stop, a blank or a figure. */
function titleOf(text: string): string {
  const bare = text.replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])\s*/, "");
  const title = /^[^。：:；;，,\s]*/.exec(bare)?.[0] ?? "";
  return title.length > longestTitle ? "" : title;
}
