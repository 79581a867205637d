import type { Account } from "../../facts/account.ts";
import type { FontlessWords, PageBox, ShownPage } from "../../facts/drawn.ts";
import type { Finding, Severity } from "../../facts/finding.ts";
import type { PagePlace } from "../page-places.ts";
import { pageOf, pagePlaces } from "../page-places.ts";
import { escapeHtml } from "./escape.ts";
import type { Layout, Sight } from "./layout.ts";
import { classOf, numbers, severityWords } from "./passage.ts";

/** Pages of a PDF as images, for the view of the original. */
export interface PageSheets {
  /** Every page as shown. */
  readonly pages: readonly ShownPage[];
  /** Numbers of the pages to be shown. */
  readonly shown: readonly number[];
  /** Address of a page's image (a data: URL); a page without one is filled in by who shows the report. */
  readonly images: ReadonlyMap<number, string>;
  /** Why pages or images are missing, in words for the reader. */
  readonly note: string | null;
}

const mostPages = 60;

/** The pages worth an image: all of them, or of a long document the first and those that findings are about. */
export function pagesToShow(count: number, findings: readonly Finding[]): number[] {
  if (count <= mostPages) return Array.from({ length: count }, (_, i) => i + 1);
  const wanted = new Set([1]);
  for (const { where, suspects } of findings)
    for (const { page } of [...suspects, ...where]) if (page !== null) wanted.add(page);
  return [...wanted].sort((a, b) => a - b).slice(0, mostPages);
}

/** Which pages or images are missing, and why; null where all are there. */
export function missingWords(count: number, shown: readonly number[], drawn: number): string | null {
  if (drawn < shown.length)
    return `有${shown.length - drawn}页没有画出图像（超出图像的大小或时间限度），这些页请看“文字”或打开原文件。`;
  if (shown.length < count)
    return `原件共${count}页，这里只显示封面和与问题有关的${shown.length}页；其余请看“文字”或打开原文件。`;
  return null;
}

/** Places that are drawn nowhere lead to their page. */
export function withPageAnchors(layout: Layout, findings: readonly Finding[], { shown }: PageSheets): Layout {
  const known = new Set(shown);
  const anchor = (id: string | null, page: number | null): string | null =>
    id === null && page !== null && known.has(page) ? `pg${page}` : id;
  const anchored = (list: "suspects" | "where", ids: Layout["places"]): (string | null)[][] =>
    ids.map((row, i) => row.map((id, k) => anchor(id, findings[i]?.[list][k]?.page ?? null)));
  return {
    ...layout,
    suspects: anchored("suspects", layout.suspects),
    places: anchored("where", layout.places),
  };
}

/** The pages as they are printed, with every figure and finding as a mark that can be reached by keyboard. */
export function pagesHtml(
  account: Account,
  layout: Layout,
  findings: readonly Finding[],
  sheets: PageSheets,
): string {
  const places = pagePlaces(account, layout);
  const drawn = new Set(places.flatMap(({ id, boxes }) => (boxes.length > 0 ? [id] : [])));
  const margins = marginSights(layout, findings, drawn);
  const byPage = new Map<number, { place: PagePlace; boxes: PageBox[]; first: boolean }[]>();
  for (const place of places)
    [...Map.groupBy(place.boxes, ({ page }) => page)].forEach(([page, boxes], i) => {
      byPage.set(page, [...(byPage.get(page) ?? []), { place, boxes, first: i === 0 }]);
    });
  const pages = sheets.shown.map((page) => {
    const { width, height, fontless } = sheets.pages[page - 1] ?? { width: 595, height: 842, fontless: [] };
    const marks = (byPage.get(page) ?? []).sort(inReadingOrder).map(markHtml).join("");
    const image = sheets.images.get(page);
    const margin = marginHtml(margins.get(page) ?? []);
    const size = `width="${Math.round(width)}" height="${Math.round(height)}"`;
    return `<section class="pg${width > height ? " wide" : ""}" id="pg${page}" tabindex="-1" aria-label="第${page}页"><p class="pgno">第${page}页${margin}</p><div class="sheet"><img id="im${page}" alt="第${page}页的图像，文字见“文字”" ${size}${image ? ` src="${image}"` : ""}><svg viewBox="0 0 ${number(width)} ${number(height)}" preserveAspectRatio="none">${fontless.map(wordsHtml).join("")}${marks}</svg></div></section>`;
  });
  const note = sheets.note === null ? "" : `<p class="pgnote">${escapeHtml(sheets.note)}</p>`;
  return `${note}${pages.join("\n")}`;
}

/** Links to the pages with findings, each in the colour of its gravest one. */
export function pageLinks(findings: readonly Finding[], { shown }: PageSheets): string {
  const worst = new Map<number, Severity>();
  const known = new Set(shown);
  for (const severity of ["note", "warning", "error"] as const)
    for (const finding of findings) {
      const page = finding.severity === severity ? pageOf(finding) : null;
      if (page !== null && known.has(page)) worst.set(page, severity);
    }
  const links = [...worst]
    .sort(([a], [b]) => a - b)
    .map(
      ([page, severity]) =>
        `<a class="sev ${severity}" href="#pg${page}" aria-label="第${page}页，${severityWords[severity]}">${page}</a>`,
    );
  return links.length === 0 ? "" : `<span class="pglinks"><span>有问题的页</span> ${links.join(" ")}</span>`;
}

/** Findings of which no place is drawn, by their page. */
function marginSights(
  layout: Layout,
  findings: readonly Finding[],
  drawn: ReadonlySet<string>,
): Map<number, Sight[]> {
  const margins = new Map<number, Sight[]>();
  findings.forEach((finding, index) => {
    const ids = [...layout.suspects[index]!, ...layout.places[index]!];
    const page = pageOf(finding);
    if (page === null || ids.some((id) => id !== null && drawn.has(id))) return;
    const sight = { finding: index, severity: finding.severity, evidence: false };
    margins.set(page, [...(margins.get(page) ?? []), sight]);
  });
  return margins;
}

function marginHtml(sights: readonly Sight[]): string {
  if (sights.length === 0) return "";
  return ` <span class="m ${classOf(sights)}" role="button" tabindex="0" data-q="${numbers(sights)}">本页问题${sights.length}项</span>`;
}

interface OnPage {
  readonly place: PagePlace;
  readonly boxes: readonly PageBox[];
  /** Whether it is the first page that the place stands on: only there it carries the id. */
  readonly first: boolean;
}

/** Tables lie under their cells, then line by line. */
function inReadingOrder(a: OnPage, b: OnPage): number {
  const under = Number(b.place.kind === "table") - Number(a.place.kind === "table");
  const [one, other] = [a.boxes[0]!, b.boxes[0]!];
  return under || Math.round(one.top / 4) - Math.round(other.top / 4) || one.left - other.left;
}

function markHtml({ place, boxes, first }: OnPage): string {
  const { sights, around } = place;
  const all = [...sights, ...around];
  const id = first ? ` id="o${place.id}"` : "";
  // A table without findings of its own is a place to go to and nothing to click.
  if (place.kind === "table" && all.length === 0) return `<g${id} class="tb">${rectHtml(boxes, 1)}</g>`;
  if (place.kind === "mark" && all.length === 0) return `<g${id} class="u">${rectHtml(boxes, 1)}</g>`;
  const kind = { figure: "f", mark: "m", table: "m tb" }[place.kind];
  const tone = sights.length === 0 ? "" : ` ${classOf(sights)}`;
  const words = place.kind === "table" ? "整张表" : place.text.trim().slice(0, 60) || "空白处";
  const direct = all.filter(({ evidence }) => !evidence);
  const gravest = (["error", "warning", "note"] as const).find((one) =>
    direct.some(({ severity }) => severity === one),
  );
  const related = all.length === 0 ? "" : "，与问题有关";
  const name = `${words}${gravest ? `，${severityWords[gravest]}` : related}`;
  const data = all.length === 0 ? "" : ` data-q="${numbers(all)}"`;
  const stop = all.length === 0 ? -1 : 0;
  return `<g${id} class="${kind}${tone}" data-of="${place.id}"${data} role="button" tabindex="${stop}" aria-label="${escapeHtml(name)}">${rectHtml(boxes, sights.length === 0 ? 0.5 : 1.5)}</g>`;
}

/** Words that the image lacks, sign by sign at their places, in a font of who reads the page. */
function wordsHtml({ signs, lefts, baseLine, size }: FontlessWords): string {
  return `<text x="${lefts.map(number).join(" ")}" y="${number(baseLine)}" font-size="${number(size)}">${escapeHtml(signs.join(""))}</text>`;
}

/** Rectangles a little larger than what they go around. */
function rectHtml(boxes: readonly PageBox[], room: number): string {
  return boxes
    .map(
      ({ left, top, right, bottom }) =>
        `<rect x="${number(left - room)}" y="${number(top - room)}" width="${number(right - left + 2 * room)}" height="${number(bottom - top + 2 * room)}"/>`,
    )
    .join("");
}

function number(points: number): string {
  return String(Math.round(points * 10) / 10);
}
