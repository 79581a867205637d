/**
 * 名词解释: the standard terms that a final-accounts disclosure explains, in the customary order.
 *
 * The definitions are our own words, after the accounting rules for administrative units and public institutions;
 * the state prescribes no wording, so they are for composing and never a yardstick for another text.
 */

/** A term of the glossary. */
export interface GlossaryTerm {
  readonly term: string;
  /** Other headings under which disclosures explain the same term. */
  readonly aliases: readonly string[];
  /** Source of a regular expression; text without blanks that matches it uses the term. */
  readonly usedWhen: string;
  /** One or two sentences in Chinese that follow `{term}：`. */
  readonly definition: string;
}

export const glossaryTerms: readonly GlossaryTerm[] = [
  {
    term: "财政拨款收入",
    aliases: ["财政拨款"],
    usedWhen: "财政拨款",
    definition:
      "指单位本年度从本级财政部门取得的各类预算拨款，包括一般公共预算、政府性基金预算和国有资本经营预算安排的拨款。",
  },
  {
    term: "一般公共预算财政拨款收入",
    aliases: ["一般公共预算财政拨款", "一般公共预算拨款收入", "公共财政预算财政拨款"],
    usedWhen: "一般公共预算(?:财政)?拨款",
    definition: "指单位从本级财政取得的、由税收等一般公共预算资金安排的拨款。",
  },
  {
    term: "政府性基金预算财政拨款收入",
    aliases: ["政府性基金预算财政拨款", "政府性基金预算拨款收入", "政府性基金"],
    usedWhen: "政府性基金(?:预算)?(?:财政)?拨款",
    definition: "指单位从本级财政取得的、由依法征收并有专门用途的政府性基金安排的拨款。",
  },
  {
    term: "国有资本经营预算财政拨款收入",
    aliases: ["国有资本经营预算财政拨款", "国有资本经营预算拨款收入", "国有资本经营预算"],
    usedWhen: "国有(?:资本|资金)经营(?:预算)?(?:财政)?拨款",
    definition: "指单位从本级财政取得的、由国家作为出资人所得的国有资本收益安排的拨款。",
  },
  {
    term: "上级补助收入",
    aliases: [],
    usedWhen: "上级补助收入",
    definition: "指事业单位从主管部门或上级单位得到的、不属于财政拨款的补助资金。",
  },
  {
    term: "事业收入",
    aliases: [],
    usedWhen: "事业收入",
    definition: "指事业单位通过本行业的专业业务及与之配套的辅助业务获得的收入。",
  },
  {
    term: "经营收入",
    aliases: ["事业单位经营收入"],
    usedWhen: "(?<!资本)经营收入",
    definition: "指事业单位在专业业务及其辅助业务以外，从事不单独核算的经营业务获得的收入。",
  },
  {
    term: "附属单位上缴收入",
    aliases: ["附属单位缴款", "附属单位缴款收入"],
    usedWhen: "附属单位(?:上缴|缴款)",
    definition: "指独立核算的附属单位依照规定向本单位缴来的款项。",
  },
  {
    term: "其他收入",
    aliases: [],
    usedWhen: "其他收入",
    definition:
      "指不能归入财政拨款收入、上级补助收入、事业收入、经营收入和附属单位上缴收入的各种收入，如存款利息、资产出租收入等。",
  },
  {
    term: "使用非财政拨款结余",
    aliases: ["使用非财政拨款结余（含专用结余）", "用事业基金弥补收支差额"],
    usedWhen: "使用非财政拨款结余|用事业基金弥补收支差额",
    definition: "指事业单位当年收入不足以安排支出时，动用往年积存的非财政拨款结余来补足差额的数额。",
  },
  {
    term: "年初结转和结余",
    aliases: ["上年结转和结余", "年初结转与结余"],
    usedWhen: "(?:年初|上年)(?:财政拨款)?结转(?:和|与)?结余",
    definition:
      "指上一年度没有用完、转入本年度使用的资金，既有仍按原用途接续使用的结转资金，也有事项完成或终止后剩下的结余资金。",
  },
  {
    term: "结余分配",
    aliases: [],
    usedWhen: "结余分配",
    definition:
      "指事业单位年末按照会计制度对非财政拨款结余所作的处理，包括缴纳企业所得税、提取专用结余和转作往后年度使用的结余。",
  },
  {
    term: "年末结转和结余",
    aliases: ["结转下年", "年末结转与结余"],
    usedWhen: "年末(?:财政拨款)?结转(?:和|与)?结余",
    definition: "指到本年度终了时尚未用完、依照规定留待下一年度使用或处理的结转资金和结余资金。",
  },
  {
    term: "基本支出",
    aliases: [],
    usedWhen: "基本支出",
    definition: "指单位维持机构运转和日常工作的支出，由人员经费和公用经费两部分组成。",
  },
  {
    term: "人员经费",
    aliases: [],
    usedWhen: "人员经费",
    definition: "指基本支出中用于职工工资福利以及对个人和家庭补助的部分。",
  },
  {
    term: "公用经费",
    aliases: ["日常公用经费"],
    usedWhen: "公用经费",
    definition: "指基本支出中用于购买商品和服务、购置办公设备等日常办公和业务开展的部分。",
  },
  {
    term: "项目支出",
    aliases: [],
    usedWhen: "项目支出",
    definition: "指单位在基本支出以外，为履行特定职责或实现某项事业发展目标而安排的专门支出。",
  },
  {
    term: "上缴上级支出",
    aliases: ["上缴上级"],
    usedWhen: "上缴上级",
    definition: "指事业单位依照财政部门和主管部门的规定缴给上级单位的款项。",
  },
  {
    term: "经营支出",
    aliases: [],
    usedWhen: "经营支出",
    definition: "指事业单位开展专业业务及其辅助业务以外、不单独核算的经营业务所花费的支出。",
  },
  {
    term: "对附属单位补助支出",
    aliases: ["对附属单位补助"],
    usedWhen: "对附属单位补助",
    definition: "指事业单位拿财政拨款以外的资金补助其附属单位的支出。",
  },
  {
    term: "“三公”经费",
    aliases: ["三公经费", "“三公经费”"],
    usedWhen: '[“"]?三公[”"]?经费',
    definition:
      "指单位由财政拨款负担的因公出国（境）费、公务用车购置及运行维护费和公务接待费。三项费用分别用于工作人员因公出访、购置和使用公务用车以及按规定接待公务来宾。",
  },
  {
    term: "机关运行经费",
    aliases: [],
    usedWhen: "机关运行经费",
    definition:
      "指行政单位和参照公务员法管理的事业单位由一般公共预算财政拨款基本支出负担的公用经费，用于保障机关日常运转所需的商品、服务和设备。",
  },
  {
    term: "政府采购",
    aliases: [],
    usedWhen: "政府采购",
    definition:
      "指国家机关、事业单位和团体组织用财政性资金采购集中采购目录以内或者限额标准以上的货物、工程和服务的行为。",
  },
  {
    term: "绩效自评",
    aliases: ["单位自评", "预算绩效自评"],
    usedWhen: "绩效自评",
    definition:
      "指预算单位在年度终了后，对照年初设定的绩效目标和指标，对自身资金的执行情况、产出、效益和满意度作出的评价。",
  },
  {
    term: "工资福利支出",
    aliases: [],
    usedWhen: "工资福利支出",
    definition:
      "指单位支付给在职职工和编制外长期聘用人员的劳动报酬，以及为他们缴纳的各项社会保险费和住房公积金等。",
  },
  {
    term: "商品和服务支出",
    aliases: [],
    usedWhen: "商品和服务支出",
    definition:
      "指单位为开展工作而购买商品和服务的支出，不含用于购置固定资产和战略性、应急性物资储备的部分。",
  },
  {
    term: "对个人和家庭的补助",
    aliases: ["对个人和家庭的补助支出"],
    usedWhen: "对个人和家庭的?补助",
    definition: "指单位按政策发给个人和家庭的补助，如离退休费、抚恤金、生活补助、助学金和奖励金等。",
  },
  {
    term: "资本性支出",
    aliases: [],
    usedWhen: "资本性支出",
    definition: "指单位购置或建造固定资产、无形资产，以及储备物资、取得土地等形成资产的支出。",
  },
];

const bare = (text: string): string => text.replace(/[\s“”"]+/g, "");

/** The term that a heading of the glossary explains, its number and quotation marks aside. */
export function glossaryTermNamed(heading: string): GlossaryTerm | undefined {
  const name = bare(heading).replace(
    /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[、.．])/,
    "",
  );
  return glossaryTerms.find(
    ({ term, aliases }) => bare(term) === name || aliases.some((alias) => bare(alias) === name),
  );
}

const uses = glossaryTerms.map(({ usedWhen }) => new RegExp(usedWhen));

/**
 * The terms that texts use, in glossary order. For what must be explained, give the narrative and only the labels
 * of rows and columns that carry an amount: the form prints all its labels even when nothing stands beside them.
 */
export function termsUsed(texts: readonly string[]): readonly GlossaryTerm[] {
  const all = texts.map((text) => text.replace(/\s+/g, "")).join("\n");
  return glossaryTerms.filter((_, i) => uses[i]?.test(all));
}
