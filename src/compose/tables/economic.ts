import type { Subject } from "../../facts/accounts.ts";
import { expenditure } from "../keys.ts";
import type { PlanCell, TablePlan } from "../plan.ts";
import { blank, figure, head, label, plus, spread } from "../plan.ts";

const scope = "一般公共预算";
const basic = "基本支出";
/** Classes of 人员经费; all others are 公用经费. */
const staffClasses = ["301", "303"];
/** Classes that hold no basic expenditure: their cells print ——. */
const projectOnly = /^(?:309|311|313)/;

/** 一般公共预算财政拨款支出决算明细表, in four blocks of code, name, amount and 其中：基本支出. */
export function detailTable(subjects: readonly Subject[]): TablePlan {
  const amounts = (
    of: { economic?: string; kind?: string },
    sums: (nature: string | null) => PlanCell["sum"],
  ): PlanCell[] => [
    figure(expenditure({ ...of, scope }), sums(null)),
    of.economic && projectOnly.test(of.economic)
      ? { ...label("——", "right") }
      : figure(expenditure({ ...of, nature: basic, scope }), sums(basic)),
  ];
  const [staff, others] = apart(subjects);
  const height = Math.max(staff.length, Math.ceil(others.length / 3));
  const blocks = [staff, ...[0, 1, 2].map((i) => others.slice(i * height, (i + 1) * height))];
  const rows = Array.from({ length: height }, (_, row) =>
    blocks.flatMap((block) => {
      const subject = block[row];
      if (!subject) return [blank, blank, blank, blank];
      return [
        label(subject.code),
        label(subject.name),
        ...amounts({ economic: subject.code }, (nature) => children(subject.code, subjects, nature)),
      ];
    }),
  );
  const total = (kind: string, classes: readonly string[]): PlanCell[] =>
    amounts({ kind }, (nature) =>
      plus(...classes.map((economic) => expenditure({ economic, nature, scope }))),
    );
  const names = ["科目编码", "科目名称", "金额", "其中：基本支出"];
  return {
    form: "公开06表",
    headerRows: 2,
    widths: [0, 1, 2, 3].flatMap(() => [7, 23, 13, 13]),
    rows: [
      spread([head("人员经费", 4), head("公用经费", 12)]),
      [0, 1, 2, 3].flatMap(() => names.map((name) => head(name))),
      ...rows,
      spread([
        { ...label("人员经费合计", "center"), colSpan: 2 },
        ...total("人员经费", present(subjects, true)),
        { ...label("公用经费合计", "center"), colSpan: 10 },
        ...total("公用经费", present(subjects, false)),
      ]),
    ],
    note: "本表反映部门本年度一般公共预算财政拨款支出明细情况（其中包括基本支出明细情况）。",
    landscape: true,
  };
}

/** 一般公共预算财政拨款基本支出决算表, in two blocks of code, name and amount. */
export function basicTable(subjects: readonly Subject[]): TablePlan {
  const [staff, others] = apart(subjects);
  const half = (subject: Subject | undefined): PlanCell[] => {
    if (!subject) return [blank, blank, blank];
    const key = expenditure({ economic: subject.code, nature: basic, scope });
    return [label(subject.code), label(subject.name), figure(key, children(subject.code, subjects, basic))];
  };
  const total = (kind: string, classes: readonly string[]): PlanCell =>
    figure(
      expenditure({ kind, nature: basic, scope }),
      plus(...classes.map((economic) => expenditure({ economic, nature: basic, scope }))),
    );
  const height = Math.max(staff.length, others.length);
  return {
    form: "公开06表",
    headerRows: 1,
    widths: [12, 30, 16, 12, 30, 16],
    rows: [
      ["经济分类科目编码", "科目名称", "决算数", "经济分类科目编码", "科目名称", "决算数"].map((name) =>
        head(name),
      ),
      ...Array.from({ length: height }, (_, row) => [...half(staff[row]), ...half(others[row])]),
      spread([
        { ...label("人员经费合计", "center"), colSpan: 2 },
        total("人员经费", present(subjects, true)),
        { ...label("公用经费合计", "center"), colSpan: 2 },
        total("公用经费", present(subjects, false)),
      ]),
    ],
    note: "本表反映部门本年度一般公共预算财政拨款基本支出明细情况。",
    landscape: false,
  };
}

function apart(subjects: readonly Subject[]): [Subject[], Subject[]] {
  const isStaff = ({ code }: Subject): boolean => staffClasses.includes(code.slice(0, 3));
  return [subjects.filter(isStaff), subjects.filter((subject) => !isStaff(subject))];
}

function present(subjects: readonly Subject[], staff: boolean): string[] {
  return subjects
    .filter(({ code }) => code.length === 3 && staffClasses.includes(code) === staff)
    .map(({ code }) => code)
    .filter((code) => !(projectOnly.test(code) && staff));
}

function children(code: string, subjects: readonly Subject[], nature: string | null): PlanCell["sum"] {
  if (code.length !== 3) return null;
  const below = subjects.filter((one) => one.code.length === 5 && one.code.startsWith(code));
  return below.length === 0
    ? null
    : plus(...below.map((one) => expenditure({ economic: one.code, nature, scope })));
}
