import type { DisclosureBlock, HeadingBlock, WrittenTable } from "../../facts/disclosure.ts";
import type { Frame, TableLayout } from "./table-layout.ts";
import { layoutOf } from "./table-layout.ts";

/** How pages are made up: the pages before the body, prose, and pages of tables either way up. */
export type MakeUp = "front" | "text" | "portrait" | "landscape";

const mm = 72 / 25.4;
/** Top, right, bottom, left (points); prose stands as in official papers, tables have more room. */
export const margins: Readonly<Record<MakeUp, readonly [number, number, number, number]>> = {
  front: [37 * mm, 26 * mm, 35 * mm, 28 * mm],
  text: [37 * mm, 26 * mm, 35 * mm, 28 * mm],
  portrait: [24 * mm, 18 * mm, 22 * mm, 18 * mm],
  landscape: [17 * mm, 15 * mm, 16 * mm, 15 * mm],
};

/** The room that pages of a make-up leave (points). */
export function frameOf(makeUp: MakeUp): Frame {
  const [top, right, bottom, left] = margins[makeUp];
  const [width, height] = makeUp === "landscape" ? [297 * mm, 210 * mm] : [210 * mm, 297 * mm];
  return { width: width - left - right, height: height - top - bottom };
}

/** Blocks on pages of one make-up. */
export interface Spread {
  readonly makeUp: MakeUp;
  readonly blocks: readonly DisclosureBlock[];
}

/** A statutory form stands on pages of its own, with the headings right above it and the remarks right below. */
export function spreadsOf(blocks: readonly DisclosureBlock[]): Spread[] {
  const spreads: { makeUp: MakeUp; blocks: DisclosureBlock[] }[] = [];
  for (const block of blocks) {
    const makeUp = makeUpOf(block);
    const last = spreads.at(-1);
    if (last && block.kind === "paragraph" && ofTables(last.makeUp)) {
      last.blocks.push(block);
      continue;
    }
    const headings = ofTables(makeUp) && last?.makeUp === "text" ? closingHeadings(last.blocks) : [];
    if (last?.blocks.length === 0) spreads.pop();
    const before = spreads.at(-1);
    if (before && before.makeUp === makeUp && makeUp !== "front") before.blocks.push(...headings, block);
    else spreads.push({ makeUp, blocks: [...headings, block] });
  }
  return spreads;
}

/** Whether pages of a make-up hold nothing but tables and what belongs to them. */
export function ofTables(makeUp: MakeUp): boolean {
  return makeUp === "portrait" || makeUp === "landscape";
}

function makeUpOf(block: DisclosureBlock): MakeUp {
  if (block.kind === "cover" || block.kind === "contents") return "front";
  if (block.kind !== "table") return "text";
  if (block.landscape) return isRoomierUpright(block) ? "portrait" : "landscape";
  return block.form === null ? "text" : "portrait";
}

/** Caption and notes of a form, about (points). */
const aroundForm = 80;

/** Whether a form of many rows that would be pressed together on a lying page reads better on an upright one. */
function isRoomierUpright(table: WrittenTable): boolean {
  const [upright, lying] = (["portrait", "landscape"] as const).map((makeUp) => {
    const { width, height } = frameOf(makeUp);
    return layoutOf(table, { width, height: height - aroundForm });
  }) as [TableLayout, TableLayout];
  const pressed = lying.padY < lying.size * 0.3;
  return pressed && upright.size >= 8 && upright.size >= lying.size && upright.padY > lying.padY;
}

/** Takes the headings at the end off a list of blocks. */
function closingHeadings(blocks: DisclosureBlock[]): DisclosureBlock[] {
  return blocks.splice(blocks.findLastIndex(({ kind }) => kind !== "heading") + 1);
}

/** Levels of headings and table titles that go down one at a time, as a tagged document must. */
export function depthsOf(blocks: readonly DisclosureBlock[]): ReadonlyMap<DisclosureBlock, number> {
  const depths = new Map<DisclosureBlock, number>();
  let open: HeadingBlock["level"][] = [];
  for (const block of blocks)
    if (block.kind === "heading") {
      open = [...open.filter((level) => level < block.level), block.level];
      depths.set(block, open.length);
    } else if (block.kind === "contents") {
      // Its title is a heading of the first level, and what follows begins anew.
      open = [];
    } else depths.set(block, open.length + 1);
  return depths;
}
