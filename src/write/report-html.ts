import type { Account } from "../facts/account.ts";
import type { Equation } from "../facts/equation.ts";
import type { Report } from "../facts/report.ts";
import { documentHtml } from "./html/document.ts";
import { escapeHtml } from "./html/escape.ts";
import { figureData } from "./html/figure-data.ts";
import { filtersHtml, findingsHtml, link } from "./html/findings.ts";
import type { Layout } from "./html/layout.ts";
import { layoutOf } from "./html/layout.ts";
import { pageScript } from "./html/page-script.ts";
import { pageStyle } from "./html/page-style.ts";
import type { PageSheets } from "./html/pages.ts";
import { pageLinks, pagesHtml, withPageAnchors } from "./html/pages.ts";
import { positionWords } from "./html/place-words.ts";
import { verdictLine } from "./report-text.ts";
import type { RuleWords } from "./rule-words.ts";

export interface HtmlOptions {
  readonly file: string;
  /** The identities checked, to say of each figure how many it stands in. */
  readonly equations?: readonly Equation[];
  /** SHA-256 in base64: the page's policy allows its own style and script by their hashes. */
  readonly sha256: (text: string) => string;
  /** What the rules say of themselves. */
  readonly rules?: readonly RuleWords[];
  /** Of a PDF, its pages: the original is shown beside the text. */
  readonly sheets?: PageSheets | null;
}

/**
 * The report as one page that needs nothing else: the document with every figure and finding in its place,
 * beside the list of findings. Document text and file names are hostile; all of it is escaped.
 */
export function reportHtml(
  report: Report,
  account: Account,
  { file, sha256, equations = [], rules = [], sheets = null }: HtmlOptions,
): string {
  const bare = layoutOf(account, report.findings, report.unbound);
  const layout = sheets ? withPageAnchors(bare, report.findings, sheets) : bare;
  const words = new Map(rules.map((rule) => [rule.id, rule]));
  const heading = [report.unit, report.year === null ? null : `${report.year}年度`]
    .filter((part) => part)
    .join(" ");
  const title = `审核结果：${heading === "" ? file : heading}`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';${sheets ? " img-src data:;" : ""} style-src 'sha256-${sha256(pageStyle)}'; script-src 'sha256-${sha256(pageScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#findings">跳到问题清单</a>
<header class="top">
<div class="id"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(file)}</p></div>
<div class="verdict ${toneOf(report)}"><p>${escapeHtml(verdictLine(report))}</p><p class="more">${escapeHtml(checksWords(report))}</p></div>
</header>
<div class="page">
<main id="document">${sheets ? originalHtml(account, layout, report, sheets) : ""}<div class="paper" id="text"${sheets ? " hidden" : ""}><h2 class="vh">公开稿原文</h2>
${documentHtml(account, layout)}
</div></main>
<aside id="findings" tabindex="-1" aria-label="审核问题">
<div class="tools"><h2>问题清单</h2>${filtersHtml(report)}
<div class="seek"><label class="vh" for="search">搜索问题</label><input id="search" type="search" placeholder="搜索问题、科目、金额" autocomplete="off"><button type="button" id="ask" aria-label="键盘操作说明" aria-haspopup="dialog">?</button></div>
<p class="count" id="count">${countWords(report)}</p></div>
<div class="list" tabindex="0" role="region" aria-label="问题清单">${findingsHtml(report, layout, words)}
${coverageHtml(report, layout, words)}</div>
<section class="panel" id="panel" aria-label="数字说明" hidden><div class="body"></div><button type="button" class="close" id="close" aria-label="关闭数字说明">×</button></section>
</aside>
</div>
<nav class="back" aria-label="页内跳转"><a href="#findings">问题清单</a><a href="#document">原文</a></nav>
<p class="vh" id="live" aria-live="polite"></p>
${helpHtml}
<script type="application/json" id="figures">${figureData(account, layout, equations)}</script>
<script>${pageScript}</script>
</body>
</html>
`;
}

/** The switch between original and text, and the pages of the original. */
function originalHtml(account: Account, layout: Layout, report: Report, sheets: PageSheets): string {
  return `<div class="bar"><span class="views" role="group" aria-label="查看方式"><button type="button" data-view="pages" aria-pressed="true">原件</button><button type="button" data-view="text" aria-pressed="false">文字</button></span><span class="zoom" role="group" aria-label="缩放"><button type="button" id="smaller" aria-label="缩小">−</button><span id="scale">100%</span><button type="button" id="larger" aria-label="放大">＋</button></span>${pageLinks(report.findings, sheets)}</div>
<div class="pages" id="pages" data-zoom="100" tabindex="0" role="region" aria-label="原件页面">${pagesHtml(account, layout, report.findings, sheets)}</div>
`;
}

function toneOf(report: Report): string {
  if (report.kind !== "final-accounts" || report.verdict.errors > 0 || !report.verdict.publishable)
    return "bad";
  return report.verdict.warnings > 0 ? "warn" : "good";
}

function checksWords({ coverage: { checks } }: Report): string {
  const total = checks.passed + checks.failed + checks.unchecked;
  return `核验${total}项：通过${checks.passed}，不符${checks.failed}，未能核验${checks.unchecked}，不适用${checks.notApplicable}`;
}

function countWords(report: Report): string {
  const causes = report.findings.filter(({ cause }) => cause === null).length;
  const effects = report.findings.length - causes;
  const { unlisted = 0 } = report.verdict;
  const beyond = unlisted === 0 ? "" : `；问题过多，另有${unlisted}项未列出`;
  return `共${causes}项${effects === 0 ? "" : `，另有${effects}项后果`}${beyond}`;
}

/** What was checked, what could not be, and the figures that no check knows. */
function coverageHtml(report: Report, layout: Layout, rules: ReadonlyMap<string, RuleWords>): string {
  const { figures } = report.coverage;
  const unchecked = report.unchecked.map(
    ({ rule, missing }) =>
      `<li><span title="${escapeHtml(rule)}">${escapeHtml(rules.get(rule)?.title ?? rule)}</span>：缺${escapeHtml(missing.join("、"))}</li>`,
  );
  const unbound = report.unbound.map(({ text, place }, i) => {
    const position = positionWords(place);
    return `<li>${link(layout.unbound[i] ?? null, `“${text}”${position === "" ? "" : `（${position}）`}`)}</li>`;
  });
  return `<section class="rest"><h2>核验范围</h2>
<p>数字：已核验${figures.checked}个，只出现一次、无从核验${figures.once}个，没有读懂${figures.unread}个，编码、日期、序号等${figures.labels}个。</p>${report.layout === "" ? "" : `\n<p>${escapeHtml(report.layout)}。</p>`}
${listHtml(`未能核验的规则${unchecked.length}条`, unchecked)}
${listHtml(`没有读懂的数字${figures.unread}个${figures.unread > unbound.length ? `，列出${unbound.length}个` : ""}`, unbound)}</section>`;
}

function listHtml(title: string, items: readonly string[]): string {
  if (items.length === 0) return `<p>${title}</p>`;
  return `<details${items.length <= 10 ? " open" : ""}><summary>${title}</summary><ul>${items.join("")}</ul></details>`;
}

const helpHtml = `<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">键盘操作</h2><dl>
<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>下一个、上一个问题（在清单中也可用 <kbd>↓</kbd> <kbd>↑</kbd>）</dd>
<dt><kbd>Enter</kbd></dt><dd>跳到问题所在位置；在数字上：说明这个数字</dd>
<dt><kbd>Esc</kbd></dt><dd>关闭说明，回到问题清单</dd>
<dt><kbd>/</kbd></dt><dd>搜索问题</dd>
<dt><kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd></dt><dd>在同一张表、同一段文字的数字之间移动</dd>
<dt><kbd>+</kbd> <kbd>-</kbd></dt><dd>放大、缩小原件（PDF）</dd>
<dt><kbd>?</kbd></dt><dd>本说明</dd></dl>
<p><label><input type="checkbox" id="keys" checked> 启用单键快捷键（j、k、/、+、-）</label></p>
<p><button type="button" id="leave">关闭</button></p></dialog>`;
