/** The published form of an open-data disclosure (docs/schema/disclosure-1.json), as far as its fields go. */

interface Field {
  readonly fits: (value: unknown) => boolean;
  readonly should: string;
  readonly optional?: boolean;
}

export type Shape = Readonly<Record<string, Field>>;

/** What is wrong with the fields of one object: those that lack, do not fit, or are of no known name. */
export interface FieldProblem {
  readonly unknown: boolean;
  readonly message: string;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isDecimal = (value: unknown): boolean =>
  value === null || (typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value));
const isList = (value: unknown): boolean => Array.isArray(value);

const text: Field = { fits: isText, should: "文字" };
const label: Field = { fits: (value) => value === null || isText(value), should: "文字或null" };
const texts: Field = {
  fits: (value) => Array.isArray(value) && value.every(isText),
  should: "文字的列表",
};
const list: Field = { fits: isList, should: "列表" };
const count: Field = { fits: isCount, should: "不带引号的整数" };
const decimal: Field = { fits: isDecimal, should: "带引号的十进制数（不用逗号），空白为null" };
const oneOf = (...values: readonly unknown[]): Field => ({
  fits: (value) => values.includes(value),
  should: values.join("、"),
});
const span: Field = { ...count, optional: true };

export const disclosureShape: Shape = {
  schema: text,
  unit: text,
  year: count,
  title: text,
  profile: text,
  amountUnit: oneOf("元", "万元", "亿元"),
  draft: { fits: (value) => typeof value === "boolean", should: "true或false" },
  blocks: list,
  facts: list,
};

const kind = text;

export const blockShapes: Readonly<Record<string, Shape>> = {
  cover: { kind, lines: texts },
  contents: { kind, title: text },
  heading: { kind, level: oneOf(1, 2, 3, 4), text, id: text },
  paragraph: { kind, text },
  table: {
    kind,
    id: text,
    form: label,
    number: label,
    title: label,
    owner: label,
    year: label,
    unit: label,
    headerRows: count,
    rows: list,
    notes: texts,
  },
};

export const cellShape: Shape = {
  text,
  colSpan: span,
  rowSpan: span,
  key: { ...text, optional: true },
  value: { ...decimal, optional: true },
};

export const factShape: Shape = {
  concept: text,
  dimensions: {
    fits: (value) => isObject(value) && Object.values(value).every(isText),
    should: "文字的对照",
  },
  quantity: oneOf("amount", "percent", "count", "score", "text"),
  value: {
    ...decimal,
    fits: (value) => value !== null && isDecimal(value),
    should: "带引号的十进制数（不用逗号）",
  },
  printed: text,
  home: text,
  row: label,
  column: label,
};

/** Whether a value is an object with fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is wrong with the fields of an object. */
export function fieldProblems(value: Readonly<Record<string, unknown>>, shape: Shape): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [name, { fits, should, optional = false }] of Object.entries(shape)) {
    const there = Object.hasOwn(value, name);
    if (!there && !optional) problems.push({ unknown: false, message: `缺少“${name}”` });
    if (there && !fits(value[name]))
      problems.push({ unknown: false, message: `“${name}”应为${should}，写作${shown(value[name])}` });
  }
  for (const name of Object.keys(value))
    if (!Object.hasOwn(shape, name))
      problems.push({ unknown: true, message: `有不认识的“${name.slice(0, 40)}”` });
  return problems;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 40 ? `${text.slice(0, 40)}……` : text;
}
