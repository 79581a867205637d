import type { CatalogueCase } from "./case.ts";
import { inSection, inTurn, raised, replaced } from "./case.ts";

const promotion = "文旅品牌推广经费项目支出绩效自评表";
const platform = "服务平台运行维护费项目支出绩效自评表";
const training = "产业培训专项经费项目支出绩效自评表";

const inForm = (change: (form: string) => string, form = promotion): ((text: string) => string) =>
  inSection(form, change);

/** The value cells of a row, from its name on. */
const row = (name: string, by: string): ((form: string) => string) =>
  replaced(new RegExp(`\\t${name}\\t[^\\n]*`), `\t${name}\t${by}`);

const reduced = (
  change = "16.736\t16.736\t8.000\t8.000\t0.000\t100.00%\t10.00",
): ((form: string) => string) =>
  inTurn(
    replaced(/资金总额：\t\t[^\n]*/, `资金总额：\t\t${change}`),
    replaced(/市县区财政资金\t\t[^\n]*/, `市县区财政资金\t\t${change}`),
  );

export const performanceCases: readonly CatalogueCase[] = [
  { id: "PF-01", what: "一级项目个数比自评表多", change: raised(/涵盖一级项目(\d+)个/) },
  {
    id: "PF-02",
    what: "一个指标的分值改小",
    change: inForm(replaced(/(12场\t)20\.00\t20\.00/, "$115.00\t15.00")),
  },
  {
    id: "PF-03",
    what: "产出与效益权重互换10分",
    change: inForm(
      inTurn(replaced(/(12场\t)20\.00\t20\.00/, "$130.00\t20.00"), replaced(/(9%\t)30\.00/, "$120.00")),
    ),
  },
  { id: "PF-04", what: "得分高于分值", change: inForm(replaced(/(12场\t20\.00\t)20\.00/, "$121.00")) },
  { id: "PF-05", what: "总分与各项得分之和不符", change: inForm(replaced(/(总分\t+)96\.58/, "$197.58")) },
  { id: "PF-05", what: "一项得分改小", change: inForm(replaced(/(12场\t20\.00\t)20\.00/, "$119.00")) },
  { id: "PF-06", what: "九十分以上评为良", change: inForm(replaced(/(总分\t+96\.58\t)优/, "$1良")) },
  { id: "PF-07", what: "执行率算错", change: inForm(replaced(/95\.82%\t9\.58/, "96.82%\t9.58")) },
  { id: "PF-08", what: "执行率得分算错", change: inForm(replaced(/95\.82%\t9\.58/, "95.82%\t9.98")) },
  { id: "PF-09", what: "结转结余不等于预算减执行", change: inForm(replaced(/\t0\.700\t/, "\t0.600\t")) },
  {
    id: "PF-10",
    what: "来源之和不等于资金总额",
    change: inForm(replaced(/(市县区财政资金\t\t16\.736\t)16\.736/, "$115.736")),
  },
  {
    id: "PF-11",
    what: "执行数与项目支出不符",
    change: inForm(raised(/资金总额：\t\t[\d.]+\t[\d.]+\t[\d.]+\t([\d.]+)/)),
  },
  {
    id: "PF-12",
    what: "附一份不属项目支出的自评表",
    change: (text) => {
      const at = text.indexOf(`### ${training}`);
      const end = text.indexOf("### 部门整体支出", at);
      const form = text
        .slice(at, end)
        .replaceAll("产业培训专项经费", "设备更新专项经费")
        .replaceAll("19.970", "7.310");
      return text.slice(0, end) + form + text.slice(end);
    },
  },
  { id: "PF-13", what: "综述全年预算与自评表不符", change: raised(/项目全年预算数为([\d.]+)万元/) },
  {
    id: "PF-14",
    what: "分析文字执行率与表内不符",
    change: inForm(replaced(/预算执行率95\.82%/, "预算执行率83.33%")),
  },
  {
    id: "PF-15",
    what: "全年预算调到等于执行数",
    change: inForm(reduced("16.736\t16.736\t16.036\t16.036\t0.000\t100.00%\t10.00")),
  },
  { id: "PF-16", what: "预算调减过半而无说明", change: inForm(reduced()) },
  { id: "PF-17", what: "预算调减过半而指标值未调整", change: inForm(reduced()) },
  {
    id: "PF-17",
    what: "调整后指标值改了而无说明",
    change: inForm(row("推广活动场次", "≥12场\t≥10场\t12场\t20.00\t20.00\t")),
  },
  {
    id: "PF-18",
    what: "年度目标只填“优”",
    change: inForm(replaced(/\t全年举办品牌推广活动12场，提升县域文旅知名度\t/, "\t优\t")),
  },
  {
    id: "PF-19",
    what: "实际完成值照抄目标",
    change: inForm(row("推广活动场次", "≥12场\t≥12场\t≥12场\t20.00\t20.00\t")),
  },
  {
    id: "PF-19",
    what: "可计量的指标填“达成预期指标”",
    change: inForm(row("推广活动场次", "≥12场\t≥12场\t达成预期指标\t20.00\t20.00\t")),
  },
  {
    id: "PF-20",
    what: "满意度超过100%",
    change: inForm(row("参与群众满意度", "≥90%\t≥90%\t103%\t10.00\t10.00\t")),
  },
  {
    id: "PF-20",
    what: "满意度写“≥100%”",
    change: inForm(row("参与群众满意度", "≥90%\t≥90%\t≥100%\t10.00\t10.00\t")),
  },
  {
    id: "PF-21",
    what: "指标值用等号而完成值不等",
    change: inForm(row("活动验收合格率", "=95%\t=95%\t98%\t10.00\t10.00\t")),
  },
  {
    id: "PF-22",
    what: "没有指标值而得分",
    change: inForm(row("单场活动成本", "\t未填报\t达成预期指标\t10.00\t10.00\t")),
  },
  {
    id: "PF-23",
    what: "不适用的指标占分值",
    change: inForm(row("单场活动成本", "≤5万元\t≤5万元\t0万元\t10.00\t5.00\t本项目不涉及成本指标")),
  },
  {
    id: "PF-24",
    what: "“达成”只得一半分",
    change: inForm(
      row("活动验收合格率", "达到要求\t达到要求\t达成预期指标\t10.00\t5.00\t验收标准较高，今后加强管理"),
    ),
  },
  {
    id: "PF-24",
    what: "没有达到目标却得满分",
    change: inForm(row("活动验收合格率", "≥95%\t≥95%\t91%\t10.00\t10.00\t")),
  },
  {
    id: "PF-24",
    what: "远超目标而未分析原因",
    change: inForm(row("推广活动场次", "≥12场\t≥12场\t40场\t20.00\t20.00\t")),
  },
  {
    id: "PF-25",
    what: "时效指标填“提升”",
    change: inForm(row("活动完成时间", "提升\t提升\t达成预期指标\t10.00\t10.00\t")),
  },
  {
    id: "PF-26",
    what: "定性指标没有基期",
    change: inForm(row("新媒体关注量增长率", "明显提升\t明显提升\t达成预期指标\t30.00\t30.00\t")),
  },
  {
    id: "PF-27",
    what: "经济内容列为社会效益",
    change: inForm(replaced(/新媒体关注量增长率/, "带动全县经济发展水平")),
  },
  { id: "PF-28", what: "扣分没有原因", change: inForm(replaced(/关注量增长9%，[^\t\n]*/, "")) },
  { id: "PF-29", what: "没有时效指标", change: inForm(replaced(/\n\t\t时效指标[^\n]*/, "")) },
  {
    id: "PF-30",
    what: "数量指标归在效益之下",
    change: inForm(replaced(/\t产出指标\t数量指标/, "\t效益指标\t数量指标")),
  },
  { id: "PF-31", what: "预算单位代码不属主管部门", change: inForm(replaced(/018001-/, "019001-")) },
  { id: "PF-32", what: "自评表年度是上年", change: inForm(replaced(/（2022年度）/, "（2021年度）")) },
  {
    id: "PF-33",
    what: "各项目得分和扣分点相同",
    change: inTurn(
      inSection(
        promotion,
        inTurn(
          reduced("10.000\t10.000\t10.000\t10.000\t0.000\t100.00%\t10.00"),
          replaced(/(总分\t+)[\d.]+/, "$197.00"),
        ),
      ),
      inSection(
        platform,
        inTurn(
          reduced("10.000\t10.000\t10.000\t10.000\t0.000\t100.00%\t10.00"),
          replaced(/9\.78/, "10.00"),
          replaced(/(总分\t+)[\d.]+/, "$197.00"),
        ),
      ),
      inSection(
        training,
        inTurn(
          reduced("10.000\t10.000\t10.000\t10.000\t0.000\t100.00%\t10.00"),
          replaced(/(82%\t30\.00\t)30\.00/, "$127.00"),
          replaced(/(总分\t+)[\d.]+/, "$197.00"),
        ),
      ),
    ),
  },
  {
    id: "PF-34",
    what: "三个项目的偏差原因相同",
    change: inTurn(
      ...[promotion, platform, training].map((form) =>
        inSection(
          form,
          replaced(/\t(数量指标\t[^\n]*?\t20\.00\t20\.00\t)[^\n]*/, "\t$1受客观因素影响，今后加强管理"),
        ),
      ),
    ),
  },
  {
    id: "PF-35",
    what: "同一成效写进两个项目",
    change: inTurn(
      ...[promotion, platform].map((form) =>
        inSection(form, replaced(/(效益情况分析\t\t)/, "$1成功承办全省文化旅游产业发展大会分会场。")),
      ),
    ),
  },
  {
    id: "PF-36",
    what: "自述力度不大而产出效益满分",
    change: inSection(
      training,
      replaced(/(项目实施和预算执行情况\t\t)/, "$1受多种因素影响，项目推进力度不大。"),
    ),
  },
  { id: "PF-37", what: "综述整体得分与整体自评表不符", change: raised(/整体绩效自评得分为([\d.]+)分/) },
  {
    id: "PF-38",
    what: "整体得分高于执行率容许的最高分",
    change: replaced(/整体绩效自评得分为[\d.]+分/, "整体绩效自评得分为99.95分"),
  },
  { id: "PF-39", what: "附件没有评价报告", change: replaced(/### [^\n]*项目绩效评价报告\n[\s\S]*$/, "") },
  { id: "PF-40", what: "涉及资金与各自评表合计都不符", change: raised(/共涉及资金([\d,.]+)元/, 70000) },
  {
    id: "PF-41",
    what: "项目年初预算大于财政拨款年初预算",
    change: inForm(replaced(/(资金总额：\t\t16\.736\t)16\.736/, "$19016.736")),
  },
  { id: "PF-42", what: "备注缺一条", change: inForm(replaced(/4\. “执行率”是执行数[^\n]*/, "")) },
  {
    id: "PF-43",
    what: "栏目名称与其他自评表不同",
    change: inSection(platform, replaced(/产出情况分析/, "产出情况")),
  },
  {
    id: "PF-44",
    what: "有问题没有措施",
    change: inForm(replaced(/(下一步改进措施及管理建议\t\t)[^\t\n]*/, "$1无")),
  },
  { id: "PF-45", what: "涉及资金没有写口径", change: replaced(/(共涉及资金[\d,.]+元)（执行数）/, "$1") },
  {
    id: "PF-46",
    what: "目标申报数与预算编制数不同",
    change: inForm(replaced(/(资金总额：\t\t)16\.736/, "$120.736")),
  },
  {
    id: "PF-47",
    what: "满意度没有调查依据",
    change: inForm(replaced(/(满意度情况分析\t\t)[^\t\n]*/, "$1各方反映良好。")),
  },
  { id: "PF-48", what: "没有成本指标", change: inForm(replaced(/\n\t\t成本指标[^\n]*/, "")) },
];
