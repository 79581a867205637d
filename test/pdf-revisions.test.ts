import { zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readPdf } from "../src/read/pdf.ts";
import { handmadePdf, stream } from "./handmade-pdf.ts";

const drawing = (text: string): string => stream(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`);
const objects = [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
  drawing("Total 1300.00"),
  "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
];
const first = Buffer.from(handmadePdf(objects)).toString("latin1");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const startOf = (text: string): string => /startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]!;
const line = (place: number, kind = "n"): string => `${String(place).padStart(10, "0")} 00000 ${kind} \n`;

/** A file with a second section: objects that it adds or replaces, numbers that it frees, what else it says. */
function updated(
  text: string,
  {
    put = {},
    freed = [],
    entries = "",
  }: { put?: Record<number, string>; freed?: number[]; entries?: string },
): string {
  let all = text;
  const lines: string[] = freed.map((number) => `${number} 1\n${line(0, "f")}`);
  for (const [number, object] of Object.entries(put)) {
    lines.push(`${number} 1\n${line(all.length)}`);
    all += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const table = lines.length === 0 ? "0 0\n" : lines.join("");
  return `${all}xref\n${table}trailer\n<</Size 12/Root 1 0 R/Prev ${startOf(text)}${entries}>>\nstartxref\n${all.length}\n%%EOF\n`;
}

/** A table of cross-references as a stream: for each object its kind and two numbers. */
function crossReferences(rows: readonly (readonly [number, number, number])[], entries = ""): string {
  const bytes = rows.flatMap(([kind, a, b]) => [kind, a >> 16, (a >> 8) & 255, a & 255, b]);
  const packed = Buffer.from(zlibSync(Uint8Array.from(bytes))).toString("latin1");
  return `<</Type/XRef/W[1 3 1]/Filter/FlateDecode${entries}/Length ${packed.length}>>stream\n${packed}\nendstream`;
}

/** As Word saves it: a table for old readers that calls some objects free, and a second one with a stream beside it. */
function asWord(): string {
  let text = "%PDF-1.7\n";
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const inside = "8 0 <</Type/StructTreeRoot>>";
  const holder = text.length;
  text += `6 0 obj\n${stream(inside, "/Type/ObjStm/N 1/First 4")}\nendobj\n`;
  const rows = [0, ...places, holder].map((place, i) => [i === 0 ? 0 : 1, place, 0] as const);
  const hidden = text.length;
  const entries = `/Root 1 0 R/Size 9`;
  text += `7 0 obj\n${crossReferences([...rows, [1, hidden, 0], [2, 6, 0]], entries)}\nendobj\n`;
  const table = text.length;
  const lines = [0, ...places, holder, hidden].map((place, i) => line(place, i === 0 ? "f" : "n")).join("");
  text += `xref\n0 9\n${lines}${line(0, "f")}trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return updated(text, { entries: `/XRefStm ${hidden}` });
}

/** As it is saved for the web: what the first page needs has its own section at the start, the rest one at the end. */
function forTheWeb(): string {
  const parts = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`);
  const head = "%PDF-1.7\n9 0 obj\n<</Linearized 1/L 9999/N 1>>\nendobj\n";
  const trailer = (prev: number): string =>
    `trailer\n<</Size 10/Root 1 0 R/Prev ${String(prev).padStart(10, "0")}>>\nstartxref\n0\n%%EOF\n`;
  // The length of the first section does not hang on the numbers in it.
  const length = `xref\n3 3\n${line(0).repeat(3)}9 1\n${line(0)}`.length + trailer(0).length;
  const starts: number[] = [];
  let at = head.length + length;
  for (const i of [2, 3, 4, 0, 1]) {
    starts[i] = at;
    at += parts[i]!.length;
  }
  const section = `xref\n3 3\n${[2, 3, 4].map((i) => line(starts[i]!)).join("")}9 1\n${line(9)}${trailer(at)}`;
  const rest = `xref\n0 3\n${line(0, "f")}${[0, 1].map((i) => line(starts[i]!)).join("")}trailer\n<</Size 3>>\n`;
  const body = [2, 3, 4, 0, 1].map((i) => parts[i]).join("");
  return `${head}${section}${body}${rest}startxref\n${head.length}\n%%EOF\n`;
}

const read = async (text: string): Promise<{ text: string; kinds: string[] }> => {
  const { blocks, notes } = await readPdf(bytesOf(text));
  return {
    text: blocks.map((block) => (block.kind === "table" ? "" : block.passage.text)).join(""),
    kinds: notes.map(({ kind }) => kind),
  };
};

describe("a second section that changes no object is no earlier version", () => {
  test.each([
    ["as Word saves it", asWord()],
    ["as it is saved for the web", forTheWeb()],
    ["with nothing in it", updated(first, {})],
    ["with a new object that nothing names", updated(first, { put: { 6: "<</Producer(A)>>" } })],
    ["with an object written once more", updated(first, { put: { 4: objects[3]! } })],
  ])("%s", async (_what, text) => {
    expect(await read(text)).toEqual({ text: "Total 1300.00", kinds: [] });
  });
});

describe("what replaces or removes an object that was there is one", () => {
  const changed = updated(first, { put: { 4: drawing("Total 9300.00") } });
  test.each([
    ["the content of a page", changed, "Total 9300.00"],
    [
      "the content of a page of Word's",
      updated(asWord(), { put: { 4: drawing("Total 9300.00") } }),
      "Total 9300.00",
    ],
    ["of one for the web", updated(forTheWeb(), { put: { 4: drawing("Total 9300.00") } }), "Total 9300.00"],
    ["an update of an update", updated(changed, {}), "Total 9300.00"],
    [
      "a page that draws something else",
      updated(first, { put: { 3: objects[2]!.replace("4 0 R", "6 0 R"), 6: drawing("Total 9300.00") } }),
      "Total 9300.00",
    ],
    [
      "an object that is gone",
      updated(updated(first, { put: { 6: drawing("Draft") } }), { freed: [6] }),
      "Total 1300.00",
    ],
  ])("%s", async (_what, text, expected) => {
    expect(await read(text)).toEqual({ text: expected, kinds: ["earlier-version"] });
  });

  test("an earlier end that no section leads to", async () => {
    const { kinds } = await read(changed.replace(`/Prev ${startOf(first)}`, ""));
    expect(kinds).toContain("earlier-version");
  });
});
