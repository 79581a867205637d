import { formatScaled } from "../../facts/decimal.ts";
import { exact } from "../../facts/related-values.ts";
import type { RelatedFigure, Relation } from "../../facts/relation.ts";
import { holds } from "../../facts/relation-holds.ts";
import { faultOf } from "../relation-words.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const plain = (figure: RelatedFigure): string => formatScaled(exact(figure), 8);

/** Pieces that are in one class only; people and courses may be in several that a sentence names. */
const pieces = /^(?:辆|台|套|批|批次|人次|团组)/;

/** Whether a relation that does not hold proves that a figure is wrong. */
function provable({ kind, figures }: Relation): boolean {
  const [first, last] = [figures[0]!, figures.at(-1)!];
  // Two totals of two paragraphs may be told of different things.
  if (kind === "balance") return first.spot.block === last.spot.block;
  return kind !== "parts" || first.unit.endsWith("元") || pieces.test(first.unit);
}

/** Everything that sentences state of their own figures, whatever these are of. */
export const statedRelationsHold = checkRule({
  id: "stated-relations-hold",
  title: "文字写明的合计、占比、增减和完成率与所列数字相符",
  basis: "财预〔2016〕143号：公开内容准确；部门决算情况说明前后一致",
  severity: "error",
  advice: "按句中的数字重新计算，改正写错的一个。",
  catalogue: [],
  input: "words",
  yields: true,
  *check({ account }) {
    let count = 0;
    for (const relation of account.relations) {
      const verdict = holds(relation);
      if (verdict === true) count += 1;
      if (verdict !== false || !provable(relation)) continue;
      const { stated, ...fault } = faultOf(relation);
      const others = relation.figures.filter((figure) => figure !== stated);
      yield failed([], {
        ...fault,
        places: [stated, ...others].map((figure) => ({ place: figure.place, value: plain(figure) })),
        subject: `${relation.kind}:${relation.figures.map(({ role, printed }) => `${role}=${printed}`).join(",")}`,
      });
    }
    if (count > 0) yield passed([], count);
    if (account.relations.length === 0) yield notApplicable([]);
  },
  examples: {
    pass: [
      "本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。",
      "公务接待费支出10.00万元，比上年增加2.00万元，增长25.00%。",
      "支出100.00万元，其中：甲60.00万元，占60.00%。",
    ],
    fail: [
      "本年支出合计100.00万元，其中：基本支出70.00万元，项目支出40.00万元。",
      "政府采购支出90.00万元，具体情况如下：货物60.00万元，工程20.00万元。",
      "公务接待费支出10.00万元，比上年增加2.00万元，增长20.00%。",
      "收入总计600.00万元，支出总计640.00万元。",
      "支出100.00万元，其中：甲60.00万元，占66.00%。",
    ],
  },
});
