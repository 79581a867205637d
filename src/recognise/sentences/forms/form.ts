import { placeIn } from "../../../facts/account.ts";
import type { RelatedFigure, Relation, RelationKind, RelationRole } from "../../../facts/relation.ts";
import { holds } from "../../../facts/relation-holds.ts";
import type { Figure, Told } from "../figures.ts";
import type { Above, List } from "../wholes.ts";

/** A paragraph with what stands before it, as forms read it. */
export interface Reading {
  readonly told: Told;
  readonly lists: readonly List[];
  readonly above: Above;
}

/** An example of a form: a text, and each relation that it states in the notation of `drawnRelation`. */
export interface FormExample {
  readonly text: string;
  readonly relations: readonly string[];
}

/** One way in which sentences relate figures. */
export interface SentenceForm {
  readonly name: string;
  readonly examples: readonly FormExample[];
  read(reading: Reading): Relation[];
}

/** A figure in its role. */
export function related(figure: Figure, role: RelationRole): RelatedFigure {
  const { prose, offset, start, end, printed, value, unit, direction, at } = figure;
  return {
    role,
    printed,
    value,
    unit,
    direction,
    place: placeIn(prose, start + offset, end + offset),
    spot: { block: prose.block, row: prose.row, col: prose.col, start: start + offset, end: end + offset },
    at,
  };
}

/** A relation of figures in the order of the text. */
export function relation(
  kind: RelationKind,
  readBy: string,
  figures: readonly RelatedFigure[],
  open = false,
): Relation {
  const ordered = [...figures].sort((a, b) => a.at - b.at);
  return { kind, figures: ordered, open, readBy };
}

/** `share part=9万元 base=18万元 percent=50%`. */
export function drawnRelation({ kind, figures }: Relation): string {
  return [kind, ...figures.map(({ role, printed }) => `${role}=${printed}`)].join(" ");
}

/** The first of the readings that grammar leaves open which holds; the likeliest where none does. */
export function firstHolding(readings: readonly Relation[]): Relation[] {
  const [likeliest] = readings;
  if (!likeliest) return [];
  return [readings.find((one) => holds(one) === true) ?? likeliest];
}
