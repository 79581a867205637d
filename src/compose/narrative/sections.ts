import type { DisclosureBlock } from "../../facts/disclosure.ts";

/** A section of the narrative: a title without its number, and paragraphs or parts with titles of their own. */
export interface Section {
  readonly title: string;
  readonly blocks?: readonly DisclosureBlock[];
  readonly parts?: readonly { readonly title: string; readonly blocks: readonly DisclosureBlock[] }[];
}
