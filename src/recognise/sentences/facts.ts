import type { Prose } from "../../facts/account.ts";
import type { Relation } from "../../facts/relation.ts";
import type { Titles } from "../../standard/titles.ts";
import type { Ledger } from "../ledger.ts";
import type { Names } from "../names.ts";
import { flatsIn, readChange, readFlat } from "./changes.ts";
import { readCount } from "./counts.ts";
import type { Figure } from "./figures.ts";
import { readLevel } from "./levels.ts";
import { readCompletion, readShare } from "./percents.ts";
import type { ItemReading, Readings } from "./readings.ts";
import { readEnumerations, readReasons } from "./reasons.ts";
import { openSettings } from "./settings.ts";
import type { Speech, Spoken } from "./speech.ts";
import { nothingSpoken } from "./speech.ts";
import { subjectOfItem } from "./subjects.ts";

/** What the account says beside its sentences. */
interface Account {
  readonly year: number | null;
  readonly names: Names;
  readonly titles: Titles;
  readonly ledger: Ledger;
}

/** Where the figures of each paragraph start that became facts. */
export type Taken = ReadonlyMap<Prose, ReadonlySet<number>>;

/**
 * Enters the facts and the claims that items state: every figure becomes a fact of what its words name, of what the
 * sentence relates it to, or of what the section is about. What is of nothing known stays out.
 */
export function factsOf({ items, relations }: Readings, { year, names, titles, ledger }: Account): Taken {
  const related = byFigure(relations);
  const settings = openSettings(titles);
  const facts: Speech["facts"] = new Map();
  let spoken = nothingSpoken();
  let home = "";
  const taken = new Map<Prose, Set<number>>();
  let open: Prose | null = null;
  const close = (next: Prose | null): void => {
    if (open && open !== next) {
      readReasons(open, ledger);
      readEnumerations(open, ledger);
    }
    open = next;
  };
  for (const reading of items) {
    const setting = settings(reading.item);
    if (setting.home !== home) spoken = nothingSpoken();
    home = setting.home;
    if (setting.about === "performance" || setting.about === "analysis") continue;
    const { prose } = reading.item.sources[0]!;
    close(prose.part === "narrative" && prose.section !== "" ? prose : null);
    const item = subjectOfItem(reading.item.text, setting, names);
    // A numbered item begins anew: nothing said before is its subject.
    if (item) spoken = { ...nothingSpoken(), subject: item };
    spoken.strange = false;
    const { told } = reading;
    readItem(reading, {
      told,
      setting,
      year,
      names,
      ledger,
      item,
      relations: related,
      facts,
      spoken,
      first: null,
    });
    for (const figure of told.figures)
      if (facts.has(figure.at))
        taken.set(figure.prose, (taken.get(figure.prose) ?? new Set()).add(figure.start + figure.offset));
  }
  close(null);
  return taken;
}

function byFigure(relations: readonly Relation[]): Map<number, Relation[]> {
  const found = new Map<number, Relation[]>();
  for (const relation of relations)
    for (const { at } of relation.figures) {
      const there = found.get(at);
      if (there) there.push(relation);
      else found.set(at, [relation]);
    }
  return found;
}

/** What stands in brackets is said of a part; behind them the sentence goes on with the whole. */
type Outer = Pick<Spoken, "subject" | "figure" | "reception" | "strange">;

function readItem({ told, item }: ItemReading, speech: Speech): void {
  const { spoken } = speech;
  const outer: Outer[] = [];
  const flats = flatsIn(told.text);
  const source = item.sources[0]!;
  const start = { prose: source.prose, offset: source.from - source.start };
  let sentence = 0;
  let from = 0;
  let flat = 0;
  const flatsUntil = (at: number, near: Pick<Figure, "prose" | "offset">): void => {
    for (; (flats[flat]?.start ?? Infinity) < at; flat += 1)
      readFlat(speech, flats[flat]!, { ...near, from });
  };
  let near: Pick<Figure, "prose" | "offset"> = start;
  for (const figure of told.figures) {
    flatsUntil(figure.start, near);
    if (figure.sentence !== sentence || figure.lead.includes("；")) spoken.budget = null;
    sentence = figure.sentence;
    brackets(figure.depth, outer, spoken);
    readFigure(speech, figure);
    from = figure.end;
    near = figure;
  }
  flatsUntil(Infinity, near);
}

function brackets(depth: number, outer: Outer[], spoken: Spoken): void {
  while (outer.length < depth) {
    const { figure, subject, reception, strange } = spoken;
    outer.push({ figure, subject, reception, strange });
  }
  let before: Outer | undefined;
  while (outer.length > depth) before = outer.pop();
  if (!before) return;
  spoken.reception = before.reception;
  if (before.figure && before.figure !== spoken.figure) Object.assign(spoken, before);
  else if (before.subject) spoken.subject = before.subject;
}

function readFigure(speech: Speech, figure: Figure): void {
  const { spoken } = speech;
  if (figure.family === "money") {
    const read = figure.role === "amount" ? readChange(speech, figure) : readLevel(speech, figure);
    if (!read) Object.assign(spoken, { figure: null, strange: true });
  } else if (figure.family === "%") {
    if (figure.role === "completion") readCompletion(speech, figure);
    else if (figure.role === "share") readShare(speech, figure);
    else if (figure.role === "rate") readChange(speech, figure);
  } else if (figure.family !== "number" && !readCount(speech, figure)) {
    // “培训2次，支出0.80万元”: the money is of what was counted.
    spoken.strange = true;
  }
}
