import type { Fact } from "../facts/fact.ts";
import { plain } from "../facts/quantity.ts";
import { csvText } from "../write/facts-csv.ts";
import { jsonList } from "./json-list.ts";
import { accountToList } from "./listed-account.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang facts`: every fact with its source. */
export async function factsCommand(
  terminal: Terminal,
  file: string,
  flags: { format: string; profile?: string; explain?: boolean },
): Promise<number> {
  const account = await accountToList(terminal, file, flags, ["json", "csv"]);
  if (!account) return exit.unusable;
  const { facts } = account;
  const explain = flags.explain === true;
  if (flags.format === "csv") terminal.out(csvOf(facts, explain));
  else
    jsonList(
      terminal,
      facts.map((fact) => (explain ? { ...factJson(fact), readBy: readerOf(fact) } : factJson(fact))),
    );
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

/** The sentence form that read a figure, or the form of the table that it stands in. */
function readerOf({ readBy, home }: Fact): string {
  return readBy ?? home;
}

function csvOf(facts: readonly Fact[], explain: boolean): string {
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
  if (explain) head.push("readBy");
  const rows = facts.map((fact) => {
    const { concept, dimensions, quantity, value, printed, place } = fact;
    return [
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
      ...(explain ? [readerOf(fact)] : []),
    ];
  });
  return csvText([head, ...rows]);
}
