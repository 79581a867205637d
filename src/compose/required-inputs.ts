import type { Layout } from "../facts/layout.ts";

/** Whether a cell of the workbook must be filled in, in words for its column “何时填”. */
export interface Need {
  readonly required: boolean;
  readonly words: string;
  /** Inputs of which one that is filled in says the same: then it may stay blank. */
  readonly instead: RegExp | null;
}

interface Entry {
  readonly id: RegExp;
  /** Layouts that it holds for; absent: all. */
  readonly holds?: (layout: Layout) => boolean;
  /** It may stay blank: what that means is in `words`. */
  readonly optional?: true;
  /** When it must be filled in, or what it means that it is blank. */
  readonly words: string;
  /** Inputs of which one that is filled in says the same. */
  readonly instead?: RegExp;
}

const frame = ({ frame: open }: Layout): boolean => open;
const national = ({ voice }: Layout): boolean => voice === "national";
const shanxi = ({ voice }: Layout): boolean => voice === "shanxi";
const always = "必填，没有的填0";
const untold = "选填：不填的不写这一句";

/**
 * What each profile requires of the preparer; the first entry that fits an input counts, what fits none is required.
 * A required cell is asked for where a sentence needs it: a reason where something changed, a use where money was
 * spent. No blank cell is taken for a figure that nobody stated.
 */
const entries: readonly Entry[] = [
  { id: /^(?:duties|organs)$/, words: "必填" },
  { id: /^units$/, optional: true, words: "选填：“机构设置”已写明的不填" },

  {
    id: /^reason:three-public:/,
    holds: national,
    words: "本年与上年不同、没有填总的原因时必填",
    instead: /^reason:three-public$/,
  },
  {
    id: /^reason:three-public$/,
    holds: national,
    words: "本年与上年不同、没有逐项填原因时必填",
    instead: /^reason:three-public:/,
  },
  {
    id: /^reason:budget:three-public:/,
    words: "决算与预算不同、没有填增减原因时必填",
    instead: /^reason:three-public:/,
  },
  { id: /^reason:budget:three-public$/, words: "决算与预算不同时必填" },
  { id: /^reason:budget:/, words: "决算与年初预算不同时必填" },
  { id: /^reason:/, words: "本年与上年不同时必填" },

  { id: /^use:\d/, holds: frame, optional: true, words: untold },
  { id: /^use:\d/, words: "有支出时必填" },
  { id: /^use:receptions-abroad$/, optional: true, words: "选填：没有国（境）外接待的不填" },
  { id: /^use:receptions$/, words: "有公务接待费时必填" },
  { id: /^use:vehicles$/, holds: frame, optional: true, words: untold },
  { id: /^use:vehicles$/, words: "有其他用车时必填" },
  { id: /^use:/, holds: national, optional: true, words: untold },
  { id: /^use:/, words: "有这项支出时必填" },

  {
    id: /^performance$/,
    holds: shanxi,
    optional: true,
    words: "选填：自评表以外还要说明的工作",
  },
  {
    id: /^performance$/,
    words: "没有填绩效目标、跟踪、自评项目数时必填",
    instead: /^performance\|what=绩效/,
  },
  { id: /^performance-measures$/, holds: national, optional: true, words: untold },
  { id: /^performance-measures$/, words: "有项目评为“中”“差”时必填" },
  { id: /^performance-other$/, optional: true, words: "选填：没有的不填" },
  { id: /^evaluations$/, words: "有项目支出时，每个项目都要填“绩效”各表" },
  { id: /^evaluation-report$/, words: "填了部门评价报告的内容时必填" },
  { id: /^evaluation-report-text$/, optional: true, words: "选填：分部分填写的不填" },
  { id: /^report:/, words: "填了报告标题、没有整篇填写时必填" },

  {
    id: /^grand-total\|.*side=收入\|year=上年$/,
    holds: national,
    optional: true,
    words: "选填：与上年支出总计相同",
  },
  {
    id: /^three-public\|.*item=(?!合计).*\|year=上年$/,
    holds: national,
    optional: true,
    words: "选填：不填的不写这一项的增减",
  },
  { id: /function=\d+.*\|year=上年$/, optional: true, words: "选填：不填的不写这一项的增减" },
  { id: /^operating-cost\|.*year=上年$/, words: "有机关运行经费时必填，没有的填0" },
  { id: /\|year=上年$/, words: always },

  {
    id: /^expenditure\|basis=年初预算\|function=/,
    holds: frame,
    optional: true,
    words: "选填：不填的只写支出决算数",
  },
  { id: /basis=全年预算/, optional: true, words: "选填：年初没有安排预算时填" },
  { id: /basis=年初预算/, words: always },

  { id: /^(?:delegations|delegates)$/, words: "有因公出国（境）费时必填" },
  { id: /^vehicles-bought$/, words: "有公务用车购置费时必填" },
  { id: /^vehicles-kept$/, holds: national, words: "有公务用车购置及运行维护费时必填" },
  { id: /^vehicles-kept$/, words: always },
  {
    id: /^reception-cost\|kind=国内$/,
    optional: true,
    words: "选填：不填的按公务接待费减国（境）外接待费",
  },
  { id: /^(?:reception-cost|receptions|guests)\|kind=(?:外事|国（境）外)$/, words: "有这类接待时必填" },
  {
    id: /^(?:receptions|guests)\|/,
    words: "有公务接待费时必填，合计和国内填一个即可",
    instead: /^(?:receptions|guests)\|kind=(?:合计|国内)$/,
  },

  { id: /^procurement\|kind=(?:预留|其他项目)/, words: "填了其中一项的，五项都要填" },
  {
    id: /^procurement\|kind=合计$/,
    words: "必填，没有的填0；填了货物、工程、服务的不填",
    instead: /^procurement\|kind=(?:货物|工程|服务)$/,
  },
  {
    id: /^procurement\|kind=(?:中小|小微)企业$/,
    holds: national,
    words: "有政府采购、没有填预留等五项时必填，没有的填0",
    instead: /^procurement\|kind=(?:预留|其他项目)/,
  },
  { id: /^procurement\|/, words: "有政府采购时必填，没有的填0" },
  { id: /^vehicles\|kind=(?!合计)/, words: "有车辆时必填，没有的填0" },
  { id: /^project-/, optional: true, words: "选填：没有开展整体支出绩效自评的不填" },
  { id: /^performance\|what=(?:绩效目标|绩效跟踪|绩效自评)/, words: "项目数和金额要一起填" },
  { id: /^performance\|what=评级/, words: "填了平均得分时必填，没有的填0" },
  { id: /^performance\|what=(?:完成|正在)整改/, words: "填了发现问题数时必填，没有的填0" },
  { id: /^performance\|/, optional: true, words: untold },
];

/** Whether a profile requires an input, and when. */
export function needOf(id: string, layout: Layout): Need {
  const entry = entries.find((one) => one.id.test(id) && (one.holds?.(layout) ?? true));
  return {
    required: entry?.optional !== true,
    words: entry?.words ?? always,
    instead: entry?.instead ?? null,
  };
}
