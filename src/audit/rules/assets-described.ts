import { placeOf } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["PA-05", "PA-06", "PA-07", "PA-08", "PA-09"];
const statistics = "公开10表";

export const assetsDescribed = checkRule({
  id: "assets-described",
  title: "资产说明写明时点和其他用车用途，采购为零不写占比，统计表单位正确",
  basis: "财预〔2016〕143号：说明国有资产占用情况；党政机关公务用车管理办法的车辆分类",
  severity: "warning",
  advice: "补写“截至××年12月31日”和其他用车的用途；没有采购的不写占比。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield* otherVehicles(view);
    yield moment(view);
    yield shareOfNothing(view);
    yield units(view);
  },
  examples: {
    pass: [drawing("截至2022年12月31日，本单位共有车辆1辆，其中：其他用车1辆，其他用车主要是外勤用车。")],
    fail: [
      drawing("截至2022年12月31日，本单位共有车辆1辆，其中：其他用车1辆。"),
      drawing("截至2022年12月31日，本单位共有车辆1辆，其中：其他用车1辆，其他用车主要是公务用车。"),
      drawing("截至2022年10月31日，本单位共有车辆1辆。"),
      drawing("本单位共有车辆1辆。"),
    ],
  },
});

function* otherVehicles(view: View): Generator<Checked> {
  const fact = view.best("vehicles|kind=其他用车") ?? view.all("vehicles", { kind: "其他用车" })[0];
  const prose = view.section("assets").find(({ text }) => /其他用车/.test(text));
  if (!fact || view.value(fact) <= 0n || !prose) return yield notApplicable(["PA-05", "PA-06"]);
  const purpose = /其他用车主要(?:是|为|包括|用于)([^，。；]+)/.exec(prose.text);
  if (!purpose) {
    yield failed("PA-05", {
      subject: "其他用车",
      // Only some templates ask for it.
      ...(view.profile?.requiredContent.includes("PA-05") ? {} : { severity: "note" as const }),
      message: `其他用车${fact.printed}，没有写明用途，应写“其他用车主要是……”`,
      expected: "其他用车主要是……",
      actual: "无说明",
      places: [{ place: fact.place }],
    });
    return yield notApplicable("PA-06");
  }
  yield passed("PA-05");
  const [words, what = ""] = purpose;
  if (!/^(?:一般)?公务用车|^公务车/.test(what)) return yield passed("PA-06");
  yield failed("PA-06", {
    subject: "其他用车定性",
    severity: "note",
    message: `“${words}”：一般公务用车按用途应归入机要通信用车或应急保障用车，请核对车辆分类`,
    expected: "机要通信用车、应急保障用车",
    actual: what,
    places: [{ place: { ...fact.place } }, { place: placeOf(prose) }],
  });
}

function moment(view: View): Checked {
  const { year } = view.account;
  const prose = view.section("assets").find(({ text }) => /车辆|设备/.test(text) && /\d/.test(text));
  if (!prose) return notApplicable("PA-07");
  const date = /(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日|底|末)?/.exec(prose.text);
  const end = /(\d{4})\s*年(?:末|底)/.exec(prose.text);
  if (!date && end && (year === null || Number(end[1]) === year)) return passed("PA-07");
  const [words, said, month, day = "31"] = date ?? [];
  if (date && Number(month) === 12 && day === "31" && (year === null || Number(said) === year))
    return passed("PA-07");
  return failed("PA-07", {
    subject: "资产时点",
    severity: date ? "error" : "warning",
    message: date
      ? `国有资产占用情况的时点写作“${words}”，应为${year ?? said}年12月31日`
      : `国有资产占用情况没有写明时点，应写“截至${year ?? ""}年12月31日”`,
    expected: `${year ?? said ?? ""}年12月31日`,
    actual: words ?? "无",
    places: [{ place: placeOf(prose) }],
  });
}

function shareOfNothing(view: View): Checked {
  const total = view.best("procurement|kind=合计") ?? view.all("procurement", { kind: "合计" })[0];
  const prose = view.section("procurement").find(({ text }) => /\d/.test(text) && /采购/.test(text));
  if (!total || !prose || view.value(total) !== 0n) return notApplicable("PA-08");
  const share = /占[^，。；]{2,20}的\s*[\d.]+\s*[%％]|占比\s*[\d.]+\s*[%％]/.exec(prose.text);
  if (!share) return passed("PA-08");
  return failed("PA-08", {
    subject: "采购占比",
    message: `政府采购支出总额为0，却写“${share[0]}”，0作分母没有意义，应删去`,
    expected: "不写占比",
    actual: share[0],
    places: [{ place: placeOf(prose) }, { place: total.place }],
  });
}

/** Vehicles and equipment are counted, so their cells hold small whole numbers. */
function units(view: View): Checked {
  const counted = view
    .home(statistics)
    .filter(({ concept, printed }) => (concept === "vehicles" || concept === "equipment") && printed !== "");
  if (counted.length === 0) return notApplicable("PA-09");
  const wrong = counted.find((fact) => {
    const value = view.value(fact);
    return value % 10_000n !== 0n || value >= 100_000n * 10_000n;
  });
  if (!wrong) return passed("PA-09");
  return failed("PA-09", {
    subject: wrong.key,
    severity: "note",
    message: `${statistics}“${wrong.place.row}”填“${wrong.printed}”，该行单位是${wrong.concept === "vehicles" ? "辆" : "台（套）"}，应为整数`,
    expected: "整数",
    actual: wrong.printed,
    places: [{ place: wrong.place }],
  });
}

function drawing(sentence: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开",
    "## 第三部分 情况说明",
    "### 十、其他重要事项情况说明",
    "#### （三）国有资产占用情况说明",
    sentence,
  ].join("\n\n");
}
