import type { Prose } from "../facts/account.ts";
import type { Concept } from "../facts/concept.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";
import { keyOf } from "../facts/fact.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import type { Ledger } from "./ledger.ts";
import { spanIn } from "./ledger.ts";
import type { Numeral } from "./numerals.ts";
import { reasonSpans } from "./reason-spans.ts";

/** What the paragraphs on performance have spoken of so far; it goes on from paragraph to paragraph. */
export interface PerformanceState {
  /** 项目自评, 整体自评 or 部门评价. */
  what: string;
  level: string;
  /** The project of a 综述, or 整体. */
  project: string | null;
}

/** The state before the section on performance. */
export function openPerformance(): PerformanceState {
  return { what: "项目自评", level: "一级", project: null };
}

const summary = /(?:^|[、.．）)\s])([^、，。；：\s]{2,40}?)(?:项目)?(?:支出)?(?:绩效)?自评综述\s*[:：]/;
const overallSummary = /整体支出绩效自评综述|整体绩效自评综述/;

/** The project that a paragraph sums up: its name, 整体 for the unit as a whole, or null. */
export function projectSummedUp(text: string): string | null {
  if (overallSummary.test(text.slice(0, 80))) return "整体";
  return summary.exec(text.slice(0, 80))?.[1] ?? null;
}

/**
 * Reads one paragraph of the section on performance or of an analysis box: numbers of projects, money
 * evaluated, grades, scores, budgets, execution. Returns the numerals it could not bind.
 */
export function recognisePerformance(
  prose: Prose,
  numerals: readonly Numeral[],
  state: PerformanceState,
  ledger: Ledger,
): Numeral[] {
  const { text, section } = prose;
  const named = projectSummedUp(text);
  if (named) state.project = named;
  else if (section !== "自评表") state.project = null;
  const unbound: Numeral[] = [];
  const told = section === "自评表" ? [] : reasonSpans(text);
  let lastFunds: Fact | null = null;
  numerals.forEach((numeral, index) => {
    if (numeral.kind === "label") return;
    if (told.some(({ start, end }) => start <= numeral.start && numeral.start < end)) {
      unbound.push(numeral);
      return;
    }
    const floor = numerals.slice(0, index).findLast((other) => other.kind !== "label")?.end ?? 0;
    const stop = text.indexOf("。", numeral.start);
    const sentence = text.slice(
      Math.max(0, text.lastIndexOf("。", numeral.start)),
      stop === -1 ? text.length : stop,
    );
    if (/整体支出绩效自评/.test(sentence)) state.what = "整体自评";
    else if (/开展了部门评价|部门评价/.test(sentence)) state.what = "部门评价";
    else if (/项目.*绩效自评|项目绩效自评/.test(sentence)) state.what = "项目自评";
    const cue = text
      .slice(Math.max(floor, numeral.start - 40), numeral.start)
      .replace(/\s+/g, "")
      .replace(/^.*[。；，：;,:、](?=[^。；，：;,:、]*$)/, "");
    const after = text.slice(numeral.end, numeral.end + 24).replace(/\s+/g, "");
    if (!bind(numeral, cue, after)) unbound.push(numeral);
  });
  return unbound;

  function bind(numeral: Numeral, cue: string, after: string): boolean {
    const { project, what } = state;
    if (numeral.kind === "count") return bindCount(numeral, cue, after);
    if (
      numeral.kind === "score" &&
      section !== "自评表" &&
      /(?:自评|评价|综合|总)得?分(?:数)?(?:为|是)?$|得分为?$/.test(cue) &&
      project
    ) {
      enter(numeral, "score", "project-score", { project });
      return true;
    }
    if (numeral.kind === "amount") {
      const covered = text.slice(Math.max(0, numeral.start - 24), numeral.start);
      // “共涉及项目3个，资金142.19万元”: the money of what was counted.
      if (
        /涉及(?:预算)?(?:资金|金额)(?:共|为|共计)?$/.test(cue) ||
        (/^(?:预算)?(?:资金|金额)(?:共|为|共计)?$/.test(cue) && /涉及[^。；]*个[，、]/.test(covered))
      ) {
        lastFunds = enter(numeral, "amount", "evaluation-funds", fundsOf(what, levelHere()));
        return true;
      }
      const budget =
        /(一般公共预算|政府性基金|国有资[本金]经营|社会保险基金)(?:预算)?(?:项目)?(?:支出)?$/.exec(cue);
      if (budget && section !== "自评表") {
        const kind = (budget[1] ?? "").replace("国有资金", "国有资本");
        enter(numeral, "amount", "evaluation-funds", { ...fundsOf(what, levelHere()), budget: kind });
        return true;
      }
      if (project) {
        const analysis = section === "自评表";
        if (/执行(?:数)?(?:为|了)?$/.test(cue)) {
          const concept = analysis ? "analysis-executed" : "project-funds";
          enter(
            numeral,
            "amount",
            concept,
            analysis ? { project } : { column: "全年执行数", fund: "资金总额", project },
          );
          return true;
        }
        if (/预算(?:数)?(?:为)?$/.test(cue)) {
          const concept = analysis ? "analysis-budget" : "project-funds";
          const column = /年初/.test(cue) ? "年初预算数" : "全年预算数";
          enter(numeral, "amount", concept, analysis ? { project } : { column, fund: "资金总额", project });
          return true;
        }
      }
    }
    if (numeral.kind === "percent") {
      if (/(?:项目支出总额|项目支出)的?$/.test(cue) && /占/.test(cue)) {
        const scope = /一般公共预算项目支出/.test(cue) ? { scope: "一般公共预算" } : {};
        const base = keyOf("expenditure", { nature: "项目支出", ...scope });
        const percent = enter(numeral, "percent", "ratio", { of: lastFunds?.key ?? "", base });
        ledger.claims.push({
          kind: "ratio",
          relation: "share",
          percent,
          of: lastFunds,
          base,
          noun: "项目支出总额",
          baseFact: null,
        });
        return true;
      }
      if (
        project &&
        /(?:执行(?:率|情况|率情况|进度)(?:为|达|达到)?|完成(?:全年|年度)?预算数?的?)$/.test(cue)
      ) {
        enter(numeral, "percent", section === "自评表" ? "analysis-rate" : "project-rate", { project });
        return true;
      }
    }
    return false;
  }

  /** The first paragraph speaks of projects of all levels together. */
  function levelHere(): string {
    return section === "performance.work" ? "合计" : state.level;
  }

  function bindCount(numeral: Numeral, cue: string, after: string): boolean {
    const grade = /^项目(?:绩效)?自评等级为[“"「]?(优|良|中|差|合格|不合格)/.exec(
      numeral.unit === "个" ? after : after.replace(/^项目/, "项目"),
    );
    const gradeJoined = /^自评等级为[“"「]?(优|良|中|差|合格|不合格)/.exec(after);
    const found = grade ?? (numeral.unit === "个项目" ? gradeJoined : null);
    if (found) {
      enter(numeral, "count", "graded-projects", { level: state.level, grade: found[1] ?? "" });
      return true;
    }
    const level = /(一级|二级)项目(?:支出)?(?:绩效自评)?(?:个数|数|共)?$/.exec(cue)?.[1];
    if (level) {
      state.level = level;
      enter(numeral, "count", "evaluated-projects", { what: "项目自评", level });
      return true;
    }
    const listed = /^(一级|二级)?项目/.exec(after);
    if (listed && /等$/.test(cue) && section !== "自评表") {
      enter(numeral, "count", "evaluated-projects", { what: state.what, level: listed[1] ?? "一级" });
      return true;
    }
    return false;
  }

  function enter(numeral: Numeral, quantity: Quantity, concept: Concept, dimensions: Dimensions): Fact {
    return ledger.enter({
      concept,
      dimensions,
      quantity,
      decimal: numeral.decimal,
      ...(quantity === "amount" ? { unit: numeral.unit.replace(/[余多\s]/g, "") as AmountUnit } : {}),
      printed: text.slice(numeral.start, numeral.end),
      approximate: numeral.approximate,
      home: section,
      ...spanIn(prose, numeral.start, numeral.end),
    });
  }
}

function fundsOf(what: string, level: string): Dimensions {
  return what === "项目自评" ? { what, level } : { what };
}
