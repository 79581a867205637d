import type { Prose } from "../../facts/account.ts";
import type { Concept, Key } from "../../facts/concept.ts";
import type { Dimensions, Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import { isSlipOf } from "../../facts/letters.ts";
import type { AmountUnit, Quantity } from "../../facts/quantity.ts";
import type { Ledger } from "../ledger.ts";
import { spanIn } from "../ledger.ts";
import type { Numeral } from "../numerals.ts";
import { reasonSpans } from "../reason-spans.ts";

/** What the paragraphs on performance have spoken of so far; it goes on from paragraph to paragraph. */
export interface Evaluated {
  /** 项目自评, 整体自评 or 部门评价. */
  what: string;
  level: string;
  /** The project of a 综述, or 整体. */
  project: string | null;
  /** The last money that was evaluated. */
  funds: Fact | null;
  /** Projects that have a form: a slip in the name of one is that one. */
  readonly projects: readonly string[];
}

/** Before the section on performance. */
export function nothingEvaluated(projects: readonly string[] = []): Evaluated {
  return { what: "项目自评", level: "一级", project: null, funds: null, projects };
}

/** A number with the words around it, without blanks. */
interface Said {
  readonly evaluated: Evaluated;
  readonly numeral: Numeral;
  /** The clause before it. */
  readonly before: string;
  readonly behind: string;
  /** As printed, so many characters before it. */
  readonly lead: string;
  /** Whether it stands in a box of a self-evaluation form. */
  readonly inForm: boolean;
  /** Where the first item of the section tells of projects of all levels together. */
  readonly levels: boolean;
}

interface Meant {
  readonly concept: Concept;
  readonly dimensions: Dimensions;
}

/** One way in which a number on performance is said; null where this is another. */
interface PerformanceForm {
  readonly name: string;
  readonly kind: Numeral["kind"];
  readonly read: (said: Said) => Meant | null;
}

const grades = "优|良|中|差|合格|不合格";

const performanceForms: readonly PerformanceForm[] = [
  {
    // “8个项目自评等级为“优””
    name: "graded-projects",
    kind: "count",
    read({ numeral: { unit }, behind, evaluated: { level } }) {
      const grade = new RegExp(`^(?:项目)?(?:绩效)?自评等级为[“"「]?(${grades})`).exec(behind)?.[1];
      const projects = unit === "个项目" || (unit === "个" && behind.startsWith("项目"));
      return grade && projects ? { concept: "graded-projects", dimensions: { level, grade } } : null;
    },
  },
  {
    // “一级项目5个”
    name: "evaluated-projects",
    kind: "count",
    read({ before, evaluated }) {
      const level = /(一级|二级)项目(?:支出)?(?:绩效自评)?(?:个数|数|共)?$/.exec(before)?.[1];
      if (!level) return null;
      evaluated.level = level;
      return { concept: "evaluated-projects", dimensions: { what: "项目自评", level } };
    },
  },
  {
    // “对甲、乙等5个一级项目”
    name: "evaluated-projects-listed",
    kind: "count",
    read({ before, behind, inForm, evaluated: { what } }) {
      const listed = /^(一级|二级)?项目/.exec(behind);
      return listed && /等$/.test(before) && !inForm
        ? { concept: "evaluated-projects", dimensions: { what, level: listed[1] ?? "一级" } }
        : null;
    },
  },
  {
    name: "project-score",
    kind: "score",
    read: ({ before, inForm, evaluated: { project } }) =>
      project &&
      !inForm &&
      /(?:自评|评价|综合|总)?得分(?:数)?(?:为|是)?$|(?:自评|评价|综合|总)分(?:数)?(?:为|是)?$/.test(before)
        ? { concept: "project-score", dimensions: { project } }
        : null,
  },
  {
    // “共涉及项目3个，资金142.19万元”: the money of what was counted.
    name: "evaluation-funds",
    kind: "amount",
    read({ before, lead, levels, evaluated }) {
      const named = /涉及(?:预算)?(?:资金|金额)(?:共|为|共计)?$/.test(before);
      const counted =
        /^(?:预算)?(?:资金|金额)(?:共|为|共计)?$/.test(before) && /涉及[^。；]*个[，、]/.test(lead);
      return named || counted
        ? { concept: "evaluation-funds", dimensions: fundsOf(evaluated, levels) }
        : null;
    },
  },
  {
    name: "evaluation-funds-by-budget",
    kind: "amount",
    read({ before, inForm, levels, evaluated }) {
      const kind = /(一般公共预算|政府性基金|国有资[本金]经营|社会保险基金)(?:预算)?(?:项目)?(?:支出)?$/.exec(
        before,
      )?.[1];
      if (!kind || inForm) return null;
      const budget = kind.replace("国有资金", "国有资本");
      return { concept: "evaluation-funds", dimensions: { ...fundsOf(evaluated, levels), budget } };
    },
  },
  {
    name: "project-executed",
    kind: "amount",
    read({ before, inForm, evaluated: { project } }) {
      if (!project || !/执行(?:数)?(?:为|了)?$/.test(before)) return null;
      return inForm
        ? { concept: "analysis-executed", dimensions: { project } }
        : { concept: "project-funds", dimensions: { column: "全年执行数", fund: "资金总额", project } };
    },
  },
  {
    name: "project-budget",
    kind: "amount",
    read({ before, inForm, evaluated: { project } }) {
      if (!project || !/预算(?:数)?(?:为)?$/.test(before)) return null;
      const column = /年初/.test(before) ? "年初预算数" : "全年预算数";
      return inForm
        ? { concept: "analysis-budget", dimensions: { project } }
        : { concept: "project-funds", dimensions: { column, fund: "资金总额", project } };
    },
  },
  {
    // “占一般公共预算项目支出总额的80%”
    name: "evaluation-share",
    kind: "percent",
    read({ before, evaluated: { funds } }) {
      if (!/占/.test(before) || !/(?:项目支出总额|项目支出)的?$/.test(before)) return null;
      const scope = /一般公共预算项目支出/.test(before) ? { scope: "一般公共预算" } : {};
      const base = keyOf("expenditure", { nature: "项目支出", ...scope });
      return { concept: "ratio", dimensions: { of: funds?.key ?? "", base } };
    },
  },
  {
    name: "project-rate",
    kind: "percent",
    read: ({ before, inForm, evaluated: { project } }) =>
      project && /(?:执行(?:率|情况|率情况|进度)(?:为|达|达到)?|完成(?:全年|年度)?预算数?的?)$/.test(before)
        ? { concept: inForm ? "analysis-rate" : "project-rate", dimensions: { project } }
        : null,
  },
];

/** The first item speaks of projects of all levels together. */
function fundsOf({ what, level }: Evaluated, levels: boolean): Dimensions {
  return what === "项目自评" ? { what, level: levels ? "合计" : level } : { what };
}

const summary = /(?:^|[、.．）)\s])([^、，。；：\s]{2,40}?)(?:项目)?(?:支出)?(?:绩效)?自评综述\s*[:：]/;
const overallSummary = /整体支出绩效自评综述|整体绩效自评综述/;

/** The project that a paragraph sums up: its name, 整体 for the unit as a whole, or null. */
function projectSummedUp(text: string): string | null {
  if (overallSummary.test(text.slice(0, 80))) return "整体";
  return summary.exec(text.slice(0, 80))?.[1] ?? null;
}

/** The project of a form whose name was mistyped; else the name as it stands. */
function meantProject(name: string, projects: readonly string[]): string {
  const near = projects.includes(name) ? [] : projects.filter((one) => isSlipOf(name, one));
  return near.length === 1 ? near[0]! : name;
}

const quantities: Readonly<Partial<Record<Numeral["kind"], Quantity>>> = {
  amount: "amount",
  percent: "percent",
  count: "count",
  score: "score",
};

/**
 * Reads one paragraph of the section on performance, or of a box of a form: numbers of projects, money evaluated, grades,
 * scores, budgets, execution. Returns where the numbers start that it read.
 */
export function readPerformance(
  prose: Prose,
  numerals: readonly Numeral[],
  evaluated: Evaluated,
  ledger: Ledger,
): Set<number> {
  const { text, section } = prose;
  const inForm = section === "自评表";
  const summedUp = projectSummedUp(text);
  if (summedUp) evaluated.project = meantProject(summedUp, evaluated.projects);
  else if (!inForm) evaluated.project = null;
  evaluated.funds = null;
  const told = inForm ? [] : reasonSpans(text);
  const read = new Set<number>();
  let floor = 0;
  for (const numeral of numerals) {
    if (numeral.kind === "label") continue;
    const { start, end } = numeral;
    const words = { ...wordsAround(text, numeral, floor), levels: section === "performance.work" };
    floor = end;
    if (told.some((one) => one.start <= start && start < one.end)) continue;
    speakOf(sentenceAt(text, start), evaluated);
    const said: Said = { evaluated, numeral, inForm, ...words };
    if (enterFirst(said, prose, ledger)) read.add(start);
  }
  return read;
}

function wordsAround(
  text: string,
  { start, end }: Numeral,
  floor: number,
): Pick<Said, "before" | "behind" | "lead"> {
  const before = text
    .slice(Math.max(floor, start - 40), start)
    .replace(/\s+/g, "")
    .replace(/^.*[。；，：:;,、](?=[^。；，：:;,、]*$)/, "");
  const behind = text.slice(end, end + 24).replace(/\s+/g, "");
  return { before, behind, lead: text.slice(Math.max(0, start - 24), start) };
}

/** A sentence further than this from its number says nothing of it. */
const longestSentence = 400;

function sentenceAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestSentence), at);
  const behind = text.slice(at, at + longestSentence);
  const stop = behind.indexOf("。");
  return before.slice(before.lastIndexOf("。") + 1) + (stop === -1 ? behind : behind.slice(0, stop));
}

function speakOf(sentence: string, evaluated: Evaluated): void {
  if (/整体支出绩效自评/.test(sentence)) evaluated.what = "整体自评";
  else if (/部门评价/.test(sentence)) evaluated.what = "部门评价";
  else if (/项目.*绩效自评/.test(sentence)) evaluated.what = "项目自评";
}

function enterFirst(said: Said, prose: Prose, ledger: Ledger): boolean {
  const { numeral, evaluated } = said;
  const { kind, start, end, decimal, unit, approximate } = numeral;
  const quantity = quantities[kind];
  if (!quantity) return false;
  for (const form of performanceForms) {
    const meant = form.kind === kind ? form.read(said) : null;
    if (!meant) continue;
    const fact = ledger.enter({
      ...meant,
      quantity,
      decimal,
      ...(quantity === "amount" ? { unit: unit.replace(/[余多\s]/g, "") as AmountUnit } : {}),
      printed: prose.text.slice(start, end),
      approximate,
      home: prose.section,
      readBy: form.name,
      ...spanIn(prose, start, end),
    });
    if (form.name === "evaluation-funds") evaluated.funds = fact;
    if (form.name === "evaluation-share") claimShare(fact, evaluated, ledger);
    return true;
  }
  return false;
}

function claimShare(percent: Fact, { funds }: Evaluated, ledger: Ledger): void {
  ledger.claims.push({
    kind: "ratio",
    relation: "share",
    percent,
    of: funds,
    base: percent.dimensions.base as Key,
    noun: "项目支出总额",
    baseFact: null,
  });
}
