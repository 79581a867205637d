import type { AccountTable, Prose } from "../facts/account.ts";
import type { Outline } from "./outline.ts";
import type { TableWords } from "./table-words.ts";

/** Whose account it is, of which year, and what the cover calls it. */
export interface Identity {
  readonly unit: string | null;
  readonly year: number | null;
  /** “部门决算” or “单位决算”. */
  readonly genre: string | null;
  readonly coverProse: Prose | null;
}

/** From the cover, its name or a label there, else from what most tables say, else from the title of the text. */
export function identityOf(
  outline: Outline,
  tables: readonly AccountTable[],
  { captions }: TableWords,
): Identity {
  const cover = outline.prose.filter(({ part }) => part === "cover").slice(0, 12);
  const at = cover.findIndex((_, i) => titleAt(cover, i) !== null);
  const titled = cover[at];
  const title = titleAt(cover, at) ?? "";
  const year = /(\d{4})年/.exec(title)?.[1];
  const inTitle = title
    .replace(/^标题[:：]/, "")
    .replace(/^\d{4}年度?/, "")
    .replace(/\d{4}年.*$/, "")
    .replace(/(?:部门|单位)?(?:决算|预算).*$/, "");
  const before = titled ? cover.slice(0, cover.indexOf(titled)).toReversed() : cover;
  const line = before.find(({ text }) => isUnitName(text));
  const labelled = cover.flatMap(({ text }) => captions(text) ?? []).find(({ kind }) => kind === "owner");
  const owners = most(tables.map(({ owner }) => owner).filter((owner) => owner !== null && owner !== ""));
  const named = line?.text.trim() ?? (labelled?.value || owners);
  const unit = isUnitName(inTitle) ? inTitle : named;
  const years = most(tables.map((table) => table.year).filter((one) => one !== null));
  return {
    unit,
    year: year ? Number(year) : years,
    genre: /(部门|单位)(?:决算)/.exec(title)?.[0] ?? null,
    coverProse: titled ?? null,
  };
}

/** The title that begins at a line of the cover; it may run over two. */
function titleAt(cover: readonly Prose[], index: number): string | null {
  const titled = /\d{4}\s*年(?:度)?.{0,30}(?:决算|预算)/;
  const first = cover[index]?.text.replace(/\s+/g, "") ?? "";
  if (first.length >= 60) return null;
  if (titled.test(first)) return first;
  const both = first + (cover[index + 1]?.text.replace(/\s+/g, "") ?? "");
  return /\d{4}年/.test(first) && both.length < 60 && titled.test(both) ? both : null;
}

function isUnitName(text: string): boolean {
  const bare = text.trim();
  return /^[\p{Script=Han}（）()·]{4,40}$/u.test(bare) && !/决算|预算|目录|年度|附件|公开/.test(bare);
}

function most<T>(values: readonly T[]): T | null {
  const votes = new Map<T, number>();
  for (const value of values) votes.set(value, (votes.get(value) ?? 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
