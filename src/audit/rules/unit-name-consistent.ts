import { placeIn, placeOf } from "../../facts/account.ts";
import { divisionNamed } from "../../standard/divisions.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const unitNameConsistent = checkRule({
  id: "unit-name-consistent",
  title: "封面、各表、正文、自评表的单位名称一致",
  basis: "逻辑：编制单位名称全套一致",
  severity: "error",
  replaces: true,
  advice: "统一为单位全称；若是引用其他单位的段落，请删改。",
  catalogue: ["ST-03"],
  input: "words",
  *check(view) {
    const { unit, tables, prose, evaluations } = view.account;
    if (unit === null) return yield notApplicable("ST-03");
    const name = squeezed(unit);
    for (const { owner, ownerProse, form, title } of tables) {
      if (owner === null || owner === "" || !ownerProse) continue;
      if (squeezed(owner) === name) yield passed("ST-03");
      else yield wrong(owner, unit, placeOf(ownerProse), form ?? title ?? "");
    }
    for (const { unit: cell, title } of evaluations) {
      const printed = squeezed(cell?.text ?? "").replace(/^\d+[-－—]?/, "");
      if (!cell || printed === "" || printed.length < 4) continue;
      if (printed === name) yield passed("ST-03");
      else yield wrong(printed, unit, cell.place, title);
    }
    const division = divisionNamed(unit)?.printed ?? "";
    for (const one of prose) {
      if (one.part !== "narrative" || one.row >= 0) continue;
      for (const found of similarNames(one.text, name, division))
        yield wrong(
          found.text,
          unit,
          placeIn(one, found.start, found.start + found.text.length),
          `${one.section}:${found.text}`,
        );
    }
  },
  examples: {
    pass: [drawing("示例县示例服务中心", "示例县示例服务中心")],
    fail: [
      drawing("示例县示列服务中心", "示例县示例服务中心"),
      drawing("示例县示例服务中心", "示例县示例服中心"),
    ],
  },
});

function wrong(found: string, unit: string, place: ReturnType<typeof placeOf>, subject: string): Checked {
  return failed("ST-03", {
    subject,
    message: `单位名称写作“${found}”，应为“${unit}”`,
    expected: unit,
    actual: found,
    places: [{ place }],
  });
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Names at the head of a sentence before a year that are nearly, but not quite, the unit's. */
function similarNames(text: string, name: string, division: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  for (const match of text.matchAll(/(?:^|[。；，])([\p{Script=Han}（）()]{4,40}?)(?=\d{4}\s*年)/gu)) {
    const words = match[1] ?? "";
    // “……中心截至2022年”, “……中心组织对2022年”: the name is whole, a verb follows.
    if (words.startsWith(name) || words.endsWith(name)) continue;
    const near = distance(words, name) <= 2 && words.length >= 6;
    const otherUnit =
      division !== "" &&
      words.startsWith(division) &&
      /(?:局|中心|委员会|办公室|馆|院|校|所|站|队)$/.test(words);
    if (near || otherUnit) found.push({ text: words, start: match.index + match[0].length - words.length });
  }
  return found;
}

/** Edit distance of two short texts, cut off above two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

function drawing(owner: string, told: string): string {
  return [
    "示例县示例服务中心",
    "2022年度部门决算公开",
    "支出决算表",
    "公开03表",
    `部门名称：${owner}`,
    "2022年度",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
    "## 第三部分 情况说明",
    "### 四、财政拨款收支决算总体情况说明",
    `${told}2022年度财政拨款收入总计100.00元，支出总计100.00元。`,
  ].join("\n\n");
}
