import type { Account } from "../facts/account.ts";
import { formatFixed, magnitude } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { scaleOf } from "../facts/quantity.ts";

const shifts: Readonly<Record<AmountUnit, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/**
 * Another value of a fact, printed as the document prints this one: its unit, its decimals, its thousands separators,
 * a blank cell like the cells beside it. Null where the figure is in words or about (三个, 50余批).
 */
export function printedLike(fact: Fact, value: bigint, account: Account): string | null {
  if (fact.approximate || fact.quantity === "text") return null;
  if (value === 0n && zerosBlank(fact, account)) return "";
  if (fact.printed.trim() === "") return inBlankCell(fact, value, account);
  const match = /^(\s*)[-－−]?([\d,，]+(?:[.．]\d+)?|[\d ]+[.．]\d+)(.*)$/s.exec(fact.printed);
  if (!match) return /^\s*(?:-|—)\s*$/.test(fact.printed) ? inBlankCell(fact, value, account) : null;
  const [, lead = "", digits = "", rest = ""] = match;
  const places = /[.．]/.test(digits) ? digits.length - digits.search(/[.．]/) - 1 : 0;
  const scale = scaleOfPrint(fact, rest, account);
  // In running text the direction is said in words, and the figure has no sign.
  const signed = fact.spot.row >= 0 || /^\s*[-－−]/.test(fact.printed) ? value : magnitude(value);
  const grouped =
    /[,，]/.test(digits) || (digits.replace(/[.．].*/, "").length <= 3 && groups(fact, account));
  return lead + formatFixed(signed, scale, leastPlaces(signed, scale, places), grouped) + rest;
}

/** A whole count stays whole; a value that the printed places would round to nothing gets more. */
function leastPlaces(value: bigint, scale: number, places: number): number {
  const rounds = formatFixed(value, scale, places).replace(/[-0.]/g, "") === "" && value !== 0n;
  return rounds ? Math.max(places, 2) : places;
}

function scaleOfPrint(fact: Fact, rest: string, account: Account): number {
  if (fact.quantity !== "amount") return scaleOf[fact.quantity];
  const own = /^\s*(亿元|万元|元)/.exec(rest)?.[1] as AmountUnit | undefined;
  return shifts[own ?? unitOfTable(fact, account)] + scaleOf.amount;
}

function unitOfTable(fact: Fact, account: Account): AmountUnit {
  if (fact.home === "自评表" && fact.spot.row >= 0) return "万元";
  const table = account.tables.find(({ block }) => block === fact.spot.block);
  return table?.amountUnit ?? account.amountUnit ?? "元";
}

/** Whether the table leaves cells blank where there is nothing. */
function zerosBlank(fact: Fact, account: Account): boolean {
  if (fact.spot.row < 0) return false;
  const zeros = account.facts.filter(({ spot, value }) => spot.block === fact.spot.block && value === 0n);
  return zeros.filter(({ printed }) => printed === "").length * 2 > zeros.length;
}

function neighbours(fact: Fact, account: Account): readonly Fact[] {
  return account.facts.filter(
    ({ spot, home, quantity, printed }) =>
      quantity === fact.quantity &&
      home === fact.home &&
      spot.row >= 0 === fact.spot.row >= 0 &&
      printed.trim() !== "",
  );
}

function groups(fact: Fact, account: Account): boolean {
  return neighbours(fact, account).some(({ printed }) => /\d,\d{3}/.test(printed));
}

function inBlankCell(fact: Fact, value: bigint, account: Account): string | null {
  if (value === 0n) return fact.printed;
  const like = neighbours(fact, account).find(({ value: other }) => other !== 0n);
  const alone = fact.quantity === "amount" ? 2 : 0;
  const places = like ? (/\.(\d+)/.exec(like.printed)?.[1]?.length ?? 0) : alone;
  return formatFixed(value, scaleOfPrint(fact, "", account), places, groups(fact, account));
}
