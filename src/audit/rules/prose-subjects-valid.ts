import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { StatedName } from "../../facts/stated-name.ts";
import { classNamed } from "../../standard/classes.ts";
import type { CodeList } from "../../standard/code-list.ts";
import { functionalList } from "../../standard/code-list.ts";
import {
  codesNamed,
  functionalNames,
  knownFunctional,
  levelOf,
  namedAllAlong,
  parentCode,
  sameName,
} from "../../standard/codes.ts";
import { namesSubjects } from "../../standard/sections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, listMissing, notApplicable, passed } from "../rule.ts";

const ids = ["CC-02", "CC-14", "CC-15"];

/** “招商引资（项）”, “其他支出（项级科目）”. */
const levelled = /[（(]([类款项])(?:级)?(?:科目)?[）)]/g;

const uses: readonly {
  readonly kind: string;
  readonly subject: RegExp;
  readonly words: RegExp;
  readonly alien: RegExp;
}[] = [
  {
    kind: "住房公积金",
    subject: /住房公积金|住房保障支出/,
    words: /公积金|住房|购房|提租/,
    alien: /医疗|医保|养老|年金|工伤|失业/,
  },
  {
    kind: "医疗",
    subject: /(?:行政|事业)单位医疗|公务员医疗补助|卫生健康支出/,
    words: /医疗|医保|卫生|健康|计生|计划生育|疾/,
    alien: /公积金|养老|年金/,
  },
  {
    kind: "养老保险",
    subject: /养老保险缴费|职业年金缴费/,
    words: /养老|年金|社保|社会保/,
    alien: /公积金|医疗|医保/,
  },
];

export const proseSubjectsValid = checkRule({
  id: "prose-subjects-valid",
  title: "说明中的科目名称、编码、级次正确，用途与科目相符",
  basis: "当年《政府收支分类科目》",
  severity: "error",
  advice: "查当年《政府收支分类科目》，改正说明中的科目名称、编码或级次；用途按该科目的实际内容改写。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const list = functionalList(view.account.year);
    const prose = view.account.prose.filter(({ section, row }) => row < 0 && namesSubjects(section));
    const outcomes = [
      ...codesOf(view.account.names, list),
      ...prose.flatMap((one) => [...levelsIn(one, list), ...usesIn(one)]),
    ];
    const judged = new Set(outcomes.flatMap(({ catalogue }) => catalogue));
    const byList = (one: Checked): boolean => one.catalogue.includes("CC-14");
    yield* outcomes.filter((one) => list.own || one.status !== "passed" || !byList(one));
    if (!list.own && outcomes.some(byList)) yield listMissing(["CC-02", "CC-14"], list);
    yield notApplicable(ids.filter((id) => !judged.has(id)));
  },
  examples: {
    pass: [
      drawing("城乡社区环境卫生（科目编码：2120501）100.00元。"),
      drawing("住房公积金（项）支出100.00元，主要用于职工住房公积金缴存。"),
    ],
    fail: [
      drawing("科目编码2120501-城乡社区规划与管理支出的金额为100.00元。"),
      drawing("住房改革支出（项）100.00元。"),
      drawing("住房公积金支出100.00元，主要用于职工基本医疗保险缴费。"),
    ],
  },
});

/** Codes that sentences print beside names, by the state's list; what a table prints too is compared with the table. */
function* codesOf(names: readonly StatedName[], list: CodeList): Generator<Checked> {
  const printed = new Set(
    names.flatMap(({ kind, role, key }) => (kind === "function" && role === "cell" ? [key] : [])),
  );
  for (const one of names)
    if (one.kind === "function" && one.role === "sentence" && one.code !== undefined && !printed.has(one.key))
      yield* codeJudged(one, one.code, list);
}

function* codeJudged(
  { name, place }: StatedName,
  code: string,
  { year, own, said }: CodeList,
): Generator<Checked> {
  const names = functionalNames(code, year);
  const stem = name.replace(/支出$/, "");
  const others = [name, stem, `${stem}支出`]
    .flatMap((one) => codesNamed(one, year))
    .filter((one) => one.code !== code);
  const observed = { subject: `${code}:${name}`, actual: `${code} ${name}`, places: [{ place }] };
  if (names.length === 0) {
    // A code that no list has, and a name that the list has beside it.
    const near = others.find(
      (one) => one.code.length === code.length && one.code.startsWith(code.slice(0, 3)),
    );
    if (near && (own || !knownFunctional(code)))
      yield failed(["CC-02", "CC-14"], {
        ...observed,
        severity: "warning",
        message: `科目编码${code}${knownFunctional(code) ? "当年没有使用" : "科目表未收录"}，“${name}”的编码是${near.code}${said}`,
        expected: `${near.code} ${near.name}`,
      });
    return;
  }
  if (names.some((one) => fits(one.name, name))) return yield passed(["CC-02", "CC-14"]);
  const right = names[0]?.name ?? "";
  // Prose abridges names freely; only another subject's name, or nearly this one's, is wrong.
  const other = others[0];
  if (!other && !resembles(right, name)) return yield passed("CC-14");
  const along = other !== undefined && [code, other.code].every((one) => namedAllAlong(one, year));
  const certain = own || names[0]?.standing === "in-force" || along;
  yield failed(["CC-02", "CC-14"], {
    ...observed,
    severity: certain && other && !ofParent(code, name, year) ? "error" : "warning",
    message: other
      ? `科目编码${code}是“${right}”，“${name}”的编码是${other.code}（${other.level}级），编码与名称不符${certain ? "" : said}`
      : `科目编码${code}的名称写作“${name}”，应为“${right}”${certain ? "" : said}`,
    expected: other ? `${other.code} ${other.name}` : right,
  });
}

/** Whether a name is that of the 款 or 类 above a code: the level is mixed up, not the subject. */
function ofParent(code: string, name: string, year: number | null): boolean {
  for (let parent = parentCode(code); parent !== null; parent = parentCode(parent))
    if (functionalNames(parent, year).some((one) => sameName(one.name, name))) return true;
  return false;
}

function fits(name: string, printed: string): boolean {
  const bare = name.replace(/支出$/, "");
  return sameName(name, printed) || (bare.length >= 3 && printed.includes(bare));
}

/** Most signs in common, in order: a slip of the pen and not another wording. */
function resembles(name: string, printed: string): boolean {
  if (Math.abs(name.length - printed.length) > 1) return false;
  const signs = new Set(name);
  const common = [...new Set(printed)].filter((sign) => signs.has(sign)).length;
  return common >= 4 && common / Math.max(signs.size, new Set(printed).size) >= 0.7;
}

function* levelsIn(prose: Prose, { year, said }: CodeList): Generator<Checked> {
  for (const match of prose.text.matchAll(levelled)) {
    const [words, level = ""] = match;
    const before = /[\p{Script=Han}、]{2,30}$/u.exec(
      prose.text.slice(Math.max(0, match.index - 30), match.index),
    );
    const bare = (before?.[0] ?? "").replace(/^.*、|^(?:其中|包括|用于)/, "");
    // “社会保障和就业（类）支出”: the class without its last word.
    if (level === "类" && (classNamed(bare) ?? classNamed(`${bare}支出`))) {
      yield passed("CC-14");
      continue;
    }
    const entries = codesNamed(bare, year);
    if (entries.length === 0) continue;
    if (entries.some((entry) => entry.level === level)) {
      yield passed("CC-14");
      continue;
    }
    const [entry] = entries;
    if (!entry) continue;
    yield failed("CC-14", {
      subject: `${prose.section}:${bare}:${level}`,
      // The subject itself is right; only its level is called by another name.
      severity: "note",
      message: `“${bare}”（${entry.code}）是${levelOf(entry.code)}级科目，说明写作“${level}”级${said}`,
      expected: entry.level,
      actual: level,
      places: [{ place: placeIn(prose, match.index - bare.length, match.index + words.length) }],
    });
  }
}

function* usesIn(prose: Prose): Generator<Checked> {
  for (const match of prose.text.matchAll(/用于([^。；]{2,80})/g)) {
    const [words, clause = ""] = match;
    const before = prose.text.slice(0, match.index);
    // “8、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于……”: the item is named before the stop.
    const item = /^\s*\d{1,2}\s*[、.．]([^。；，]{4,90})。\s*(?:主要)?$/.exec(before)?.[1];
    const named = item ?? /[^。；]{4,90}$/.exec(before.slice(-90))?.[0] ?? "";
    const head = named.replace(/^.*[（(]款[）)](?=.)/, "");
    const kinds = uses.filter(({ subject }) => subject.test(head));
    const [kind] = kinds;
    if (!kind || kinds.length > 1) continue;
    const alien = kind.alien.exec(clause)?.[0];
    if (!alien || kind.words.test(clause)) {
      yield passed("CC-15");
      continue;
    }
    yield failed("CC-15", {
      severity: "warning",
      subject: `${prose.section}:${kind.kind}`,
      message: `${kind.subject.exec(head.replace(/^.*[（(]款[）)](?=.)/, ""))?.[0]}的用途写成“${clause.slice(0, 30)}”，与科目不符，疑为照抄其他科目`,
      actual: clause.slice(0, 30),
      places: [{ place: placeIn(prose, Math.max(0, match.index - head.length), match.index + words.length) }],
    });
  }
}

function drawing(sentence: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开",
    "## 第三部分 情况说明",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "#### （三）财政拨款支出决算具体情况",
    sentence,
  ].join("\n\n");
}
