import type { StatedName } from "../../facts/stated-name.ts";
import { codesNamed, functionalNames, sameName } from "../../standard/codes.ts";
import { glossaryTerms } from "../../standard/glossary.ts";
import { natures, otherSources } from "../../standard/rows.ts";
import { lettersChangedBracketed } from "../consensus.ts";
import { knownNames, meantByMistake } from "../known-names.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

export const termsDefinedOnce = checkRule({
  id: "terms-defined-once",
  title: "名词解释中的名词没有错字，一个名词只解释一次，带编码的科目与各表相符",
  basis: "财预〔2016〕143号：对专业性较强的名词进行解释；政府收支分类科目",
  severity: "warning",
  replaces: true,
  advice: "改正名词；重复的名词核对解释，把名词改为所解释的那一个。",
  catalogue: [],
  input: "words",
  *check(view) {
    const terms = view.account.names.filter(({ kind }) => kind === "term");
    if (terms.length === 0) return yield notApplicable([]);
    yield* twice(view, terms);
    yield* misspelt(view, terms);
    yield* coded(view, terms);
  },
  examples: {
    pass: [drawing("二、事业收入：指事业单位开展专业活动取得的收入。")],
    fail: [
      drawing("二、其他收入：指事业单位开展专业活动取得的收入。"),
      drawing("二、事业收人：指事业单位开展专业活动取得的收入。"),
    ],
  },
});

function* twice({ account }: View, terms: readonly StatedName[]) {
  const definitions = new Map(
    account.glossary.map(({ prose, definition }) => [prose.block + prose.text.slice(0, 12), definition]),
  );
  const seen = new Map<string, StatedName>();
  for (const term of terms) {
    const key = `${term.name}|${term.code ?? ""}`;
    const first = seen.get(key);
    seen.set(key, first ?? term);
    if (!first) yield passed([]);
    else
      yield failed([], {
        subject: `两次:${key}`,
        message: `名词“${term.name}”解释了两次${definitions.size < terms.length ? "，解释相同" : ""}，请核对后一个名词与其解释`,
        expected: "与解释相符的名词",
        actual: term.name,
        places: [{ place: term.place }, { place: first.place }],
      });
  }
}

function* misspelt({ account }: View, terms: readonly StatedName[]) {
  const known = knownNames([
    ...glossaryTerms.flatMap(({ term, aliases }) => [term, ...aliases]),
    ...otherSources,
    ...natures,
    ...account.names.flatMap(({ kind, role, name }) =>
      kind === "function" && role === "cell" ? [name] : [],
    ),
  ]);
  for (const term of terms) {
    if (term.code !== undefined || codesNamed(term.name, account.year).length > 0) continue;
    const right = meantByMistake(term.name, known);
    if (right === undefined) yield passed([]);
    else
      yield failed([], {
        subject: `错字:${term.name}`,
        message: `名词“${term.name}”疑为“${right}”之误${lettersChangedBracketed(term.name, right)}`,
        expected: right,
        actual: term.name,
        places: [{ place: term.place }],
      });
  }
}

/** A subject that is explained has the name that the tables print beside its code; without a table the state's list is asked. */
function* coded({ account }: View, terms: readonly StatedName[]) {
  for (const term of terms) {
    const { code, name } = term;
    if (code === undefined) continue;
    const printed = account.names.filter(
      (one) => one.kind === "function" && one.role === "cell" && one.key === code,
    );
    const listed = functionalNames(code, account.year);
    const bare = name.replace(/^.*[（(][类款][）)]/, "").replace(/[（(][类款项][）)]$/, "");
    const fits = (right: string): boolean => sameName(bare.replace(/支出$/, ""), right.replace(/支出$/, ""));
    const right = printed[0]?.name ?? listed[0]?.name;
    if (
      right === undefined ||
      printed.some((one) => fits(one.name)) ||
      (printed.length === 0 && listed.some((one) => fits(one.name)))
    )
      yield passed([]);
    else
      yield failed([], {
        subject: `科目:${code}`,
        // A name that the code had in another year is old and no slip.
        severity:
          printed.length > 0 && !functionalNames(code, null).some((one) => fits(one.name))
            ? "error"
            : "warning",
        message: `名词解释写作“${name}（${code}）”，${printed.length > 0 ? "各表" : "科目表"}中${code}是“${right}”${lettersChangedBracketed(bare, right)}`,
        expected: right,
        actual: name,
        places: [{ place: term.place }, ...printed.slice(0, 1).map(({ place }) => ({ place }))],
      });
  }
}

function drawing(second: string): string {
  return [
    "## 第三部分 情况说明",
    "### 二、收入决算情况说明",
    "2022年度其他收入100.00元，占比100.00%。",
    "## 第四部分 名词解释",
    "一、其他收入：指单位取得的除上述收入以外的各项收入。",
    second,
  ].join("\n\n");
}
