import { fiscalSources } from "../../standard/rows.ts";
import type { Words } from "./clauses.ts";
import { isBare, namesMoney } from "./clauses.ts";
import type { Figure } from "./figures.ts";
import type { Setting } from "./settings.ts";
import type { Speech } from "./speech.ts";
import { relatedFacts } from "./speech.ts";
import type { Subject } from "./subjects.ts";
import { subjectByCode, subjectByLeadingCode, subjectIn, vehicleItemIn } from "./subjects.ts";

/** The subject that the words before a figure name; null where they name none that is known. */
export function subjectBefore(speech: Speech, figure: Figure, { clause, opening }: Words): Subject | null {
  const { setting, names, told } = speech;
  return (
    subjectByCode(told.text.slice(0, figure.start), setting, names) ??
    distributed(speech, figure) ??
    subjectByLeadingCode(clause, setting) ??
    subjectIn(clause, figure.role === "base" ? ofAllMoney(clause, setting) : setting, names) ??
    vehicleItemIn(clause, speech.spoken.subject) ??
    (isBare(clause) ? subjectIn(opening, setting, names) : null) ??
    ofWhole(speech, figure, clause) ??
    ofFund(speech, figure, clause)
  );
}

/** “财政拨款收入9万元（一般公共预算6万元，政府性基金3万元）”: the money of one budget, of what the whole is. */
function ofFund(speech: Speech, figure: Figure, clause: string): Subject | null {
  const said = /(一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政拨款)?$/.exec(clause);
  const whole = relatedFacts(speech, figure, "parts", "whole").find(
    ({ dimensions }) => dimensions.source === "财政拨款" || dimensions.scope === "财政拨款",
  );
  if (!said || !whole) return null;
  const { source, scope } = fiscalSources.find((one) => one.scope === said[1])!;
  const { concept, dimensions } = whole;
  const own = dimensions.source ? { source } : { scope };
  return {
    meaning: { concept, dimensions: { ...dimensions, ...own } },
    start: said.index,
    end: clause.length,
  };
}

/** “占本年支出合计20万元的9%”: the whole of a share is of all money, whatever the section is about. */
function ofAllMoney(clause: string, setting: Setting): Setting {
  return /[本当]年(?:支出|收入)|(?:支出|收入)合计/.test(clause) && !namesMoney(clause)
    ? { ...setting, scope: null, source: null }
    : setting;
}

/** “本年支出10万元，其中：基本支出4万元” where no section is open: the whole says of what money its parts are. */
function ofWhole(speech: Speech, figure: Figure, clause: string): Subject | null {
  if (speech.setting.about !== "open") return null;
  const whole = relatedFacts(speech, figure, "parts", "whole").find(
    ({ concept, dimensions }) => concept === "expenditure" && !dimensions.nature && !dimensions.function,
  );
  if (!whole) return null;
  const scope = whole.dimensions.scope ?? null;
  return subjectIn(clause, { ...speech.setting, about: "expenditure", scope }, speech.names);
}

/** “甲、乙分别为4万元、6万元”: each figure of a run has the name that stands at its place. */
function distributed({ told, setting, names }: Speech, figure: Figure): Subject | null {
  const run = told.ofRun.get(figure.run) ?? [];
  const first = run[0];
  if (!first || run.length < 2) return null;
  const said = /^(.*)(?:分别|各自?)[^，。；、]{0,6}$/.exec(first.lead.trimEnd())?.[1];
  const listed = said
    ?.split(/[、，,和及与]/)
    .map((name) => subjectIn(name.replace(/\s+/g, ""), setting, names));
  return listed?.slice(-run.length)[figure.at - first.at] ?? null;
}
