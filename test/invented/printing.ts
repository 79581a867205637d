/** How amounts are printed: tables plain, prose with separators; percentages half up. */

/** `1234567.89`, blank for nothing. */
export function cell(fen: bigint): string {
  return fen === 0n ? "" : plainYuan(fen);
}

/** `1234567.89` */
export function plainYuan(fen: bigint): string {
  return `${fen / 100n}.${(fen % 100n).toString().padStart(2, "0")}`;
}

/** `1,234,567.89元` */
export function yuan(fen: bigint): string {
  const [whole = "", part = ""] = plainYuan(fen).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part}元`;
}

/** `12.34` 万元 with `places` decimals, half up. */
export function wan(fen: bigint, places = 2): string {
  const unit = 10n ** BigInt(6 - places);
  const rounded = (fen * 2n + unit) / (unit * 2n);
  const digits = rounded.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** `12.34%`, half up. */
export function percent(part: bigint, whole: bigint): string {
  const rounded = whole === 0n ? 0n : (part * 20_000n + whole) / (whole * 2n);
  return `${rounded / 100n}.${(rounded % 100n).toString().padStart(2, "0")}%`;
}

/** The sum of amounts. */
export function add(...values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
