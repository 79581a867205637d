import type { Fact } from "../../facts/fact.ts";
import { isIn, isSection, sectionName } from "../../standard/sections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { isTable } from "../view.ts";
import { judgeWords } from "../word-patterns.ts";

const ids = ["SL-03", "SL-04", "SL-05", "SL-06", "SL-18"];

export const figuresWrittenAlike = checkRule({
  id: "figures-written-alike",
  title: "金额、百分比和零的写法前后一致，百分号不缺",
  basis: "GB/T 15835—2011《出版物上数字用法》：同一文件体例一致",
  severity: "note",
  advice: "全文用同一种写法；同一段里改用万元的，应统一为元或注明。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const facts = view.account.facts.filter(
      ({ home, quantity, printed }) =>
        !isTable(home) && (quantity === "amount" || quantity === "percent") && printed !== "",
    );
    if (facts.length === 0) return yield notApplicable(ids);
    const amounts = facts.filter(({ quantity }) => quantity === "amount");
    yield grouping(amounts);
    yield* unitsMixed(amounts);
    yield percentPlaces(facts.filter(({ quantity }) => quantity === "percent"));
    yield zeros(amounts);
    yield* judgeWords(view, [
      {
        id: "SL-06",
        pattern:
          /(?:占比|占[^，。；：\d\n]{2,20}的|完成[^，。；\d\n]{0,8}预算的|执行率为?|增长|下降)\s*\d[\d,]*(?:\.\d+)?(?=[，。；、]|$)/gm,
        says: () => "缺百分号",
        instead: ([words]) => `${words}%`,
        severity: "warning",
        advice: "补上百分号。",
        within: ({ part }) => part === "narrative",
      },
    ]);
  },
  examples: {
    pass: [drawing("收入总计1,234.00元，其中其他收入200.00元，占比16.21%；经营收入0.00元，占比0.00%。")],
    fail: [
      drawing("收入总计123,456.00元，其中其他收入23456.00元。"),
      drawing("收入总计1,234,500.00元，其中其他收入23.45万元。"),
      drawing("其他收入200.00元，占比16.21；经营收入0.00元，占比0.00%。"),
      drawing("其他收入200.00元，占比16.2%；经营收入100.00元，占比8.10%；事业收入100.00元，占比8.10%。"),
      drawing("上级补助收入0元；经营收入0.00元；事业收入0.00元。"),
    ],
  },
});

function inconsistent(id: string, facts: readonly Fact[], message: string, expected: string): Checked {
  return failed(id, {
    subject: id,
    message,
    expected,
    actual: facts[0]?.printed ?? null,
    places: facts.map(({ place }) => ({ place })),
  });
}

function examples(facts: readonly Fact[]): string {
  const shown = [...new Set(facts.map(({ printed }) => printed))].slice(0, 3).join("”“");
  return `“${shown}”${facts.length > 3 ? "等" : ""}`;
}

/** The smaller of two groups, as the one to be changed. */
function minority(a: readonly Fact[], b: readonly Fact[]): readonly [readonly Fact[], readonly Fact[]] {
  return a.length <= b.length ? [a, b] : [b, a];
}

function grouping(amounts: readonly Fact[]): Checked {
  const large = amounts.filter(({ printed }) =>
    /\d{4}/.test(printed.replace(/[,，]/g, "").split(".")[0] ?? ""),
  );
  const grouped = large.filter(({ printed }) => /\d[,，]\d{3}/.test(printed));
  const plain = large.filter(({ printed }) => !/[,，]/.test(printed));
  if (large.length === 0) return notApplicable("SL-03");
  if (grouped.length === 0 || plain.length === 0) return passed("SL-03");
  const [odd, usual] = minority(grouped, plain);
  return inconsistent(
    "SL-03",
    odd,
    `${odd.length}处金额${odd === plain ? "没有" : "用了"}千分位（${examples(odd)}），其他${usual.length}处${odd === plain ? "有" : "没有"}，应统一`,
    usual[0]?.printed ?? "",
  );
}

function* unitsMixed(amounts: readonly Fact[]): Generator<Checked> {
  const sections = new Map<string, Fact[]>();
  for (const fact of amounts) {
    // Only accounts: what is told of results is in the units of its subject, the forms are in 万元 throughout.
    if (
      isIn(fact.home, "performance") ||
      fact.concept === "statement" ||
      !/(?:万元|元)\s*$/.test(fact.printed)
    )
      continue;
    if (fact.concept === "equipment-threshold" || fact.value === 0n) continue;
    const list = sections.get(fact.home) ?? [];
    list.push(fact);
    sections.set(fact.home, list);
  }
  let mixed = false;
  for (const [home, facts] of sections) {
    const tenThousands = facts.filter(({ printed }) => /万元\s*$/.test(printed));
    const yuan = facts.filter(({ printed, value }) => !/万元\s*$/.test(printed) && value >= 1_000_000n);
    if (tenThousands.length === 0 || yuan.length === 0) continue;
    mixed = true;
    const [odd, usual] = minority(tenThousands, yuan);
    yield failed("SL-04", {
      subject: home,
      severity: "warning",
      message: `${sectionName(home) ?? home}里元与万元混用：${examples(yuan)}与${examples(tenThousands)}，同一段应用一种单位`,
      expected: usual[0]?.printed ?? "",
      actual: odd[0]?.printed ?? "",
      places: odd.map(({ place }) => ({ place })),
    });
  }
  if (!mixed) yield passed("SL-04");
}

function percentPlaces(percents: readonly Fact[]): Checked {
  const placesOf = ({ printed }: Fact): number => /\.(\d+)/.exec(printed)?.[1]?.length ?? 0;
  const statutory = percents.filter(({ home, concept }) => isSection(home) && concept !== "statement");
  if (statutory.length < 2) return notApplicable("SL-05");
  const odd = statutory.filter((fact) => placesOf(fact) !== 2);
  if (odd.length === 0 || odd.length === statutory.length) return passed("SL-05");
  return inconsistent(
    "SL-05",
    odd,
    `${odd.length}处百分比不是两位小数（${examples(odd)}），其他${statutory.length - odd.length}处都是两位，应统一`,
    "两位小数",
  );
}

function zeros(amounts: readonly Fact[]): Checked {
  const none = amounts.filter(({ value, printed }) => value === 0n && /\d/.test(printed));
  if (none.length === 0) return notApplicable("SL-18");
  const fixed = none.filter(({ printed }) => /0\.0/.test(printed));
  const bare = none.filter(({ printed }) => !/0\.0/.test(printed));
  if (fixed.length === 0 || bare.length === 0) return passed("SL-18");
  const [odd, usual] = minority(fixed, bare);
  return inconsistent(
    "SL-18",
    odd,
    `零的写法不一：${odd.length}处写“${odd[0]?.printed}”，${usual.length}处写“${usual[0]?.printed}”，应统一`,
    usual[0]?.printed ?? "",
  );
}

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 二、收入决算情况说明\n\n2022年度${sentence}`;
}
