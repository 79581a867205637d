import type { AccountTable, DocumentKind, Prose } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import type { Relation } from "../facts/relation.ts";
import type { Identity } from "./identity.ts";
import { scanNumerals } from "./numerals.ts";
import type { Outline } from "./outline.ts";

/** What was recognised so far, as far as the kind of a document shows in it. */
interface Recognised {
  readonly outline: Outline;
  readonly tables: readonly AccountTable[];
  readonly facts: readonly Fact[];
  readonly identity: Identity;
  readonly prose: readonly Prose[];
  readonly relations: readonly Relation[];
}

interface Kind {
  readonly kind: DocumentKind;
  readonly reason: string;
}

/**
 * Which kind of document was read, and why, in words that say what to do. A document is refused only where nothing in it
 * names final accounts, 三公 or self-evaluation of a year, or no amount can be bound to anything.
 */
export function kindOf(draft: Recognised): Kind {
  return budgetKind(draft) ?? severalKind(draft) ?? templateKind(draft) ?? accountKind(draft) ?? unknown;
}

const unknown: Kind = {
  kind: "unknown",
  reason: "没有找到决算表，也没有决算情况说明，不是部门决算公开稿：请确认是否选错了文件",
};

const isStatutory = ({ form }: AccountTable): boolean => form !== null && form !== "自评表";

/** Budgets of funds are named in final accounts as well: 一般公共预算. */
const fundBudgets = /(?:一般公共|政府性基金|国有资本经营|社会保险基金)预算/g;
const saysBudget = (text: string): boolean => /预算/.test(text.replace(/\s+/g, "").replace(fundBudgets, ""));

function titlesOf({ tables, outline }: Recognised): string[] {
  return [...tables.map(({ title }) => title ?? ""), ...outline.headings.map(({ title }) => title)];
}

/** The lines of the cover up to the first heading as one text: titles run over lines. */
function coverText({ identity, outline }: Recognised): string {
  const lines = outline.prose.filter(({ part }) => part === "cover").slice(0, 4);
  const first = outline.headings[0]?.prose;
  const until = first ? lines.indexOf(first) : -1;
  const title = (until === -1 ? lines : lines.slice(0, until)).filter(({ text }) => text.length < 60);
  return [identity.coverProse?.text ?? "", ...title.map(({ text }) => text)].join("").replace(/\s+/g, "");
}

function budgetKind(draft: Recognised): Kind | null {
  const titles = titlesOf(draft);
  const budgets = titles.filter(
    (title) => saysBudget(title) && !/决算/.test(title) && /表|编制说明|预算公开/.test(title),
  ).length;
  const finals = titles.filter((title) => /决算/.test(title)).length;
  const cover = coverText(draft);
  const isBudget = (saysBudget(cover) && !/决算/.test(cover)) || (budgets > 2 && finals === 0);
  return isBudget ? { kind: "budget", reason: "这是部门预算，不是部门决算：请提供决算公开稿" } : null;
}

function severalKind({ tables }: Recognised): Kind | null {
  const statutory = tables.filter(isStatutory);
  const owners = new Set(statutory.map(({ owner }) => owner).filter((owner) => owner));
  const repeated = repeatedForms(statutory);
  if (repeated.length < 2 || (owners.size < 2 && repeated.length < 4)) return null;
  const units = owners.size >= 2 ? `，单位有${[...owners].join("、")}` : "";
  return {
    kind: "unknown",
    reason: `文件里有不止一份决算公开稿（${repeated.join("、")}各出现多次${units}）：请拆成每个单位一个文件`,
  };
}

function templateKind({ tables, facts, prose }: Recognised): Kind | null {
  const amounts = facts.filter(
    (fact) =>
      fact.quantity === "amount" &&
      fact.value !== 0n &&
      fact.concept !== "equipment-threshold" &&
      fact.home.startsWith("公开"),
  );
  if (amounts.length === 0 && tables.filter(isStatutory).length >= 3)
    return { kind: "template", reason: "决算表里没有一个金额，是未填写的模板：请提供填好的决算公开稿" };
  const placeholders = prose.filter(({ text }) =>
    /[×X]{2,}(?:局|单位|部门|万?元|中心)|[×X]{2,}\s*年/.test(text),
  ).length;
  return placeholders >= 5 && amounts.length < 10
    ? { kind: "template", reason: "正文多处是“××”一类占位符，是未填写的模板：请提供填好的决算公开稿" }
    : null;
}

function accountKind(draft: Recognised): Kind | null {
  const { tables, facts, relations } = draft;
  const statutory = tables.filter(isStatutory);
  const others = statutory.filter(({ form }) => form !== "公开07表");
  if (others.length > 0) return { kind: "final-accounts", reason: `识别出${statutory.length}张决算表` };
  const text = `${coverText(draft)}\n${titlesOf(draft).join("\n")}\n${draft.prose.map((one) => one.text).join("\n")}`;
  const amounts =
    facts.some(({ quantity, value }) => quantity === "amount" && value !== 0n) ||
    relations.some(({ figures }) => figures.some(({ unit }) => unit.endsWith("元"))) ||
    draft.prose.some(({ text: one }) => scanNumerals(one).some(({ kind }) => kind === "amount"));
  if (!/\d{4}\s*年/.test(text) || !amounts) return null;
  const wide =
    /本年(?:收入|支出)|收入(?:决算|总计|合计|支出|、|，)|收、?支(?:总|决算|情况)|总收入|总支出/.test(text);
  if (/[“”"']?三公[“”"']?经费/.test(text) && !wide)
    return { kind: "three-public", reason: "只有“三公”经费的决算说明" };
  if (/决算/.test(text)) return { kind: "narrative", reason: "只有决算情况说明，没有决算表" };
  if (/自评|绩效评价/.test(text) || tables.some(({ form }) => form === "自评表"))
    return { kind: "evaluation", reason: "只有绩效自评" };
  return null;
}

function repeatedForms(tables: readonly AccountTable[]): string[] {
  const count = new Map<string, number>();
  for (const { form, empty } of tables) if (form && !empty) count.set(form, (count.get(form) ?? 0) + 1);
  return [...count].filter(([, n]) => n > 1).map(([form]) => form);
}
