import type { StatedName } from "../../facts/stated-name.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn } from "./draft.ts";

const coded = /^(?<name>.+?)\s*[（(]\s*(?:科目编码[:：]?)?\s*(?<code>\d{3,9})\s*[）)]$/;

/** Terms that the glossary explains, with the code of those that are subjects. */
export function termNames({ glossary }: NamesDraft): StatedName[] {
  return glossary.map(({ term, prose }) => {
    const at = Math.max(0, prose.text.indexOf(term));
    const { name = term, code } = coded.exec(term)?.groups ?? {};
    return nameIn(prose, [at, at + term.length], {
      kind: "term",
      key: code ?? term.replace(/\s+/g, ""),
      role: "sentence",
      name: name.replace(/\s+/g, ""),
      ...(code ? { code } : {}),
    });
  });
}
