import type { AccountTable } from "../facts/account.ts";

/** Why a profile was chosen, and which tables with figures are of no known form, in words for the preparer. */
export function layoutWords(
  profile: string | null,
  reason: string | null,
  tables: readonly AccountTable[],
): string {
  const statutory = tables.filter(({ form }) => form !== null && form !== "自评表").length;
  const strange = tables.filter(({ form, title, empty }) => form === null && title !== null && !empty);
  const names = strange.map(({ title }) => `《${(title ?? "").replace(/\s+/g, "").slice(0, 30)}》`);
  return [
    chosen(profile, reason, statutory),
    ...(names.length > 0
      ? [`另有${names.length}张表不是已知的决算表，表内数字未核验：${names.join("、")}`]
      : []),
  ].join("；");
}

function chosen(profile: string | null, reason: string | null, statutory: number): string {
  if (profile !== null) return `样式${profile}：${reason ?? "由使用者指定"}`;
  if (statutory === 0) return "没有决算表，不按样式核对";
  return `没有相符的样式，识别出${statutory}张决算表，只核对勾稽关系和文字，不核对样式要求`;
}
