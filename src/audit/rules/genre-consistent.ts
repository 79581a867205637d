import { bothPlaces, consensusOf } from "../consensus.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const genreConsistent = checkRule({
  id: "genre-consistent",
  title: "封面、目录和标题所写的是决算，没有留下预算模板的字样",
  basis: "逻辑：决算公开的标题应写决算",
  severity: "warning",
  replaces: true,
  advice: "把标题中的“预算”改为“决算”；如系随决算一并公开的预算，请说明。",
  catalogue: [],
  input: "words",
  *check(view) {
    const names = view.account.names.filter(({ kind }) => kind === "genre");
    const consensus = consensusOf(names);
    if (consensus?.right !== "决算") return yield notApplicable([]);
    yield passed([], consensus.witnesses.length);
    for (const found of consensus.odd)
      yield failed([], {
        subject: `${found.role}:${found.place.line ?? found.spot.block}`,
        message: `标题写作“${found.name}”，其他${consensus.witnesses.length}处标题写作“决算”`,
        expected: "决算",
        actual: found.name,
        places: bothPlaces(found, consensus.witnesses),
      });
  },
  examples: {
    pass: [drawing("2022年度部门决算表")],
    fail: [drawing("2022年度部门预算表")],
  },
});

function drawing(part: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开",
    `## 第二部分 ${part}`,
    "## 第三部分 2022年度部门决算情况说明",
    "### 三、支出决算情况说明",
    "2022年度支出合计100.00元。",
  ].join("\n\n");
}
