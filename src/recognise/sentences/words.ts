/**
 * The words with which narratives relate figures to one another, once for all forms. None of them is a word of
 * accounting.
 */

/** Words that say that something grew. */
export const up =
  "净增加?|增加|增长|上升|提高|升高|上涨|涨幅|上浮|增幅|增收|增支|多支出|多支|多收|超支|(?<=[年期比较])多|^多|增";
/** Words that say that something fell. */
export const down =
  "净减少?|减少|下降|降低|下浮|下跌|下滑|回落|降幅|减幅|缩减|压缩|压减|压降|核减|节约|节支|减支|减收|少支出|少支|少收|少接待|负增长|(?<=[年期比较])少|^少|减|降";
/** What may stand between such a word and its figure. */
const filler =
  "(?:了|额|数|幅度|幅|比例|比率|率|约|近|为|是|达到?|合计|共计|总额|分别|各自?|金额|资金|支出|收入|经费|：|:)*";

/** A clause that ends in a direction, right before its figure. */
export const growth = new RegExp(`(?:${up})${filler}$`);
export const fall = new RegExp(`(?:${down})${filler}$`);
/** “增长/下降”, “增加（减少）”: the template's choice was not made. */
export const unchosen = new RegExp(`(?:${up})[（(/、](?:或)?(?:${down})[）)]?${filler}$`);
/** The words of a change right before its figure, with what introduces them. */
export const direction = new RegExp(
  `(?:略|有所|共)?(?:${up}|${down})(?:[/（(、](?:或)?(?:${up}|${down})[）)]?)?${filler}\\s*$`,
);
/** “增加到”, “降至2022年的”: what follows is the new level. */
export const reaching = new RegExp(
  `(?:${up}|${down}|变|调整)(?:到|至|为)(?:\\d{4}\\s*年度?的?|本年度?的?)?$`,
);

/** Years and moments that figures are compared with. */
export const earlier = "上年度?末?|去年|上一年度?|上年同期|去年同期|\\d{4}\\s*年度?|同期|前一?年|期初|年初";
/** “差值213万元”, “相差…”: a difference whose direction the words leave out. */
export const differing = /(?:^|[两二]者)(?:差值|差额|相差|差距|变动额|增减额)(?:为|是|共|约)?$/;
/** A clause that ends in what is compared with: its figure is the earlier level. */
export const comparing = new RegExp(
  `(?:比|较|与|同|和|由|从)(?:${earlier})?(?:同期)?(?:[^，。；：、]{0,14})$`,
);
/** “上年为”: its figure is the earlier level, whatever follows. */
export const ofEarlier =
  /(?:上年度?末?|去年末?|上一年度?|上年同期|去年同期|上年末|年初)(?:的)?(?:决算|支出|收入|余额)?数?(?:为|是|的)*$/;
/** “上年项目支出为”: a clause that begins with the year before and names what it is of. */
export const ofLastYear =
  /^(?:而)?(?:上年度?|去年|上一年度?)(?!结[转余]|末|年末|安排|未)[^，。；：]{2,24}(?:为|是|共|计)?$/;
/** “高于上年”: a difference, or a level where “的” or a budget follows. */
export const above = /(?:大于|高于|超过|多于)(?:[^，。；]{0,10})$/;
export const below = /(?:小于|低于|少于|未超过|不超过|未突破|控制在)(?:[^，。；]{0,10})$/;
/** What stands behind an earlier level: the comparison goes on. */
export const compared = new RegExp(`^\\s*(?:相比|对比|比较)?[，,]?\\s*(?:略|有所)?(?:${up}|${down})`);

/** Words of comparison, which name no subject. */
export const comparison = new RegExp(
  [
    `(?:与|比|较|同|和|相较于?|对比)?(?:${earlier})(?:同期)?(?:(?:支出|收入)(?=决算|预算|数|相比))?(?:年初|全年)?(?:决算|预算|执行)?数?的?(?:相比|对比|比较)?`,
    "(?:与|比|较)(?:年初|全年|调整)?预算数?(?:相比)?",
    "同比|环比|相比|各自?|分别|均|总体|略|有所|明显",
  ].join("|"),
  "g",
);

/** A percentage that is a share: “占总收入的”. */
export const sharing =
  /占(?!用|地|编|有)[^占。；]{0,40}$|(?:^|[，,、；（])\s*(?:所占)?(?:比重|比例)(?:为|是|达|约)?\s*$/;
/** A percentage that says how much of a budget was used. */
export const completing = new RegExp(
  [
    "完成(?!率)[^，。；]{0,24}$",
    "(?:执行率|完成率|执行进度|完成比例|支出进度)(?:为|是|达到?|约|：|:)*$",
    "(?:预算|计划)(?:数|安排|总额)?的$",
  ].join("|"),
);
/** A figure that is a budget: “年初预算为”, not “完成预算” and not “比预算”. */
export const budgeted = /(?<!公共|基金|经营)预算(?:数|额|总额|安排|指标|批复)?(?:共|总计|合计|为|是|：|:)*$/;
/** Not a level of its own: an average, a price, a threshold. */
export const averaged = /(?:人均|车均|户均|平均|每[^，。；]{1,4}|单价|均价|标准)[^，。；]{0,10}$/;
export const threshold = /^\s*(?:以上|以下|以内|（含[本）]|\/|每)/;

/** What opens a list of parts; `closed` where the words say that nothing is left out. */
export const openers: readonly { readonly pattern: RegExp; readonly closed: boolean }[] = [
  { pattern: /其中/g, closed: false },
  { pattern: /包括|包含|涵盖/g, closed: false },
  { pattern: /(?:具体|详细)?(?:情况|构成|结构|明细|分类|内容)?如下/g, closed: true },
  { pattern: /(?:主要)?用于(?:以下|下列)[^，。；]{0,6}/g, closed: true },
  { pattern: /主要?用于(?=[:：])/g, closed: false },
  { pattern: /按[^，。；：:]{1,14}(?:分类?|划分|构成)(?:科目)?(?:情况)?/g, closed: true },
  { pattern: /分别(?:为|是)|分为|具体(?:为|是)|主要(?:为|是|有)(?=[:：])/g, closed: true },
  { pattern: /由[^，。；]{0,12}(?:组成|构成)/g, closed: true },
  { pattern: /由(?=[^，。；]{0,12}\d[^。；]{0,120}(?:组成|构成))/g, closed: true },
  { pattern: /资金来源/g, closed: true },
  { pattern: /(?:万元|元|决算|支出|收入|经费|总额|合计|金额)中(?=[，,：:])/g, closed: false },
];

/** Both sides of an account in one word. */
export const bothSides = /^(?:总)?(?:收、?支|收入、?(?:和|与)?支出)(?:总体|总计|决算|合计|总额|规模)*$/;
