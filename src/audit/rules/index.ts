import type { Rule } from "../rule.ts";
import { revenueExpenditureTotals } from "./revenue-expenditure-totals.ts";

/** Every rule, in the order of a disclosure. A rule is one file here and one line in this list. */
export const rules: readonly Rule[] = [revenueExpenditureTotals];
