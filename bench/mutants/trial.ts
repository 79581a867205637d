import { audit } from "../../src/audit/engine.ts";
import type { Account } from "../../src/facts/account.ts";
import { membersOf } from "../../src/read/archive.ts";
import type { NamedDocument } from "../../src/read/document.ts";
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
  /** Facts of the seed that the damaged file does not state, and those that it states instead. */
  readonly lost: readonly string[];
  readonly added: readonly string[];
}

/** A damaged file by its number, the same bytes each time. */
export function mutantOf(seed: Seed, index: number): { readonly kind: Kind; readonly bytes: Uint8Array } {
  return mutated(
    seed.bytes,
    randomFrom(index * 7_919 + seed.format.length * 104_729 + seed.format.charCodeAt(0)),
  );
}

/** Reads, recognises and audits one damaged file in this process. */
export async function trialOf(seed: Seed, index: number, stated: readonly string[]): Promise<Trial> {
  const { kind, bytes } = mutantOf(seed, index);
  const nothing = { index, kind, refused: null, broke: null, publishable: false, lost: [], added: [] };
  try {
    const account = await accountOf(bytes, seed.name);
    const { verdict } = audit(account);
    const now = statedBy(account);
    return {
      ...nothing,
      publishable: verdict.publishable,
      lost: without(stated, now),
      added: without(now, stated),
    };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ...nothing, refused: error.code };
    return { ...nothing, broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The account of a file, read in this process. */
export async function accountOf(bytes: Uint8Array, name: string): Promise<Account> {
  if (!/\.zip$/.test(name)) return recognise(await readAny(bytes, name));
  const documents: NamedDocument[] = [];
  for (const member of membersOf(bytes))
    documents.push({ name: member.name, document: await readAny(member.bytes, member.name) });
  return recognise(merged(documents));
}

/** Each fact of an account with its value, where it stands in the disclosure. */
export function statedBy({ facts }: Account): string[] {
  return facts.map(({ home, key, value, printed }) => `${home} ${key} = ${value} “${printed}”`);
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of others) counts.set(one, (counts.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const count = counts.get(one) ?? 0;
    counts.set(one, count - 1);
    return count <= 0;
  });
}
