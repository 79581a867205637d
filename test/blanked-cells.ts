import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A workbook whose cells (工作表!C14) are blank, or hold other words. */
export function blanked(bytes: Uint8Array, cells: readonly string[], words = ""): Uint8Array {
  const parts = unzipSync(bytes);
  const names = [...strFromU8(parts["xl/workbook.xml"]!).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    (match) => match[1]!,
  );
  for (const cell of cells) {
    const [, sheet = "", ref = ""] = /^(.*)!([A-Z]+\d+)$/.exec(cell) ?? [];
    const part = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    const xml = strFromU8(parts[part]!);
    const made = words === "" ? "" : `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const changed = xml.replace(new RegExp(`<c r="${ref}"(?: [a-z]+="[^"]*")*(?:/>|>.*?</c>)`), made);
    if (changed === xml) throw new RangeError(`no cell ${cell}`);
    parts[part] = strToU8(changed);
  }
  return zipSync(parts);
}
