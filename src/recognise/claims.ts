import type { Prose } from "../facts/account.ts";
import type { SectionKey } from "../standard/sections.ts";
import { isIn } from "../standard/sections.ts";
import type { Ledger } from "./ledger.ts";

const reference = /《([^《》]{2,60})》\s*[（(]\s*(?:详见|见|附后)[^（）()]*[）)]/g;
const absences: readonly (readonly [SectionKey, string, RegExp])[] = [
  ["government-funds", "scope=政府性基金", /(?:无此项|没有|无|未发生|未安排|不涉及)[^。]*/],
  ["state-capital", "scope=国有资本经营", /(?:无此项|没有|无|未发生|未安排|不涉及)[^。]*/],
  [
    "operating-cost",
    "operating-cost",
    /(?:无|没有|不涉及|未发生)(?:[^。]{0,12})机关运行经费|机关运行经费[^。]{0,10}(?:无|0\.00元)/,
  ],
];

/** Claims that hold no figure: references to attachments and statements that there is none of something. */
export function claimsOfText(prose: readonly Prose[], ledger: Ledger): void {
  for (const one of prose) {
    for (const match of one.text.matchAll(reference))
      ledger.claims.push({
        kind: "reference",
        title: match[1]!,
        prose: one,
        start: match.index,
        end: match.index + match[0].length,
      });
    for (const [section, of, pattern] of absences) {
      const match = isIn(one.section, section) && one.text.length < 200 ? pattern.exec(one.text) : null;
      if (match)
        ledger.claims.push({
          kind: "absence",
          of,
          prose: one,
          start: match.index,
          end: match.index + match[0].length,
        });
    }
  }
}
