import { audit } from "../../src/audit/engine.ts";
import type { Account } from "../../src/facts/account.ts";
import { membersOf } from "../../src/read/archive.ts";
import type { Document, NamedDocument } from "../../src/read/document.ts";
import { UnreadableFile } from "../../src/read/document.ts";
import { readAny } from "../../src/read/reader.ts";
import { recognise } from "../../src/recognise/account.ts";
import { merged } from "../../src/recognise/merge.ts";
import { randomFrom } from "../../test/invented/accounts.ts";
import type { Kind } from "./mutation.ts";
import { mutated } from "./mutation.ts";
import type { Seed } from "./seeds.ts";

/** What became of a damaged file. */
export interface Trial {
  readonly index: number;
  readonly kind: Kind;
  /** Code of the refusal; null where it was read. */
  readonly refused: string | null;
  /** What was thrown that is no refusal. */
  readonly broke: string | null;
  readonly publishable: boolean;
  /** Figures that it prints as often as the seed and that are read from it less often. */
  readonly lost: readonly string[];
  /** Whether other figures are read from it than from the seed. */
  readonly differs: boolean;
}

/** A damaged file by its number, the same bytes each time. */
export function mutantOf(seed: Seed, index: number): { readonly kind: Kind; readonly bytes: Uint8Array } {
  return mutated(
    seed.bytes,
    randomFrom(index * 7_919 + seed.format.length * 104_729 + seed.format.charCodeAt(0)),
  );
}

/** What a file prints and what is read from it: how often each figure, by its digits. */
export interface Figures {
  readonly printed: ReadonlyMap<string, number>;
  readonly read: ReadonlyMap<string, number>;
}

/** Reads, recognises and audits one damaged file in this process. */
export async function trialOf(seed: Seed, index: number, known: Figures): Promise<Trial> {
  const { kind, bytes } = mutantOf(seed, index);
  const nothing = { index, kind, refused: null, broke: null, publishable: false, lost: [], differs: false };
  try {
    const document = await documentOf(bytes, seed.name);
    const account = recognise(document);
    const { verdict } = audit(account);
    const now = figuresOf(document, account);
    const all = new Set([...known.read.keys(), ...now.read.keys()]);
    return {
      ...nothing,
      publishable: verdict.publishable,
      lost: [...all].filter(
        (digits) => less(now.read, known.read, digits) && !less(now.printed, known.printed, digits),
      ),
      differs: [...all].some(
        (digits) => less(now.read, known.read, digits) || less(known.read, now.read, digits),
      ),
    };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ...nothing, refused: error.code };
    return { ...nothing, broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function less(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, digits: string): boolean {
  return (a.get(digits) ?? 0) < (b.get(digits) ?? 0);
}

/** The document of a file, read in this process. */
export async function documentOf(bytes: Uint8Array, name: string): Promise<Document> {
  if (!/\.zip$/.test(name)) return readAny(bytes, name);
  const documents: NamedDocument[] = [];
  for (const member of membersOf(bytes))
    documents.push({ name: member.name, document: await readAny(member.bytes, member.name) });
  return merged(documents);
}

/** The figures that a document prints, and those that its account states. */
export function figuresOf({ blocks }: Document, { facts }: Account): Figures {
  const texts = blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.flat().map(({ text }) => text) : [block.passage.text],
  );
  return { printed: counted(texts), read: counted(facts.map(({ printed }) => printed)) };
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [digits] of text.matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
      const bare = digits.replaceAll(",", "");
      counts.set(bare, (counts.get(bare) ?? 0) + 1);
    }
  return counts;
}
