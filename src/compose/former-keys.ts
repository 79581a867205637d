/** Sections as workbooks named them that were written before sections had names by meaning. */
const formerSections: Readonly<Record<string, string>> = {
  s1: "totals",
  s2: "revenue",
  s3: "expenditure",
  s4: "appropriation-totals",
  s5: "general-expenditure",
  s5a: "general-expenditure.overall",
  s5b: "general-expenditure.structure",
  s5c: "general-expenditure.details",
  s6: "basic-expenditure",
  s7: "government-funds",
  s8: "state-capital",
  s9: "three-public",
  s9a: "three-public.overall",
  s9b: "three-public.details",
  s10: "other-matters",
  s10a: "operating-cost",
  s10b: "procurement",
  s10c: "assets",
  s10d: "performance",
  "s10d.1": "performance.work",
  "s10d.2": "performance.projects",
  "s10d.3": "performance.whole-unit",
  "s10d.4": "performance.evaluations",
  "s10d.5": "performance.other",
};

/** The key of an input as it is called today: workbooks that clerks keep stay readable. */
export function currentKey(key: string): string {
  return key.replace(
    /(?<=^|[:@])s\d{1,2}[a-d]?(?:\.\d)?(?=$|[:@])/g,
    (section) => formerSections[section] ?? section,
  );
}
