import { classNamed } from "../../standard/classes.ts";
import { functionalClasses } from "../../standard/codes.ts";
import { rowLabels } from "../../standard/rows.ts";
import { lettersChangedBracketed } from "../consensus.ts";
import { knownNames, meantByMistake } from "../known-names.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const classLabels = functionalClasses.flatMap(({ labels }) => labels.map(({ label }) => label));
const known = knownNames([...rowLabels, ...classLabels]);

export const rowLabelsWellSpelt = checkRule({
  id: "row-labels-well-spelt",
  title: "收支总表各行的名称没有错字和漏字",
  basis: "部门决算公开表样：收入支出决算总表、财政拨款收入支出决算总表的行名",
  severity: "warning",
  replaces: true,
  advice: "按表样改正行名。",
  catalogue: [],
  input: "words",
  *check(view) {
    const labels = view.account.names.filter(({ kind }) => kind === "row");
    if (labels.length === 0) return yield notApplicable([]);
    for (const label of labels) {
      // A class of the right length with another sign is judged with its code.
      const right = meantByMistake(label.name, known);
      if (right === undefined || (classNamed(label.name) !== null && right.length === label.name.length))
        yield passed([]);
      else
        yield failed([], {
          subject: `${label.key}:${label.name}`,
          message: `${label.key}的行名“${label.name}”疑为“${right}”之误${lettersChangedBracketed(label.name, right)}`,
          expected: right,
          actual: label.name,
          places: [{ place: label.place }],
        });
    }
  },
  examples: {
    pass: [drawing("四、上级补助收入")],
    fail: [drawing("四、上级补肋收入")],
  },
});

function drawing(label: string): string {
  return [
    "收入支出决算总表",
    "公开01表",
    "金额单位：元",
    "收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n一、一般公共预算财政拨款收入\t100.00\t一、一般公共服务支出\t100.00\n" +
      `${label}\t\t二、外交支出\t`,
  ].join("\n\n");
}
