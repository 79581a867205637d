import type { Finding, Severity, Suspect } from "../../facts/finding.ts";
import { correctionOf } from "../../facts/finding.ts";
import type { AmountUnit, Quantity } from "../../facts/quantity.ts";
import type { Report } from "../../facts/report.ts";
import type { RuleWords } from "../rule-words.ts";
import { valueWords } from "../value-words.ts";
import { escapeHtml } from "./escape.ts";
import type { Layout } from "./layout.ts";
import { severityWords } from "./passage.ts";
import { placeWords } from "./place-words.ts";

interface Context {
  readonly report: Report;
  readonly layout: Layout;
  readonly rules: ReadonlyMap<string, RuleWords>;
}

/** The list of findings by severity, effects nested under their cause. */
export function findingsHtml(report: Report, layout: Layout, rules: ReadonlyMap<string, RuleWords>): string {
  if (report.findings.length === 0) return '<p class="none">未发现问题</p>';
  const context: Context = { report, layout, rules };
  const ids = new Set(report.findings.map(({ id }) => id));
  const effects = new Map<string, number[]>();
  const causes: number[] = [];
  report.findings.forEach(({ cause }, index) => {
    if (cause === null || !ids.has(cause)) causes.push(index);
    else effects.set(cause, [...(effects.get(cause) ?? []), index]);
  });
  const sections = (["error", "warning", "note"] as const).map((severity) => {
    const list = causes.filter((index) => report.findings[index]!.severity === severity);
    if (list.length === 0) return "";
    const items = list.map((index) =>
      itemHtml(index, effects.get(report.findings[index]!.id) ?? [], context),
    );
    return `<section class="group" data-sev="${severity}"><h3><span class="sev ${severity}">${severityWords[severity]}</span> ${list.length}项</h3><ol>${items.join("\n")}</ol></section>`;
  });
  return `${sections.join("\n")}<p class="none" id="nothing" hidden>没有符合条件的问题</p>`;
}

function itemHtml(index: number, effects: readonly number[], context: Context): string {
  const finding = context.report.findings[index]!;
  const accepted = finding.accepted === null ? "" : " ok";
  return `<li class="q ${finding.severity}${accepted}" id="q${index + 1}" data-sev="${finding.severity}">${cardHtml(index, context)}${effectsHtml(effects, context)}</li>`;
}

function effectsHtml(effects: readonly number[], context: Context): string {
  if (effects.length === 0) return "";
  const items = effects.map((index) => {
    const { severity, cause } = context.report.findings[index]!;
    const brief = cause === null ? "" : " brief";
    return `<li class="q ${severity}${brief}" id="q${index + 1}" data-sev="${severity}">${cardHtml(index, context)}</li>`;
  });
  return `<details class="effects"><summary>1处原因，${effects.length + 1}项后果</summary><ol>${items.join("\n")}</ol></details>`;
}

function cardHtml(index: number, { report, layout, rules }: Context): string {
  const finding = report.findings[index]!;
  const suspects = layout.suspects[index]!;
  const places = layout.places[index]!;
  const target = suspects.find((id) => id !== null) ?? places.find((id) => id !== null) ?? null;
  const message = escapeHtml(finding.message);
  const head =
    target === null
      ? `<span class="jump" tabindex="-1">${message}</span>`
      : `<a class="jump" href="#${target}">${message}</a>`;
  const rule = rules.get(finding.rule);
  const parts = [
    `<p class="msg"><span class="no">${index + 1}.</span>${head}</p>`,
    valuesHtml(finding, report.amountUnit),
    suspectsHtml(finding, suspects, report.amountUnit),
    finding.accepted === null ? "" : `<p class="accepted">已认可：${escapeHtml(finding.accepted)}</p>`,
    placesHtml(finding, places, suspects),
    `<p class="do"><b>怎么办</b><span>${escapeHtml(finding.advice)}</span></p>`,
    `<p class="rule">${rule ? `<span title="${escapeHtml(`${rule.basis}（${finding.rule}）`)}">${escapeHtml(rule.title)}</span>` : ""}${
      finding.catalogue.length === 0 ? "" : ` ${escapeHtml(finding.catalogue.join("、"))}`
    }</p>`,
  ];
  return parts.filter((part) => part !== "").join("");
}

function valuesHtml(finding: Finding, unit: AmountUnit | null): string {
  const { expected, actual, quantity, place } = correctionOf(finding);
  const difference = place === null ? finding.difference : null;
  const pairs = [
    ["应为", expected],
    ["实为", actual],
    ["相差", difference],
  ] as const;
  const shown = pairs.flatMap(([label, value]) =>
    value === null
      ? []
      : [`<div><dt>${label}</dt><dd>${escapeHtml(valueWords(value, quantity, unit))}</dd></div>`],
  );
  return shown.length === 0 ? "" : `<dl>${shown.join("")}</dl>`;
}

/** Suspects with the values proposed; those of equal rank are named as tied. */
function suspectsHtml(finding: Finding, ids: readonly (string | null)[], unit: AmountUnit | null): string {
  if (finding.suspects.length === 0) return "";
  const ranks = new Map<number, number>();
  for (const { rank } of finding.suspects) ranks.set(rank, (ranks.get(rank) ?? 0) + 1);
  const tied = [...ranks.values()].some((count) => count > 1);
  const items = finding.suspects.map((suspect, i) => {
    const same = (ranks.get(suspect.rank) ?? 0) > 1;
    return `<li>${link(ids[i] ?? null, placeWords(suspect))}${changeWords(suspect, suspect.quantity ?? finding.quantity, unit)}${
      suspect.slip === null ? "" : `，${escapeHtml(suspect.slip)}`
    }${same ? '<span class="tie">并列</span>' : ""}</li>`;
  });
  const lead = tied
    ? `<span class="lead">并列${Math.max(...ranks.values())}处：仅凭文稿分不出哪处有误</span>`
    : "";
  return `<div class="suspects"><b>可疑</b><div>${lead}<ul>${items.join("")}</ul></div></div>`;
}

function changeWords(suspect: Suspect, quantity: Quantity, unit: AmountUnit | null): string {
  if (suspect.suggested === null) return "";
  const now = suspect.value === null ? "" : `${escapeHtml(valueWords(suspect.value, quantity, unit))} `;
  return `：${now}→ <b class="new">${escapeHtml(valueWords(suspect.suggested, quantity, unit))}</b>`;
}

/** The places of a finding; those already named as suspects are not named twice. */
function placesHtml(
  finding: Finding,
  ids: readonly (string | null)[],
  suspects: readonly (string | null)[],
): string {
  const items = finding.where.flatMap((place, i) => {
    const id = ids[i] ?? null;
    return id !== null && suspects.includes(id) ? [] : [`<li>${link(id, placeWords(place))}</li>`];
  });
  if (items.length === 0) return "";
  const list = `<ul>${items.join("")}</ul>`;
  const name = finding.suspects.length > 0 ? "对照" : "位置";
  return items.length > 6
    ? `<div class="places"><b>${name}</b><details><summary>${items.length}处</summary>${list}</details></div>`
    : `<div class="places"><b>${name}</b>${list}</div>`;
}

/** A link to an element of the document, or plain words where there is none. */
export function link(id: string | null, words: string): string {
  return id === null || id === ""
    ? `<span>${escapeHtml(words)}</span>`
    : `<a class="to" href="#${id}">${escapeHtml(words)}</a>`;
}

/** Filter buttons with their counts. */
export function filtersHtml(report: Report): string {
  const causes = report.findings.filter(({ cause }) => cause === null);
  const button = (severity: Severity): string => {
    const count = causes.filter((finding) => finding.severity === severity).length;
    return `<button type="button" class="filter ${severity}" data-filter="${severity}" aria-pressed="true"${count === 0 ? " disabled" : ""}>${severityWords[severity]} <b>${count}</b></button>`;
  };
  return `<div class="filters" role="group" aria-label="按轻重筛选">${(["error", "warning", "note"] as const).map(button).join("")}</div>`;
}
