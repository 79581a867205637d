import type { Fact } from "../../facts/fact.ts";
import type { Meaning } from "../../standard/rows.ts";
import { wordsBefore } from "./clauses.ts";
import type { Figure } from "./figures.ts";
import type { Speech, Spoken } from "./speech.ts";
import { enter } from "./speech.ts";
import { countSubject, subjectIn } from "./subjects.ts";

const whose = "本单位|本部门|我单位|使用|用于|一般公共预算|财政拨款|负担|安排|组织|开支|其他单位|参加|涉及";
const guests = "国内|国外|国[（(]?境?[）)]?外|外事|公务|接待|来访|外宾|来宾|因公|出国|[（(]境[）)]|境|出访";
const measures = "批次|批|人次|人员|人数|总人数|次数|数|团组|组团|组|团|个";
const money = "三公|经费|费用|费|支出";
const around = "\\d+|年|年度|全年|本年|当年|度|共|累计|共计|合计|总计|计|其中|为|是|约|的|[“”，,、：:（()）]";
/** Words that lead to a number of delegations, batches and persons. */
const hospitality = new RegExp(`^(?:${whose}|${guests}|${measures}|${money}|${around})*$`);

/** Reads a number of pieces; false where nothing known is counted. */
export function readCount(speech: Speech, figure: Figure): boolean {
  const { about } = speech.setting;
  const counting = about === "assets" ? assetsCounted : visitsCounted;
  const meaning = counting(speech, figure, wordsBefore(speech.told, figure).clause);
  if (!meaning) return false;
  const { concept, dimensions } = meaning;
  const fact = enter(speech, figure, { concept, dimensions, quantity: "count", readBy: "count" });
  if (about === "three-public") Object.assign(speech.spoken, { lastCount: fact, countedIn: figure.sentence });
  return true;
}

function visitsCounted({ spoken, setting }: Speech, { unit }: Figure, clause: string): Meaning | null {
  if (setting.about !== "three-public") return null;
  // “参会120人”, “接待省厅调研组3批次”: other people, or a part of the guests.
  if (!unit.startsWith("辆") && !hospitality.test(clause)) return null;
  return countSubject(clause, unit) ?? receptionCount(clause, unit, spoken);
}

/**
 * Batches and persons in the section on “三公”: delegations sent abroad, receptions at home (of which foreign
 * affairs) and receptions of guests from abroad.
 */
function receptionCount(clause: string, unit: string, spoken: Spoken): Meaning | null {
  const named = receptionNamed(clause);
  const kind = named ?? spoken.reception;
  const people = /^(?:人次|人)$/.test(unit);
  if (!people && !unit.startsWith("批")) return null;
  spoken.reception = kind;
  if (!people) return { concept: "receptions", dimensions: { kind } };
  const abroad = (!named && isDelegation(spoken.lastCount)) || /出国|团组/.test(clause);
  return abroad ? { concept: "delegates", dimensions: {} } : { concept: "guests", dimensions: { kind } };
}

function isDelegation(fact: Fact | null): boolean {
  return fact?.concept === "delegations" || fact?.concept === "delegates";
}

function receptionNamed(clause: string): string | null {
  if (/国[（(]境[）)]外/.test(clause)) return "国（境）外";
  if (/外事/.test(clause)) return "外事";
  return /国内/.test(clause) ? "国内" : null;
}

function assetsCounted({ setting, names }: Speech, { unit }: Figure, clause: string): Meaning | null {
  const named = unit.startsWith("辆") ? subjectIn(clause, setting, names) : null;
  if (named) return named.meaning;
  if (!/设备/.test(clause) || !/^[台套]/.test(unit)) return null;
  const kind = /(通用|专用)设备/.exec(clause)?.[1];
  return { concept: "equipment", dimensions: kind ? { kind } : {} };
}
