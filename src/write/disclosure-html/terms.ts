import type { Disclosure } from "../../facts/disclosure.ts";
import { glossaryTermNamed } from "../../standard/glossary.ts";

/** An explained term in a text. */
export interface TermSpan {
  readonly start: number;
  readonly end: number;
  /** Id of the paragraph of the glossary that explains it. */
  readonly id: string;
}

export interface Terms {
  /** Where the name of the term stands in each paragraph of the glossary, by the number of its block. */
  readonly explained: ReadonlyMap<number, TermSpan>;
  /** The terms of a text that `seen` does not hold yet; they are added to it, so that each is marked once a section. */
  readonly find: (text: string, seen: Set<string>) => readonly TermSpan[];
}

const entry = /^[一二三四五六七八九十百]+、([^：]{2,40})：/;

/** The terms that the glossary of a disclosure explains. */
export function termsOf({ blocks }: Disclosure): Terms {
  const from = blocks.findIndex(
    (block) => block.kind === "heading" && block.level === 1 && block.text.endsWith("名词解释"),
  );
  const explained = new Map<number, TermSpan>();
  const ids = new Map<string, string>();
  for (let i = from + 1; from >= 0 && i < blocks.length; i += 1) {
    const block = blocks[i]!;
    if (block.kind === "heading" && block.level === 1) break;
    const term = block.kind === "paragraph" ? entry.exec(block.text)?.[1] : undefined;
    if (block.kind !== "paragraph" || term === undefined || ids.has(term)) continue;
    const start = block.text.indexOf(term);
    const span = { start, end: start + term.length, id: `term-${ids.size + 1}` };
    explained.set(i, span);
    ids.set(term, span.id);
  }
  // Longer terms first: 一般公共预算财政拨款收入 before 财政拨款收入.
  const names = [...ids.keys()].sort((a, b) => b.length - a.length);
  const any = names.length === 0 ? null : new RegExp(names.map(literal).join("|"), "g");
  const uses = new Map(
    names.map((name) => {
      const usedWhen = glossaryTermNamed(name)?.usedWhen;
      return [name, usedWhen === undefined ? null : new RegExp(usedWhen, "y")] as const;
    }),
  );
  const find = (text: string, seen: Set<string>): TermSpan[] => {
    if (!any) return [];
    return [...text.matchAll(any)].flatMap(({ 0: name, index }) => {
      const use = uses.get(name) ?? null;
      if (use) use.lastIndex = index;
      if (seen.has(name) || (use && !use.test(text))) return [];
      seen.add(name);
      return [{ start: index, end: index + name.length, id: ids.get(name)! }];
    });
  };
  return { explained, find };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
