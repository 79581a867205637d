import type { Account, AccountTable } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import type { Block, NamedDocument, Position, ReadingNote } from "../read/document.ts";
import { formTitle } from "../standard/forms.ts";
import { sectionName } from "../standard/sections.ts";
import type { RecogniseOptions } from "./account.ts";
import { layoutOf, recognise } from "./account.ts";
import { withCaptionsApart } from "./caption-rows.ts";
import { withContinuationsJoined } from "./continued-tables.ts";
import { tableWords } from "./table-words.ts";

/** Files of one disclosure without what an earlier one of them states already, and what was found on the way. */
export interface Overlaps {
  readonly files: readonly NamedDocument[];
  readonly notes: readonly ReadingNote[];
}

interface Recognised {
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly account: Account;
  readonly left: Set<number>;
}

/** Sections that two files must both hold before the one is a second narrative. */
const sectionsOfNarrative = 3;

/**
 * Compares the files of one disclosure: units and years that differ, statutory tables and narratives that two of
 * them hold. What comes second is left out, so that nothing is counted twice, and each conflict is noted at both
 * files, with both names in its message.
 */
export function withoutRepetitions(
  files: readonly NamedDocument[],
  options: RecogniseOptions = {},
): Overlaps {
  const words = tableWords(layoutOf(options));
  const read = files.map(({ name, document }): Recognised => {
    const { blocks } = withContinuationsJoined(withCaptionsApart(document, words), words);
    return { name, blocks, account: recognise({ ...document, blocks }, options), left: new Set() };
  });
  const notes: ReadingNote[] = [];
  read.forEach((second, i) => {
    const before = read.slice(0, i);
    for (const first of before)
      notes.push(...repeatedTables(first, second), ...repeatedNarrative(first, second));
  });
  notes.push(...differing(read, "单位", ({ unit }) => unit));
  notes.push(...differing(read, "年度", ({ year }) => (year === null ? null : `${year}年`)));
  return {
    files: read.map(({ name, blocks, left }, i) => ({
      name,
      document: {
        ...files[i]!.document,
        blocks: left.size === 0 ? blocks : blocks.filter((_, block) => !left.has(block)),
      },
    })),
    notes,
  };
}

/** Only a file with a cover or statutory tables says whose account it is; forms of projects name other bodies too. */
function differing(
  read: readonly Recognised[],
  what: string,
  of: (account: Account) => string | null,
): ReadingNote[] {
  const stating = read.filter(({ account }) => account.cover.length > 0 || account.tables.some(isStatutory));
  const byValue = Map.groupBy(
    stating.filter(({ account }) => of(account) !== null),
    ({ account }) => of(account)!,
  );
  if (byValue.size < 2) return [];
  const list = [...byValue].map(([value, [one]]) => ({ value, name: one!.name, block: one!.blocks[0] }));
  const message = `${list.map(({ name, value }) => `“${name}”的${what}是${value}`).join("，")}，不是同一份决算`;
  return list.map(({ name, block, value }) => conflict("files-disagree", message, name, block, value));
}

function isStatutory({ form }: AccountTable): boolean {
  return form?.startsWith("公开") ?? false;
}

function repeatedTables(first: Recognised, second: Recognised): ReadingNote[] {
  return second.account.tables.flatMap((table) => {
    const same = first.account.tables.find(
      (other) => isStatutory(table) && other.form === table.form && !first.left.has(other.block),
    );
    // An empty table beside a filled one is no second statement, but it is not a table more either.
    if (!same || (same.empty && !table.empty) || second.left.has(table.block)) return [];
    for (const block of blocksOf(table)) second.left.add(block);
    if (table.empty) return [];
    const differences = differencesIn(first, second, (fact) => fact.home === table.form);
    const title = table.title?.replace(/\s+/g, "") ?? formTitle(table.form!);
    const what = table.number === null ? title : `${table.number}（${title}）`;
    return both(first, second, what, differences, [same.block, table.block]);
  });
}

function repeatedNarrative(first: Recognised, second: Recognised): ReadingNote[] {
  const sections = (one: Recognised): Set<string> =>
    new Set(narrativeOf(one).flatMap(({ section }) => (section === "" ? [] : [section])));
  const shared = sections(first).intersection(sections(second));
  if (shared.size < sectionsOfNarrative) return [];
  const [mine, theirs] = [narrativeOf(first)[0]!.block, narrativeOf(second)[0]!.block];
  for (const { part, row, block } of second.account.prose)
    if ((part === "narrative" || part === "glossary") && row === -1) second.left.add(block);
  const differences = differencesIn(first, second, (fact) => shared.has(fact.home));
  return both(first, second, "决算情况说明", differences, [mine, theirs]);
}

function narrativeOf({ account, left }: Recognised): Account["prose"] {
  return account.prose.filter(
    ({ part, row, block }) => part === "narrative" && row === -1 && !left.has(block),
  );
}

/** A table with its caption. */
function blocksOf(table: AccountTable): number[] {
  const captions = [table.titleProse, table.unitProse, table.ownerProse, table.yearProse].flatMap((prose) =>
    prose && prose.row === -1 ? [prose.block] : [],
  );
  const first = Math.min(table.block, ...captions);
  const below = [...table.notes, ...table.remarks].map(({ block }) => block);
  return [...Array.from({ length: table.block - first + 1 }, (_, i) => first + i), ...below];
}

/** Figures of one key of which no statement in the one file has the value of any in the other. */
function differencesIn(
  first: Recognised,
  second: Recognised,
  concerned: (fact: Fact) => boolean,
): readonly (readonly [Fact, Fact])[] {
  const stated = Map.groupBy(first.account.facts.filter(concerned), ({ key }) => key);
  const seen = new Set<string>();
  return second.account.facts.filter(concerned).flatMap((fact) => {
    const others = stated.get(fact.key) ?? [];
    const [other] = others;
    if (!other || seen.has(fact.key) || others.some(({ value }) => value === fact.value)) return [];
    seen.add(fact.key);
    return [[other, fact] as const];
  });
}

function both(
  first: Recognised,
  second: Recognised,
  what: string,
  differences: readonly (readonly [Fact, Fact])[],
  blocks: readonly [number, number],
): ReadingNote[] {
  const head = `“${first.name}”和“${second.name}”都有${what}`;
  const shown = differences
    .slice(0, 3)
    .map(([a, b]) => `${wordsOf(a)}前者为${printed(a)}，后者为${printed(b)}`);
  const more = differences.length > 3 ? "等" : "";
  const message =
    differences.length === 0
      ? `${head}，数字相同，其余核验以前者为准`
      : `${head}，有${differences.length}个数字不同：${shown.join("；")}${more}。其余核验以前者为准`;
  const kind = differences.length === 0 ? "files-repeat" : "files-disagree";
  return [
    conflict(kind, message, first.name, first.blocks[blocks[0]], what),
    conflict(kind, message, second.name, second.blocks[blocks[1]], what),
  ];
}

function wordsOf({ place, home, printed: text }: Fact): string {
  if (place.row === null) return sectionName(home) ?? "";
  return `“${place.row === "" ? text : place.row}”${place.column?.split("/").at(-1) ?? ""}`;
}

function printed(fact: Fact): string {
  return fact.printed === "" ? "空白" : fact.printed;
}

function conflict(
  kind: "files-disagree" | "files-repeat",
  message: string,
  name: string,
  block: Block | undefined,
  text: string,
): ReadingNote {
  const nowhere: Position = { page: null, line: null, column: null, cell: null };
  const passage = block?.kind === "table" ? block.rows[0]?.[0] : block?.passage;
  return { kind, message, position: inFile(passage?.pieces[0]?.position ?? nowhere, name), text };
}

/** A position in one of several files: its cell names the file, and the address in it where there is one. */
export function inFile(position: Position, name: string): Position {
  return { ...position, cell: position.cell === null ? name : `${name}：${position.cell}` };
}
