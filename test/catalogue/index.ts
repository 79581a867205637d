import type { CatalogueCase } from "./case.ts";
import { codeCases } from "./codes.ts";
import { assetCases, complianceCases } from "./compliance.ts";
import { interTableCases } from "./inter-table.ts";
import { intraTableCases } from "./intra-table.ts";
import { performanceCases } from "./performance.ts";
import { reasonCases } from "./reasons.ts";
import { structureCases } from "./structure.ts";
import { styleCases } from "./style.ts";
import { textInternalCases } from "./text-internal.ts";
import { procurementCases, textTableCases } from "./text-table.ts";
import { threePublicCases } from "./three-public.ts";
import { yearOnYearCases } from "./year-on-year.ts";

/** Every case of every class. */
export const catalogueCases: readonly CatalogueCase[] = [
  ...intraTableCases,
  ...interTableCases,
  ...textTableCases,
  ...procurementCases,
  ...yearOnYearCases,
  ...performanceCases,
  ...threePublicCases,
  ...textInternalCases,
  ...reasonCases,
  ...structureCases,
  ...codeCases,
  ...assetCases,
  ...complianceCases,
  ...styleCases,
];
