import type { Account, AccountTable, Prose } from "../facts/account.ts";
import { placeIn, stretchOf } from "../facts/account.ts";
import type { StatedText } from "../facts/accounts.ts";
import { isCaptionLine } from "../facts/caption-line.ts";
import { rowLine } from "./text-tables.ts";

/**
 * The words of the first part, with the tables in it as rows of text, and those of an attached report: duties,
 * organisation, report, by their ids in the accounts workbook. What stands above a statutory table belongs to it.
 */
export function overviewTexts(account: Account): Map<string, StatedText> {
  const texts = new Map<string, StatedText>();
  const { outline } = account;
  const titles = new Map(
    outline.map(({ prose, number, title, depth }) => [
      `${prose.block} ${prose.text}`,
      { number, title, depth },
    ]),
  );
  let id: string | null = null;
  const add = (to: string, text: string, prose: Prose): void => {
    const before = texts.get(to);
    texts.set(to, {
      text: before ? `${before.text}\n${text}` : text,
      place: before?.place ?? placeIn(prose, 0, Math.min(40, prose.text.length)),
    });
  };
  let last: Prose | null = null;
  for (const item of itemsOf(account)) {
    if ("rows" in item) {
      if (id !== null && last)
        for (const row of item.rows.filter((cells) => cells.some(({ text }) => text.trim() !== "")))
          add(id, rowLine(row.map(({ text }) => text)), last);
      continue;
    }
    last = item;
    const text = item.text.trim();
    const heading = titles.get(`${item.block} ${item.text}`) ?? reportHeading(item);
    if (!heading) {
      id ??= item.part === "overview" ? "duties" : null;
      if (id !== null && text !== "" && !isCaptionLine(text) && !/^备注/.test(text))
        add(id, isTitle(item, account) ? rowLine([text]) : text, item);
      continue;
    }
    const named = textOfPart(heading.title, item.part);
    // A part of the overview that the disclosure composed has no heading for keeps its own.
    const kept = item.part === "overview" && heading.depth !== 0 && (named === null || texts.has(named));
    if (kept && !/概况$/.test(heading.title))
      add(named ?? id ?? "duties", `${heading.number}${heading.title}`, item);
    id = item.part === "overview" ? (named ?? (heading.depth === 0 ? null : id)) : named;
  }
  return texts;
}

/** Prose and tables of the overview and of what is attached, in reading order, without what belongs to statutory tables. */
function itemsOf({ prose, tables }: Account): (Prose | AccountTable)[] {
  const statutory = tables.filter(({ form }) => form !== null);
  const captions = new Set(
    statutory.flatMap(({ titleProse, unitProse, ownerProse, yearProse, notes, remarks }) =>
      [titleProse, unitProse, ownerProse, yearProse, ...notes, ...remarks].flatMap((one) => one?.block ?? []),
    ),
  );
  const own = prose.filter(
    ({ part, row, block, text }) =>
      (part === "attachments" || part === "overview") &&
      row < 0 &&
      !captions.has(block) &&
      !isTablesTitle(text),
  );
  const named = own.filter(({ part }) => part === "overview");
  const overview = named.length > 0 ? named : beforeNarrative(prose);
  // A disclosure whose second part has no heading: where its first table begins, the overview ends.
  const first = Math.min(...captions, ...statutory.map(({ block }) => block));
  const starts = overview[0]?.block ?? 0;
  const ends = starts < first ? first : Number.POSITIVE_INFINITY;
  const lastBlock = overview.filter(({ block }) => block < ends).at(-1)?.block ?? -1;
  const inside = tables.filter(
    ({ block, form }) =>
      form === null && block > starts && block < ends && isInOverview(block, prose, lastBlock),
  );
  const attached = own.filter(({ part }) => part !== "overview");
  return [...overview.filter(({ block }) => block < ends), ...attached, ...inside].sort(
    (a, b) => a.block - b.block,
  );
}

/** Duties and organisation that stand under no heading of a part: from where duties are announced to the narrative. */
function beforeNarrative(prose: readonly Prose[]): Prose[] {
  const announced = /(?:主要)?(?:职责|职能)(?:是|为|包括|如下)?[:：]\s*/;
  const begins = prose.findIndex(({ part, text }) => part === "cover" && announced.test(text));
  const first = prose[begins];
  if (!first) return [];
  const match = announced.exec(first.text);
  const from = (match?.index ?? 0) + (match?.[0].length ?? 0);
  const others = prose.slice(begins + 1).filter(({ part, row }) => part === "cover" && row < 0);
  return [stretchOf(first, from, first.text.length), ...others].map((one) => ({ ...one, part: "overview" }));
}

/** Whether what stands last before a block is of the overview. */
function isInOverview(block: number, prose: readonly Prose[], last: number): boolean {
  const before = prose.findLast((one) => one.block < block && one.row < 0);
  return before?.part === "overview" && before.block <= last;
}

/** “某某局2024年度部门决算表”: the title of the part that the tables stand in. */
function isTablesTitle(text: string): boolean {
  return /^(?:第.{1,3}部分)?.{0,40}\d{4}年度?(?:部门|单位)?决算(?:公开)?(?:报)?表$/.test(
    text.replace(/\s+/g, ""),
  );
}

function isTitle({ block }: Prose, { tables }: Account): boolean {
  return tables.some(
    ({ form, titleProse }) =>
      form === null && titleProse?.block === block && /表$/.test(titleProse.text.trim()),
  );
}

function reportHeading({ part, text }: Prose): { number: string; title: string; depth: null } | undefined {
  const report = part === "attachments" && /^.{2,40}评价报告$/.test(text.trim());
  return report ? { number: "", title: text, depth: null } : undefined;
}

function textOfPart(title: string, part: Prose["part"]): string | null {
  if (part === "attachments") return /报告/.test(title) ? "evaluation-report-text" : null;
  if (/职责|职能|基本情况|简介/.test(title)) return "duties";
  return /机构|设置|构成|单位|人员|编制/.test(title) ? "organs" : null;
}
