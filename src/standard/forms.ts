/**
 * The statutory tables by meaning, whatever number a province prints: titles with their aliases, the words
 * of the fixed notes, and the meaning of columns and rows. 公开01表 … 公开10表 in the numbering of Shanxi 2022.
 */

export type FormKey =
  | "公开01表"
  | "公开02表"
  | "公开03表"
  | "公开04表"
  | "公开05表"
  | "公开06表"
  | "公开07表"
  | "公开08表"
  | "公开09表"
  | "公开10表";

/** The scopes of money that a table is about. */
export type Scope = "全部" | "财政拨款" | "一般公共预算" | "政府性基金" | "国有资本经营";

export interface Form {
  readonly key: FormKey;
  /** The standard title. */
  readonly title: string;
  /** Titles in use, matched against the title without blanks, year and brackets. */
  readonly aliases: readonly RegExp[];
  /** Words that only this form's fixed note has. */
  readonly note: RegExp;
}

export const forms: readonly Form[] = [
  {
    key: "公开01表",
    title: "收入支出决算总表",
    aliases: [/^(?:部门|单位)?(?:收入支出|收支)(?:预)?决算总表$/, /^收入支出决算表$/],
    note: /总收支和年末结转结余情况/,
  },
  {
    key: "公开02表",
    title: "收入决算表",
    aliases: [/^(?:部门|单位)?收入决算(?:总|明细)?表$/],
    note: /取得的各项收入情况/,
  },
  {
    key: "公开03表",
    title: "支出决算表",
    aliases: [/^(?:部门|单位)?支出决算(?:总|明细)?表$/],
    note: /各项支出情况/,
  },
  {
    key: "公开04表",
    title: "财政拨款收入支出决算总表",
    aliases: [/^财政拨款(?:收入支出|收支)决算总表$/, /^财政拨款(?:收入支出|收支)决算表$/],
    note: /一般公共预算财政拨款、政府性基金预算财政拨款.*总收支/,
  },
  {
    key: "公开05表",
    title: "一般公共预算财政拨款支出决算表",
    aliases: [
      /^一般公共预算财政拨款(?:收入)?支出决算表$/,
      /^(?:公共)?财政拨款支出决算表$/,
      /^一般公共预算支出决算表$/,
    ],
    note: /一般公共预算财政拨款(?:实际)?支出情况/,
  },
  {
    key: "公开06表",
    title: "一般公共预算财政拨款支出决算明细表",
    aliases: [
      /^一般公共预算财政拨款(?:基本)?支出决算(?:明细)?表$/,
      /^(?:一般公共预算)?财政拨款基本支出决算(?:明细)?表$/,
      /^一般公共预算基本支出决算(?:明细)?表$/,
    ],
    note: /(?:基本支出|支出)明细情况/,
  },
  {
    key: "公开07表",
    title: "财政拨款“三公”经费支出决算表",
    aliases: [/三公.*经费.*决算.*表/, /“三公”经费/],
    note: /三公.*支出预决算情况/,
  },
  {
    key: "公开08表",
    title: "政府性基金预算财政拨款收入支出决算表",
    aliases: [/^政府性基金预算(?:财政拨款)?(?:收入支出|收支|支出)决算表$/],
    note: /政府性基金预算财政拨款(?:收入|支出|收支)/,
  },
  {
    key: "公开09表",
    title: "国有资本经营预算财政拨款支出决算表",
    aliases: [/^国有(?:资本|资金)经营预算(?:财政拨款)?(?:收入支出|收支|支出)决算表$/],
    note: /国有资本经营预算财政拨款(?:收入|支出)/,
  },
  {
    key: "公开10表",
    title: "部门决算公开相关信息统计表",
    aliases: [/^(?:部门|单位)?决算公开相关信息统计表$/, /相关信息统计表$/],
    note: /政府采购及机关运行经费和国有资产占用情况/,
  },
];

const titleOf = new Map(forms.map((form) => [form.key as string, form.title]));

/** The standard title of a form, or the key itself when there is none. */
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
    .replace(/[（(]\d{4}年度?[）)]$/, "");
}

/** The form that a title names, if it names one. */
export function formTitled(title: string): FormKey | null {
  const bare = bareTitle(title).replace(/^.*?(?:部门|单位)(?=财政拨款|一般公共|收入|支出)/, "");
  // The 明细 and 基本支出 tables are tried before the plain one, whose aliases are wider.
  const order = [5, 0, 1, 2, 3, 4, 6, 7, 8, 9];
  for (const index of order) {
    const form = forms[index]!;
    if (form.key === "公开06表" && !/基本支出|明细/.test(bare)) continue;
    if (form.aliases.some((alias) => alias.test(bare))) return form.key;
  }
  return null;
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
