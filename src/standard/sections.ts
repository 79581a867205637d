import type { Layout } from "../facts/layout.ts";
import { national, sectionsOf } from "./layout.ts";

/** The sections of the narrative by meaning, whatever number a layout prints before them. */
export const sectionKeys = [
  "totals",
  "revenue",
  "expenditure",
  "appropriation-totals",
  "general-expenditure",
  "general-expenditure.overall",
  "general-expenditure.structure",
  "general-expenditure.details",
  "basic-expenditure",
  "government-funds",
  "state-capital",
  "three-public",
  "three-public.overall",
  "three-public.details",
  "other-matters",
  "operating-cost",
  "procurement",
  "assets",
  "performance",
  "performance.work",
  "performance.projects",
  "performance.whole-unit",
  "performance.evaluations",
  "performance.other",
] as const;

export type SectionKey = (typeof sectionKeys)[number];

const known: ReadonlySet<string> = new Set(sectionKeys);

/** Whether a home is a section of the narrative, and not a form or none. */
export function isSection(home: string): home is SectionKey {
  return known.has(home);
}

/** Sections that stand under 其他重要事项 where a layout has it. */
const otherMatters: readonly string[] = ["operating-cost", "procurement", "assets", "performance"];

/** The first-level section that a section belongs to. */
export function rootOf(section: string): string {
  const own = section.split(".")[0]!;
  return otherMatters.includes(own) ? "other-matters" : own;
}

/** Whether a home is a section or one inside it. */
export function isIn(home: string, section: SectionKey): boolean {
  return (
    home === section ||
    home.startsWith(`${section}.`) ||
    (section === "other-matters" && rootOf(home) === section)
  );
}

/** Whether the figures of a section may be told by functional subject. */
export function namesSubjects(section: string): boolean {
  return (
    isSection(section) &&
    !["revenue", "appropriation-totals", "basic-expenditure", "three-public"].includes(rootOf(section))
  );
}

const titles = new Map(sectionsOf(national).map(({ section, title }) => [section, title]));

/** The title that a layout, or where there is none the usual one, gives a section. */
export function sectionTitle(layout: Layout | undefined, section: string): string {
  const own = layout && sectionsOf(layout).find((one) => one.section === section)?.title;
  return own || (sectionName(section) ?? section);
}

/** The sections that a layout requires: of the first level, under 其他重要事项, and items of 预算绩效. */
export function requiredSections(
  layout: Layout,
): Readonly<Record<"roots" | "matters" | "items", SectionKey[]>> {
  const due = sectionsOf(layout).flatMap(({ section, required }) =>
    required && isSection(section) ? [section] : [],
  );
  const items = due.filter((key) => key.startsWith("performance."));
  const matters = due.filter((key) => otherMatters.includes(key));
  return { roots: due.filter((key) => !items.includes(key) && !matters.includes(key)), matters, items };
}

/** The usual title of a section, without its number; null where a home is none. */
export function sectionName(home: string): string | null {
  return titles.get(home) ?? null;
}
