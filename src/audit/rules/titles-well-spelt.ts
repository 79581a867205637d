import { lettersChangedBracketed } from "../consensus.ts";
import { meantByMistake } from "../known-names.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { prescribedTitles } from "../titles.ts";

export const titlesWellSpelt = checkRule({
  id: "titles-well-spelt",
  title: "各部分、各节、各表的标题没有错字和漏字",
  basis: "部门决算公开表样和情况说明模板的标题；通用语文规范",
  severity: "warning",
  replaces: true,
  advice: "按表样或模板的标题改正错字。",
  catalogue: [],
  input: "words",
  *check(view) {
    const titles = view.account.names.filter(
      ({ kind }) => kind === "part" || kind === "section" || kind === "table",
    );
    if (titles.length === 0) return yield notApplicable([]);
    const known = prescribedTitles(view);
    // Where contents and body differ, that is told as such.
    const told = Map.groupBy(titles, ({ kind, key }) => `${kind}:${key}`);
    for (const title of titles) {
      const others = told.get(`${title.kind}:${title.key}`) ?? [];
      const alone = others.every(
        ({ role, name }) => (role === "contents") === (title.role === "contents") || name === title.name,
      );
      const right = alone ? meantByMistake(title.name, known) : undefined;
      if (right === undefined) yield passed([]);
      else
        yield failed([], {
          subject: `${title.role}:${title.name}`,
          message: `标题“${title.name}”疑为“${right}”之误${lettersChangedBracketed(title.name, right)}`,
          expected: right,
          actual: title.name,
          places: [{ place: title.place }],
        });
    }
  },
  examples: {
    pass: [drawing("支出决算情况说明"), drawing("支出决算情况的说明")],
    fail: [drawing("支出决祘情况说明"), drawing("支出决情况说明")],
  },
});

function drawing(title: string): string {
  return ["## 第三部分 情况说明", `### 三、${title}`, "2022年度支出合计100.00元。"].join("\n\n");
}
