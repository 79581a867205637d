/** Built-in number formats that change what a number says; the others only space it. */
export const builtInFormats: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [14, "yyyy/m/d"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [22, "yyyy/m/d h:mm"],
  [27, "yyyy年m月"],
  [30, "m-d-yy"],
  [31, "yyyy年m月d日"],
  [36, "yyyy年m月"],
  [39, "#,##0.00"],
  [40, "#,##0.00"],
  [41, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '],
  [43, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
  [44, "#,##0.00"],
  [57, "yyyy年m月"],
  [58, "m月d日"],
]);

/** A number as a person sees it, and as it is stored. */
export interface Shown {
  readonly text: string;
  /** The stored number, in plain decimal; null for what is no number. */
  readonly number: string | null;
  /** The format shows nothing of it. */
  readonly concealed?: boolean;
}

/**
 * A stored number as a person sees it: never through a float where the file has plain decimals, percentages
 * with their sign, dates as dates, thousands and 万 as the format scales them, zeros as the words it has for zero, the
 * words behind a number, and at least the digits that the format shows. Digits that the format rounds off are kept:
 * what is audited is the value.
 */
export function shownValue(stored: string, format: string, date1904: boolean): Shown {
  const number = plainDecimal(stored);
  if (number === null) return { text: stored, number: null };
  const signs = sectionFor(number, sectionsOf(format));
  const bare = signs.map(({ text, literal }) => (literal ? "" : text)).join("");
  if (/[ymd]/i.test(bare) && !/[#0]/.test(bare.replace(/m/gi, ""))) {
    const date = dateOf(number, date1904, bare);
    if (date) return { text: date, number };
  }
  if (format !== "" && format.length <= longestFormat && !/[#0@%ymdhs]|general|通用格式/i.test(bare)) {
    const words = signs.map(({ text, literal }) => (literal || text !== "?" ? text : "")).join("");
    // Words for zero are zero; for any other number they hide it.
    return { text: words.trim(), number, ...(number === "0" ? {} : { concealed: true }) };
  }
  const { whole, places, shift, suffix } = patternOf(signs);
  const percent = bare.includes("%");
  return {
    text: padded(shifted(number, percent ? shift + 2 : shift), whole, places) + (percent ? "%" : suffix),
    number,
  };
}

/** Whether a format shows nothing of a text. */
export function concealsText(format: string): boolean {
  const [, , , text] = sectionsOf(format);
  return text?.length === 0;
}

/** A sign of a number format; a literal is printed as it is. */
interface Sign {
  readonly text: string;
  readonly literal: boolean;
}

const longestFormat = 255;

function sectionsOf(format: string): Sign[][] {
  const sections: Sign[][] = [[]];
  if (format.length > longestFormat) return sections;
  for (const [piece, quoted, escaped, width] of format.matchAll(
    /"([^"]*)"|[\\!]([\s\S])|(\[[^\]]*\]|_.|\*.)|[\s\S]/g,
  )) {
    if (piece === ";") sections.push([]);
    else if (width === undefined || /^\[[<>=]/.test(width))
      sections
        .at(-1)!
        .push({ text: quoted ?? escaped ?? piece, literal: (quoted ?? escaped ?? width) !== undefined });
  }
  return sections;
}

/** The section of a format for a number: by its own conditions, or for positive ones, for negative ones, for zero. */
function sectionFor(number: string, sections: readonly Sign[][]): readonly Sign[] {
  const [first = [], negative = first, zero = first] = sections;
  if (sections.some((section) => section.some(isCondition)))
    return (
      sections.find((section) => section.filter(isCondition).every(({ text }) => holds(number, text))) ?? []
    ).filter((sign) => !isCondition(sign));
  if (number === "0") return zero;
  return number.startsWith("-") ? negative : first;
}

function isCondition({ text, literal }: Sign): boolean {
  return literal && /^\[[<>=]/.test(text);
}

/** Whether a number is as a condition such as [>=10000] asks; only how it looks depends on it. */
function holds(number: string, condition: string): boolean {
  const [, sign = "", bound = ""] = /^\[([<>=]+)(-?[\d.]+)\]$/.exec(condition) ?? [];
  const [a, b] = [Number(number), Number(bound)];
  if (a === b) return sign.includes("=");
  return sign.includes(a < b ? "<" : ">");
}

interface Pattern {
  /** The least digits before the point, and after it. */
  readonly whole: number;
  readonly places: number;
  /** The power of ten by which what is shown is larger than what is stored. */
  readonly shift: number;
  readonly suffix: string;
}

function patternOf(signs: readonly Sign[]): Pattern {
  // One character a sign; literals cannot be taken for digits, a point that is only drawn is told apart.
  const drawnAs = (text: string): string => (text === "." ? "|" : "~");
  const plan = signs.map(({ text, literal }) => (literal ? drawnAs(text) : text)).join("");
  const found = /[0#?][0#?,]*(?:[.|][0#?]*)?,*/.exec(plan);
  if (!found) return { whole: 1, places: 0, shift: 0, suffix: "" };
  const [body] = found;
  const thousands = /,*$/.exec(body)![0].length;
  const [before = "", after = ""] = body.split(/[.|]/);
  // 0!.0, shows 万: a thousand less, and a point drawn before the last digit.
  const drawn = body.includes("|") ? after.replace(/,/g, "").length : 0;
  const behind = signs.slice(found.index + body.length).filter(({ literal }) => literal);
  return {
    whole: before.replace(/[^0]/g, "").length,
    places: after.replace(/[^0?]/g, "").length,
    shift: -3 * thousands - drawn,
    suffix: /^[\p{Script=Han}%]*/u.exec(
      behind
        .map(({ text }) => text)
        .join("")
        .trim(),
    )![0],
  };
}

/** Plain decimal of at most 15 significant digits, which is all that a workbook stores; null for no number. */
export function plainDecimal(stored: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(stored.trim());
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  let digits = (whole + fraction).replace(/^0+(?=\d)/, "");
  let scale = fraction.length - Number(exponent);
  if (digits.length > 15) {
    const cut = digits.length - 15;
    digits = String(BigInt(digits.slice(0, 15)) + (digits.charCodeAt(15) >= 53 ? 1n : 0n));
    scale -= cut;
  }
  if (scale <= 0) return sign + digits + "0".repeat(-scale);
  const long = digits.padStart(scale + 1, "0");
  const text = `${long.slice(0, -scale)}.${long.slice(-scale)}`.replace(/\.?0+$/, "");
  return (text === "0" ? "" : sign) + text;
}

function padded(number: string, wholes: number, places: number): string {
  const [, sign = "", whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  const decimals = fraction.padEnd(places, "0");
  return `${sign}${whole.padStart(wholes, "0")}${decimals === "" ? "" : `.${decimals}`}`;
}

/** A plain decimal times a power of ten. */
function shifted(number: string, by: number): string {
  if (by === 0) return number;
  const [, sign = "", whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  const digits = "0".repeat(Math.max(0, -by)) + whole + fraction.padEnd(Math.max(0, by), "0");
  const at = Math.max(0, -by) + whole.length + by;
  const moved = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/^0+(?=\d)/, "").replace(/\.?0*$/, "");
  const text = moved === "" ? "0" : moved;
  return text === "0" ? text : sign + text;
}

function dateOf(number: string, date1904: boolean, format: string): string | null {
  const days = Math.floor(Number(number));
  if (!(days > 0 && days < 2_958_466)) return null;
  // Day 60 of the 1900 system is a day that never was.
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days > 59 ? 30 : 31);
  const at = new globalThis.Date(epoch + days * 86_400_000);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  if (!/d/i.test(format)) return `${year}年${month}月`;
  return /y/i.test(format) ? `${year}年${month}月${day}日` : `${month}月${day}日`;
}
