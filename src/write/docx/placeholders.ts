import type { Disclosure, DisclosureBlock } from "../../facts/disclosure.ts";

/** What a placeholder stands for: words in a sentence, or blocks in the place of its paragraph. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "blocks"; readonly blocks: readonly DisclosureBlock[] }
  | { readonly kind: "contents"; readonly titles: readonly string[] };

/** A placeholder with its name as it is listed. */
export interface Named {
  readonly name: string;
  readonly content: Content;
}

/** Names that a template may put in {{…}}: words, tables by title and number, sections by heading. */
export function templatePlaceholders(
  disclosure: Disclosure,
  values: Readonly<Record<string, string>> = {},
): string[] {
  return [...new Set([...contentsOf(disclosure, values).values()].map(({ name }) => name))];
}

/** Everything a placeholder may name, by its name without spaces. The first of equal names holds. */
export function contentsOf(
  disclosure: Disclosure,
  values: Readonly<Record<string, string>>,
): Map<string, Named> {
  const { unit, year, title, amountUnit, blocks } = disclosure;
  const found = new Map<string, Named>();
  const add = (name: string, content: Content): void => {
    const key = squeezed(name);
    if (key !== "" && !found.has(key)) found.set(key, { name: name.trim(), content });
  };
  for (const [name, text] of Object.entries(values)) add(name, { kind: "text", text });
  const words = {
    单位名称: unit,
    年度: String(year),
    上年度: String(year - 1),
    标题: title,
    金额单位: amountUnit,
  };
  for (const [name, text] of Object.entries(words)) add(name, { kind: "text", text });
  add("目录", { kind: "contents", titles: listedTitles(blocks) });
  for (const block of blocks)
    if (block.kind === "table") {
      if (block.title !== null) add(block.title, { kind: "blocks", blocks: [block] });
      if (block.form !== null && block.form !== "自评表")
        add(block.form, { kind: "blocks", blocks: [block] });
    }
  const sections = blocks.flatMap((block, index) =>
    block.kind === "heading"
      ? [{ text: block.text, level: block.level, content: sectionOf(blocks, index, block.level) }]
      : [],
  );
  for (const { text, content } of sections) add(text, { kind: "blocks", blocks: content });
  for (const { text, content } of sections) add(withoutNumber(text), { kind: "blocks", blocks: content });
  // Parts by what they are, whatever year and unit their titles carry.
  const top = Math.min(...sections.map(({ level }) => level));
  for (const part of ["概况", "决算表", "情况说明", "名词解释", "附件"])
    for (const { text, level, content } of sections)
      if (level === top && squeezed(text).endsWith(part)) add(part, { kind: "blocks", blocks: content });
  return found;
}

/** What stands under a heading, up to the next of its level or above. */
function sectionOf(blocks: readonly DisclosureBlock[], index: number, level: number): DisclosureBlock[] {
  const rest = blocks.slice(index + 1);
  const end = rest.findIndex((block) => block.kind === "heading" && block.level <= level);
  return end < 0 ? rest : rest.slice(0, end);
}

function listedTitles(blocks: readonly DisclosureBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "heading" && block.level <= 2) return [block.text];
    return block.kind === "table" && block.title !== null ? [block.title] : [];
  });
}

function withoutNumber(text: string): string {
  return text.replace(
    /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])\s*/,
    "",
  );
}

/** A name as it is compared: without spaces. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
