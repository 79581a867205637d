/** Built-in number formats that change what a number says; the others only space it. */
export const dateFormats: ReadonlyMap<number, string> = new Map([
  [2, "0.00"],
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
  [44, "#,##0.00"],
  [57, "yyyy年m月"],
  [58, "m月d日"],
]);

/**
 * A stored number as a person sees it: never through a float where the file has plain decimals, percentages
 * with their sign, dates as dates, and at least the decimals that the format shows. Digits that the format hides
 * are kept: what is audited is the value.
 */
export function shownValue(
  stored: string,
  format: string,
  date1904: boolean,
): { text: string; number: string | null } {
  const number = plainDecimal(stored);
  if (number === null) return { text: stored, number: null };
  const section = format.split(";")[0]!.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  if (/[ymd]/i.test(section) && !/[#0]/.test(section.replace(/m/gi, ""))) {
    const date = dateOf(number, date1904, section);
    if (date) return { text: date, number };
  }
  const places = /\.(0+)/.exec(section)?.[1]?.length ?? 0;
  if (section.includes("%")) return { text: `${padded(shifted(number, 2), places)}%`, number };
  return { text: padded(number, places), number };
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

function padded(number: string, places: number): string {
  const [whole = "0", fraction = ""] = number.split(".");
  return places === 0 && fraction === ""
    ? whole
    : `${whole}.${fraction.padEnd(places, "0")}`.replace(/\.$/, "");
}

function shifted(number: string, by: number): string {
  const negative = number.startsWith("-");
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  const digits = whole + fraction.padEnd(by, "0");
  const at = whole.length + by;
  const moved = `${digits.slice(0, at)}.${digits.slice(at)}`
    .replace(/^0+(?=\d)/, "")
    .replace(/\.?0*$/, (tail) => (tail.includes(".") ? "" : tail));
  return (negative ? "-" : "") + (moved === "" ? "0" : moved);
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
