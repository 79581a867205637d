import type { Prose } from "../facts/account.ts";
import type { ChangeClaim, Direction, ReasonClaim } from "../facts/claim.ts";
import type { Concept, Key } from "../facts/concept.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";
import { keyOf } from "../facts/fact.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import type { Meaning } from "../standard/rows.ts";
import { isIn } from "../standard/sections.ts";
import type { Ledger } from "./ledger.ts";
import { spanIn } from "./ledger.ts";
import type { Numeral } from "./numerals.ts";
import { scanNumerals } from "./numerals.ts";
import { reasonSpans } from "./reason-spans.ts";
import { receptionCount } from "./reception.ts";
import type { Names, Subject } from "./subjects.ts";
import { countSubject, itemSubject, rootSubject, scopeOfSection, subjectIn } from "./subjects.ts";

const up = /(?:增加|增长|上升|增支|提高|增幅|多支出|增)(?:了|额|额为|为|数|到)?$/;
const down = /(?:减少|下降|降低|节约|节支|减支|少支出|降幅|减)(?:了|额|额为|为|数)?$/;
/** Words that lead to a number of delegations, batches and persons. */
const hospitality =
  /^(?:\d+|年|年度|全年|本年|当年|度|本单位|本部门|我单位|使用|用于|一般公共预算|财政拨款|负担|共|累计|共计|合计|总计|计|安排|组织|开支|国内|国外|国[（(]?境?[）)]?外|外事|公务|接待|来访|外宾|来宾|批次|批|人次|人员|人数|总人数|次数|数|团组|组团|组|团|因公|出国|[（(]境[）)]|境|出访|参加|其他单位|其中|涉及|为|是|约|个|的|三公|经费|费用|费|支出|[“”，,、：:（()）])*$/;
/** “增加（减少）”: the template's choice was not made, so nothing is said. */
const unchosen = /(?:增加|增长|上升|减少|下降|降低)[（(/](?:或)?(?:增加|增长|上升|减少|下降|降低)[）)]?$/;
const flat =
  /与?(?:上年|去年|\d{4}年)(?:度)?(?:决算数?)?(?:相同|持平|一致|相比无变化)|(?<!基本)持平|无增减变化/g;
const budget = /(年初预算|全年预算|调整(?:后)?预算|预算)(?:数|安排)?(?:数)?(?:为|是)?$/;
const prior = /(?:比|较|与)?(?:上年|上年度|去年)(?:同期)?(?:支出|收入)?(?:决算)?数?(?:为|的)?$/;
/** Words that say nothing of their own: the figure is of what the sentence speaks of already. */
const bareFigure =
  /^(?:其中|本年|当年|实际|全年|\d{4}年度?|支出|收入|决算|执行|完成|金额|资金|合计|总额|共计|累计|共|为|是|达到?|约|计|数|额|了|[，,：:])*$/;
/** “较年初预算数减少”: no change from the year before. */
const againstBudget = /(?:较|比|与|和)[^，。]{0,6}(?<!一般公共)预算/;
/** Words around a figure that name nothing: whom it is compared with, and how. */
const neutral =
  /^(?:其中|本|当年|较|比|与|和|同比|上年|上一年|去年|同期|年|年度|度|\d+|决算|数|相比|对比|相较|各|均|分别|共|总体|总额|总计|合计|支出|收入|资金|金额|额|有所|略|实际|实现|占|的|为|了|是|单位|部门|我局|我|此项|该项|经费|[，,、：:（）()“”])*$/;
const rootWords = /财政拨款|一般公共预算|公共财政|政府性基金|国有资本经营/;
const reasonLead = /(?:主要)?(?:原因|系因|是因为|原因系)(?:是|为|系)?[:：，,]?\s*/g;

/** The state of a sentence: what it speaks of and what it has stated so far. */
interface State {
  subject: Meaning | null;
  figure: Fact | null;
  budget: { fact: Fact; noun: string } | null;
  change: { claim: ChangeClaim; index: number } | null;
  reception: string;
  /** The last amount is of something that has no concept: what follows is said of it. */
  strange: boolean;
  lastCount: Fact | null;
}

/**
 * Reads one paragraph of the narrative: every number becomes a fact of what the words before it name, and
 * what the sentence says about it (share, completion, change, reason, list of names) becomes a claim.
 * Returns the numerals it could not bind.
 */
export function recogniseParagraph(
  prose: Prose,
  numerals: readonly Numeral[],
  year: number | null,
  names: Names,
  ledger: Ledger,
  state: State = openSentence(),
): Numeral[] {
  const unbound: Numeral[] = [];
  const { text, section } = prose;
  const item = itemSubject(text, section, names);
  const root = item ?? rootSubject(section);
  state.strange = false;
  // A numbered item begins anew: nothing said before is its subject.
  if (item) Object.assign(state, openSentence(), { subject: item });
  let from = 0;
  let figureEnd = 0;
  const told = reasonSpans(text);
  const outer: Pick<State, "figure" | "subject" | "reception" | "strange">[] = [];
  const firstFigure: { figure: Fact | null } = { figure: null };
  numerals.forEach((numeral, index) => {
    if (numeral.kind === "label") {
      noteFlat(text.slice(numeral.end, numerals[index + 1]?.start ?? text.length), numeral.end);
      return;
    }
    const floor = figureEnd;
    figureEnd = numeral.end;
    const between = text.slice(from, numeral.start);
    sentenceBreaks(between, state);
    brackets(between);
    from = numeral.end;
    if (told.some(({ start, end }) => start <= numeral.start && numeral.start < end)) {
      unbound.push(numeral);
      return;
    }
    const cue = clauseBefore(text, numeral.start, floor);
    if (!bind(numeral, cue, floor)) unbound.push(numeral);
    noteFlat(text.slice(numeral.end, numerals[index + 1]?.start ?? text.length), numeral.end);
  });
  if (numerals.length === 0) noteFlat(text, 0);
  reasons();
  enumerations();
  return unbound;

  /** What stands in brackets is said of a part; behind them the sentence goes on with the whole. */
  function brackets(between: string): void {
    for (const sign of between) {
      if (sign === "（" || sign === "(") {
        const { figure, subject, reception, strange } = state;
        outer.push({ figure, subject, reception, strange });
      }
      const before = sign === "）" || sign === ")" ? outer.pop() : undefined;
      if (before) state.reception = before.reception;
      if (before?.figure && before.figure !== state.figure) Object.assign(state, before);
    }
  }

  function enter(
    numeral: Numeral,
    quantity: Quantity,
    concept: Concept,
    dimensions: Dimensions,
    sign: 1n | -1n = 1n,
  ): Fact {
    return ledger.enter({
      concept,
      dimensions,
      quantity,
      decimal: numeral.decimal,
      ...(quantity === "amount" ? { unit: numeral.unit.replace(/[余多\s]/g, "") as AmountUnit } : {}),
      printed: text.slice(numeral.start, numeral.end),
      approximate: numeral.approximate,
      home: section,
      sign,
      ...spanIn(prose, numeral.start, numeral.end),
    });
  }

  function bind(numeral: Numeral, cue: string, floor: number): boolean {
    if (numeral.kind === "amount") {
      const bound = bindAmount(numeral, cue, floor);
      if (!bound) Object.assign(state, { figure: null, strange: true });
      return bound;
    }
    if (numeral.kind === "percent") return bindPercent(numeral, cue, text.slice(floor, numeral.start));
    if (numeral.kind === "count") {
      const bound = bindCount(numeral, cue);
      // “培训2次，支出0.80万元”: the money is of what was counted.
      if (!bound) state.strange = true;
      return bound;
    }
    return false;
  }

  /** The clauses of a sentence that opened after the last figure, up to the clause of the next. */
  function leadingClauses(start: number, cue: string, floor: number): string {
    const since = text.slice(floor, start - cue.length);
    const opened = Math.max(since.lastIndexOf("。"), since.lastIndexOf("；"));
    return opened === -1 ? "" : since.slice(opened + 1).replace(/\s+/g, "");
  }

  function bindAmount(numeral: Numeral, cue: string, floor: number): boolean {
    const trimmed = cue.replace(/\s+/g, "");
    if (/^总体/.test(trimmed) && firstFigure.figure) {
      const { concept, dimensions } = firstFigure.figure;
      state.figure = firstFigure.figure;
      state.subject = { concept, dimensions };
    }
    const sentence = leadingClauses(numeral.start, cue, floor);
    const named =
      codeSubject(numeral.start) ??
      subjectIn(trimmed, section, names) ??
      (bareFigure.test(trimmed) ? subjectIn(sentence, section, names) : null);
    if (!named && !item && bareFigure.test(trimmed) && !neutral.test(sentence) && !rootWords.test(sentence))
      return false;
    const threshold = /单价$/.test(trimmed) && /以上/.test(text.slice(numeral.end, numeral.end + 8));
    // “轿车2辆、金额10.00万元”: what the pieces of one kind cost.
    if (/^金额(?:为|共)?$/.test(trimmed) && /[辆台套]、\s*金额\S{0,2}$/.test(text.slice(0, numeral.start)))
      return false;
    if (threshold) {
      enter(numeral, "amount", "equipment-threshold", {});
      return true;
    }
    if (unchosen.test(trimmed)) return false;
    const direction = directionOf(trimmed);
    const beforeWord = direction ? trimmed.replace(up, "").replace(down, "") : trimmed;
    if (isIn(section, "three-public") && !named && /^(?:其中)?(?:一般公共|政府性基金|国有资本)/.test(trimmed))
      return false;
    if (
      /其他支出[（(][^）)]*(?:附属单位|上缴上级)/.test(
        text.slice(Math.max(0, numeral.start - 40), numeral.start),
      )
    )
      return false;
    if (!direction && (named || rootWords.test(trimmed))) state.strange = false;
    if (!direction && !item && state.strange && bareFigure.test(trimmed)) return false;
    if (
      direction &&
      (againstBudget.test(beforeWord) || !(named || neutral.test(beforeWord) || rootWords.test(beforeWord)))
    )
      return false;
    if (direction) {
      const subject = named && named.end <= beforeWord.length ? named.meaning : null;
      return bindChange(numeral, direction, subject);
    }
    if (named) state.subject = named.meaning;
    const subject = named?.meaning ?? state.subject ?? root;
    if (!subject) return false;
    const tail = named ? trimmed.slice(Math.min(trimmed.length, named.end)) : trimmed;
    const isPrior = prior.test(tail) || priorYear(tail) || ofYear(tail) === (year ?? 0) - 1;
    const noun = budget.exec(tail)?.[1];
    if (noun && !/决算数?(?:为)?$/.test(tail)) {
      const basis = basisOf(noun, section);
      // “一般公共预算财政拨款支出年初预算为”: of the section, whatever was spoken of before.
      const meant = !named && root && rootWords.test(tail) && !/^其中/.test(tail) ? root : subject;
      const fact = enter(numeral, "amount", meant.concept, { ...meant.dimensions, basis });
      state.budget = { fact, noun };
      state.subject = meant;
      return true;
    }
    const usesRoot = !named && rootWords.test(tail) && !/^其中/.test(tail);
    if (!named && !usesRoot && !isPrior && !bareFigure.test(tail)) return false;
    const meaning = usesRoot ? (root ?? subject) : subject;
    if (isPrior) {
      enter(numeral, "amount", meaning.concept, { ...statedDimensions(meaning), year: "上年" });
      return true;
    }
    for (const one of sidesOf(meaning))
      state.figure = enter(numeral, "amount", one.concept, statedDimensions(one));
    firstFigure.figure ??= state.figure;
    state.subject = meaning;
    state.change = null;
    if (
      state.budget &&
      keyOf(meaning.concept, statedDimensions(meaning)) !== budgetlessKey(state.budget.fact)
    )
      state.budget = null;
    if (meaning.concept === "reception-cost") state.reception = meaning.dimensions.kind ?? "合计";
    if (meaning.concept === "three-public") state.reception = "合计";
    return true;
  }

  /** “（科目编码：2010301）…623.72万元”: the code itself names the subject. */
  function codeSubject(start: number): Subject | null {
    const before = text.slice(Math.max(0, start - 70), start).replace(/\s+/g, "");
    const match = /(?:科目)?(?:编码|代码)[:：]?(\d{3,7})(?!\d)[）)—-]?[^\d，。；;]{0,40}$/.exec(before);
    if (!match) return null;
    const scope = scopeOfSection(section);
    const dimensions = { function: match[1] ?? "", ...(scope ? { scope } : {}) };
    return { meaning: { concept: "expenditure", dimensions }, start: 0, end: 0, words: match[0] };
  }

  function bindChange(numeral: Numeral, direction: Direction, named: Meaning | null): boolean {
    const subject = named ?? state.subject ?? root;
    if (!subject || (!named && state.strange)) return false;
    const sign = direction === "down" ? -1n : 1n;
    const against = comparedYear(text.slice(0, numeral.start), year);
    for (const one of sidesOf(subject)) {
      const of = figureFor(one);
      const key = keyOf(one.concept, statedDimensions(one));
      const amount = enter(numeral, "amount", "change", { of: key, measure: "amount" }, sign);
      pushChange({ direction, word: wordBefore(numeral.start), of, amount, rate: null, against }, numeral);
    }
    return true;
  }

  function pushChange(
    change: Pick<ChangeClaim, "direction" | "word" | "of" | "amount" | "rate" | "against">,
    at: { start: number; end: number },
  ): void {
    const claim: ChangeClaim = {
      kind: "change",
      ...change,
      reason: null,
      prose,
      start: at.start,
      end: at.end,
    };
    state.change = { claim, index: ledger.claims.length };
    ledger.claims.push(claim);
  }

  function figureFor(meaning: Meaning): Fact | null {
    const key = keyOf(meaning.concept, statedDimensions(meaning));
    if (state.figure?.key === key) return state.figure;
    return ledger.latest(key, section);
  }

  function bindPercent(numeral: Numeral, cue: string, since: string): boolean {
    const trimmed = cue.replace(/\s+/g, "");
    if (unchosen.test(trimmed) || state.strange) return false;
    const of = state.figure;
    const completion = /完成(?:了)?(.{0,12}?预算)(?:数)?(?:的|比例为|率为)?$|预算完成率(?:为)?$/.exec(
      trimmed,
    );
    const afterBudget = /^的$/.test(since.trim()) && state.budget !== null;
    if (completion || afterBudget) {
      const noun = completion?.[1] ?? state.budget?.noun ?? "预算";
      const subject = of ? { concept: of.concept, dimensions: of.dimensions } : (state.subject ?? root);
      if (!subject) return false;
      const percent = enter(numeral, "percent", "ratio", {
        of: keyOf(subject.concept, subject.dimensions),
        base: noun,
      });
      const basis = basisOf(noun, section);
      const { basis: _basis, ...rest } = subject.dimensions;
      const base = keyOf(subject.concept, { ...rest, basis });
      // “完成预算的”: of the budget that the sentence stated, whatever it is called.
      const stated =
        afterBudget || (noun === "预算" && state.budget && sameSubject(state.budget.fact, subject));
      const matching = state.budget && (state.budget.fact.key === base || stated) ? state.budget.fact : null;
      ledger.claims.push({
        kind: "ratio",
        relation: "completion",
        percent,
        of,
        base: matching?.key ?? base,
        noun,
        baseFact: matching,
      });
      return true;
    }
    const share = /占(?:比|了)?(.*?)(?:的比重|的比例|比重|比例|的)?(?:为|是|约)?$/.exec(trimmed);
    if (share) {
      // “基本支出占60%” is of what the clause names.
      const before = trimmed.slice(0, trimmed.indexOf(share[0])).replace(/^其中[，：]?/, "");
      const own = before === "" ? null : subjectIn(before, section, names);
      const of = shareOf(before, own);
      const noun = (share[1] ?? "").replace(/^(?:比|本年)?/, (head) => (head === "比" ? "" : head));
      const base = baseIn(noun, section, of);
      const percent = enter(numeral, "percent", "ratio", { of: of?.key ?? "", base: base ?? noun });
      ledger.claims.push({ kind: "ratio", relation: "share", percent, of, base, noun, baseFact: null });
      return true;
    }
    const direction = directionOf(trimmed);
    if (direction) {
      const sign = direction === "down" ? -1n : 1n;
      const last = state.change;
      const key = last?.claim.amount?.dimensions.of ?? of?.key ?? "";
      const rate = enter(numeral, "percent", "change", { of: key, measure: "rate" }, sign);
      if (
        last &&
        last.claim.rate === null &&
        last.claim.amount &&
        /^[，,、（(]?\s*(?:同比|增减率为?)?$/.test(since.replace(up, "").replace(down, "").trim())
      ) {
        const claim = { ...last.claim, rate, end: numeral.end };
        ledger.claims[last.index] = claim;
        state.change = { claim, index: last.index };
        if (last.claim.direction !== direction)
          pushChange(
            { direction, word: wordBefore(numeral.start), of, amount: null, rate, against: null },
            numeral,
          );
      } else {
        pushChange(
          {
            direction,
            word: wordBefore(numeral.start),
            of,
            amount: null,
            rate,
            against: comparedYear(text.slice(0, numeral.start), year),
          },
          numeral,
        );
      }
      return true;
    }
    return false;
  }

  /** The figure whose share is told: the one that the clause names, else the one before it. */
  function shareOf(before: string, own: Subject | null): Fact | null {
    // “货物采购授予中小企业合同金额占货物支出金额的”: a figure that is printed nowhere.
    if (/(?:货物|工程|服务)(?:采购)?授予/.test(before)) return null;
    if (own) return figureFor(own.meaning);
    return bareFigure.test(before) || neutral.test(before) || rootWords.test(before) ? state.figure : null;
  }

  function bindCount(numeral: Numeral, cue: string): boolean {
    const trimmed = cue.replace(/\s+/g, "");
    // “参会120人”, “接待省厅调研组3批次”: other people, or a part of the guests.
    if (isIn(section, "three-public") && !/^辆/.test(numeral.unit) && !hospitality.test(trimmed))
      return false;
    if (isIn(section, "three-public")) {
      const found = countSubject(trimmed, numeral.unit, section);
      if (found) {
        state.lastCount = enter(numeral, "count", found.concept, found.dimensions);
        return true;
      }
      const reception = receptionCount(trimmed, numeral.unit, state.reception, state.lastCount);
      if (reception) {
        state.reception = reception.kind;
        state.lastCount = enter(numeral, "count", reception.concept, reception.dimensions);
        return true;
      }
    }
    if (isIn(section, "assets")) {
      const named = subjectIn(trimmed, section, names);
      if (named && /^辆/.test(numeral.unit)) {
        enter(numeral, "count", named.meaning.concept, named.meaning.dimensions);
        return true;
      }
      if (/设备/.test(trimmed) && /^台|^套/.test(numeral.unit)) {
        const kind = /(通用|专用)设备/.exec(trimmed)?.[1];
        enter(numeral, "count", "equipment", kind ? { kind } : {});
        return true;
      }
    }
    return false;
  }

  function noteFlat(stretch: string, offset: number): void {
    for (const match of stretch.matchAll(flat)) {
      const start = offset + match.index;
      // “公务用车购置费支出决算与上年持平”: what the clause names, else what was spoken of.
      const named = subjectIn(clauseBefore(text, start, offset).replace(/\s+/g, ""), section, names);
      if (!named && !state.figure && !state.subject) continue;
      const of = named ? figureFor(sidesOf(named.meaning).at(-1)!) : state.figure;
      pushChange(
        { direction: "flat", word: match[0], of, amount: null, rate: null, against: null },
        { start, end: start + match[0].length },
      );
    }
  }

  function wordBefore(end: number): string {
    const before = text.slice(Math.max(0, end - 6), end).replace(/\s+/g, "");
    return (up.exec(before) ?? down.exec(before))?.[0] ?? "";
  }

  function reasons(): void {
    for (const match of text.matchAll(reasonLead)) {
      const start = match.index + match[0].length;
      const rest = text.slice(start);
      const stop = rest.search(/[。；;]|，主要用于|。?其中[，：]/);
      const end = stop === -1 ? text.length : start + stop;
      const reason: ReasonClaim = { kind: "reason", text: text.slice(start, end), prose, start, end };
      const lastIndex = ledger.claims.findLastIndex(
        (claim) => claim.kind === "change" && claim.prose === prose && claim.end <= match.index,
      );
      const last = ledger.claims[lastIndex];
      if (last?.kind === "change" && !text.slice(last.end, match.index).includes("；")) {
        // One reason may serve several changes of one sentence.
        for (let i = lastIndex; i >= 0; i -= 1) {
          const claim = ledger.claims[i]!;
          if (claim.kind === "ratio" || claim.kind === "figure") continue;
          if (claim.kind !== "change" || claim.prose !== prose || claim.reason) break;
          const since = text.slice(claim.end, match.index);
          if (since.includes("；") && !since.includes("。")) break;
          ledger.claims[i] = { ...claim, reason };
        }
      }
      ledger.claims.push(reason);
    }
  }

  function enumerations(): void {
    for (const match of text.matchAll(
      /(用于|主要包括|包括)[:：]?([^。；;，]*、[^。；;，]*|[^。；;，\d]{2,30})/g,
    )) {
      const lead = match[1] ?? "";
      const listed = match[2] ?? "";
      if (/\d/.test(listed)) continue;
      const begin = match.index + match[0].length - listed.length;
      const split: { name: string; start: number; end: number }[] = [];
      let at = begin;
      for (const name of listed.split("、")) {
        const trimmed = name.replace(/等(?:方面|支出)?$/, "");
        if (trimmed !== "") split.push({ name: trimmed, start: at, end: at + trimmed.length });
        at += name.length + 1;
      }
      const of = ledger.facts.findLast((fact) => isBefore(fact, prose, match.index)) ?? null;
      ledger.claims.push({ kind: "enumeration", names: split, of, lead, prose });
    }
  }
}

/** A fresh state: nothing has been spoken of yet. */
export function openSentence(): State {
  return {
    subject: null,
    figure: null,
    budget: null,
    change: null,
    reception: "合计",
    strange: false,
    lastCount: null,
  };
}

/** Numerals of a stretch of prose, for callers that bind some of them themselves. */
export function numeralsOf(prose: Prose): Numeral[] {
  return scanNumerals(prose.text);
}

function isBefore(fact: Fact, prose: Prose, offset: number): boolean {
  const { spot } = fact;
  return (
    spot.block === prose.block &&
    spot.row === prose.row &&
    spot.col === prose.col &&
    spot.end <= offset &&
    fact.quantity === "amount" &&
    fact.concept !== "change" &&
    fact.dimensions.basis !== "年初预算"
  );
}

function sentenceBreaks(between: string, state: State): void {
  if (/[。；;]/.test(between)) {
    state.change = null;
    state.budget = null;
  }
}

/** The words between the last boundary (or number) and a number. */
function clauseBefore(text: string, start: number, floor: number): string {
  const stretch = text.slice(floor, start);
  // “收、支总计” and “收入、支出总计” are one term.
  const whole = stretch.replace(/(?<=收入?)、(?=支)/g, "和");
  const cut = Math.max(
    ...["。", "；", "，", "：", ";", ",", ":", "、"].map((sign) => whole.lastIndexOf(sign)),
  );
  return stretch.slice(cut + 1);
}

function directionOf(cue: string): Direction | null {
  if (up.test(cue)) return "up";
  return down.test(cue) ? "down" : null;
}

function basisOf(noun: string, section: string): string {
  if (/年初/.test(noun)) return "年初预算";
  if (/全年|调整/.test(noun)) return "全年预算";
  return isIn(section, "three-public") ? "全年预算" : "年初预算";
}

function sameSubject(budget: Fact, { concept, dimensions }: Meaning): boolean {
  const bare = ({ basis: _basis, ...rest }: Dimensions): string => keyOf(concept, rest);
  return budget.concept === concept && bare(budget.dimensions) === bare(dimensions);
}

/** The year that a clause is about: “2022年决算数为”. */
function ofYear(tail: string): number | null {
  const match = /^(\d{4})年(?:度)?(?:的)?(?:支出|收入)?决算数?(?:为|是)?$/.exec(tail);
  return match ? Number(match[1]) : null;
}

function priorYear(tail: string): boolean {
  return /(?:比|较)\d{4}年(?:度)?(?:支出|收入)?(?:决算)?数?(?:为|的)?$/.test(tail);
}

/** Figures of the “三公” section state the outturn unless they say budget. */
function statedDimensions(meaning: Meaning): Dimensions {
  return meaning.concept === "three-public" ? { ...meaning.dimensions, basis: "决算" } : meaning.dimensions;
}

function budgetlessKey(fact: Fact): string {
  const { basis: _basis, ...rest } = fact.dimensions;
  return keyOf(fact.concept, fact.concept === "three-public" ? { ...rest, basis: "决算" } : rest);
}

/** “收入支出总计” speaks of both sides at once. */
function sidesOf(meaning: Meaning): Meaning[] {
  if (meaning.dimensions.side !== "收支") return [meaning];
  return ["收入", "支出"].map((side) => ({ ...meaning, dimensions: { ...meaning.dimensions, side } }));
}

/** The year that a sentence compares with: “与2021年相比”, “比上年”. */
function comparedYear(before: string, year: number | null): number | null {
  const named = [...before.matchAll(/(?:与|比|较|对比)\s*(\d{4})\s*年/g)].at(-1);
  if (named) return Number(named[1]);
  return year !== null && /上年|去年/.test(before) ? year - 1 : null;
}

/** The key of the whole that a share is taken of, from its words or from the section. */
function baseIn(noun: string, section: string, of: Fact | null): Key | null {
  const words = noun.replace(/\s+/g, "");
  // In the section on fiscal appropriation “总支出” is the section's own total.
  if (
    /^(?:一般公共预算|公共)?(?:财政拨款)?(?:总支出|支出总额)/.test(words) &&
    isIn(section, "general-expenditure")
  )
    return keyOf("expenditure", { scope: "一般公共预算" });
  if (/本年支出|支出合计|总支出|^支出总额/.test(words)) return "expenditure";
  if (/本年收入|收入合计|总收入|^收入总额/.test(words)) return "revenue";
  if (/项目支出总额|项目支出/.test(words)) return keyOf("expenditure", { nature: "项目支出" });
  if (/政府采购(?:支出)?(?:总额|金额)/.test(words)) return keyOf("procurement", { kind: "合计" });
  if (/中小企业合同/.test(words)) return keyOf("procurement", { kind: "中小企业" });
  if (/基本支出/.test(words))
    return keyOf("expenditure", {
      ...(section === "expenditure" ? {} : { scope: "一般公共预算" }),
      nature: "基本支出",
    });
  if (/财政拨款支出|一般公共预算/.test(words)) return keyOf("expenditure", { scope: "一般公共预算" });
  if (/三公/.test(words)) return keyOf("three-public", { item: "合计", basis: "决算" });
  if (words !== "") return null;
  if (section === "revenue") return "revenue";
  if (section === "expenditure") return "expenditure";
  if (isIn(section, "general-expenditure")) return keyOf("expenditure", { scope: "一般公共预算" });
  if (section === "basic-expenditure")
    return keyOf("expenditure", { scope: "一般公共预算", nature: "基本支出" });
  if (isIn(section, "three-public") && of?.concept === "three-public")
    return keyOf("three-public", { item: "合计", basis: "决算" });
  if (isIn(section, "procurement")) return keyOf("procurement", { kind: "合计" });
  return null;
}
