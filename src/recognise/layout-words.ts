import type { AccountTable } from "../facts/account.ts";

/** Why a layout was chosen, in words for the preparer. */
export function layoutWords(
  profile: string | null,
  reason: string | null,
  tables: readonly AccountTable[],
): string {
  const statutory = tables.filter(({ form }) => form !== null && form !== "自评表").length;
  return chosen(profile, reason, statutory);
}

function chosen(profile: string | null, reason: string | null, statutory: number): string {
  if (profile !== null) return `样式${profile}：${reason ?? "由使用者指定"}`;
  if (statutory === 0) return "没有决算表，不按样式核对";
  return `没有相符的样式，识别出${statutory}张决算表，只核对勾稽关系和文字，不核对样式要求`;
}
