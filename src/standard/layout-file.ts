import type { Part } from "../facts/account.ts";
import type { Layout, LayoutSection } from "../facts/layout.ts";
import { bareTitle, formKeys } from "./forms.ts";
import type { LayoutFile } from "./layout.ts";
import { layoutNamed, national, resolved, sectionsOf } from "./layout.ts";
import { scoringMethods } from "./scoring.ts";
import { isSection, rootOf, sectionKeys } from "./sections.ts";
import { isPlainTitle, titlePattern } from "./title-pattern.ts";

/** What is wrong with a layout file: where (`tables.3.title`), and what to do, in words. */
export interface LayoutFault {
  readonly path: string;
  readonly message: string;
}

/** The schema that layout files follow. */
export const layoutSchema = "mingzhang/layout/1";

const parts: readonly Part[] = ["overview", "tables", "narrative", "glossary", "attachments"];
const voices: readonly Layout["voice"][] = ["shanxi", "national", "university"];

type Check = (value: unknown, path: string) => LayoutFault | null;

const wrong = (path: string, message: string): LayoutFault => ({ path, message });

/** The key that a path ends with, in words. */
function keyAt(path: string): string {
  const key = path.split(".").findLast((part) => !/^\d+$/.test(part));
  return key === undefined ? "" : `“${key}”`;
}

const text: Check = (value, path) =>
  typeof value === "string" && value.trim() !== "" && value.length <= 200
    ? null
    : wrong(path, `${keyAt(path)}应为不超过200字的文字，不能空着`);
/** What is printed as it stands. */
const plainTitle: Check = (value, path) =>
  text(value, path) ??
  (isPlainTitle(value as string)
    ? null
    : wrong(path, `${keyAt(path)}照原样印出，不能有 [ ] { } | …：其他写法请写在 aliases 里`));
const words: Check = (value, path) =>
  typeof value === "string" && value.length <= 200
    ? null
    : wrong(path, `${keyAt(path)}应为不超过200字的文字，可以为空`);
const yes: Check = (value, path) =>
  typeof value === "boolean" ? null : wrong(path, `${keyAt(path)}应为 true 或 false`);
const pattern: Check = (value, path) =>
  text(value, path) ??
  (titlePattern(value as string) ? null : wrong(path, `“${String(value)}”的 [ ] 或 { } 不成对`));
const oneOf =
  (...known: readonly unknown[]): Check =>
  (value, path) =>
    known.includes(value)
      ? null
      : wrong(path, `没有“${String(value)}”，可用 ${known.filter((one) => one !== null).join("、")}`);
const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? null : check(value, path);

/** A list of things, none of them twice. */
const list =
  (item: Check, { least = 0, same = (one: unknown): unknown => one } = {}): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return wrong(path, `${keyAt(path)}应为 [ ] 列表`);
    if (value.length < least) return wrong(path, `${keyAt(path)}至少应有${least}项`);
    if (value.length > 500) return wrong(path, `${keyAt(path)}超过500项`);
    const seen = new Map<unknown, number>();
    for (const [i, one] of value.entries()) {
      const fault = item(one, `${path}.${i}`);
      if (fault) return fault;
      const key = same(one);
      if (seen.has(key)) return wrong(`${path}.${i}`, `“${String(key)}”与第${seen.get(key)! + 1}项重复`);
      seen.set(key, i);
    }
    return null;
  };

/** An object of known keys; `must` names those that have to be there. */
const object =
  (fields: Readonly<Record<string, Check>>, must: readonly string[] = []): Check =>
  (value, path) => {
    const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return wrong(path, `${keyAt(path)}应为 { } 对象`);
    const given = value as Readonly<Record<string, unknown>>;
    for (const key of must) if (!(key in given)) return wrong(path, `缺少“${key}”`);
    for (const [key, one] of Object.entries(given)) {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (!check) return wrong(at(key), `不认识“${key}”，可用 ${Object.keys(fields).join("、")}`);
      const fault = check(one, at(key));
      if (fault) return fault;
    }
    return null;
  };

const columns: Check = (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return wrong(path, `${keyAt(path)}应为 { } 对象`);
  const seen = new Map<string, string>();
  for (const [usual, own] of Object.entries(value)) {
    const fault = text(own, `${path}.${usual}`);
    if (fault) return fault;
    const other = seen.get(own as string);
    if (other !== undefined) return wrong(`${path}.${usual}`, `“${other}”和“${usual}”都印作“${own}”`);
    seen.set(own as string, usual);
  }
  return null;
};

const rowNumbers: Check = (value, path) =>
  Array.isArray(value) &&
  (value.length === 0 || value.length === 4) &&
  value.every((one, i) => Number.isInteger(one) && one > (value[i - 1] ?? 0))
    ? null
    : wrong(path, "应为左右两边首末行次四个由小到大的数字，或空列表");

const years: Check = (value, path) => {
  const [first, last, ...more] = Array.isArray(value) ? value : [];
  const both = [first, last].every((one) => Number.isInteger(one) && one >= 1990 && one <= 2100);
  if (!both || more.length > 0) return wrong(path, "应为起止两个四位年度");
  return first <= last ? null : wrong(path, `起始年度${first}晚于终止年度${last}`);
};

const titleOfPart: Check = (value, path) =>
  text(value, path) ??
  ((value as string).replace(/\{(?:单位|年度|文种)\}/g, "").search(/[{}]/) === -1
    ? null
    : wrong(path, "只能用 {单位}、{年度}、{文种}"));

const section: Check = (value, path) =>
  object(
    {
      section: oneOf(...sectionKeys),
      title: plainTitle,
      aliases: list(pattern),
      except: list(text),
      required: yes,
      within: list(section, { same: (one) => (one as LayoutSection).section }),
    },
    ["section"],
  )(value, path);

const classCode: Check = (value, path) =>
  typeof value === "string" && /^\d{3}$/.test(value) ? null : wrong(path, "应为三位的经济分类类级编码");

const shape = object(
  {
    $schema: text,
    schema: oneOf(layoutSchema),
    id: (value, path) =>
      typeof value === "string" && /^[a-z0-9][a-z0-9-]{1,40}$/.test(value)
        ? null
        : wrong(path, "应为小写字母、数字和 - 的编号，如 shanxi-2022"),
    extends: text,
    name: text,
    years,
    amountUnit: oneOf("元", "万元"),
    frame: yes,
    tables: list(
      object(
        {
          form: oneOf(...formKeys),
          number: orNull(text),
          title: plainTitle,
          aliases: list(pattern),
          note: orNull(pattern),
          columns,
          rowNumbers,
        },
        ["form"],
      ),
      { least: 1, same: (one) => (one as { form: unknown }).form },
    ),
    captions: object({
      prints: list(oneOf("owner", "year", "unit")),
      owner: words,
      unit: text,
      words: object({ owner: list(text), unit: list(text) }),
    }),
    columnNumbers: text,
    parts: list(
      object(
        {
          part: oneOf(...parts),
          title: titleOfPart,
          aliases: list(pattern),
          unnumbered: list(pattern),
          listed: list(pattern),
          required: yes,
        },
        ["part"],
      ),
      { least: 1, same: (one) => (one as { part: unknown }).part },
    ),
    sections: list(section, { same: (one) => (one as { section: unknown }).section }),
    contents: yes,
    selfEvaluation: yes,
    emptyTableRemark: text,
    scoring: oneOf(...scoringMethods.map(({ id }) => id)),
    grades: list(text, { least: 2 }),
    microShareOf: oneOf("合计", "中小企业"),
    economicClasses: list(classCode),
    requiredContent: list(oneOf("CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "PA-05")),
    explainsChanges: yes,
    voice: oneOf(...voices),
    style: object({
      numbered: yes,
      detail: yes,
      capitalIncome: yes,
      threePublicPairs: yes,
      grouped: yes,
      listsZeros: yes,
    }),
  },
  ["schema", "id", "name", "years", "tables"],
);

/**
 * A layout from what its file says, or the first thing that is wrong with it: what has another shape, what is unknown,
 * and what contradicts itself.
 */
export function layoutFrom(value: unknown): Layout | LayoutFault {
  const fault = shape(value, "");
  if (fault) return fault;
  const file = value as LayoutFile & { readonly $schema?: string };
  const parent = layoutNamed(file.extends ?? national.id);
  if (!parent) return wrong("extends", `没有样式“${file.extends}”`);
  const { $schema: _schema, ...own } = file;
  const layout = resolved(own, parent);
  return contradiction(layout) ?? layout;
}

/** What two places of a layout say differently. */
function contradiction(layout: Layout): LayoutFault | null {
  return (
    twoTables(layout) ??
    untitled(layout) ??
    twoParts(layout) ??
    twoSections(layout.sections, "sections") ??
    strayed(layout.sections, "sections", null) ??
    unknownClass(layout)
  );
}

/** One title or number for two tables: by its words, or by what another table's titles allow. */
function twoTables({ tables }: Layout): LayoutFault | null {
  for (const [i, one] of tables.entries()) {
    for (const [k, other] of tables.slice(0, i).entries()) {
      if (one.number !== null && one.number === other.number)
        return wrong(`tables.${i}.number`, `表号“${one.number}”与第${k + 1}张表（${other.form}）的相同`);
      if (one.title !== "" && bareTitle(one.title) === bareTitle(other.title))
        return wrong(`tables.${i}.title`, `表名“${one.title}”与第${k + 1}张表（${other.form}）的相同`);
    }
    for (const [k, other] of tables.entries()) {
      if (k === i) continue;
      const alias = other.aliases.findIndex(
        (words) => isPlainTitle(words) && bareTitle(words) === bareTitle(one.title),
      );
      if (alias !== -1)
        return wrong(
          `tables.${k}.aliases.${alias}`,
          `“${one.title}”是第${i + 1}张表（${one.form}）的表名，不能又是${other.form}的别名`,
        );
    }
  }
  return null;
}

/** One title for two parts; sections of a narrative that there is no part for. */
function twoParts({ parts: own, sections }: Layout): LayoutFault | null {
  for (const [i, { title }] of own.entries()) {
    const other = own.findIndex((one) => one.title === title);
    if (other < i) return wrong(`parts.${i}.title`, `标题“${title}”与第${other + 1}项的相同`);
  }
  const told = sections.some(({ required }) => required) && !own.some(({ part }) => part === "narrative");
  return told ? wrong("parts", "情况说明有必须写的小节，“parts”里却没有 narrative") : null;
}

function untitled({ tables, parts: own, sections }: Layout): LayoutFault | null {
  const table = tables.findIndex(({ title }) => title === "");
  if (table !== -1) return wrong(`tables.${table}`, "缺少“title”");
  const part = own.findIndex(({ title }) => title === "");
  if (part !== -1) return wrong(`parts.${part}`, "缺少“title”");
  const one = sectionsOf({ sections }).find(({ title }) => title === "");
  return one ? wrong("sections", `“${one.section}”缺少“title”`) : null;
}

/** One section twice, or one title for two sections that stand side by side. */
function twoSections(
  sections: readonly LayoutSection[],
  path: string,
  seen: Map<string, string> = new Map(),
): LayoutFault | null {
  const titles = new Map<string, string>();
  for (const [i, one] of sections.entries()) {
    const at = `${path}.${i}`;
    if (seen.has(one.section)) return wrong(`${at}.section`, `“${one.section}”写了两次`);
    seen.set(one.section, at);
    const other = titles.get(one.title);
    if (other !== undefined) return wrong(`${at}.title`, `标题“${one.title}”与“${other}”的相同`);
    titles.set(one.title, one.section);
    const fault = twoSections(one.within, `${at}.within`, seen);
    if (fault) return fault;
  }
  return null;
}

/** A section that by its name belongs inside another stands inside that one. */
function strayed(
  sections: readonly LayoutSection[],
  path: string,
  inside: LayoutSection | null,
): LayoutFault | null {
  for (const [i, one] of sections.entries()) {
    const owner = one.section.includes(".") ? one.section.split(".")[0]! : null;
    if (owner !== null && inside?.section !== owner)
      return wrong(`${path}.${i}.section`, `“${one.section}”应写在“${owner}”的 within 里`);
    if (inside && isSection(one.section) && rootOf(inside.section) !== inside.section && owner === null)
      return wrong(`${path}.${i}.section`, `“${one.section}”不能写在“${inside.section}”里`);
    const fault = strayed(one.within, `${path}.${i}.within`, one);
    if (fault) return fault;
  }
  return null;
}

function unknownClass({ economicClasses }: Layout): LayoutFault | null {
  const at = economicClasses.findIndex((code) => !/^3(?:0[1-9]|1[0-3]|99)$/.test(code));
  return at === -1 ? null : wrong(`economicClasses.${at}`, `没有经济分类“${economicClasses[at]}”`);
}
