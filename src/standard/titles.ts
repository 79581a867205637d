import type { Part } from "../facts/account.ts";
import type { Layout, LayoutSection } from "../facts/layout.ts";
import type { FormKey } from "./forms.ts";
import { bareTitle, isFormKey } from "./forms.ts";
import { layouts, national, sectionsOf } from "./layout.ts";
import type { SectionKey } from "./sections.ts";
import { isIn, isSection, rootOf } from "./sections.ts";
import { isPlainTitle, titlePattern } from "./title-pattern.ts";

/** What titles of tables, parts and sections mean, by the layouts that are asked. */
export interface Titles {
  /** The form that a title names, if it names one. */
  form(title: string): FormKey | null;
  /** Whether a title is that of a table of some layout, though it does not end like one. */
  isOwn(title: string): boolean;
  /** Titles that layouts print word for word, of tables, parts and sections. */
  readonly plain: readonly PlainTitle<string>[];
  /** Whether words are the fixed note of a form, as some layout has it. */
  isNoteOf(form: string, note: string): boolean;
  /** The form whose fixed note this is. */
  noted(note: string): FormKey | null;
  /** The part that a numbered title (第一部分 …) opens. */
  part(title: string): Part | null;
  /** The part that a title numbered like a section opens. */
  unnumberedPart(title: string): Part | null;
  /** The part that a title without a number opens. */
  listedPart(title: string): Part | null;
  /** The section that a first-level heading opens: by its words, by its number where the words are taken. */
  section(title: string, ordinal: number | null, taken: ReadonlySet<string>): SectionKey | null;
  /** Whether a layout prints these very words over a section, and over no table. */
  namesSection(title: string): boolean;
  /** Whether a title is that of any section, wherever it stands. */
  isSectionTitle(title: string): boolean;
  /** The section that a heading opens inside another. */
  inside(title: string, section: string): SectionKey | null;
}

/** Parts and sections whose words are more specific are asked first, whatever order a layout prints. */
const partOrder: readonly Part[] = ["overview", "glossary", "attachments", "narrative", "tables"];
const sectionOrder: readonly SectionKey[] = [
  "three-public",
  "government-funds",
  "state-capital",
  "basic-expenditure",
  "other-matters",
  "appropriation-totals",
  "general-expenditure",
  "totals",
  "revenue",
  "expenditure",
];
/** The order of most layouts, for headings of which two have the same words. */
export const canonicalOrder: readonly SectionKey[] = [
  "totals",
  "revenue",
  "expenditure",
  "appropriation-totals",
  "general-expenditure",
  "basic-expenditure",
  "government-funds",
  "state-capital",
  "three-public",
  "other-matters",
];

/** A title is no longer; of a longer text its beginning is asked. */
const longest = 160;

interface Pattern<Key> {
  readonly key: Key;
  readonly tests: (title: string) => boolean;
}

/** Patterns are made once for a layout, whoever chose it: they are what the layout itself says. */
const made = new WeakMap<Layout, Titles>();

/** The titles of all known layouts, those of `first` before the others. */
export function titlesOf(first: Layout | null): Titles {
  if (first === null || first === national || layouts.includes(first)) return usual;
  const known = made.get(first);
  if (known) return known;
  const titles = openTitles([first, ...layouts.filter(({ id }) => id !== first.id), national], first);
  made.set(first, titles);
  return titles;
}

const usual = openTitles([...layouts, national], null);

/** What titles mean by the layouts that come with the program. */
export function usualTitles(): Titles {
  return usual;
}

function openTitles(asked: readonly Layout[], chosen: Layout | null): Titles {
  const plainForms = asked.flatMap(({ tables }) =>
    tables.map(({ form, title }) => ({ key: form, title: bareTitle(title) })),
  );
  const forms = asked.flatMap(({ tables }) => tables.flatMap(({ form, aliases }) => oneOf(form, aliases)));
  // The longest words that fit say most.
  const notes = asked
    .flatMap(({ tables }) => tables.flatMap(({ form, note }) => (note === null ? [] : [{ form, note }])))
    .toSorted((a, b) => b.note.length - a.note.length)
    .map(({ form, note }) => anywhere(form, note));
  const parts = (field: "aliases" | "unnumbered" | "listed"): Pattern<Part>[] =>
    partOrder.flatMap((part) =>
      asked.flatMap((layout) =>
        layout.parts.flatMap((one) => (one.part === part ? oneOf(part, one[field]) : [])),
      ),
    );
  const [numberedParts, unnumberedParts, listedParts] = [
    parts("aliases"),
    parts("unnumbered"),
    parts("listed"),
  ];
  const ownTitles = new Set(
    asked.flatMap(({ tables }) =>
      tables.map(({ title }) => bareTitle(title)).filter((title) => !/表$/.test(title)),
    ),
  );
  const chosenParts = chosen ? partTitles(chosen) : [];
  const otherParts = asked.filter((one) => one !== chosen).flatMap(partTitles);
  const top = asked.flatMap(({ sections }) => plainTitles(sections));
  const all = asked.flatMap((layout) => sectionsOf(layout));
  const patterns = (keys: readonly string[]): Pattern<SectionKey>[] =>
    keys.flatMap((key) => all.flatMap((one) => (one.section === key ? sectionPatterns(one) : [])));
  const roots = patterns(sectionOrder);
  const everySection = all.flatMap(sectionPatterns);
  const inner = new Map<string, { plain: PlainTitle<SectionKey>[]; patterns: Pattern<SectionKey>[] }>();

  return {
    form: (title) => {
      const bare = bareTitle(title).replace(/^.*?(?:部门|单位)(?=财政拨款|一般公共|收入|支出)/, "");
      const full = bareTitle(title);
      const plain =
        plainForms.find((one) => one.title === full) ?? plainForms.find((one) => one.title === bare);
      return formKey(plain?.key ?? first(forms, bare) ?? first(forms, full) ?? behindUnit(plainForms, full));
    },
    isOwn: (title) => ownTitles.has(bareTitle(title)),
    plain: everyPlainTitle(asked),
    isNoteOf: (form, note) => notes.some(({ key, tests }) => key === form && tests(note)),
    noted: (note) => formKey(first(notes, note)),
    part: (title) => first(chosenParts, title) ?? first(numberedParts, title) ?? first(otherParts, title),
    unnumberedPart: (title) => first(chosenParts, title) ?? first(unnumberedParts, title),
    listedPart: (title) => first(chosenParts, title) ?? first(listedParts, title),
    section(title, ordinal, taken) {
      const bare = bareHeading(title);
      const plain = top.find((one) => one.title === bare && !taken.has(one.key));
      if (plain) return plain.key;
      const meant = roots.filter(({ tests }) => tests(bare)).map(({ key }) => key);
      const free = meant.filter((key) => !taken.has(key));
      // A section may have two headings: that its words were used before gives it no other meaning, unless the sections
      // before it stand in their usual order and its number is the next.
      const before = canonicalOrder.slice(0, Math.max(0, (ordinal ?? 0) - 1));
      const byNumber =
        before.length > 0 && before.every((key) => taken.has(key))
          ? canonicalOrder[before.length]
          : undefined;
      return (
        free.find((key) => key === meant[0]) ??
        (meant.length > 0 && byNumber && !taken.has(byNumber) ? byNumber : (meant[0] ?? null))
      );
    },
    namesSection(title) {
      const bare = bareHeading(title);
      return (
        top.some((one) => one.title === bare) && !plainForms.some((one) => one.title === bareTitle(title))
      );
    },
    isSectionTitle: (title) => everySection.some(({ tests }) => tests(bareHeading(title))),
    inside(title, section) {
      const bare = bareHeading(title);
      const root = rootOf(section);
      const own = isIn(section, "performance") ? insideOf("performance") : null;
      const found = own && (own.plain.find((one) => one.title === bare)?.key ?? first(own.patterns, bare));
      if (found) return found;
      const below = insideOf(root);
      return below.plain.find((one) => one.title === bare)?.key ?? first(below.patterns, bare);
    },
  };

  /** Sections that layouts print inside one, and those that belong to it by their names. */
  function insideOf(root: string): { plain: PlainTitle<SectionKey>[]; patterns: Pattern<SectionKey>[] } {
    const known = inner.get(root);
    if (known) return known;
    const printed = all.filter(({ section }) => section === root).flatMap(({ within }) => within);
    const keys = new Set([
      ...printed.map(({ section }) => section),
      ...all
        .map(({ section }) => section)
        .filter(
          (key) =>
            key !== root &&
            (rootOf(key) === root || key.startsWith(`${root}.`)) &&
            !(root === "other-matters" && key.includes(".")),
        ),
    ]);
    // Sections of their own that some layout prints inside another are known there by their very title only.
    const named = [...keys].filter((key) => rootOf(key) === root || key.startsWith(`${root}.`));
    const ordered = [
      ...insideOrder.filter((key) => named.includes(key)),
      ...named.filter((key) => !insideOrder.includes(key as SectionKey)),
    ];
    const made = {
      plain: plainTitles(all.filter(({ section }) => keys.has(section))),
      patterns: patterns(ordered),
    };
    inner.set(root, made);
    return made;
  }
}

/** The form whose very title stands behind the name of a unit: “示例局收入一览”. */
function behindUnit(plain: readonly PlainTitle<string>[], title: string): string | null {
  const found = plain
    .filter((one) => one.title.length >= 4 && title.length > one.title.length && title.endsWith(one.title))
    .sort((a, b) => b.title.length - a.title.length)[0];
  const before = found ? title.slice(0, -found.title.length) : "";
  return /(?:[局委办厅部处室会馆站所院校队厂]|中心|集团|公司|街道|年度?)$/.test(before)
    ? (found?.key ?? null)
    : null;
}

/** The parts of a layout by the titles that it prints; what is left of a title without its blanks has to say something. */
function partTitles({ parts }: Layout): Pattern<Part>[] {
  return parts.flatMap(({ part, title }) => {
    const plain = title.replace(/\{[^}]*\}/g, "…");
    return plain.replace(/…|年度|表|说明/g, "") === "" ? [] : oneOf(part, [plain]);
  });
}

const insideOrder: readonly SectionKey[] = ["operating-cost", "procurement", "assets", "performance"];

/** A title without any sign of the notation, and what it opens. */
export interface PlainTitle<Key> {
  readonly key: Key;
  readonly title: string;
}

function everyPlainTitle(asked: readonly Layout[]): PlainTitle<string>[] {
  return asked
    .flatMap((layout) => [
      ...layout.tables.map(({ form, title, aliases }) => [form, [title, ...aliases]] as const),
      ...layout.parts.map(
        ({ part, title, unnumbered, listed }) => [part, [title, ...unnumbered, ...listed]] as const,
      ),
      ...sectionsOf(layout).map(({ section, title, aliases }) => [section, [title, ...aliases]] as const),
    ])
    .flatMap(([key, titles]) => titles.filter(isPlainTitle).map((title) => ({ key, title })));
}

function plainTitles(list: readonly LayoutSection[]): PlainTitle<SectionKey>[] {
  return list.flatMap(({ section, title }) =>
    isSection(section) && title !== "" ? [{ key: section, title: bareHeading(title) }] : [],
  );
}

function sectionPatterns({ section, aliases, except }: LayoutSection): Pattern<SectionKey>[] {
  if (!isSection(section)) return [];
  return oneOf(section, aliases).map(({ key, tests }) => ({
    key,
    tests: (title) => tests(title) && !except.some((word) => title.includes(word)),
  }));
}

function oneOf<Key>(key: Key, aliases: readonly string[]): Pattern<Key>[] {
  return aliases.flatMap((alias) => {
    const pattern = titlePattern(alias);
    return pattern ? [{ key, tests: (title: string) => pattern.test(title.slice(0, longest)) }] : [];
  });
}

function anywhere<Key>(key: Key, words: string): Pattern<Key> {
  const pattern = titlePattern(words, { whole: false });
  return { key, tests: (text) => pattern?.test(text.slice(0, 400)) === true };
}

function first<Key>(patterns: readonly Pattern<Key>[], title: string): Key | null {
  return patterns.find(({ tests }) => tests(title))?.key ?? null;
}

function formKey(key: string | null): FormKey | null {
  return key !== null && isFormKey(key) ? key : null;
}

function bareHeading(title: string): string {
  return title.replace(/\s+/g, "");
}
