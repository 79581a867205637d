import type { Account } from "../facts/account.ts";
import type { Disclosure } from "../facts/disclosure.ts";
import type { Report } from "../facts/report.ts";
import { bodyHtml } from "./disclosure-html/body.ts";
import { contentsHtml } from "./disclosure-html/contents.ts";
import type { NamedCheck } from "./disclosure-html/figure-data.ts";
import { figureData } from "./disclosure-html/figure-data.ts";
import { figuresOf } from "./disclosure-html/figures.ts";
import { glanceHtml } from "./disclosure-html/glance.ts";
import { disclosureScript } from "./disclosure-html/script.ts";
import { disclosureStyle, draftStyle } from "./disclosure-html/style.ts";
import { termsOf } from "./disclosure-html/terms.ts";
import { escapeHtml } from "./html/escape.ts";

export interface DisclosureHtmlOptions {
  /** What recognition knows of the same disclosure. */
  readonly account: Account;
  readonly report: Report;
  /** The identities that the audit checked, by the titles of their rules; over the facts of the account. */
  readonly checks: readonly NamedCheck[];
  /** SHA-256 in base64: the page's policy allows its own style and script by their hashes. */
  readonly sha256: (text: string) => string;
}

/**
 * A disclosure as one page that needs nothing else: cover, contents, pictures, tables and text, every figure an
 * address that says where it comes from. Readers of the disclosure find the cover in the header and the rest in main;
 * what was added for people stands in nav, aside and footer. All text is escaped.
 */
export function disclosureHtml(
  disclosure: Disclosure,
  { account, report, checks, sha256 }: DisclosureHtmlOptions,
): string {
  const figures = figuresOf(disclosure, account);
  const style = disclosure.draft ? disclosureStyle + draftStyle : disclosureStyle;
  const title = escapeHtml(`${disclosure.unit}${disclosure.title}`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(disclosureScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${title}">
<meta name="generator" content="明账">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<nav class="skip" aria-label="跳转"><a href="#content">跳到正文</a></nav>
${disclosure.draft ? '<aside class="draft" aria-label="草稿">草稿——尚未通过审核，不得公开</aside>' : ""}
${coverHtml(disclosure)}
<div class="page">
<nav id="contents" popover aria-label="目录">${contentsHtml(disclosure)}</nav>
<div class="column">
${glanceHtml(disclosure, account.facts, figures, report)}
<main id="content" tabindex="-1">
${bodyHtml(disclosure, figures, termsOf(disclosure))}
<div class="tip" id="tip" role="tooltip" hidden></div>
</main>
</div>
</div>
<footer><p>${title}</p><p>本页由明账从同一套账生成，可以离线保存，不向任何地方发送请求。</p></footer>
<aside class="panel" id="panel" aria-label="数字说明" tabindex="-1" hidden><button type="button" class="close" id="close" aria-label="关闭说明">×</button><div id="panel-body"></div></aside>
<p class="vh" id="live" aria-live="polite"></p>
<script type="application/json" id="figures">${figureData(disclosure, figures, account.facts, checks)}</script>
<script>${disclosureScript}</script>
</body>
</html>
`;
}

/** The lines of the cover: unit, title, dates. */
function coverHtml({ blocks }: Disclosure): string {
  const lines = blocks.flatMap((block) => (block.kind === "cover" ? block.lines : []));
  const drawn = lines.map((line, i) => {
    if (i === 1) return `<h1>${escapeHtml(line)}</h1>`;
    return `<p${i === 0 ? ' class="unit"' : ""}>${escapeHtml(line)}</p>`;
  });
  return `<header class="cover">${drawn.join("\n")}<button type="button" class="menu" popovertarget="contents">目录</button></header>`;
}
