import type { Cell } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import { classNamed } from "../../standard/classes.ts";
import { functionalList } from "../../standard/code-list.ts";
import { classLabelIn, functionalClasses, sameName } from "../../standard/codes.ts";
import { bareLabel } from "../../standard/forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, listMissing, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["ST-30", "ST-31", "CC-06"];

export const classRowsComplete = checkRule({
  id: "class-rows-complete",
  title: "总表功能分类各行齐全、有序、名称规范，收支两侧总计用语一致",
  basis: "部门决算报表财决01表；政府收支分类科目",
  severity: "warning",
  advice: "按当年报表格式补齐、改正功能分类行名。",
  catalogue: ids,
  input: "words",
  *check(view) {
    let any = false;
    for (const form of ["公开01表", "公开04表"]) {
      const table = view.table(form);
      if (!table) continue;
      any = true;
      const rows = table.rows.slice(table.headerRows).flatMap((row) =>
        row.flatMap((cell) => {
          const code = /^[一二三四五六七八九十]+、/.test(cell.text.trim()) ? classNamed(cell.text) : null;
          return code ? [{ code, cell }] : [];
        }),
      );
      yield* complete(view, form, rows);
      yield* names(view, form, rows);
      if (form === "公开04表") yield* symmetric(view);
    }
    if (!any) yield notApplicable(ids);
  },
  examples: {
    pass: [drawing("二、外交支出", "收入总计", "支出总计")],
    fail: [drawing("二、外交", "收入总计", "支出总计"), drawing("二、外交支出", "收入总计", "总计")],
  },
});

function* complete(
  view: View,
  form: string,
  rows: readonly { code: string; cell: Cell }[],
): Generator<Checked> {
  const year = view.account.year;
  if (!view.profile || rows.length < 20 || year === null) return yield notApplicable("ST-30");
  const wanted = functionalClasses.filter(({ code }) => classLabelIn(code, year) !== undefined);
  const absent = wanted.filter(({ code }) => !rows.some((row) => row.code === code));
  const ordered = rows.every(({ code }, i) => i === 0 || code > rows[i - 1]!.code);
  const title = view.table(form)?.titleProse;
  if (absent.length === 0 && ordered) return yield passed("ST-30");
  yield failed("ST-30", {
    subject: form,
    message:
      absent.length > 0
        ? `${view.named(form)}功能分类缺${absent.map(({ label }) => label).join("、")}，应列${wanted.length}行${functionalList(year).said}`
        : `${view.named(form)}功能分类各行没有按科目顺序排列`,
    expected: String(wanted.length),
    actual: String(rows.length),
    places: title ? [{ place: placeOf(title) }] : [],
  });
}

function* names(view: View, form: string, rows: readonly { code: string; cell: Cell }[]): Generator<Checked> {
  const list = functionalList(view.account.year);
  const { year, own, said } = list;
  if (rows.length > 0 && !own) yield listMissing("CC-06", list);
  if (year === null) return;
  for (const { code, cell } of rows) {
    const standard = classLabelIn(code, year);
    const printed = bareLabel(cell.text);
    if (standard === undefined || sameName(standard, printed)) {
      if (own) yield passed("CC-06");
    } else
      yield failed("CC-06", {
        subject: `${form}:${code}`,
        message: `${view.named(form)}“${cell.text.trim()}”行名应为“${standard}”（${code}${own ? `，${year}年度` : ""}）${said}`,
        ...(own ? {} : { severity: "note" }),
        expected: standard,
        actual: printed,
        places: [{ place: cell.place }],
      });
  }
}

function* symmetric(view: View): Generator<Checked> {
  const totals = (view.table("公开04表")?.rows ?? []).flatMap((row) =>
    row.filter((cell) => /^(?:收入|支出)?总计$/.test(bareLabel(cell.text))),
  );
  const [left, right] = totals;
  if (!left || !right) return yield notApplicable("ST-31");
  const [a, b] = [bareLabel(left.text), bareLabel(right.text)];
  if ((a === "收入总计") === (b === "支出总计")) return yield passed("ST-31");
  yield failed("ST-31", {
    subject: "总计",
    severity: "note",
    message: `${view.named("公开04表")}左侧为“${a}”，右侧为“${b}”，用语应一致（收入总计、支出总计）`,
    expected: a === "收入总计" ? "支出总计" : "总计",
    actual: b,
    places: [{ place: right.place }, { place: left.place }],
  });
}

function drawing(second: string, left: string, right: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "财政拨款收入支出决算总表",
    "公开04表",
    "金额单位：元",
    "项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款",
    "一、一般公共预算财政拨款\t1\t100.00\t一、一般公共服务支出\t33\t100.00\t100.00",
    `二、政府性基金预算财政拨款\t2\t\t${second}\t34\t\t`,
    `${left}\t32\t100.00\t${right}\t64\t100.00\t100.00`,
  ].join("\n");
}
