import type { StatedName } from "../../facts/stated-name.ts";
import { formKeys, formTitle } from "../../standard/forms.ts";
import type { Titles } from "../../standard/titles.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

/** Words that only notes of a table of that money have; the others speak of all money. */
const money: Readonly<Record<string, RegExp>> = {
  公开05表: /一般公共预算|财政拨款/,
  公开06表: /基本支出|明细/,
  公开07表: /三公/,
  公开08表: /政府性基金/,
  公开09表: /国有资本/,
  公开10表: /政府采购|机关运行|资产/,
};

export const notesOfOwnTable = checkRule({
  id: "notes-of-own-table",
  title: "表下的注说的是本表",
  basis: "部门决算公开表样：各表表下注释",
  severity: "error",
  advice: "换成本表的注。",
  catalogue: [],
  input: "words",
  *check(view) {
    const notes = view.account.names.filter(
      ({ kind, name }) =>
        kind === "table-note" && /本表(?:反映|公开|列示)|无(?:政府性基金|国有资本)/.test(name),
    );
    if (notes.length === 0) return yield notApplicable([]);
    for (const note of notes) {
      const other = otherTableOf(note, notes, view.titles);
      if (other === null) {
        yield passed([]);
        continue;
      }
      const twin = notes.find((one) => one.key === other.key && one !== note) ?? null;
      yield failed([], {
        subject: note.key,
        message: `《${formTitle(note.key)}》下的注“${shortened(note.name)}”说的是《${formTitle(other.key)}》`,
        expected: `说明《${formTitle(note.key)}》的注`,
        actual: shortened(note.name),
        places: [note, ...(twin ? [twin] : [])].map(({ place }) => ({ place })),
      });
    }
  },
  examples: {
    pass: [drawing("注：本表反映部门本年度取得的各项收入情况。")],
    fail: [drawing("注：本表反映部门本年度各项支出情况。")],
  },
});

/** The form that a note is of where it is not of its own. */
function otherTableOf(
  note: StatedName,
  notes: readonly StatedName[],
  titles: Titles,
): { readonly key: string } | null {
  if (titles.isNoteOf(note.key, note.name)) return null;
  const same = notes.filter(({ key, name }) => key !== note.key && name === note.name);
  const twin = same.find(({ key, name }) => titles.isNoteOf(key, name));
  if (twin) return twin;
  if (money[note.key]?.test(note.name)) return null;
  const others = formKeys.filter((key) => key !== note.key && titles.isNoteOf(key, note.name));
  return others.length === 1 ? { key: others[0]! } : null;
}

function shortened(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40)}……` : words;
}

function drawing(note: string): string {
  const table = (title: string, words: string): string[] => [
    title,
    "金额单位：元",
    "项目\t\t本年收入合计\t财政拨款收入\n科目编码\t科目名称\t\t\n合计\t\t100.00\t100.00",
    words,
  ];
  return [...table("收入决算表", note), ...table("支出决算表", "注：本表反映部门本年度各项支出情况。")].join(
    "\n\n",
  );
}
