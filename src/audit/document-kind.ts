import type { Account } from "../facts/account.ts";
import { isJudged, placeOf } from "../facts/account.ts";
import type { Draft } from "./findings.ts";

const names: Readonly<Record<string, string>> = {
  budget: "部门预算",
  template: "空白模板",
  unknown: "不是决算公开稿",
};

/** The one finding of a readable file that states no final account; null where it is audited. */
export function kindFinding(account: Account): Draft | null {
  if (isJudged(account.kind)) return null;
  const [first] = account.cover;
  return {
    rule: "document-kind",
    catalogue: [],
    severity: "error",
    message: `${account.kindReason}。未作任何核验`,
    advice: "请提供一个单位一个年度的部门决算公开稿（含决算表和情况说明）后重新审核。",
    quantity: "text",
    expected: "部门决算公开",
    actual: names[account.kind] ?? account.kind,
    difference: null,
    where: first ? [{ ...placeOf(first), value: null }] : [],
    suspects: [],
    subject: account.kind,
    group: null,
    leads: false,
    trial: false,
  };
}
