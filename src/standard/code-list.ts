import { listedYears } from "./codes.ts";

/** By which list the codes of a year are judged, and what to say where it is not that year's own. */
export interface CodeList {
  readonly year: number | null;
  /** The year of the list that is used; null where no year is known. */
  readonly nearest: number | null;
  /** Whether the year has a list of its own; without one nothing is an error that the document alone does not prove. */
  readonly own: boolean;
  /** What to add to a finding: which list it was judged by; empty where the year has its own. */
  readonly said: string;
  /** What was missing to be sure. */
  readonly missing: string;
}

/** The list for functional codes of a year; null: the document does not say its year. */
export function functionalList(year: number | null): CodeList {
  return listOf(year, listedYears.functional, "支出功能分类科目");
}

/** The list for economic codes of a year; null: the document does not say its year. */
export function economicList(year: number | null): CodeList {
  return listOf(year, listedYears.economic, "支出经济分类科目");
}

function listOf(
  year: number | null,
  { first, last }: { readonly first: number; readonly last: number },
  name: string,
): CodeList {
  if (year === null)
    return {
      year,
      nearest: null,
      own: false,
      said: "（没有写明年度，按各年度的科目表核对）",
      missing: "决算年度",
    };
  const missing = `${year}年度的${name}表`;
  if (year >= first && year <= last) return { year, nearest: year, own: true, said: "", missing };
  const nearest = year < first ? first : last;
  return { year, nearest, own: false, said: `（没有${missing}，按最近的${nearest}年度核对）`, missing };
}
