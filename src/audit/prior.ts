import type { Account } from "../facts/account.ts";
import { sameUnit } from "../standard/unit-names.ts";

/**
 * Whether an account is last year's of another: it is; it is of another year or another unit, in words that say what
 * to do; or nobody can tell, for what is missing.
 */
export type PriorFit =
  | { readonly kind: "fits" }
  | { readonly kind: "year" | "unit"; readonly message: string }
  | { readonly kind: "unknown"; readonly missing: readonly string[] };

/** Whether `prior` is the account of the same unit for the year before. A unit's text may name what it was called. */
export function priorFit(account: Account, prior: Account): PriorFit {
  if (
    account.unit !== null &&
    prior.unit !== null &&
    !sameUnit(account.unit, prior.unit) &&
    !namesFormer(account, prior.unit)
  )
    return {
      kind: "unit",
      message: `上年度文件的单位是“${prior.unit}”，被审核的是“${account.unit}”：请换成同一单位的；单位已更名、合并的，请在公开稿的概况里写明原名称`,
    };
  if (account.year !== null && prior.year !== null && prior.year !== account.year - 1)
    return {
      kind: "year",
      message: `上年度文件是${prior.year}年度的，被审核的是${account.year}年度，应为${account.year - 1}年度：请换成上一年度的决算公开稿`,
    };
  const missing = [
    prior.unit === null ? "上年度文件的单位名称" : null,
    prior.year === null ? "上年度文件的年度" : null,
    account.unit === null ? "单位名称" : null,
    account.year === null ? "决算年度" : null,
  ].filter((one) => one !== null);
  return missing.length === 0 ? { kind: "fits" } : { kind: "unknown", missing };
}

/** “由原示例县商务局更名”: the text itself says that it was this unit. */
function namesFormer({ prose }: Account, name: string): boolean {
  return prose.some(({ text, row }) => {
    const at = row < 0 ? text.indexOf(name) : -1;
    if (at < 0) return false;
    return (
      /[原由将](?:为|名|称)?[“"《]?$/.test(text.slice(0, at)) ||
      /^[”"》]?[^。；]{0,20}(?:更名|改名|改称|改组|改制|组建|划入|并入|合并)/.test(
        text.slice(at + name.length),
      )
    );
  });
}
