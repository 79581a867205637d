import { parseXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Levels of every list of a Word document, by list and level. */
export type Numbering = ReadonlyMap<string, ReadonlyMap<number, Level>>;

/** Reads the lists of a document: what Word prints before a paragraph stands only there. */
export function numberingOf(zip: Zip, part: string | null): Numbering {
  const abstract = new Map<string, Map<number, Level>>();
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  const bytes = part === null ? null : zip.part(part);
  if (!bytes || part === null) return lists;
  let levels: Map<number, Level> | null = null;
  let level: { at: number; format: string; text: string; start: number } | null = null;
  let list = "";
  parseXml(bytes, part, {
    open: ({ name, own, attributes }) => {
      if (!own) return;
      if (name === "abstractNum") {
        levels = new Map();
        abstract.set(attributes.abstractNumId ?? "", levels);
      } else if (name === "lvl")
        level = { at: Number(attributes.ilvl), format: "decimal", text: "", start: 1 };
      else if (name === "numFmt" && level) level.format = attributes.val ?? "decimal";
      else if (name === "lvlText" && level) level.text = attributes.val ?? "";
      else if (name === "start" && level) level.start = Number(attributes.val) || 1;
      else if (name === "num") list = attributes.numId ?? "";
      else if (name === "abstractNumId") {
        const found = abstract.get(attributes.val ?? "");
        if (found && list !== "") lists.set(list, found);
      }
    },
    close: (name) => {
      if (name !== "lvl" || !level) return;
      levels?.set(level.at, level);
      level = null;
    },
  });
  return lists;
}

/** Counts the paragraphs of each list and says what stands before the next one. */
export function counterOf(numbering: Numbering): (id: string, level: number) => string {
  const counts = new Map<string, number[]>();
  return (id, level) => {
    const levels = numbering.get(id);
    const own = levels?.get(level);
    if (!levels || !own || own.format === "bullet" || own.format === "none") return "";
    const list = counts.get(id) ?? [];
    counts.set(id, list);
    list[level] = (list[level] ?? own.start - 1) + 1;
    list.length = level + 1;
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(list[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? "decimal");
    });
  };
}

function written(value: number, format: string): string {
  if (/chinese|japanese|ideograph|taiwanese/i.test(format)) return chinese(value);
  if (/^lowerLetter$/.test(format)) return String.fromCharCode(96 + (((value - 1) % 26) + 1));
  if (/^upperLetter$/.test(format)) return String.fromCharCode(64 + (((value - 1) % 26) + 1));
  if (/Roman$/.test(format)) return format.startsWith("lower") ? roman(value).toLowerCase() : roman(value);
  return String(value);
}

const digits = "零一二三四五六七八九";

function chinese(value: number): string {
  if (value <= 0 || value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const lead = tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`;
  return lead + (ones === 0 ? "" : digits[ones]);
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let left = Math.min(value, 399);
  let text = "";
  for (const [worth, sign] of signs)
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  return text;
}
