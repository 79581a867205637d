import type { WordKind } from "./word-change.ts";
import { inProse, sentencesOf } from "./word-change.ts";

const opposite: Readonly<Record<string, string>> = {
  增加: "减少",
  减少: "增加",
  增长: "下降",
  下降: "增长",
};

const pattern = (
  name: string,
  paired: boolean,
  words: RegExp,
  by: (words: string) => string | null,
): WordKind => ({
  name,
  paired,
  *changes(account) {
    yield* inProse(sentencesOf(account), words, by);
  },
});

/** Words around figures, projects, reports, documents. */
export const sentenceKinds: readonly WordKind[] = [
  pattern("unit of money in a sentence", false, /(?<=[1-9][\d,]*\.\d\d)万元/g, () => "元"),
  pattern("unit of money lost", false, /(?<=[1-9][\d,]*\.\d\d)万元/g, () => ""),
  {
    name: "unit of money of a table",
    paired: false,
    *changes({ tables }) {
      for (const { unitProse, form, amountUnit } of tables)
        if (unitProse && form && form !== "自评表" && amountUnit)
          yield {
            spot: unitProse,
            words: amountUnit,
            from: Math.max(0, unitProse.text.lastIndexOf(amountUnit)),
            by: amountUnit === "元" ? "万元" : "元",
          };
    },
  },
  pattern(
    "direction of an amount",
    false,
    /(?<w>增加|减少)(?=[\d,.]+\s*万?元)/g,
    (words) => opposite[words] ?? null,
  ),
  pattern(
    "direction of a rate",
    false,
    /(?<w>增长|下降)(?=[\d,.]+\s*%)/g,
    (words) => opposite[words] ?? null,
  ),
  pattern(
    "reason",
    false,
    /原因[是为：:][^。；，]{0,16}?(?<w>增加|减少)/g,
    (words) => opposite[words] ?? null,
  ),
  pattern("kind of budget", false, /(?<w>年初预算)(?=的\s*[\d,.]+\s*%)/g, () => "全年预算"),
  pattern("placeholder of an amount", false, /[1-9][\d,]*\.\d\d(?=\s*万?元)/g, () => "××"),
  pattern("blank for an amount", false, /[1-9][\d,]*\.\d\d(?=\s*万?元)/g, () => "    "),
  pattern("instruction left in", false, /(?<=支出)(?=[\d,.]+\s*万?元，)/g, () => "（此处填列决算数）"),
  pattern("statutory term", false, /国有资本(?=经营预算)/g, () => "国有资金"),
  pattern("measure word", false, /(?<=[1-9]\d*\s*)[辆批](?=[，。；、次])/g, () => "元"),
];
