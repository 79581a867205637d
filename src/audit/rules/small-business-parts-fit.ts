import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import { parseDecimal, rescale } from "../../facts/decimal.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

/** Amounts won by small and medium businesses: in procurement reserved for them, and in the rest. */
const won =
  /(?:面向中小企业预留|其他政府采购项目中)[^。；]{0,40}?中小企业[^。；]{0,24}?(?:中标|成交)[^。；\d]{0,16}?(\d[\d,]*(?:\.\d+)?)\s*(万元|元)/g;
const whole =
  /政府采购(?:支出)?(?:总额|金额|合计)(?:[（(][^）)]{0,20}[）)])?(?:为|共)?\s*(\d[\d,]*(?:\.\d+)?)\s*(万元|元)/;

export const smallBusinessPartsFit = checkRule({
  id: "small-business-parts-fit",
  title: "中小企业中标的各部分之和不大于政府采购总额",
  basis: "《政府采购促进中小企业发展管理办法》；政府采购情况说明",
  severity: "error",
  advice: "核对预留项目和其他项目中由中小企业中标的金额，两者互不重复。",
  catalogue: [],
  input: "words",
  *check(view) {
    const prose = view.section("procurement").filter(({ text }) => /采购/.test(text));
    const found = prose.flatMap((one) => [...one.text.matchAll(won)].map((match) => ({ prose: one, match })));
    const total = prose
      .map((one) => ({ prose: one, match: whole.exec(one.text) }))
      .find(({ match }) => match);
    if (found.length < 2 || !total?.match) return yield notApplicable([]);
    const sum = found.reduce((all, { match }) => all + fen(match[1]!, match[2]!), 0n);
    const all = fen(total.match[1]!, total.match[2]!);
    // Each figure in 万元 hides half of its last place.
    const slack = total.match[2] === "万元" ? BigInt(found.length + 1) * 5_000n : 0n;
    if (sum <= all + slack) return yield passed([]);
    const places = [...found, { prose: total.prose, match: total.match }].map(({ prose: one, match }) => ({
      place: placeAt(one, match),
    }));
    yield failed([], {
      subject: "中小企业中标",
      message: `政府采购共${total.match[1]}${total.match[2]}，中小企业中标的却有${found.map(({ match }) => `${match[1]}${match[2]}`).join("＋")}，部分之和大于总额`,
      expected: `≤${total.match[1]}`,
      actual: found.map(({ match }) => match[1]).join("＋"),
      places,
    });
  },
  examples: {
    pass: [drawing("251.25", "246.47", "4.78")],
    fail: [drawing("21.07", "21.07", "21.07")],
  },
});

function fen(printed: string, unit: string): bigint {
  const decimal = parseDecimal(printed);
  return decimal === null ? 0n : rescale(decimal, 2) * (unit === "万元" ? 10_000n : 1n);
}

function placeAt(prose: Prose, match: RegExpExecArray): ReturnType<typeof placeIn> {
  const at = match.index + match[0].lastIndexOf(match[1]!);
  return placeIn(prose, at, at + match[1]!.length + match[2]!.length);
}

function drawing(total: string, reserved: string, rest: string): string {
  return [
    "## 第三部分 情况说明",
    "### 十、其他重要事项情况说明",
    "#### （二）政府采购支出情况",
    `2024年度政府采购金额（以合同签订为准）为${total}万元。`,
    `在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额${reserved}万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额${rest}万元。`,
  ].join("\n\n");
}
