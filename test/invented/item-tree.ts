import { randomFrom } from "./accounts.ts";

/** An item of a narrative with what it says of itself and of its parts; amounts in hundredths of 万元. */
export interface ItemTree {
  readonly name: string;
  readonly amount: number;
  /** Last year's amount; null where nothing is compared. */
  readonly prior: number | null;
  /** Whether the item says its share of the whole. */
  readonly share: boolean;
  readonly parts: readonly ItemTree[];
}

/** The three ways in which narratives print items: in one sentence, item by item, or item by item in one block. */
export const treeStyles = ["run-in", "list", "block"] as const;
export type TreeStyle = (typeof treeStyles)[number];

const names =
  "河道整治 校舍维修 文物普查 疫情防控 信息网络 林木管护 法律援助 道路养护 图书采购 防汛物资 技能培训 宣传活动".split(
    " ",
  );
const wholes = ["项目支出", "专项经费", "事业发展支出", "基础建设支出"];

/** A random tree of one whole with two to five parts, some of them divided once more. */
export function itemTree(seed: number): ItemTree {
  const between = randomFrom(seed);
  const coin = (): boolean => between(0, 1) === 1;
  const left = [...names];
  const named = (): string => left.splice(between(0, left.length - 1), 1)[0]!;
  const prior = (amount: number): number | null =>
    coin() ? Math.max(100, amount + between(-Math.floor(amount / 3), Math.floor(amount / 3))) : null;
  const leaf = (): ItemTree => {
    const amount = between(1_000, 90_000);
    return { name: named(), amount, prior: prior(amount), share: false, parts: [] };
  };
  const shares = coin();
  const parts = Array.from({ length: between(2, 5) }, (_, i): ItemTree => {
    const one = leaf();
    if (i > 0 || coin()) return { ...one, share: shares };
    const inner = [leaf(), leaf()];
    const amount = inner.reduce((sum, { amount }) => sum + amount, 0);
    return { ...one, amount, prior: prior(amount), share: shares, parts: inner };
  });
  const amount = parts.reduce((sum, one) => sum + one.amount, 0);
  return { name: wholes[between(0, wholes.length - 1)]!, amount, prior: prior(amount), share: false, parts };
}

/** The tree as a narrative in one of the styles. */
export function toldTree(tree: ItemTree, style: TreeStyle): string {
  const whole = `${tree.name}${money(tree.amount)}${compared(tree)}`;
  if (style === "run-in") {
    const parts = tree.parts.map((one) => `${clauseOf(one, tree)}${bracketOf(one)}`).join("；");
    return `${whole}。其中：${parts}。`;
  }
  const items = tree.parts.flatMap((one, i) => [
    `${i + 1}．${clauseOf(one, tree)}${one.parts.length > 0 ? "，具体如下：" : "。"}`,
    ...one.parts.map((inner, j) => `（${j + 1}）${clauseOf(inner, one)}。`),
  ]);
  const lines = [`${whole}，具体情况如下：`, ...items];
  return lines.join(style === "list" ? "\n" : "");
}

function clauseOf(item: ItemTree, whole: ItemTree): string {
  const share = item.share ? `，占${whole.name}的${percent(item.amount, whole.amount)}%` : "";
  return `${item.name}${money(item.amount)}${share}${compared(item)}`;
}

function bracketOf({ parts }: ItemTree): string {
  return parts.length === 0 ? "" : `（${parts.map((one) => `${one.name}${money(one.amount)}`).join("、")}）`;
}

function compared({ amount, prior }: ItemTree): string {
  if (prior === null || prior === amount) return "";
  const [word, rate] = amount > prior ? ["增加", "增长"] : ["减少", "下降"];
  const by = Math.abs(amount - prior);
  return `，比上年${word}${money(by)}，${rate}${percent(by, prior)}%`;
}

const money = (hundredths: number): string => `${(hundredths / 100).toFixed(2)}万元`;
/** Hundredths of a per cent, rounded half up. */
const percent = (part: number, whole: number): string =>
  (Number((BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole))) / 100).toFixed(2);
