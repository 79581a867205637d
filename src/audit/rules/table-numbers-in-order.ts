import type { StatedName } from "../../facts/stated-name.ts";
import type { ObservedPlace } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const tableNumbersInOrder = checkRule({
  id: "table-numbers-in-order",
  title: "各表的表号依次排列，没有两张表同号",
  basis: "部门决算报表格式：表号依次编排",
  severity: "error",
  replaces: true,
  advice: "按表样改正表号。",
  catalogue: [],
  input: "words",
  *check(view) {
    const names = view.account.names.filter(({ kind }) => kind === "table-number");
    const numbers = names.map(({ name }) => Number(/\d+(?=\D*$)/.exec(name)?.[0] ?? Number.NaN));
    const steps = numbers.slice(1).filter((number, i) => number === numbers[i]! + 1).length;
    // Numbers of parts and sub-tables (公开05-1表) follow an order of their own.
    if (names.length < 4 || names.some(({ name }) => /\d[-－]\d/.test(name)) || steps * 2 < names.length - 1)
      return yield notApplicable([]);
    for (const [i, name] of names.entries()) {
      const due = dueAt(numbers, i);
      if (due === null || due === numbers[i]) yield passed([]);
      else {
        const right = name.name.replace(/\d+(?=\D*$)/, (digits) => String(due).padStart(digits.length, "0"));
        const places = placesOf(names, numbers, i);
        yield failed([], {
          subject: `${name.key}:${name.name}`,
          message: `表号印作“${name.name}”，按前后各表依次应为“${right}”`,
          expected: right,
          actual: name.name,
          places,
        });
      }
    }
  },
  examples: {
    pass: [drawing("公开04表")],
    fail: [drawing("公开07表"), drawing("公开05表")],
  },
});

/** The number between its neighbours, where they leave no other; null where they do not say. */
function dueAt(numbers: readonly number[], i: number): number | null {
  const [before, after] = [numbers[i - 1], numbers[i + 1]];
  if (before !== undefined && after !== undefined) return after - before === 2 ? before + 1 : null;
  // A layout may put a table first or last whatever its number; only one that is taken, or beyond all, is wrong there.
  const rest = numbers.slice(0, -1);
  const beyond = i === numbers.length - 1 && rest.every((number, j) => number === rest[0]! + j);
  if (!beyond && numbers.indexOf(numbers[i]!) === numbers.lastIndexOf(numbers[i]!)) return null;
  if (before === undefined) return after !== undefined && numbers[2] === after + 1 ? after - 1 : null;
  return numbers[i - 2] === before - 1 ? before + 1 : null;
}

/** The number itself, then the table that has the same, else the one before or behind. */
function placesOf(names: readonly StatedName[], numbers: readonly number[], i: number): ObservedPlace[] {
  const same = numbers.findIndex((number, j) => j !== i && number === numbers[i]);
  const other = names[same] ?? names[i - 1] ?? names[i + 1];
  return [names[i], other].flatMap((one) => (one ? [{ place: one.place }] : []));
}

function drawing(fourth: string): string {
  const table = (title: string, number: string): string[] => [
    title,
    number,
    "金额单位：元",
    "项目\t\t本年合计\t基本支出\t项目支出\n科目编码\t科目名称\t\t\t\n合计\t\t100.00\t100.00\t",
  ];
  return [
    ...table("收入支出决算总表", "公开01表"),
    ...table("收入决算表", "公开02表"),
    ...table("支出决算表", "公开03表"),
    ...table("财政拨款收入支出决算总表", fourth),
    ...table("一般公共预算财政拨款支出决算表", "公开05表"),
  ].join("\n\n");
}
