import type { ReadingNote } from "./document.ts";

/** Tags that come in pairs; a page may leave out all ends of rows and cells, but not some. */
const paired = ["html", "body", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"] as const;
const wholePage = new Set<string>(["html", "body"]);
/** What hides all up to its end. */
const hiding = /<!--|<(?:script|style|textarea|title)\b/gi;

/**
 * What is said of a page that breaks off, or whose tables lost tags: the parser makes something of any page, and cells
 * go astray without a word.
 */
export function brokenMarkup(text: string): ReadingNote[] {
  const markup = withoutHidden(text);
  const odd = markup === null ? [] : paired.filter((name) => isOdd(markup, name));
  if (markup !== null && odd.length === 0) return [];
  const cut = markup === null || odd.some((name) => wholePage.has(name));
  const message = cut
    ? "网页没有结尾或开头，可能被截断，读到的不完整：请重新下载或另存网页"
    : "网页的标签不成对，表格和标题可能读错：请重新另存网页";
  const position = { page: null, line: null, column: null, cell: null };
  return [{ kind: "broken-content", message, position, text: "" }];
}

function isOdd(markup: string, name: (typeof paired)[number]): boolean {
  const starts = countOf(markup, new RegExp(`<${name}(?=[\\s>/])`, "gi"));
  const ends = countOf(markup, new RegExp(`</${name}\\s*>`, "gi"));
  return starts !== ends && (ends > 0 || !/^t[rdh]$/.test(name));
}

/** A page without comments, scripts and the like; null where one of them has no end and hides the rest. */
function withoutHidden(text: string): string | null {
  let kept = "";
  let from = 0;
  hiding.lastIndex = 0;
  for (let found = hiding.exec(text); found; found = hiding.exec(text)) {
    const end = found[0] === "<!--" ? "-->" : `</${found[0].slice(1)}`;
    const close = indexOfIgnoringCase(text, end, found.index + found[0].length);
    if (close === -1) return null;
    kept += text.slice(from, found.index);
    from = close + end.length;
    hiding.lastIndex = from;
  }
  return kept + text.slice(from);
}

function indexOfIgnoringCase(text: string, wanted: string, from: number): number {
  const pattern = new RegExp(wanted, "gi");
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}
