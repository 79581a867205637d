import type { Part } from "../facts/account.ts";
import type { Accounts } from "../facts/accounts.ts";
import type { Disclosure, DisclosureBlock, HeadingBlock, WrittenTable } from "../facts/disclosure.ts";
import type { Layout, LayoutSection } from "../facts/layout.ts";
import { termsUsed } from "../standard/glossary.ts";
import { national } from "../standard/layout.ts";
import { isIn, isSection, sectionKeys, sectionName } from "../standard/sections.ts";
import { evaluationTables } from "./attachments.ts";
import { openBooks } from "./books.ts";
import { evaluationReport } from "./evaluation-report.ts";
import { figureInputs, textInputs } from "./inputs.ts";
import { expenditure } from "./keys.ts";
import { nationalTellers } from "./narrative/national.ts";
import type { Tellers } from "./narrative/sections.ts";
import { shanxiTellers } from "./narrative/shanxi.ts";
import { universityTellers } from "./narrative/university.ts";
import type { Missing, Narrator } from "./narrator.ts";
import { linesOf, openNarrator, paragraph } from "./narrator.ts";
import { ordinal } from "./plan.ts";
import { plansOf, writtenTables } from "./tables.ts";
import { textBlocks } from "./text-tables.ts";

/** A composed disclosure, and what the accounts did not hold for it. */
export interface Composed {
  readonly disclosure: Disclosure;
  /** Figures and texts that only a person knows; the sentences that need them were left out. */
  readonly missing: readonly Missing[];
}

const voices: Readonly<Record<Layout["voice"], Tellers>> = {
  shanxi: shanxiTellers,
  national: nationalTellers,
  university: universityTellers,
};

/**
 * Writes the whole disclosure of accounts: cover, contents, overview, statutory tables, narrative, glossary and
 * self-evaluations, as their profile prescribes. Every figure comes from the accounts or is computed from them;
 * nothing is invented. Never throws over what accounts contain.
 */
export function compose(accounts: Accounts, options: { readonly draft?: boolean } = {}): Composed {
  const plans = plansOf(accounts);
  const books = openBooks(accounts, plans);
  const inputs = [...figureInputs(accounts), ...textInputs(accounts)];
  const labels = new Map(inputs.map(({ id, label }) => [id, label]));
  const narrator = openNarrator(books, { draft: options.draft ?? false, labels });
  const tables = writtenTables(books, plans);
  const attachments = [...evaluationTables(accounts, options.draft ?? false), ...evaluationReport(narrator)];
  const title = `${accounts.year}年度${accounts.genre}公开`;
  const content = new Map<Part, readonly DisclosureBlock[]>([
    ["overview", overview(narrator)],
    ["tables", tables],
    ["narrative", narrative(narrator)],
    ["attachments", attached(narrator, attachments)],
  ]);
  const body = bodyOf(accounts, new Map([...content].filter(([part]) => part !== "attachments")));
  content.set("glossary", glossary(body));
  const blocks: DisclosureBlock[] = [
    { kind: "cover", lines: [accounts.unit, title, ...dates(accounts)] },
    { kind: "contents", title: "目录" },
    ...bodyOf(accounts, content),
  ];
  return {
    disclosure: {
      unit: accounts.unit,
      year: accounts.year,
      title,
      profile: accounts.layout.id,
      amountUnit: accounts.amountUnit,
      draft: options.draft ?? false,
      blocks,
    },
    missing: narrator.missing,
  };
}

/** What is attached; a profile that demands the part is told that there is nothing, or what there should be. */
function attached(n: Narrator, attachments: readonly DisclosureBlock[]): DisclosureBlock[] {
  const { layout } = n.books.accounts;
  const project = n.value(expenditure({ nature: "项目支出" })) !== 0n;
  const evaluated = n.books.accounts.evaluations.some(({ scope }) => scope === "project");
  const asked =
    layout.selfEvaluation && project && !evaluated ? n.gap("evaluations", "项目支出绩效自评") : "";
  if (attachments.length > 0) return [...attachments, ...paragraph(asked)];
  if (!layout.parts.some(({ part, required }) => part === "attachments" && required)) return [];
  const none = `${n.unit}${n.year}年度无项目支出，没有项目支出绩效自评表。`;
  return paragraph(project ? asked : none);
}

/** The parts that have content, in the order of the layout and numbered so. */
function bodyOf(
  accounts: Accounts,
  content: ReadonlyMap<Part, readonly DisclosureBlock[]>,
): DisclosureBlock[] {
  const known = accounts.layout.parts.map(({ part }) => part);
  // What is there is told, even where a layout has no part for it.
  const others = [...content.keys()].filter((part) => !known.includes(part));
  const present = [...known, ...others].filter((part) => {
    const blocks = content.get(part);
    return blocks !== undefined && (blocks.length > 0 || part !== "attachments");
  });
  return present.flatMap((part, i) => [
    heading(1, partTitle(accounts, part, i), `part-${i + 1}`),
    ...(content.get(part) ?? []),
  ]);
}

function partTitle({ unit, year, genre, layout }: Accounts, part: Part, index: number): string {
  const of = ({ parts }: Layout): string | undefined => parts.find((one) => one.part === part)?.title;
  const title = (of(layout) || (of(national) ?? ""))
    .replace("{单位}", unit)
    .replace("{年度}", String(year))
    .replace("{文种}", genre);
  return `第${ordinal(index + 1)}部分 ${title}`;
}

function heading(level: 1 | 2 | 3, text: string, id: string): HeadingBlock {
  return { kind: "heading", level, text, id, newPage: level === 1 };
}

/** The sections of the layout in its order, as its voice tells them; what no voice tells is left out. */
function narrative(n: Narrator): DisclosureBlock[] {
  const { layout } = n.books.accounts;
  const tellers = { ...nationalTellers, ...voices[layout.voice] };
  const told = layout.sections.filter((one) => tells(one, tellers));
  return told.flatMap((one, i) => {
    const id = `section-${i + 1}`;
    const inside = ownTeller(one, tellers) ? [] : one.within.filter((part) => tells(part, tellers));
    return [
      heading(2, `${ordinal(i + 1)}、${titleOf(one)}`, id),
      ...(inside.length === 0 ? blocksOf(one, tellers, n) : []),
      ...inside.flatMap((part, k) => [
        heading(3, `（${ordinal(k + 1)}）${titleOf(part)}`, `${id}-${k + 1}`),
        ...blocksOf(part, tellers, n),
      ]),
    ];
  });
}

function titleOf({ section, title }: LayoutSection): string {
  return title || (sectionName(section) ?? section);
}

function ownTeller(
  { section }: LayoutSection,
  tellers: Tellers,
): ((n: Narrator) => DisclosureBlock[]) | undefined {
  return isSection(section) ? tellers[section] : undefined;
}

/** The tellers of a section: its own, or those of what its name holds. */
function tellersOf(one: LayoutSection, tellers: Tellers): ((n: Narrator) => DisclosureBlock[])[] {
  const own = ownTeller(one, tellers);
  if (own) return [own];
  if (one.within.length > 0) return one.within.flatMap((part) => tellersOf(part, tellers));
  return sectionKeys.flatMap((key) =>
    isSection(one.section) && isIn(key, one.section) ? (tellers[key] ?? []) : [],
  );
}

function tells(one: LayoutSection, tellers: Tellers): boolean {
  return tellersOf(one, tellers).length > 0;
}

function blocksOf(one: LayoutSection, tellers: Tellers, n: Narrator): DisclosureBlock[] {
  return tellersOf(one, tellers).flatMap((tell) => tell(n));
}

/** Duties, organisation and the units that the accounts cover, in the preparer's words. */
function overview(n: Narrator): DisclosureBlock[] {
  const said = (id: string, label: string): DisclosureBlock[] => {
    const lines = linesOf(n, id);
    return lines.length > 0 ? textBlocks(lines, id) : paragraph(n.gap(id, label));
  };
  return [
    heading(2, "一、主要职责", "duties"),
    ...said("duties", "主要职责"),
    heading(2, "二、机构设置", "organs"),
    ...said("organs", "机构设置"),
    ...textBlocks(linesOf(n, "units"), "units"),
  ];
}

function dates({ texts }: Accounts): string[] {
  return [
    ["approved", "批复日期"],
    ["published", "公开日期"],
  ].flatMap(([id, label]) => {
    const text = texts.get(id!)?.text.trim() ?? "";
    return text === "" ? [] : [`${label}：${text}`];
  });
}

/** The standard terms that tables and text use, numbered. */
function glossary(body: readonly DisclosureBlock[]): DisclosureBlock[] {
  const texts = body.flatMap((block) => {
    if (block.kind === "paragraph" || block.kind === "heading") return [block.text];
    return block.kind === "table" ? tableTexts(block) : [];
  });
  return termsUsed(texts).flatMap(({ term, definition }, i) =>
    paragraph(`${ordinal(i + 1)}、${term}：${definition}`),
  );
}

/** Headings, and the labels of rows that have a figure: what stands empty needs no explanation. */
function tableTexts({ rows, headerRows }: WrittenTable): string[] {
  return rows.flatMap((row, i) => {
    const filled = row.some((cell) => cell?.figure && cell.figure.value !== null);
    if (i >= headerRows && !filled) return [];
    return row.flatMap((cell) => (cell && cell.figure === null ? [cell.text] : []));
  });
}
