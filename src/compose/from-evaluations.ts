import type { Cell } from "../facts/account.ts";
import type { EvaluationForm } from "../facts/accounts.ts";
import type { SelfEvaluation } from "../facts/self-evaluation.ts";

/** Self-evaluation forms as data, with the words of the preparer as they were. */
export function evaluationsOf(forms: readonly SelfEvaluation[]): EvaluationForm[] {
  return forms.map((form) => ({
    scope: form.scope,
    project: form.scope === "overall" ? "整体" : (form.project ?? ""),
    department: textOf(form.department),
    unit: textOf(form.unit),
    funds: form.funds.map(({ label, declared, initial, budget, executed }) => ({
      label,
      declared: declared?.value ?? null,
      initial: initial?.value ?? null,
      budget: budget?.value ?? null,
      executed: executed?.value ?? null,
    })),
    goal: textOf(form.goal),
    achievement: textOf(form.achievement),
    indicators: form.indicators.map(({ first, second, third, cells, weight, score }) => ({
      first,
      second,
      third,
      initial: textOf(cells.initial),
      adjusted: textOf(cells.adjusted),
      actual: textOf(cells.actual),
      weight: weight?.value ?? 0n,
      score: score?.value ?? null,
      deviation: textOf(cells.deviation),
    })),
    boxes: form.boxes.map(({ label, text }) => ({ label, text })),
  }));
}

function textOf(cell: Cell | null): string {
  return cell?.text.trim() ?? "";
}
