import type { Prose } from "../../facts/account.ts";
import type { StatedName } from "../../facts/stated-name.ts";
import { isIn } from "../../standard/sections.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, titleLines } from "./draft.ts";

const stated = /(?<year>(?:19|20)\d{2})\s*年(?<full>度)?(?!\s*\d{1,2}\s*月)/g;
const compared = /(?:与|和|比|较|对比|截至|截止|自|从|上年|在|于|由|至|到|[-—－~～])\s*$/;
/** What an account of a year tells: its revenue, its expenditure, their kinds. */
const told =
  "收入|支出|收、支|收支|总收|总支|财政拨款|一般公共预算|政府性基金|国有资本|三公|机关运行|政府采购|决算|本年";
const tells = new RegExp(`^(?!该项|此项|上述|同期).{0,14}?(?:${told})`, "s");
/** Right behind “2022年”: what it had or spent in that year, not what happened. */
const tellsAtOnce = new RegExp(
  `^\\s*[“"]?(?:部门|单位|本部门|本单位|全年)?(?:总|本年)?(?:${told})(?!.{0,6}预算(?:编制|安排|数))`,
);

/** Years that say of which year the account is: above tables, in titles, at the head of sentences, dates as of which. */
export function yearNames(draft: NamesDraft): StatedName[] {
  const { tables, outline } = draft;
  const names: StatedName[] = [];
  const blocks = new Set<number>();
  for (const { year, yearProse, form } of tables) {
    if (year === null || !yearProse || form === "自评表") continue;
    blocks.add(yearProse.block);
    const at = Math.max(0, yearProse.text.indexOf(String(year)));
    names.push(
      nameIn(yearProse, [at, at + 4], { kind: "year", key: "", role: "caption", name: String(year) }),
    );
  }
  const seen = new Set<Prose>();
  for (const { prose, role } of titleLines(draft)) {
    if (role === "cover" && (prose.text.length > 60 || prose.text.includes("。"))) continue;
    seen.add(prose);
    for (const match of prose.text.matchAll(
      /(?<year>20\d{2})\s*年(?:度)?[^，。；：]{0,30}?(?:决\s*算|概\s*况|说\s*明|公\s*开|预算绩效|自评)/g,
    ))
      if (
        !compared.test(prose.text.slice(0, match.index)) &&
        !/预算/.test(match[0].replace(/公共预算|基金预算|经营预算|预算绩效|预决算/g, ""))
      )
        names.push(yearIn(prose, match.index, role, true));
  }
  for (const prose of outline.prose) {
    if (seen.has(prose) || prose.part === "contents" || prose.part === "cover" || prose.row >= 0) continue;
    if (blocks.has(prose.block) && prose.text.trim().length < 20) continue;
    names.push(...inText(prose));
  }
  return names;
}

function yearIn(prose: Prose, start: number, role: StatedName["role"], sure: boolean): StatedName {
  return nameIn(prose, [start, start + 4], { kind: "year", key: "", role, sure });
}

function* inText(prose: Prose): Generator<StatedName> {
  const { text } = prose;
  for (const match of text.matchAll(stated)) {
    const before = text.slice(Math.max(0, match.index - 6), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if (compared.test(before) || /^\s*(?:预算编制|以来|[）)]?[-—－~～至到])/.test(after)) continue;
    if (/上年|预算/.test(withoutFunds(after).slice(0, 8))) continue;
    const sentence = text.slice(
      Math.max(text.lastIndexOf("。", match.index - 1), text.lastIndexOf("；", match.index - 1)) + 1,
      match.index,
    );
    const told = prose.part === "narrative" && !/原因|由于|因|其中|主要|上年|去年/.test(sentence);
    if (match.groups?.full) yield yearIn(prose, match.index, "sentence", told && tells.test(after));
    // “2021年收入……，2022年收入……” tells two years side by side; only the first words of a sentence say whose they are.
    else if (told && tellsAtOnce.test(after) && !/\d/.test(sentence))
      yield yearIn(prose, match.index, "sentence", false);
  }
  for (const match of text.matchAll(/截[至止]\s*(?<year>\d{4})\s*年(?:\s*\d{1,2}\s*月|[末底])/g))
    if (prose.section !== "" && !isIn(prose.section, "performance"))
      yield yearIn(prose, match.index + match[0].indexOf(match.groups?.year ?? ""), "sentence", true);
}

/** “一般公共预算” is the name of a fund; the budget of another year is a budget. */
function withoutFunds(text: string): string {
  return text.replace(/(?:一般公共|政府性基金|国有资本经营)预算/g, "");
}
