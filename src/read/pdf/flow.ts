import type { PageBlock, PageParagraph } from "./page.ts";

/** “5”, “- 5 -”, “第5页”, “第 5 页 共 25 页”. */
export function isPageNumber(text: string): boolean {
  return /^[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/／]?\s*共\s*\d+\s*页)?[-—–·\s]*$/.test(text.trim());
}

/** Whether a paragraph at the top of a page goes on with the sentence that the page before broke off. */
export function continuesParagraph(before: string, next: PageParagraph): boolean {
  if (next.indented || /[。；：！？:;]\s*$/.test(before)) return false;
  // A line of a table of contents ends with its page number.
  if (/\.{4,}|…{2,}|·{4,}/.test(before)) return false;
  return !/^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:、|[.．](?!\d)))/.test(
    next.text.trim(),
  );
}

/** Share of a page's height at its top and bottom in which running heads and feet stand. */
const edge = 0.12;

/** Drops lines that stand at one height at the top or the bottom of three pages or more, numbers in them aside. */
export function withoutRunningLines(pages: readonly (readonly PageBlock[])[]): PageBlock[][] {
  const seen = new Map<string, { page: number; depth: number }[]>();
  pages.forEach((page, index) => {
    for (const block of page) {
      const key = runningKey(block);
      if (key === null) continue;
      const on = seen.get(key) ?? [];
      on.push({ page: index, depth: block.depth });
      seen.set(key, on);
    }
  });
  return pages.map((page) =>
    page.filter((block) => {
      const key = runningKey(block);
      if (key === null) return true;
      const alike = (seen.get(key) ?? []).filter(({ depth }) => Math.abs(depth - block.depth) < 0.01);
      return !isRunning(key, new Set(alike.map(({ page: on }) => on)).size, pages.length);
    }),
  );
}

function isRunning(key: string, on: number, pages: number): boolean {
  // A table's labels (单位：万元) stand at the top of many pages and are no running head.
  if (/(?:单位|部门|名称)[:：]|公开#|^[（(]?#年度?[）)]?$|表$/.test(key)) return false;
  return on >= Math.max(3, pages * 0.3);
}

function runningKey(block: PageBlock): string | null {
  if (block.kind === "table" || block.lines > 1) return null;
  if (block.depth > edge && block.depth < 1 - edge) return null;
  return block.text.replace(/\s+/g, "").replace(/\d+/g, "#");
}
