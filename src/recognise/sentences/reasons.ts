import type { Prose } from "../../facts/account.ts";
import type { ReasonClaim } from "../../facts/claim.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Ledger } from "../ledger.ts";

const lead = /(?:主要)?(?:原因|系因|是因为|原因系)(?:是|为|系)?[:：，,]?\s*/g;

/** Why something changed: each reason that a paragraph tells, and the changes that it serves. */
export function readReasons(prose: Prose, ledger: Ledger): void {
  const { text } = prose;
  for (const match of text.matchAll(lead)) {
    const start = match.index + match[0].length;
    const stop = text.slice(start).search(/[。；;]|，主要用于|。?其中[，：]/);
    const end = stop === -1 ? text.length : start + stop;
    const reason: ReasonClaim = { kind: "reason", text: text.slice(start, end), prose, start, end };
    explain(reason, match.index, ledger);
    ledger.claims.push(reason);
  }
}

/** Gives a reason to the last change before it, and to those of the same sentence that have none. */
function explain(reason: ReasonClaim, at: number, { claims }: Ledger): void {
  const { prose } = reason;
  const { text } = prose;
  const lastIndex = claims.findLastIndex(
    (claim) => claim.kind === "change" && claim.prose === prose && claim.end <= at,
  );
  const last = claims[lastIndex];
  if (last?.kind !== "change" || text.slice(last.end, at).includes("；")) return;
  for (let i = lastIndex; i >= 0; i -= 1) {
    const claim = claims[i]!;
    if (claim.kind === "ratio" || claim.kind === "figure") continue;
    if (claim.kind !== "change" || claim.prose !== prose || claim.reason) return;
    const since = text.slice(claim.end, at);
    if (since.includes("；") && !since.includes("。")) return;
    claims[i] = { ...claim, reason };
  }
}

const listing = /(用于|主要包括|包括)[:：]?([^。；;，]*、[^。；;，]*|[^。；;，\d]{2,30})/g;

/** Names that a paragraph lists for a sum: “用于招商引资、事业运行”. */
export function readEnumerations(prose: Prose, ledger: Ledger): void {
  for (const match of prose.text.matchAll(listing)) {
    const [whole, lead = "", listed = ""] = match;
    if (/\d/.test(listed)) continue;
    let at = match.index + whole.length - listed.length;
    const names: { name: string; start: number; end: number }[] = [];
    for (const name of listed.split("、")) {
      const trimmed = name.replace(/等(?:方面|支出)?$/, "");
      if (trimmed !== "") names.push({ name: trimmed, start: at, end: at + trimmed.length });
      at += name.length + 1;
    }
    const of = ledger.facts.findLast((fact) => isSumBefore(fact, prose, match.index)) ?? null;
    ledger.claims.push({ kind: "enumeration", names, of, lead, prose });
  }
}

function isSumBefore({ spot, quantity, concept, dimensions }: Fact, prose: Prose, offset: number): boolean {
  return (
    spot.block === prose.block &&
    spot.row === prose.row &&
    spot.col === prose.col &&
    spot.end <= offset &&
    quantity === "amount" &&
    concept !== "change" &&
    dimensions.basis !== "年初预算"
  );
}
