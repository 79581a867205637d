import type { DisclosureBlock } from "../../facts/disclosure.ts";
import type { SectionKey } from "../../standard/sections.ts";
import type { Narrator } from "../narrator.ts";

/** What a voice says in each section, by meaning; titles, order and numbers are the layout's. */
export type Tellers = Readonly<Partial<Record<SectionKey, (n: Narrator) => DisclosureBlock[]>>>;
