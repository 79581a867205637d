import type { DisclosureBlock } from "../../facts/disclosure.ts";
import { withDimension } from "../../facts/fact.ts";
import { functionalClasses } from "../../standard/codes.ts";
import { natures } from "../../standard/rows.ts";
import { expenditure, revenue } from "../keys.ts";
import type { Narrator } from "../narrator.ts";
import { paragraph, sentence } from "../narrator.ts";
import type { Tellers } from "./sections.ts";
import { kindsOf, revenueItems } from "./shared.ts";

const general = "一般公共预算";

/** 决算报表说明 of a university: one section a table. */
export const universityTellers: Tellers = {
  totals,
  revenue: revenues,
  expenditure: spendings,
  "general-expenditure": fiscal,
};

function changes(n: Narrator, items: readonly (readonly [string, string])[]): string {
  const said = items.flatMap(([name, key]) => {
    const way = n.direction(key);
    const change = way === null || way === 0 ? null : n.change(key, { subject: name, rate: false });
    return change === null ? [] : [change];
  });
  return said.length === 0 ? "" : `其中：${said.join("，")}。`;
}

function totals(n: Narrator): DisclosureBlock[] {
  const compared = (key: string, subject: string, id: string): string => {
    const change = n.change(key, { lead: `与${n.year - 1}年度相比，` });
    const why = n.direction(key) ? n.reason(`reason:${id}`, `${subject}比上年增减的原因`) : "";
    return change === null ? "" : sentence(change, why);
  };
  const classes = functionalClasses.map(
    ({ code, label }) => [label, expenditure({ function: code })] as const,
  );
  return [
    ...paragraph(
      `学校${n.year}年度本年收入合计${n.money(revenue())}。${compared(revenue(), "本年收入", "totals")}${changes(n, revenueItems)}`,
    ),
    ...paragraph(
      `学校${n.year}年度本年支出合计${n.money(expenditure())}。${compared(expenditure(), "本年支出", "totals:支出")}${changes(n, classes)}`,
    ),
  ];
}

function shares(
  n: Narrator,
  items: readonly (readonly [string, string])[],
  total: string,
  noun: string,
): string {
  return items
    .filter(([, key]) => n.value(key) !== 0n)
    .map(([name, key]) => `${name}${n.money(key)}，占${noun}的${n.share(key, total)}`)
    .join("；");
}

function revenues(n: Narrator): DisclosureBlock[] {
  return paragraph(
    `学校${n.year}年度本年收入合计${n.money(revenue())}，其中：${shares(n, revenueItems, revenue(), "收入总额")}。`,
  );
}

function spendings(n: Narrator): DisclosureBlock[] {
  const kinds = natures.map((nature) => [nature, expenditure({ nature })] as const);
  const classes = functionalClasses.map(
    ({ code, label }) => [label, expenditure({ function: code })] as const,
  );
  return [
    ...paragraph(
      `学校${n.year}年度本年支出合计${n.money(expenditure())}，其中：${shares(n, kinds, expenditure(), "支出总额")}。`,
    ),
    ...paragraph(`按支出功能分类，${shares(n, classes, expenditure(), "总支出")}。`),
  ];
}

function fiscal(n: Narrator): DisclosureBlock[] {
  const whole = expenditure({ scope: general });
  const kinds = natures
    .slice(0, 2)
    .map((nature) => [nature, expenditure({ nature, scope: general })] as const);
  const lines = kindsOf(n, general)
    .filter(({ code }) => code.length === 7)
    .map(({ code, name }, i) => {
      const key = expenditure({ function: code, scope: general });
      const change = n.knows(withDimension(key, "year", "上年"))
        ? n.change(key, { lead: `比${n.year - 1}年度`, amount: false })
        : null;
      return sentence(`${i + 1}.${name}（${code}）`, `${n.year}年度决算数为${n.money(key)}`, change);
    });
  return [
    ...paragraph(
      `学校${n.year}年度财政拨款支出合计${n.money(whole)}，其中：${shares(n, kinds, whole, "总支出")}。${lines.length === 0 ? "" : "具体包括："}`,
    ),
    ...lines.flatMap(paragraph),
  ];
}
