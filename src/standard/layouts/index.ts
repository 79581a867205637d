// Written by `npm run docs` from the files of this folder; never edited.
import national9 from "./national-9.json" with { type: "json" };
import national from "./national.json" with { type: "json" };
import shanghai2024 from "./shanghai-2024.json" with { type: "json" };
import shanxi2022 from "./shanxi-2022.json" with { type: "json" };
import university from "./university.json" with { type: "json" };

/** Every layout file of this folder, in the order of their names. */
export const layoutFiles: readonly unknown[] = [national9, national, shanghai2024, shanxi2022, university];
