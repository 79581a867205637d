import { describe, expect, test } from "vitest";
import { inventedSource, nameKinds, wordKinds, wordTrials } from "../bench/words/words.ts";

/** `npm run bench -- words` changes them in every document. */
const sources = ["national", "shanghai", "fujian"].map((id) => [id, inventedSource(id, 5)] as const);

/** What nothing else in the document tells, by kind and layout. */
const notYet: Readonly<Record<string, readonly string[]>> = {
  "unit of money in a sentence": ["fujian: 万元 → 元"],
  "unit of money lost": ["shanghai: 万元 → ", "shanghai: 万元 → "],
  "blank for an amount": ["fujian: 5.56 →     "],
  "measure word": ["fujian: 批 → 元"],
};

describe("words changed in an invented disclosure are noticed, and a changed name silences no other check", () => {
  test.each(wordKinds.map((kind) => [kind.name, kind] as const))("%s", (name, kind) => {
    const missed: string[] = [];
    for (const [id, source] of sources)
      for (const { change, noticed, both, silenced } of wordTrials({ kind, source, seed: 7, count: 2 })) {
        const said = `${id}: ${change.words.slice(0, 20)} → ${change.by.slice(0, 20)}`;
        if (!noticed || (kind.paired && !both)) missed.push(said);
        if (nameKinds.includes(kind)) expect(silenced, said).toEqual([]);
      }
    expect(missed).toEqual(notYet[name] ?? []);
  });
});
