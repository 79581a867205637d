import type { AccountTable, DocumentKind, Prose } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import type { Identity } from "./identity.ts";
import type { Outline } from "./outline.ts";

/**
 * Whether a document is a final account, a budget, an empty template, or something else, and why, in words
 * that say what to do.
 */
export function kindOf(draft: {
  readonly outline: Outline;
  readonly tables: readonly AccountTable[];
  readonly facts: readonly Fact[];
  readonly identity: Identity;
  readonly prose: readonly Prose[];
}): { kind: DocumentKind; reason: string } {
  const { outline, tables, facts, identity, prose } = draft;
  const statutory = tables.filter(({ form }) => form !== null && form !== "自评表");
  const titles = [...tables.map(({ title }) => title ?? ""), ...outline.headings.map(({ title }) => title)];
  const budgetTitles = titles.filter(
    (title) => /预算/.test(title) && !/决算/.test(title) && /表|编制说明|预算公开/.test(title),
  ).length;
  const finalTitles = titles.filter((title) => /决算/.test(title)).length;
  const cover = identity.coverProse?.text ?? "";
  const isBudget = (/预算/.test(cover) && !/决算/.test(cover)) || (budgetTitles > 2 && finalTitles === 0);
  if (isBudget) return { kind: "budget", reason: "这是部门预算，不是部门决算：请提供决算公开稿" };
  const amounts = facts.filter(
    (fact) =>
      fact.quantity === "amount" &&
      fact.value !== 0n &&
      fact.concept !== "equipment-threshold" &&
      fact.home.startsWith("公开"),
  );
  const owners = new Set(statutory.map(({ owner }) => owner).filter((owner) => owner));
  const repeated = repeatedForms(statutory);
  if (repeated.length >= 2 && (owners.size >= 2 || repeated.length >= 4))
    return {
      kind: "unknown",
      reason: `文件里有不止一份决算公开稿（${repeated.join("、")}各出现多次${owners.size >= 2 ? `，单位有${[...owners].join("、")}` : ""}）：请拆成每个单位一个文件`,
    };
  const placeholders = prose.filter(({ text }) =>
    /[×X]{2,}(?:局|单位|部门|万?元|中心)|[×X]{2,}\s*年/.test(text),
  ).length;
  if (statutory.length > 0 && amounts.length === 0 && statutory.length >= 3)
    return { kind: "template", reason: "决算表里没有一个金额，是未填写的模板：请提供填好的决算公开稿" };
  if (placeholders >= 5 && amounts.length < 10)
    return { kind: "template", reason: "正文多处是“××”一类占位符，是未填写的模板：请提供填好的决算公开稿" };
  if (statutory.length > 0) return { kind: "final-accounts", reason: `识别出${statutory.length}张决算表` };
  const narrative = facts.filter((fact) => /^s\d/.test(fact.home) && fact.quantity === "amount").length;
  const says = prose.some(({ text }) => /决算/.test(text));
  if (says && narrative >= 8) return { kind: "final-accounts", reason: "只有决算情况说明，没有决算表" };
  return {
    kind: "unknown",
    reason: "没有找到决算表，也没有决算情况说明，不是部门决算公开稿：请确认是否选错了文件",
  };
}

function repeatedForms(tables: readonly AccountTable[]): string[] {
  const count = new Map<string, number>();
  for (const { form, empty } of tables) if (form && !empty) count.set(form, (count.get(form) ?? 0) + 1);
  return [...count].filter(([, n]) => n > 1).map(([form]) => form);
}
