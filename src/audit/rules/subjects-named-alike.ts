import type { StatedName } from "../../facts/stated-name.ts";
import { levelOf, sameName } from "../../standard/codes.ts";
import { lettersChangedBracketed } from "../consensus.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed, unchecked } from "../rule.ts";

export const subjectsNamedAlike = checkRule({
  id: "subjects-named-alike",
  title: "说明中的科目名称、编码、级次与各表一致",
  basis: "逻辑：同一科目在表和说明中名称、编码、级次相同",
  severity: "error",
  replaces: true,
  advice: "按表中的科目改正说明；如表中的科目有误，改正各表。",
  catalogue: [],
  input: "words",
  *check(view) {
    const names = view.account.names.filter(({ kind }) => kind === "function");
    const rows = names.filter(({ role }) => role === "cell");
    const told = names.filter(({ role }) => role === "sentence");
    if (told.length === 0) return yield notApplicable([]);
    yield* malformed(told);
    yield* outOfOrder(told, rows);
    yield* underClass(told);
    if (rows.length === 0) return yield* contradicting(told);
    const byCode = Map.groupBy(rows, ({ key }) => key);
    const lost: string[] = [];
    for (const name of told) {
      const printed = byCode.get(name.key);
      if (printed) yield* againstRow(name, printed, rows);
      else if (/^说明:/.test(name.key)) lost.push(name.name);
    }
    if (lost.length > 0)
      yield unchecked(
        [],
        [
          `表中名为${lost
            .slice(0, 5)
            .map((name) => `“${name}”`)
            .join("、")}的科目`,
        ],
      );
  },
  examples: {
    pass: [
      drawing("住房保障支出（类）住房改革支出（款）住房公积金（项）100.00元。"),
      drawing("住房保障支出（类）100.00元，占比100.00%。"),
    ],
    fail: [
      drawing("住房保障支出（类）住房改革支出（款）住房公基金（项）100.00元。"),
      drawing("住房保障支出（类）住房改革支出（款）住房公积金（款）100.00元。"),
      drawing("住房公积金（2210203）支出100.00元。"),
      drawing("住房公积金（22102011）支出100.00元。"),
    ],
  },
});

const bare = (name: string): string => name.replace(/支出$/, "").replace(/经费$/, "费");

function* againstRow(
  name: StatedName,
  printed: readonly StatedName[],
  rows: readonly StatedName[],
): Generator<Checked> {
  const [row] = printed;
  if (!row) return;
  const places = [{ place: name.place }, { place: row.place }];
  if (name.code !== undefined && name.code !== row.code && levelOf(name.code) !== null) {
    yield failed([], {
      subject: `编码:${name.code}:${name.name}`,
      message: `说明写作“${name.name}”${name.code}，表中“${row.name}”的编码是${row.code}`,
      expected: row.code ?? null,
      actual: name.code,
      places,
    });
    return;
  }
  if (!printed.some((one) => sameName(bare(one.name), bare(name.name)))) {
    const short = name.level === "类" && bare(row.name).endsWith(bare(name.name));
    const other = rows.find((one) => sameName(bare(one.name), bare(name.name)));
    if (short) yield passed([]);
    else
      yield failed([], {
        subject: `名称:${name.key}:${name.name}`,
        // Prose abridges names; words more, or other ones, are another name.
        severity: bare(row.name).endsWith(bare(name.name)) ? "warning" : "error",
        message: `说明中的科目“${name.name}”，表中是“${row.code} ${row.name}”${lettersChangedBracketed(name.name, row.name)}${other ? `；“${other.name}”的编码是${other.code}` : ""}`,
        expected: row.name,
        actual: name.name,
        places,
      });
    return;
  }
  const level = levelOf(name.key);
  if (name.level === undefined || level === null || level === name.level || printed.length < 1)
    return yield passed([]);
  yield failed([], {
    subject: `级次:${name.key}:${name.level}`,
    severity: "warning",
    message: `“${name.name}”（${name.key}）是${level}级科目，说明写作“${name.level}”级`,
    expected: level,
    actual: name.level,
    places,
  });
}

/** A code of 3, 5 or 7 digits: no other has a level. */
function* malformed(told: readonly StatedName[]): Generator<Checked> {
  for (const { code, name, place } of told)
    if (code !== undefined && levelOf(code) === null)
      yield failed([], {
        subject: `位数:${code}`,
        message: `“${name}”的科目编码${code}为${code.length}位，应为3位（类）、5位（款）或7位（项）`,
        expected: code.length > 7 ? code.slice(0, 7) : null,
        actual: code,
        places: [{ place }],
      });
    else if (code !== undefined) yield passed([]);
}

const levels = "类款项";
/** Behind a name stand its level and brackets before the next begins. */
const nextInPath = 3;

/** 类, 款 and 项 follow one another in a path; where a table says which level is wrong, that is told there. */
function* outOfOrder(told: readonly StatedName[], rows: readonly StatedName[]): Generator<Checked> {
  const printed = new Set(rows.map(({ key }) => key));
  for (const [i, one] of told.entries()) {
    const before = told[i - 1];
    if (one.level === undefined || before?.level === undefined || printed.has(one.key)) continue;
    const gap = one.spot.start - before.spot.end;
    const near = before.spot.block === one.spot.block && gap >= 0 && gap <= nextInPath;
    if (!near || levels.indexOf(one.level) > levels.indexOf(before.level)) continue;
    const due = levels[levels.indexOf(before.level) + 1] ?? null;
    yield failed([], {
      subject: `次序:${before.name}:${one.name}`,
      severity: "warning",
      message: `“${one.name}”写作“${one.level}”级，列在“${before.name}”（${before.level}）之下${due === null ? "" : `，应为“${due}”级`}`,
      expected: due,
      actual: one.level,
      places: [{ place: one.place }, { place: before.place }],
    });
  }
}

/** Below a class that is named with its code stand codes of that class, until another class is named. */
function* underClass(told: readonly StatedName[]): Generator<Checked> {
  let above: StatedName | null = null;
  for (const one of told) {
    const { code, level, spot } = one;
    if (code?.length === 3) above = one;
    else if (level === "类" || above?.spot.block !== spot.block) above = null;
    else if (above && code !== undefined && levelOf(code) !== null && !code.startsWith(above.code ?? "")) {
      yield failed([], {
        subject: `类:${above.code}:${code}`,
        message: `“${one.name}”${code}列在“${above.name}”${above.code}之下，编码应以${above.code}开头`,
        expected: `${above.code}……`,
        actual: code,
        places: [{ place: one.place }, { place: above.place }],
      });
      above = null;
    }
  }
}

/** Without tables: one code has one name wherever the text gives both. */
function* contradicting(told: readonly StatedName[]): Generator<Checked> {
  const seen = new Map<string, StatedName>();
  for (const one of told) {
    const { code, name } = one;
    if (code === undefined || levelOf(code) === null) continue;
    const first = seen.get(code);
    seen.set(code, first ?? one);
    if (!first || sameName(bare(first.name), bare(name))) yield passed([]);
    else
      yield failed([], {
        subject: `名称:${code}:${name}`,
        message: `科目编码${code}一处写作“${first.name}”，一处写作“${name}”${lettersChangedBracketed(name, first.name)}`,
        expected: first.name,
        actual: name,
        places: [{ place: one.place }, { place: first.place }],
      });
  }
}

function drawing(sentence: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开",
    "一般公共预算财政拨款支出决算表\n\n公开05表\n\n金额单位：元\n",
    [
      "项目\t\t本年支出合计\t基本支出\t项目支出",
      "科目编码\t科目名称\t\t\t",
      "合计\t\t100.00\t100.00\t",
      "221\t住房保障支出\t100.00\t100.00\t",
      "22102\t住房改革支出\t100.00\t100.00\t",
      "2210201\t住房公积金\t100.00\t100.00\t",
    ].join("\n"),
    "## 第三部分 情况说明",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "#### （三）财政拨款支出决算具体情况",
    sentence,
  ].join("\n\n");
}
