/** One entry of the catalogue proven: a clean invented disclosure, and one change after which a finding must carry the id. */
export interface CatalogueCase {
  readonly id: string;
  /** Which invented disclosure is changed; `simple` where nothing is said. */
  readonly base?: "simple" | "rich";
  /** What the change does, in words. */
  readonly what: string;
  readonly change: (text: string) => string;
}

/** Replaces the first match; throws when there is none, so that a case cannot silently do nothing. */
export function replaced(pattern: RegExp | string, by: string | ((...groups: string[]) => string)): (text: string) => string {
  return (text) => {
    const changed = typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by);
    if (changed === text) throw new Error(`nothing to change: ${pattern}`);
    return changed;
  };
}

/** Several changes one after another. */
export function inTurn(...changes: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => changes.reduce((changed, change) => change(changed), text);
}
