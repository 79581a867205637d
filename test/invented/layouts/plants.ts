/** One error planted in a disclosure of any layout; null where the layout has no such sentence or table. */
export interface Plant {
  readonly id: string;
  readonly severity: "error" | "warning" | "note";
  readonly change: (text: string) => string | null;
}

const first =
  (pattern: RegExp, by: (...groups: string[]) => string): Plant["change"] =>
  (text) => {
    const changed = text.replace(pattern, (...all: unknown[]) =>
      by(...all.filter((one): one is string => typeof one === "string")),
    );
    return changed === text ? null : changed;
  };

/** Adds to the number as printed, in units of its first digit after the point. */
function plus(printed: string, tenths: bigint): string {
  const bare = printed.replaceAll(",", "");
  const [whole = "0", part = ""] = bare.split(".");
  const scale = BigInt(10 ** part.length);
  const value = BigInt(whole) * scale + BigInt(part === "" ? 0 : part) + (tenths * scale) / 10n;
  const digits = value.toString().padStart(part.length + 1, "0");
  return part === "" ? digits : `${digits.slice(0, -part.length)}.${digits.slice(-part.length)}`;
}

const number = "([\\d,]+\\.\\d+)";

/** Kinds of errors that preparers make, planted at the first place that has one. */
export const plants: readonly Plant[] = [
  {
    id: "total of the first table",
    severity: "error",
    change: first(
      new RegExp(`^(总计\\t(?:\\d+\\t)?)${number}`, "m"),
      (_, lead, value) => lead! + plus(value!, 30n),
    ),
  },
  {
    id: "closing balance",
    severity: "error",
    change: first(
      new RegExp(`(年末结转和结余\\t(?:\\d+\\t)?)${number}$`, "m"),
      (_, lead, value) => lead! + plus(value!, 30n),
    ),
  },
  {
    id: "share",
    severity: "error",
    change: first(
      /((?:基本支出)[\d.,]+万?元，占(?:总支出的|支出总额)?)([\d.]+)%/,
      (_, lead, value) => `${lead}${plus(value!, 12n)}%`,
    ),
  },
  {
    id: "rate of growth",
    severity: "error",
    change: first(/(增加[\d.,]+万?元，增长)([\d.]+)%/, (_, lead, value) => `${lead}${plus(value!, 12n)}%`),
  },
  {
    id: "word of rate against amount",
    severity: "error",
    change: first(/(增加[\d.,]+万?元，)增长([\d.]+%)/, (_, lead, value) => `${lead}下降${value}`),
  },
  {
    id: "both words turned",
    severity: "error",
    change: first(
      /增加(([\d.,]+)万?元)，增长((?:[4-9]|\d{2,})\.\d+%)/,
      (_, amount, __, rate) => `减少${amount}，下降${rate}`,
    ),
  },
  {
    id: "minus in words of decrease",
    severity: "error",
    change: first(/(减少[\d.,]+万?元，下降)([\d.]+%)/, (_, lead, value) => `${lead}-${value}`),
  },
  {
    id: "reason against the change",
    severity: "warning",
    change: first(
      /(增加[\d.,]+万?元，增长[\d.]+%[，。](?:主要)?(?:变动)?原因[是：])[^，。]+/,
      (_, lead) => `${lead}项目经费减少`,
    ),
  },
  {
    id: "above and below the budget",
    severity: "error",
    change: first(/(?<=\d[.、][^\n]*)决算数小于((?:年初)?预算数)/, (_, what) => `决算数大于${what}`),
  },
  {
    id: "equal to the budget",
    severity: "error",
    change: first(
      /(?<=\d[.、][^\n]*)决算数小于(?:年初)?预算数的主要原因[是：][^。\n]+。/,
      () => "决算数与预算数持平。",
    ),
  },
  {
    id: "outturn of an item",
    severity: "error",
    change: first(
      new RegExp(`(（项）[^\\n]*支出决算为)${number}`),
      (_, lead, value) => lead! + plus(value!, 50n),
    ),
  },
  {
    id: "total in the text",
    severity: "error",
    change: first(
      new RegExp(`(一般公共预算财政拨款支出)${number}(?=万?元，占)`),
      (_, lead, value) => lead! + plus(value!, 50n),
    ),
  },
  {
    id: "unit of an amount",
    severity: "error",
    change: first(
      /(基本支出[\d.,]+)(万?元)(?=。其中|，其中)/,
      (_, lead, unit) => lead! + (unit === "元" ? "万元" : "元"),
    ),
  },
  {
    id: "code beside another name",
    severity: "error",
    change: first(/^2080505\t(?=机关事业单位基本养老)/m, () => "2080599\t"),
  },
  {
    id: "name of another code",
    severity: "error",
    change: first(/^(2210201\t)住房公积金/m, (_, code) => `${code}购房补贴`),
  },
  {
    id: "name without amount",
    severity: "error",
    change: first(/(主要包括：办公费、)/, (_, lead) => `${lead}印刷费、`),
  },
  {
    id: "year left over in a section",
    severity: "error",
    change: first(/(情况说明\n\n[^\n]{0,20}?)2023年度(?=[^\n]*支出)/, (_, lead) => `${lead}2022年度`),
  },
  {
    id: "date of assets",
    severity: "error",
    change: first(/截至2023年12月31日，(?=[^\n]*共有车辆)/, () => "截至2022年12月31日，"),
  },
  {
    id: "class of the structure",
    severity: "error",
    change: first(
      /(住房保障[^\n；。]{0,8}?)([\d,]+\.\d+)(?=万?元，占)/,
      (_, lead, value) => lead! + plus(value!, 50n),
    ),
  },
  {
    id: "goods of procurement",
    severity: "error",
    change: first(/(货物(?:支出|采购金额))([\d,]+\.\d+)/, (_, lead, value) => lead! + plus(value!, 50n)),
  },
  {
    id: "small business above all",
    severity: "error",
    change: first(
      /(授予中小企业合同金额)([\d,]+\.\d+)/,
      (_, lead, value) => `${lead}${plus(value!, 5_000_000n)}`,
    ),
  },
  {
    id: "growth on nothing",
    severity: "error",
    change: first(
      /(机关运行经费支出([\d.,]+万?元)，比(?:上年|\d{4}年度?))增加[\d.,]+万?元，增长[\d.]+%/,
      (_, lead, cost) => `${lead}增加${cost}，增长100.00%`,
    ),
  },
  {
    id: "empty table without its remark",
    severity: "error",
    change: first(/^(?:说明|注)：[^\n]*故本表无数据。\n/m, () => ""),
  },
  {
    id: "choice not made",
    severity: "warning",
    change: first(/增加(?=[\d.,]+万?元，增长)/, () => "增加（减少）"),
  },
  {
    id: "placeholder",
    severity: "warning",
    change: first(/(主要(?:变动)?原因[是：])[^，。\n]+/, (_, lead) => `${lead}××××`),
  },
  {
    id: "vehicles",
    severity: "warning",
    change: first(/(共有车辆)(\d+)辆/, (_, lead, value) => `${lead}${Number(value) + 2}辆`),
  },
  {
    id: "abroad without money",
    severity: "error",
    change: first(/(团组)0个/, (_, lead) => `${lead}2个`),
  },
  {
    id: "nothing said of something",
    severity: "error",
    change: first(
      /[^\n]*政府性基金预算财政拨款(?:年初结转和结余|支出)(?!0)[\d.,]+万?元[^\n]*/,
      () => "本单位2023年度没有政府性基金预算财政拨款收入和支出。",
    ),
  },
  {
    id: "staff and running costs",
    severity: "error",
    change: first(/(人员经费(?:支出)?)([\d,]+\.\d+)/, (_, lead, value) => lead! + plus(value!, 50n)),
  },
  {
    id: "“三公” item of the text",
    severity: "error",
    change: first(
      /(公务接待费支出(?:决算(?:为)?)?)([\d,]+\.\d+)/,
      (_, lead, value) => lead! + plus(value!, 30n),
    ),
  },
  {
    id: "completion of “三公”",
    severity: "error",
    change: first(
      /(三公[^\n]*?完成(?:年初)?预算的?)([\d.]+)%/,
      (_, lead, value) => `${lead}${plus(value!, 70n)}%`,
    ),
  },
];
