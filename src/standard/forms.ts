import { national } from "./layout.ts";

/** The statutory tables by meaning, whatever number and title a layout prints: 公开01表 … 公开10表. */
export const formKeys = [
  "公开01表",
  "公开02表",
  "公开03表",
  "公开04表",
  "公开05表",
  "公开06表",
  "公开07表",
  "公开08表",
  "公开09表",
  "公开10表",
] as const;

export type FormKey = (typeof formKeys)[number];

const known: ReadonlySet<string> = new Set(formKeys);

/** Whether a word is the key of a statutory table. */
export function isFormKey(key: string): key is FormKey {
  return known.has(key);
}

const titleOf = new Map(national.tables.map(({ form, title }) => [form, title]));

/** The usual title of a form, or the key itself when there is none. */
export function formTitle(key: string): string {
  return titleOf.get(key) ?? key;
}

/** A title reduced to what identifies it: no blanks, numbering, year or surrounding brackets. */
export function bareTitle(title: string): string {
  return title
    .replace(/\s+/g, "")
    .replace(/["'＂]/g, "")
    .replace(/^(?:[（(][一二三四五六七八九十\d]+[）)]|(?:[一二三四五六七八九十]+|\d{1,2})[、.．])/, "")
    .replace(/^(?:附?表|附件)\s*\d+(?:-\d+)?[:：.．、]?/, "")
    .replace(/^\d{4}年(?:度)?/, "")
    .replace(/^高等学校|^高校/, "")
    .replace(/[（(](?:\d{4}年度?|(?:金额)?(?:单位)?[:：]?[万亿]?元)[）)]$/, "");
}

/** A row or column by meaning: the label without numbering, brackets and blanks. */
export function bareLabel(label: string): string {
  return label
    .replace(/\s+/g, "")
    .replace(/[（(]/g, "（")
    .replace(/[）)]/g, "）")
    .replace(/^(?:其中[:：])?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[、.．])/, "")
    .replace(/^其中[:：]/, "");
}
