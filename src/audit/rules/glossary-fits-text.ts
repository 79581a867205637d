import { placeOf } from "../../facts/account.ts";
import type { GlossaryTerm } from "../../standard/glossary.ts";
import { glossaryTermNamed, termsUsed } from "../../standard/glossary.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["CP-11", "CP-12"];

export const glossaryFitsText = checkRule({
  id: "glossary-fits-text",
  title: "名词解释覆盖文中的专业名词，不解释没有用到的名词",
  basis: "财预〔2016〕143号：对专业性较强的名词进行解释",
  severity: "note",
  advice: "补充所列名词的解释，删去与本单位无关的名词。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const { glossary } = view.account;
    if (glossary.length === 0) return yield notApplicable(ids);
    const texts = wordsInUse(view);
    const used = termsUsed(texts);
    yield lacking(view, used);
    yield idle(view, texts, used);
  },
  examples: {
    pass: [drawing("一、其他收入：指单位取得的除上述收入以外的各项收入。")],
    fail: [
      drawing("一、经营收入：指事业单位开展非独立核算经营活动取得的收入。"),
      drawing("一、机关运行经费：指为保障单位运行的各项费用。"),
    ],
  },
});

/** The narrative, and the labels beside which a table prints an amount. */
function wordsInUse(view: View): string[] {
  const prose = view.account.prose.filter(({ part, row }) => part === "narrative" && row < 0);
  const labels = view.account.facts.flatMap(({ place, printed }) =>
    printed === "" || place.table === null ? [] : [place.row ?? "", place.column ?? ""],
  );
  return [...prose.map(({ text }) => text), ...new Set(labels)];
}

function lacking(view: View, used: readonly GlossaryTerm[]): Checked {
  const { glossary } = view.account;
  const explained = new Set(glossary.flatMap(({ term }) => glossaryTermNamed(term)?.term ?? []));
  const missing = used.filter(
    ({ term, aliases }) =>
      !explained.has(term) &&
      !glossary.some((entry) => [term, ...aliases].some((name) => entry.term.includes(name))),
  );
  const last = glossary.at(-1);
  if (missing.length === 0 || !last) return passed("CP-11");
  return failed("CP-11", {
    subject: "未解释",
    message: `文中用到${missing.map(({ term }) => `“${term}”`).join("")}，名词解释中没有`,
    expected: missing.map(({ term }) => term).join("、"),
    actual: "缺",
    places: [{ place: placeOf(last.prose) }],
  });
}

function idle(view: View, texts: readonly string[], terms: readonly GlossaryTerm[]): Checked {
  const all = texts.join("\n").replace(/[“”"\s]/g, "");
  const used = new Set(terms.map(({ term }) => term));
  const unused = view.account.glossary.filter(({ term }) => {
    const name = term.replace(/[“”"\s]/g, "");
    const known = glossaryTermNamed(term);
    return known ? !used.has(known.term) : !all.includes(name);
  });
  if (unused.length === 0) return passed("CP-12");
  return failed("CP-12", {
    subject: "未使用",
    message: `名词解释中的${unused.map(({ term }) => `“${term}”`).join("")}在表和说明中没有用到`,
    expected: "删去",
    actual: unused.map(({ term }) => term).join("、"),
    places: unused.map(({ prose }) => ({ place: placeOf(prose) })),
  });
}

function drawing(entry: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开",
    "## 第三部分 情况说明",
    "### 二、收入决算情况说明",
    "2022年度其他收入100.00元，占比100.00%。",
    "## 第四部分 名词解释",
    entry,
  ].join("\n\n");
}
