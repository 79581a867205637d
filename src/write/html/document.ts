import type { Account, AccountTable, OutlineEntry, Prose } from "../../facts/account.ts";
import { escapeHtml } from "./escape.ts";
import type { Layout } from "./layout.ts";
import { classOf, numbers, passageHtml } from "./passage.ts";
import { formWords } from "./place-words.ts";
import { sheetOf } from "./sheet-address.ts";
import { tableHtml } from "./table.ts";

/** The document as it reads: headings, paragraphs and tables in their order. */
export function documentHtml(account: Account, layout: Layout): string {
  const headings = new Map<Prose, OutlineEntry>(account.outline.map((entry) => [entry.prose, entry]));
  const numbers = numberProse(account);
  const captions = new Set<Prose>();
  for (const table of account.tables)
    for (const prose of [...captionProse(table), numbers.get(table.block) ?? null])
      if (prose && prose.block < table.block) captions.add(prose);
  const items = inOrder(account);
  const parts: string[] = [];
  let level = 2;
  let inContents = false;
  let sheet: string | null = null;
  for (const item of items) {
    const here = sheetOf(item);
    if (here !== null && here !== sheet)
      parts.push(`<p class="sheetname">工作表：<b>${escapeHtml(here)}</b></p>`);
    sheet = here ?? sheet;
    const contents = "text" in item && item.part === "contents";
    if (contents !== inContents) parts.push(contents ? '<div class="toc">' : "</div>");
    inContents = contents;
    if ("rows" in item) {
      parts.push(tableHtml(item, captionHtml(item, numbers.get(item.block) ?? null, layout), layout));
      continue;
    }
    if (captions.has(item)) continue;
    const html = passageHtml(layout.passages.get(item)!);
    const heading = contents ? undefined : headings.get(item);
    if (heading) {
      level = Math.min(level + 1, 6, 3 + (heading.depth ?? Math.max(0, (heading.level ?? 2) - 1)));
      parts.push(`<h${level}>${html}</h${level}>`);
    } else {
      parts.push(`<p${item.part === "cover" ? ' class="cover"' : ""}>${html}</p>`);
    }
  }
  if (inContents) parts.push("</div>");
  return parts.join("\n");
}

function inOrder(account: Account): (Prose | AccountTable)[] {
  const prose = account.prose.filter(({ row }) => row < 0);
  return [...prose, ...account.tables].sort((a, b) => a.block - b.block);
}

function captionProse(table: AccountTable): (Prose | null)[] {
  return [table.titleProse, table.ownerProse, table.yearProse, table.unitProse];
}

/** The line above each table that prints its number, by block of the table. */
function numberProse(account: Account): Map<number, Prose> {
  const found = new Map<number, Prose>();
  let after = -1;
  for (const { block, number } of [...account.tables].sort((a, b) => a.block - b.block)) {
    const line = account.prose.findLast(
      (prose) => prose.row < 0 && prose.block > after && prose.block < block && prose.text.trim() === number,
    );
    if (line) found.set(block, line);
    after = block;
  }
  return found;
}

/** Title first, then number, owner, year and unit on one line. */
function captionHtml(table: AccountTable, number: Prose | null, layout: Layout): string {
  const drawn = (prose: Prose | null): string => {
    const passage = prose && layout.passages.get(prose);
    return passage ? passageHtml(passage) : "";
  };
  const sights = layout.tables.get(table.block) ?? [];
  const title = drawn(table.titleProse) || escapeHtml(table.form ? formWords(table.form) : "未命名的表");
  const flag =
    sights.length === 0
      ? ""
      : ` <span class="m ${classOf(sights)}" role="button" tabindex="0" data-q="${numbers(sights)}">本表有问题</span>`;
  const printed = number ? drawn(number) : escapeHtml(table.number ?? "");
  const line = [printed, drawn(table.ownerProse), drawn(table.yearProse), drawn(table.unitProse)]
    .filter((part) => part !== "")
    .map((part) => `<span>${part}</span>`)
    .join("");
  return `<span class="title">${title}${flag}</span>${line === "" ? "" : `<span class="line">${line}</span>`}`;
}
