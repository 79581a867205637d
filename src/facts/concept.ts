/**
 * Everything that a figure may be about. A rule can ask for no other: the compiler refuses it, and a test holds that
 * some form of disclosure states each of them.
 */
export const concepts = [
  // Statutory tables and the narrative about them.
  "revenue",
  "expenditure",
  "grand-total",
  "carryover",
  "reserves-used",
  "surplus-allocation",
  "three-public",
  "procurement",
  "operating-cost",
  "vehicles",
  "equipment",
  "equipment-threshold",
  // Counts that only the narrative has.
  "delegations",
  "delegates",
  "vehicles-bought",
  "vehicles-kept",
  "receptions",
  "guests",
  "reception-cost",
  // What sentences say of figures.
  "change",
  "ratio",
  "statement",
  // Performance.
  "evaluated-projects",
  "evaluation-funds",
  "graded-projects",
  "project-funds",
  "project-rate",
  "project-rate-score",
  "project-score",
  "indicator-value",
  "indicator-weight",
  "indicator-score",
  "analysis-budget",
  "analysis-executed",
  "analysis-rate",
  // Cells of tables that no layout explains.
  "cell",
  // What a draft lacks; no published disclosure has it.
  "missing",
] as const;

export type Concept = (typeof concepts)[number];

/** A concept with its dimensions in one string, as `keyOf` makes it. */
export type Key = Concept | `${Concept}|${string}`;
