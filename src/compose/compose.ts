import type { Accounts } from "../facts/accounts.ts";
import type { Disclosure, DisclosureBlock, HeadingBlock, WrittenTable } from "../facts/disclosure.ts";
import { termsUsed } from "../standard/glossary.ts";
import { profileNamed } from "../standard/profile.ts";
import { evaluationTables } from "./attachments.ts";
import { openBooks } from "./books.ts";
import { evaluationReport } from "./evaluation-report.ts";
import { figureInputs, textInputs } from "./inputs.ts";
import { expenditure } from "./keys.ts";
import { nationalSections } from "./narrative/national.ts";
import type { Section } from "./narrative/sections.ts";
import { shanxiSections } from "./narrative/shanxi.ts";
import { universitySections } from "./narrative/university.ts";
import type { Missing, Narrator } from "./narrator.ts";
import { linesOf, openNarrator, paragraph } from "./narrator.ts";
import { ordinal } from "./plan.ts";
import { styleOf } from "./style.ts";
import { plansOf, writtenTables } from "./tables.ts";
import { textBlocks } from "./text-tables.ts";

/** A composed disclosure, and what the accounts did not hold for it. */
export interface Composed {
  readonly disclosure: Disclosure;
  /** Figures and texts that only a person knows; the sentences that need them were left out. */
  readonly missing: readonly Missing[];
}

const voices: Readonly<Record<string, (n: Narrator) => Section[]>> = {
  shanxi: shanxiSections,
  national: nationalSections,
  university: universitySections,
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
  const sections = voices[styleOf(accounts.profile).voice]!(narrator);
  const narrative = sections.flatMap((section, i) => sectionBlocks(section, i));
  const attachments = [...evaluationTables(accounts, options.draft ?? false), ...evaluationReport(narrator)];
  const title = `${accounts.year}年度${accounts.genre}公开`;
  const body: DisclosureBlock[] = [
    ...part(1, `${accounts.unit}概况`),
    ...overview(narrator),
    ...part(2, `${accounts.year}年度${accounts.genre}表`),
    ...tables,
    ...part(3, `${accounts.year}年度${accounts.genre}情况说明`),
    ...narrative,
  ];
  const blocks: DisclosureBlock[] = [
    { kind: "cover", lines: [accounts.unit, title, ...dates(accounts)] },
    { kind: "contents", title: "目录" },
    ...body,
    ...part(4, "名词解释"),
    ...glossary(body),
    ...attached(narrator, attachments),
  ];
  return {
    disclosure: {
      unit: accounts.unit,
      year: accounts.year,
      title,
      profile: accounts.profile,
      amountUnit: accounts.amountUnit,
      draft: options.draft ?? false,
      blocks,
    },
    missing: narrator.missing,
  };
}

/** What is attached; a profile that demands the part is told that there is nothing, or what there should be. */
function attached(n: Narrator, attachments: readonly DisclosureBlock[]): DisclosureBlock[] {
  const profile = profileNamed(n.books.accounts.profile);
  const project = n.value(expenditure({ nature: "项目支出" })) !== 0n;
  const evaluated = n.books.accounts.evaluations.some(({ scope }) => scope === "project");
  const asked =
    profile?.selfEvaluation && project && !evaluated ? n.gap("evaluations", "项目支出绩效自评") : "";
  if (attachments.length > 0) return [...part(5, "附件"), ...attachments, ...paragraph(asked)];
  if (!profile?.parts.includes("attachments")) return [];
  const none = `${n.unit}${n.year}年度无项目支出，没有项目支出绩效自评表。`;
  return [...part(5, "附件"), ...paragraph(project ? asked : none)];
}

function part(number: number, title: string): HeadingBlock[] {
  const text = `第${ordinal(number)}部分 ${title}`;
  return [{ kind: "heading", level: 1, text, id: `part-${number}`, newPage: true }];
}

function heading(level: 2 | 3, text: string, id: string): HeadingBlock {
  return { kind: "heading", level, text, id, newPage: false };
}

function sectionBlocks({ title, blocks = [], parts = [] }: Section, i: number): DisclosureBlock[] {
  const id = `section-${i + 1}`;
  return [
    heading(2, `${ordinal(i + 1)}、${title}`, id),
    ...blocks,
    ...parts.flatMap((one, k) => [
      heading(3, `（${ordinal(k + 1)}）${one.title}`, `${id}-${k + 1}`),
      ...one.blocks,
    ]),
  ];
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
