import type { CodeList } from "../../standard/code-list.ts";
import { functionalList } from "../../standard/code-list.ts";
import {
  codesNamed,
  comparable,
  functionalNames,
  knownFunctional,
  levelOf,
  namedAllAlong,
  parentCode,
  retired,
  sameName,
} from "../../standard/codes.ts";
import { formTitle } from "../../standard/forms.ts";
import type { PrintedCode } from "../printed-codes.ts";
import { functionalCodes } from "../printed-codes.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, listMissing, notApplicable, passed } from "../rule.ts";

const ids = ["CC-01", "CC-02", "CC-03", "CC-04", "CC-05", "CC-07", "CC-08", "CP-03"];

export const functionalCodesValid = checkRule({
  id: "functional-codes-valid",
  title: "功能分类科目编码有效、与名称相符、级次完整、各表一致，公开到项级",
  basis: "当年《政府收支分类科目》；预算法实施条例第六条：支出按功能分类公开到项",
  severity: "error",
  advice: "查当年《政府收支分类科目》，改正编码或名称；补齐上级科目和项级科目。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const codes = functionalCodes(view);
    if (codes.length === 0) return yield notApplicable(ids);
    const list = functionalList(view.account.year);
    let sure = true;
    for (const printed of codes) sure = (yield* judge(printed, list)) && sure;
    if (!sure) yield listMissing(["CC-02", "CC-08"], list);
    yield* sameEverywhere(codes, list.year);
    for (const form of new Set(codes.map((one) => one.form)))
      yield* levels(
        codes.filter((one) => one.form === form),
        form,
      );
  },
  examples: {
    pass: [drawing("2210201\t住房公积金", "22102\t住房改革支出")],
    fail: [
      drawing("2210201\t住房公基金", "22102\t住房改革支出"),
      drawing("2210201\t住房公积金", "22103\t城乡社区住宅"),
      drawing("221020\t住房公积金", "22102\t住房改革支出"),
      drawing("2210201\t住房公基金", "22102\t住房改革支出", "2030"),
    ],
  },
});

/** What is printed on the table of a cell. */
function printedOn({ place }: PrintedCode["codeCell"], form: string): string {
  return place.printed ?? formTitle(form);
}

function observed(
  id: string | readonly string[],
  { form, code, name, codeCell, nameCell }: PrintedCode,
  message: string,
  extra: { severity?: "warning" | "note"; expected?: string; actual?: string; onName?: boolean } = {},
): Checked {
  const { onName = false, ...rest } = extra;
  return failed(id, {
    subject: `${form}:${code}:${name}`,
    message: `${printedOn(codeCell, form)}“${code} ${name}”${message}`,
    places: onName ? [{ place: nameCell.place }, { place: codeCell.place }] : [{ place: codeCell.place }],
    ...rest,
  });
}

/** Judges one code and its name; false where a list of another year is all that speaks for them. */
function* judge(printed: PrintedCode, list: CodeList): Generator<Checked, boolean> {
  const { code, name } = printed;
  const { year, own, said } = list;
  if (levelOf(code) === null) {
    yield observed("CC-01", printed, `编码为${code.length}位，应为3位（类）、5位（款）或7位（项）`, {
      actual: code,
    });
    return true;
  }
  yield passed("CC-01");
  const standing = retired(code, year);
  const known = own || standing === "no";
  if (standing === "yes" || standing === "not-yet")
    yield observed(
      "CC-08",
      printed,
      `在${year}年度不在使用中（${standing === "yes" ? "已停用" : "尚未启用"}）${said}`,
      { severity: "warning", actual: code },
    );
  else if (known) yield passed("CC-08");
  const names = functionalNames(code, year);
  if (names.length === 0) {
    if (knownFunctional(code)) return known;
    const other = otherCode(code, name, year);
    yield observed(
      "CC-02",
      printed,
      `科目表未收录${said}${other ? `，“${name}”是${other}` : ""}，请核对编码`,
      {
        severity: other ? "warning" : "note",
        actual: code,
        ...(other ? { expected: other } : {}),
      },
    );
    return known;
  }
  // “社会保障和就业支出（类）” is the name with its level.
  const bare = name.replace(/[（(][类款项][）)]$/, "");
  const right = names.find((one) => sameName(one.name, bare));
  if (right) {
    const certain = own || right.standing === "in-force";
    if (certain) yield passed("CC-02");
    return certain && known;
  }
  const firm = names.find(({ trust }) => trust === "firm");
  const other = firm && !everNamed(code, name) ? otherCode(code, name, year) : undefined;
  const plain = firm && !names.some((one) => sameName(one.name, `${bare}支出`));
  const along = other !== undefined && [code, other].every((one) => namedAllAlong(one, year));
  const certain = own || names[0]?.standing === "in-force" || along;
  const whose = other ? `，“${name}”是${other}` : "";
  yield observed(
    "CC-02",
    printed,
    `名称应为“${names[0]?.name}”${certain ? `（${year}年度）` : said}${whose}`,
    {
      ...(other && certain ? {} : { severity: other || plain ? "warning" : "note" }),
      expected: names[0]?.name ?? "",
      actual: name,
      onName: true,
    },
  );
  return known;
}

/** Whether a code had a name in any year of the lists. */
function everNamed(code: string, name: string): boolean {
  return functionalNames(code, null).some((one) => sameName(one.name, name));
}

/** The code whose name was printed: a neighbour under the same 款 or 类. */
function otherCode(code: string, name: string, year: number | null): string | undefined {
  const within = parentCode(code) ?? "";
  return codesNamed(name, year)
    .map((entry) => entry.code)
    .find((one) => one !== code && one.length === code.length && one.startsWith(within));
}

/** One code has one name in all tables; the name that most of them print is taken for the right one. */
function* sameEverywhere(codes: readonly PrintedCode[], year: number | null): Generator<Checked> {
  for (const list of Map.groupBy(codes, ({ code }) => code).values()) {
    const printings = Map.groupBy(list, ({ name }) => comparable(name));
    // Where as many tables print one name as the other, the official one is right.
    const count = ({ code, name }: PrintedCode): number =>
      printings.get(comparable(name))!.length * 2 + (everNamed(code, name) ? 1 : 0);
    const usual = [...printings.values()]
      .map(([first]) => first!)
      .reduce((best, one) => (count(one) > count(best) ? one : best));
    for (const printed of list) {
      // The name of another code is told as such already.
      if (
        printed === usual ||
        (!everNamed(printed.code, printed.name) && otherCode(printed.code, printed.name, year))
      )
        continue;
      if (sameName(usual.name, printed.name)) yield passed("CC-03");
      else
        yield observed(
          "CC-03",
          printed,
          `与${printedOn(usual.codeCell, usual.form)}同一编码的名称“${usual.name}”不同`,
          {
            expected: usual.name,
            actual: printed.name,
            onName: true,
          },
        );
    }
  }
}

function* levels(codes: readonly PrintedCode[], form: string): Generator<Checked> {
  const set = new Set(codes.map(({ code }) => code));
  const longer = new Set([...set].filter((code) => code.length > 3).map((code) => code.slice(0, 3)));
  const detailed = new Set(
    [...set].filter((code) => code.length === 7).flatMap((code) => [code.slice(0, 3), code.slice(0, 5)]),
  );
  const seen = new Set<string>();
  for (const [i, printed] of codes.entries()) {
    const { code } = printed;
    const parent = parentCode(code);
    if (levelOf(code) !== null && parent !== null) {
      if (set.has(parent)) yield passed("CC-04");
      else
        yield observed("CC-04", printed, `的上级科目${parent}不在${printedOn(printed.codeCell, form)}中`, {
          expected: parent,
          actual: "缺",
        });
    }
    if (levelOf(code) === "款" || (levelOf(code) === "类" && !longer.has(code))) {
      if (detailed.has(code)) yield passed(["CC-05", "CP-03"]);
      else
        yield observed(["CC-05", "CP-03"], printed, "下没有列出项级科目，支出应公开到项", {
          expected: "项级科目",
          actual: "缺",
        });
    }
    const before = codes[i - 1];
    const again = seen.has(code);
    seen.add(code);
    if (!before) continue;
    if (code > before.code) yield passed("CC-07");
    else
      yield observed("CC-07", printed, again ? "重复列示" : `排在${before.code}之后，应按编码升序`, {
        severity: again ? "warning" : "note",
        actual: code,
      });
  }
}

function drawing(item: string, second: string, year = "2022"): string {
  return [
    `示例县示例中心\n\n${year}年度部门决算公开\n`,
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
    "221\t住房保障支出\t100.00\t100.00\t",
    `${second}\t100.00\t100.00\t`,
    `${item}\t100.00\t100.00\t`,
  ].join("\n");
}
