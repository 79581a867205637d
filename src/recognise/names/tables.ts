import type { Cell } from "../../facts/account.ts";
import type { StatedName } from "../../facts/stated-name.ts";
import { bareLabel } from "../../standard/forms.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, nameInCell } from "./draft.ts";

const twoSided: ReadonlySet<string> = new Set(["公开01表", "公开04表"]);

/** Labels of one row: words in front of its figures. */
function labelsIn(row: readonly Cell[], form: string): StatedName[] {
  return row.flatMap((cell) => {
    const name = bareLabel(cell.text);
    return /^\p{Script=Han}[\p{Script=Han}（）“”、]{3,}$/u.test(name)
      ? [nameInCell(cell, "row", form, { name })]
      : [];
  });
}

/** Numbers that tables carry, and the notes under them; the key is the form that the table is. */
export function tableNames({ tables, outline }: NamesDraft): StatedName[] {
  const byBlock = Map.groupBy(outline.prose, ({ block }) => block);
  return tables.flatMap(({ form, number, titleProse, notes, block, rows, headerRows }) => {
    if (form === null || form === "自评表") return [];
    const names: StatedName[] = twoSided.has(form)
      ? rows.slice(headerRows).flatMap((row) => labelsIn(row, form))
      : [];
    if (number !== null) {
      const near = [
        ...(titleProse ? [titleProse.block] : []),
        ...Array.from({ length: 8 }, (_, i) => block - 1 - i),
      ];
      const squeezed = (text: string): string => text.replace(/\s+/g, "");
      const prose = near
        .flatMap((at) => byBlock.get(at) ?? [])
        .find(({ text }) => squeezed(text).includes(squeezed(number)));
      if (prose)
        names.push(
          nameIn(prose, numberIn(prose.text, number), {
            kind: "table-number",
            key: form,
            role: "caption",
            name: squeezed(number),
          }),
        );
    }
    for (const note of notes)
      names.push(nameIn(note, [0, note.text.length], { kind: "table-note", key: form, role: "caption" }));
    return names;
  });
}

function numberIn(text: string, number: string): readonly [number, number] {
  const at = text.indexOf(number);
  return at === -1 ? [0, text.length] : [at, at + number.length];
}
