import type { AccountTable } from "../facts/account.ts";
import type { Layout } from "../facts/layout.ts";
import { inForce } from "../standard/layout.ts";

/** Why a layout was chosen, in words for the preparer; `reason` is null where the user chose it. */
export function layoutWords(
  layout: Layout | null,
  { reason, year, tables }: { reason: string | null; year: number | null; tables: readonly AccountTable[] },
): string {
  const statutory = tables.filter(({ form }) => form !== null && form !== "自评表").length;
  if (layout === null)
    return statutory === 0
      ? "没有决算表，不按样式核对"
      : `没有相符的样式，识别出${statutory}张决算表，只核对勾稽关系和文字，不核对样式要求`;
  const other = inForce(layout, year) ? "" : `，但它适用${layout.years.join("—")}年度，本稿是${year}年度`;
  return `样式${layout.id}：${reason ?? "由使用者指定"}${other}`;
}
