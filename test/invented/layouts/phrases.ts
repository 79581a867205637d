import { economicNames } from "../../../src/standard/codes.ts";
import type { Line } from "../tables.ts";
import type { Books } from "./books.ts";
import { economicOf } from "./books.ts";

/** “增加12.30万元，增长4.56%”, or the words for a change from nothing or to the same. */
export function change(b: Books, now: bigint, before: bigint, rising = "增长"): string {
  if (now === before) return "与上年持平";
  const by = now > before ? now - before : before - now;
  if (before === 0n) return `增加${b.money(by)}`;
  return now > before
    ? `增加${b.money(by)}，${rising}${b.percent(by, before)}`
    : `减少${b.money(by)}，下降${b.percent(by, before)}`;
}

/** “一般公共服务支出（类）商贸事务（款）招商引资（项）” */
export function path(b: Books, code: string): string {
  const name = (part: string): string => lineOf(b, part)?.name ?? "";
  return `${name(code.slice(0, 3))}（类）${name(code.slice(0, 5))}（款）${name(code)}（项）`;
}

/** Every 项 of the general public budget. */
export function itemsOf(b: Books): readonly Line[] {
  return b.t.general.filter(({ code }) => code.length === 7);
}

/** Names of the economic 款 with basic expenditure, of some classes. */
export function economicNamed(b: Books, pattern: RegExp): string[] {
  return b.a.economic
    .filter(({ code, basic }) => pattern.test(code) && basic > 0n)
    .map(({ code }) => economicNames(code, b.a.year)[0]?.name ?? "");
}

/** 人员经费 and 公用经费 of the basic expenditure. */
export function staffAndRunning(b: Books): readonly [bigint, bigint] {
  const staff = economicOf(b, "301", "basic") + economicOf(b, "303", "basic");
  return [staff, b.t.generalBasic - staff];
}

export const vehicleList =
  "副部（省）级及以上领导用车0辆、主要领导干部用车0辆、机要通信用车0辆、应急保障用车1辆、执法执勤用车0辆、特种专业技术用车0辆、离退休干部服务用车0辆";

function lineOf(b: Books, code: string): Line | undefined {
  return b.t.general.find((line) => line.code === code);
}

/** The kinds of revenue of the year, in their order. */
export function revenueKinds({ a, t }: Books): readonly (readonly [string, bigint])[] {
  return [
    ["财政拨款收入", t.fiscalRevenue],
    ["上级补助收入", a.others.upper],
    ["事业收入", a.others.service],
    ["经营收入", a.others.business],
    ["附属单位上缴收入", a.others.subordinate],
    ["其他收入", a.others.other],
  ];
}

/** Expenditure of the year by its nature, in order. */
export function spendingNatures({ a, t }: Books): readonly (readonly [string, bigint])[] {
  return [
    ["基本支出", t.generalBasic],
    ["项目支出", t.project],
    ["上缴上级支出", a.handedUp],
    ["经营支出", a.business],
    ["对附属单位补助支出", a.granted],
  ];
}
