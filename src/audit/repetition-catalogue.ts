import type { Fact } from "../facts/fact.ts";
import { isIn } from "../standard/sections.ts";

/** Which entries of the catalogue the repetition of a figure in `other` concerns, `base` being the authority. */
export function repetitionEntries(base: Fact, other: Fact): readonly string[] {
  const between = pairEntries(base, other);
  return between.length > 0 ? between : ["TX-15"];
}

function pairEntries(base: Fact, other: Fact): string[] {
  if (base.home.startsWith("公开") && other.home.startsWith("公开")) return tableEntries(base, other);
  if (other.home === "自评表" || base.home === "自评表") return performanceEntries(base);
  return narrativeEntries(base, other);
}

function tableEntries({ concept, dimensions, home }: Fact, other: Fact): string[] {
  const homes = new Set([home, other.home]);
  const both = (a: string, b: string): boolean => homes.has(`公开${a}表`) && homes.has(`公开${b}表`);
  if (concept === "revenue") {
    if (both("01", "04")) return ["XT-06"];
    if (both("02", "04")) return ["XT-07"];
    if (homes.has("公开08表")) return ["XT-10"];
    return dimensions.source ? ["XT-03"] : ["XT-01"];
  }
  if (concept === "carryover" && homes.has("公开08表")) return ["XT-10"];
  if (concept === "expenditure") {
    if (homes.has("公开08表")) return ["XT-10"];
    if (homes.has("公开09表")) return ["XT-11"];
    if (both("01", "03")) return [dimensions.function ? "XT-05" : "XT-04"];
    if (both("04", "05")) return [dimensions.function ? "XT-09" : "XT-08"];
  }
  return [];
}

function performanceEntries({ dimensions }: Fact): string[] {
  return dimensions.project === "整体" ? ["PF-37"] : ["PF-13"];
}

const revenueSources: Readonly<Record<string, string>> = {
  财政拨款: "TT-04",
  上级补助收入: "TT-05",
  事业收入: "TT-06",
  经营收入: "TT-07",
  附属单位上缴收入: "TT-08",
  其他收入: "TT-09",
};
const natureEntries: Readonly<Record<string, string>> = {
  基本支出: "TT-12",
  项目支出: "TT-13",
  上缴上级支出: "TT-14",
  经营支出: "TT-15",
  对附属单位补助支出: "TT-16",
};
/** The four classes that the catalogue names; any other class falls to the same family. */
const structureEntries: Readonly<Record<string, string>> = {
  "201": "TT-28",
  "208": "TT-29",
  "210": "TT-30",
  "221": "TT-31",
};
const outturnEntries: Readonly<Record<string, string>> = {
  "201": "TT-35",
  "208": "TT-36",
  "210": "TT-37",
  "221": "TT-38",
};
const publicEntries: Readonly<Record<string, string>> = {
  合计: "TT-57",
  "因公出国（境）费": "TT-59",
  公务用车购置费: "TT-60",
  公务用车运行维护费: "TT-61",
  公务接待费: "TT-63",
};

function narrativeEntries(base: Fact, { home, concept, dimensions }: Fact): string[] {
  const {
    function: code = "",
    source = "",
    nature = "",
    kind = "",
    economic = "",
    item = "",
    side = "",
  } = dimensions;
  if (concept === "grand-total") {
    if (home === "totals") return [side === "收入" ? "TT-01" : "TT-02"];
    if (home === "appropriation-totals") return [side === "收入" ? "TT-18" : "TT-19"];
  }
  if (concept === "revenue" && home === "revenue")
    return source === "" ? ["TT-03"] : keep(revenueSources[source]);
  if (concept === "expenditure") {
    if (home === "expenditure") return nature === "" ? ["TT-11"] : keep(natureEntries[nature]);
    if (home === "general-expenditure.overall" || home === "general-expenditure") {
      if (kind !== "") return [kind === "人员经费" ? "TT-22" : "TT-23"];
      if (nature === "" && code === "") return ["TT-20"];
    }
    if (home === "general-expenditure.structure")
      return code === "" ? ["TT-26"] : [structureEntries[code.slice(0, 3)] ?? "TT-28"];
    if (home === "general-expenditure.details")
      return code === "" ? ["TT-33"] : [outturnEntries[code.slice(0, 3)] ?? "TT-35"];
    if (home === "basic-expenditure") {
      if (economic !== "") return [/^30[13]/.test(economic) ? "TT-49" : "TT-51"];
      if (kind !== "") return [kind === "人员经费" ? "TT-48" : "TT-50"];
      return ["TT-47"];
    }
  }
  if (concept === "three-public") {
    const own = dimensions.basis === "决算" ? publicEntries[item] : "TT-56";
    if (home === "three-public.overall") return keep(own);
    if (home === "three-public.details")
      return isIn(base.home, "three-public") ? ["TT-66"] : keep(own, "TT-66");
  }
  if (concept === "procurement") return [kind === "合计" ? "TT-71" : "TT-72"];
  if (concept === "vehicles") return [kind === "合计" ? "TT-74" : "TT-75"];
  if (concept === "equipment") return ["TT-76"];
  if (concept === "equipment-threshold") return ["TT-77"];
  return [];
}

function keep(...ids: (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined);
}
