import type { Disclosure } from "../facts/disclosure.ts";
import { printOf } from "./pdf/pages.ts";
import { disclosureTemplate } from "./pdf/template.ts";
import type { Typesetter } from "./pdf/typesetter.ts";
import { UnprintableText } from "./pdf/typesetter.ts";

/**
 * A disclosure as a PDF as governments publish it: cover, contents with page numbers, tables on pages of their own,
 * bookmarks, tagged (PDF/UA-1). The engine is the door's; the same disclosure gives the same bytes.
 * Throws UnprintableText where a text holds characters that no font has.
 */
export function disclosurePdf(disclosure: Disclosure, typesetter: Typesetter): Uint8Array {
  const print = printOf(disclosure);
  for (const text of textsIn(print.runs)) {
    const missing = typesetter.undrawable(text);
    if (missing.length > 0) throw new UnprintableText(missing, text);
  }
  return typesetter.typeset({ template: disclosureTemplate, data: JSON.stringify(print) });
}

/** Every text in a tree of data. */
function* textsIn(data: unknown): Generator<string> {
  if (typeof data === "string") yield data;
  else if (typeof data === "object" && data !== null)
    for (const value of Object.values(data)) yield* textsIn(value);
}
