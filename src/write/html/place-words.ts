import type { Place } from "../../facts/place.ts";
import { formTitle } from "../../standard/forms.ts";

/** A place in words: 财政拨款收入支出决算总表 社会保障和就业支出 决算数（第187行）. */
export function placeWords(place: Place, withText = true): string {
  const parts: string[] = [];
  if (place.table !== null) {
    parts.push(place.printed ?? formTitle(place.table));
    const columns = place.column?.split("/") ?? [];
    const column = columns.at(-1) === place.row ? columns[0] : columns.at(-1);
    for (const name of [place.row ?? "", column === place.row ? "" : (column ?? "")])
      if (name !== "") parts.push(name);
  } else if (withText && place.text !== "") {
    parts.push(`“${shorten(place.text)}”`);
  }
  const where = positionWords(place);
  if (parts.length === 0) return where === "" ? "全文" : where;
  return where === "" ? parts.join(" ") : `${parts.join(" ")}（${where}）`;
}

/** Page, line and cell address. */
export function positionWords({ page, line, cell }: Place): string {
  const parts: string[] = [];
  if (page !== null) parts.push(`第${page}页`);
  if (line !== null) parts.push(`第${line}行`);
  if (cell !== null) parts.push(cell);
  return parts.join(" ");
}

/** A form by its usual title, where nothing is printed on it. */
export function formWords(form: string): string {
  return formTitle(form);
}

/** Text cut to a readable length. */
export function shorten(text: string, length = 24): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
