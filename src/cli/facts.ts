import type { Fact } from "../facts/fact.ts";
import { plain } from "../facts/quantity.ts";
import { csvText } from "../write/facts-csv.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { jsonList } from "./json-list.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang facts`: every fact with its source. */
export async function factsCommand(
  terminal: Terminal,
  file: string,
  flags: { format: string; profile?: string },
): Promise<number> {
  const chosen = await chosenLayout(terminal, flags.profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return exit.unusable;
  }
  const read = await readFileInto(terminal, file, { profile: chosen.layout });
  if (isFailed(read)) {
    terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
    return exit.unusable;
  }
  const { facts } = read.account;
  if (flags.format === "csv") terminal.out(csvOf(facts));
  else jsonList(terminal, facts.map(factJson));
  return exit.clean;
}

function factJson(fact: Fact): Record<string, unknown> {
  const { concept, dimensions, quantity, printed, approximate, place } = fact;
  return {
    concept,
    dimensions,
    quantity,
    value: plain(quantity, fact.value),
    printed,
    approximate,
    where: place,
    ...(fact.confidence === undefined ? {} : { ocr: fact.confidence }),
  };
}

function csvOf(facts: readonly Fact[]): string {
  const head = [
    "concept",
    "dimensions",
    "quantity",
    "value",
    "printed",
    "table",
    "row",
    "column",
    "page",
    "line",
    "cell",
  ];
  const rows = facts.map(({ concept, dimensions, quantity, value, printed, place }) => [
    concept,
    Object.entries(dimensions)
      .map(([name, one]) => `${name}=${one}`)
      .join(";"),
    quantity,
    plain(quantity, value),
    printed,
    place.table,
    place.row,
    place.column,
    place.page,
    place.line,
    place.cell,
  ]);
  return csvText([head, ...rows]);
}
