import { rules } from "../audit/rules/index.ts";

const titles = new Map(rules.map(({ id, title }) => [id, title]));

/** What a rule is called for people; a finding of no rule keeps its name. */
export function ruleTitle(id: string): string {
  return titles.get(id) ?? id;
}
