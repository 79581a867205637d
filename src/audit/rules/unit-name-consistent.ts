import type { StatedName } from "../../facts/stated-name.ts";
import { comparable } from "../../standard/codes.ts";
import { bothPlaces, consensusOf, lettersChangedBracketed } from "../consensus.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

/** Of more names than this it is not counted how often all prose has each. */
const mostCounted = 20;

/** What a template leaves to be filled in: XX中心, ××单位, ＿＿局. */
const leftBlank = /[×XＸ○〇＊*＿_]{2,}/;

export const unitNameConsistent = checkRule({
  id: "unit-name-consistent",
  title: "封面、目录、标题、各表、正文、自评表的单位名称一致",
  basis: "逻辑：编制单位名称全套一致",
  severity: "error",
  replaces: true,
  advice: "统一为单位全称；若是引用其他单位的段落，请删改。",
  catalogue: ["ST-03"],
  input: "words",
  *check(view) {
    const all = view.account.names.filter(({ kind }) => kind === "unit");
    const names = all.filter(({ name }) => !leftBlank.test(name));
    for (const { role, name, place, spot } of all)
      if (leftBlank.test(name))
        yield failed("ST-03", {
          subject: `未填:${role}:${name}:${place.line ?? spot.block}`,
          message: `单位名称没有填写，写作“${name}”`,
          expected: view.account.unit ?? "单位全称",
          actual: name,
          places: [{ place }],
        });
    const few = new Set(names.map(({ name }) => name)).size <= mostCounted;
    const consensus = consensusOf(names, (name) => (few ? mentions(view, name, names) : 0));
    if (!consensus) return yield notApplicable("ST-03");
    const { right, witnesses, odd } = consensus;
    yield passed("ST-03", witnesses.length);
    for (const found of odd) {
      if (found.name.includes(right) || right.includes(found.name)) {
        // The office itself, or a short name: whose it is is plain.
        if (found.role !== "caption" && found.role !== "cell") {
          yield passed("ST-03");
          continue;
        }
      }
      yield failed("ST-03", {
        subject: `${found.role}:${found.name}:${found.role === "caption" ? found.spot.block : found.place.line}`,
        message: `单位名称写作“${found.name}”，其他${witnesses.length}处写作“${right}”${lettersChangedBracketed(found.name, right)}`,
        expected: right,
        actual: found.name,
        places: bothPlaces(found, witnesses),
      });
    }
  },
  examples: {
    pass: [drawing("示例县示例服务中心", "示例县示例服务中心")],
    fail: [
      drawing("示例县示列服务中心", "示例县示例服务中心"),
      drawing("示例县示例服务中心", "示例县示例服中心"),
      drawing("示例县示例服务中心", "示例县示例服务中心", "示例县示例服务中队"),
      drawing("示例县示例服务中心", "示例县示例服务中心", "XX中心"),
    ],
  },
});

/** How often all prose has a name, beside the places that are witnesses; a longer name that holds it does not count. */
function mentions({ account }: View, name: string, names: readonly StatedName[]): number {
  const longer = [...new Set(names.map((one) => one.name))].filter(
    (other) => other.length > name.length && other.includes(name),
  );
  const key = comparable(name);
  let count = 0;
  for (const { text, part, row } of account.prose) {
    if (part === "contents" || row >= 0) continue;
    const squeezed = comparable(text.length > 2_000 ? text.slice(0, 2_000) : text);
    count += squeezed.split(key).length - 1;
    for (const other of longer) count -= squeezed.split(comparable(other)).length - 1;
  }
  return count;
}

function drawing(owner: string, told: string, heading = told): string {
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
    `## 第三部分 ${heading}2022年度部门决算情况说明`,
    "### 四、财政拨款收支决算总体情况说明",
    `${told}2022年度财政拨款收入总计100.00元，支出总计100.00元。`,
    "示例县示例服务中心设办公室。",
  ].join("\n\n");
}
