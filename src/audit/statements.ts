import type { Account, Cell } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import { isIn } from "../standard/sections.ts";
import type { View } from "./view.ts";

/** A figure of a sentence that states no accounting concept, with whose achievement it is. */
export interface Stated {
  readonly fact: Fact;
  readonly prose: string;
  /** The project of its form or summary; null elsewhere. */
  readonly project: string | null;
}

/** Every statement with a figure, in reading order. */
export function statements(view: View): Stated[] {
  const projects = new Map(view.account.evaluations.map(({ block, project }) => [block, project]));
  const summaries = new Map<number, string>();
  for (const fact of view.account.facts)
    if (fact.concept === "project-score" && isIn(fact.home, "performance") && fact.dimensions.project)
      summaries.set(fact.spot.block, fact.dimensions.project);
  return view.account.facts
    .filter(({ concept, quantity }) => concept === "statement" && quantity !== "text")
    .map((fact) => {
      const { block, row, col } = fact.spot;
      // A summary that a page break cut goes on in the next block.
      const own =
        fact.home === "自评表" ? projects.get(block) : (summaries.get(block) ?? summaries.get(block - 1));
      return { fact, prose: `${block}:${row}:${col}`, project: own ?? null };
    });
}

const statementsByCell = new WeakMap<Account, ReadonlyMap<string, readonly Fact[]>>();

function byCell(account: Account): ReadonlyMap<string, readonly Fact[]> {
  let known = statementsByCell.get(account);
  if (!known) {
    const stated = account.facts.filter(({ concept }) => concept === "statement");
    known = Map.groupBy(stated, ({ spot }) => `${spot.block}:${spot.row}:${spot.col}`);
    statementsByCell.set(account, known);
  }
  return known;
}

/** The statements of one cell of a form. */
export function statementsIn(view: View, { spot }: Cell): readonly Fact[] {
  return byCell(view.account).get(`${spot.block}:${spot.row}:${spot.col}`) ?? [];
}
