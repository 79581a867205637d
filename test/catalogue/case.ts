/** One entry of the catalogue proven: a clean invented disclosure, and one change after which a finding must carry the id. */
export interface CatalogueCase {
  readonly id: string;
  /** Which invented disclosure is changed; `simple` where nothing is said. */
  readonly base?: "simple" | "rich";
  /** Last year's disclosure, for entries that need one. */
  readonly prior?: () => string;
  /** What the change does, in words. */
  readonly what: string;
  readonly change: (text: string) => string;
}

/** Replaces the first match; throws when there is none, so that a case cannot silently do nothing. */
export function replaced(
  pattern: RegExp | string,
  by: string | ((...groups: string[]) => string),
): (text: string) => string {
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

/** Adds one to the number in the first group of a match, keeping its separators and places. */
export function raised(pattern: RegExp, by = 1): (text: string) => string {
  return (text) => {
    const match = pattern.exec(text);
    const printed = match?.[1];
    if (!match || printed === undefined) throw new Error(`nothing to change: ${pattern}`);
    const [whole = "0", places] = printed.split(".");
    const number = (BigInt(whole.replaceAll(",", "")) + BigInt(by)).toString();
    const grouped = whole.includes(",") ? number.replace(/\B(?=(\d{3})+$)/g, ",") : number;
    const at = match.index + match[0].lastIndexOf(printed);
    return (
      text.slice(0, at) +
      (places === undefined ? grouped : `${grouped}.${places}`) +
      text.slice(at + printed.length)
    );
  };
}

/** Within the table 公开NN, from its number to its note. */
export function inTable(number: string, change: (table: string) => string): (text: string) => string {
  return (text) => {
    const start = text.indexOf(`公开${number}表\n`);
    const end = text.indexOf("注：本表", start);
    if (start === -1 || end === -1) throw new Error(`no table ${number}`);
    return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
  };
}

/** Within a section of the narrative, from its heading to the next of its level or above. */
export function inSection(heading: string, change: (section: string) => string): (text: string) => string {
  return (text) => {
    const at = text.search(new RegExp(`^#+ ${heading}`, "m"));
    if (at === -1) throw new Error(`no section ${heading}`);
    const marks = /^#+/.exec(text.slice(at))?.[0].length ?? 1;
    const body = text.indexOf("\n", at);
    const next = text.slice(body).search(new RegExp(`^#{1,${marks}} `, "m"));
    const end = next === -1 ? text.length : body + next;
    return text.slice(0, at) + change(text.slice(at, end)) + text.slice(end);
  };
}
