import type { CatalogueCase } from "./case.ts";
import { inSection, inTable, inTurn, raised, replaced } from "./case.ts";

const inGeneral = (change: (section: string) => string): ((text: string) => string) =>
  inSection("（一）“三公”经费", change);
const inForm = (
  change: (form: string) => string,
  form = "文旅品牌推广经费项目支出绩效自评表",
): ((text: string) => string) => inSection(form, change);

const reason = (item: string, words: string): ((text: string) => string) =>
  inGeneral(replaced(new RegExp(`(${item}支出[\\d,.]+元，[^；。]*?主要原因是)[^；。]*`), `$1${words}`));

export const textInternalCases: readonly CatalogueCase[] = [
  {
    id: "TX-01",
    what: "整体自评涉及资金与执行数不符",
    change: raised(/整体支出绩效自评，涉及资金([\d,.]+)元/, 1000),
  },
  {
    id: "TX-02",
    what: "运行维护费减少而原因是增加",
    change: reason("公务用车运行维护费", "本年度用车次数增多，燃油费用增加"),
  },
  {
    id: "TX-03",
    what: "接待费减少而原因是增加",
    change: reason("公务接待费", "来访考察批次增多，接待任务增加"),
  },
  {
    id: "TX-04",
    what: "三公总额减少而原因是增加",
    change: inGeneral(replaced(/主要原因是厉行节约，压减开支/, "主要原因是公务活动增加，用车次数增多")),
  },
  {
    id: "TX-05",
    what: "一处加大力度，一处力度不大",
    change: inTurn(
      inGeneral(replaced(/主要原因是厉行节约，压减开支/, "主要原因是加大宣传推介力度的同时减少公务接待")),
      inForm(replaced(/(项目实施和预算执行情况\t\t)/, "$1因人手不足，宣传推介力度不大。")),
    ),
  },
  {
    id: "TX-06",
    what: "新增单位又称业务增长",
    change: inTurn(
      replaced(/主要原因是本年度项目增加，相应追加了经费/, "主要原因是本年度新增决算单位"),
      replaced(/主要原因是本年度项目增加，相应追加了经费/, "主要原因是业务量增多，活动次数增加"),
    ),
  },
  {
    id: "TX-07",
    what: "新增单位又称统一填报",
    change: replaced(
      /主要原因是本年度项目增加，相应追加了经费/,
      "主要原因是本年度新增决算单位，由主管局统一填报",
    ),
  },
  {
    id: "TX-08",
    what: "综述的项目名称与自评表不同",
    change: replaced(/一、文旅品牌推广经费项目自评综述/, "一、文旅宣传推介经费项目自评综述"),
  },
  {
    id: "TX-09",
    what: "列举的项目数与个数不符",
    change: replaced(/等3个一级项目开展了部门评价/, "等2个一级项目开展了部门评价"),
  },
  {
    id: "TX-10",
    what: "等级个数之和不等于项目数",
    change: replaced(/：3个项目自评等级为“优”/, "：2个项目自评等级为“优”"),
  },
  { id: "TX-11", what: "各类预算之和不等于涉及资金", change: raised(/其中一般公共预算项目支出([\d,.]+)元/) },
  {
    id: "TX-12",
    what: "一级项目资金不等于总资金",
    change: raised(/一级项目绩效自评个数3个，涉及资金([\d,.]+)元/, 10),
  },
  {
    id: "TX-13",
    what: "部门评价以自评结果代替",
    change: replaced(/项目立项规范、过程可控，综合评分[\d.]+分，评价等级为“优”/, "自评结果均属于“优”"),
  },
  {
    id: "TX-14",
    what: "完成情况截止11月",
    change: inForm(replaced(/\t全年举办推广活动12场，/, "\t截止2022年11月份，举办推广活动12场，")),
  },
  {
    id: "TX-15",
    what: "综述与自评表的同一数字不同",
    change: replaced(/(项目绩效目标完成情况：举办培训班8期，参训学员)436/, "$1463"),
  },
  {
    id: "TX-16",
    what: "“二是”重复",
    change: inForm(replaced(/二是与乡镇联合办活动/, "二是广泛征求意见；二是与乡镇联合办活动")),
  },
  {
    id: "TX-17",
    what: "奖励金额大于项目执行数",
    change: inForm(replaced(/(效益情况分析\t\t)/, "$1评选先进景区，共发放奖励金额149万元。")),
  },
  {
    id: "TX-18",
    what: "所列活动不足以佐证完成值",
    change: inForm(
      replaced(
        /(产出情况分析\t\t)举办推广活动12场，/,
        "$1举办春季文旅推介会，举办乡村旅游推介活动，赴太原参加文旅博览会，",
      ),
    ),
  },
  {
    id: "TX-19",
    what: "同一指标两种名称",
    change: inTurn(
      inForm(replaced(/(效益情况分析\t\t)/, "$1文旅产业高质量发展综合考核指标居全市前列。")),
      inForm(
        replaced(/(效益情况分析\t\t)/, "$1文旅产业高质量发展绩效考核指标居全市前列。"),
        "服务平台运行维护费项目支出绩效自评表",
      ),
    ),
  },
  {
    id: "TX-20",
    what: "客商批次与接待批次不相近",
    change: inForm(replaced(/(效益情况分析\t\t)/, "$1全年接待来访客商90批。")),
  },
  {
    id: "TX-21",
    what: "说无机关运行经费而表中有",
    change: inTable("10", replaced(/(行政单位\t5\t)[\d.]*/, "$1120000.00")),
  },
  {
    id: "TX-22",
    what: "事业单位有机关运行经费",
    change: inTable("10", replaced(/(行政单位\t5\t)[\d.]*/, "$1120000.00")),
  },
  {
    id: "TX-23",
    what: "短语重复生成",
    change: replaced(/\n人员经费([\d,.]+元)，主要包括/, "\n人员经费$1，主要包括人员经费$1，主要包括"),
  },
  {
    id: "TX-24",
    what: "综述的问题与自评表不同",
    change: replaced(
      /发现的主要问题及原因：推广渠道偏少，新媒体运营人手不足/,
      "发现的主要问题及原因：资金到位较晚，合同签订推迟",
    ),
  },
  {
    id: "TX-25",
    what: "以年初预算为分母称全年预算",
    change: inGeneral((section) => {
      const outturn = Number(/公务接待费支出([\d,]+\.\d\d)元/.exec(section)?.[1]?.replaceAll(",", ""));
      return replaced(
        /(公务接待费支出[\d,.]+元，完成全年预算的)[\d.]+%/,
        `$1${((outturn / 20000) * 100).toFixed(2)}%`,
      )(section);
    }),
  },
];
