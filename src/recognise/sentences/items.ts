import type { OutlineEntry, Prose } from "../../facts/account.ts";
import { rootOf } from "../../standard/sections.ts";

/** A stretch of an item's text and where it stands: at `from` of a paragraph. */
export interface Source {
  readonly start: number;
  readonly prose: Prose;
  readonly from: number;
}

/** A stretch of prose that begins with a number, or a paragraph without one; a paragraph may be broken over several. */
export interface Item {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Depth by its numbering: an item is below those of lower rank before it. */
  readonly rank: number;
  /** Whether it begins with a number. */
  readonly numbered: boolean;
  /** Whether a heading of a section begins it. */
  readonly heads: boolean;
}

const numberings: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}\s*[、.．]/,
  /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]/,
  /^\d{1,2}\s*[、.．](?!\d)/,
  /^[（(]\s*\d{1,2}\s*[）)]/,
  /^[①-⑳]/,
];
/** Rank of a paragraph without a number. */
export const unnumbered = 5;
/** Numbers inside a paragraph are below the paragraph. */
const inside = 10;
/** A section is a heading of at most this depth. */
const sectionDepth = 1;
/** A line that is shorter ends where it was meant to. */
const shortestBroken = 18;

const chineseNumber = "[一二三四五六七八九十]{1,3}";
const bracketed = `[（(]\\s*(?:${chineseNumber}|\\d{1,2})\\s*[）)]`;
const marker = new RegExp(
  `(?<=[。；;：:！\\s])(?=(?:${chineseNumber}\\s*[、.．]|${bracketed}|\\d{1,2}\\s*[、．.](?!\\d)|[①-⑳])\\s*[^\\d\\s，。；、])` +
    "|(?<=[，,])(?=\\d{1,2}、\\p{Script=Han})",
  "gu",
);

/** Rank of a text by the number that it begins with; null without one. */
function numberingOf(text: string): number | null {
  const at = numberings.findIndex((pattern) => pattern.test(text.trimStart()));
  return at === -1 ? null : at;
}

/**
 * Takes prose apart at the numbers of its items, whether these stand on lines of their own or run on; a paragraph that
 * its file breaks in the middle of a sentence is one.
 */
export function itemsOf(prose: readonly Prose[], headings: readonly OutlineEntry[]): Item[] {
  const depths = new Map(headings.map(({ prose: title, depth }) => [title, depth ?? 0]));
  const opening = openingSections(headings);
  const items: Item[] = [];
  for (const paragraph of unbroken(
    prose.filter(({ part }) => part !== "contents"),
    depths,
  )) {
    const text = paragraph.map((one) => one.text).join("");
    const starts = [...new Set([0, ...[...text.matchAll(marker)].map(({ index }) => index)])];
    for (const [i, start] of starts.entries()) {
      const end = starts[i + 1] ?? text.length;
      const part = text.slice(start, end);
      const numbering = numberingOf(part);
      items.push({
        text: part,
        sources: sourcesOf(paragraph, start, end),
        numbered: numbering !== null,
        rank: numbering === null ? unnumbered : numbering + (i === 0 ? 0 : inside),
        heads: i === 0 && opening.has(paragraph[0]!),
      });
    }
  }
  return items;
}

/** Headings that open a section, by what they open or by their depth. */
function openingSections(headings: readonly OutlineEntry[]): ReadonlySet<Prose> {
  const found = new Set<Prose>();
  let open = "";
  for (const { prose, depth, section } of headings) {
    const root = section === "" ? "" : rootOf(section);
    const opens =
      root !== "" && root !== "other-matters" ? root !== open : depth === null || depth <= sectionDepth;
    if (opens) found.add(prose);
    open = root;
  }
  return found;
}

/** Paragraphs, those put together that are one by their sentences. */
function unbroken(prose: readonly Prose[], depths: ReadonlyMap<Prose, number>): Prose[][] {
  const paragraphs: Prose[][] = [];
  for (const one of prose) {
    const before = paragraphs.at(-1)?.at(-1);
    const goesOn =
      before !== undefined &&
      !depths.has(before) &&
      !depths.has(one) &&
      before.part === one.part &&
      before.text.length >= shortestBroken &&
      !/[。：；！？:;!?”」）)]\s*$/.test(before.text) &&
      !isTitle(before.text) &&
      numberingOf(one.text) === null;
    if (goesOn) paragraphs.at(-1)!.push(one);
    else paragraphs.push([one]);
  }
  return paragraphs;
}

/** “某县某局2023年度部门决算情况说明”: nothing goes on behind it. */
function isTitle(text: string): boolean {
  return /(?:说明|公开|情况|概况|结果|报告)\s*$/.test(text) && !/[，。；：,;:]/.test(text);
}

/** Where the text from `start` to `end` of a paragraph that is put together stands. */
function sourcesOf(paragraph: readonly Prose[], start: number, end: number): Source[] {
  const sources: Source[] = [];
  let at = 0;
  for (const prose of paragraph) {
    const next = at + prose.text.length;
    if (next > start && at < end)
      sources.push({ start: Math.max(at - start, 0), prose, from: Math.max(start - at, 0) });
    at = next;
  }
  return sources;
}
