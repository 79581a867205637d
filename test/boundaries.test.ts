import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Which rooms a room may import; ARCHITECTURE.md says the same in words. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  standard: ["facts"],
  read: ["facts"],
  recognise: ["facts", "standard", "read"],
  audit: ["facts", "standard"],
  compose: ["facts", "standard"],
  write: ["facts", "standard"],
  typeset: ["write"],
  isolate: ["facts", "read"],
  world: ["isolate"],
  page: ["facts", "standard", "read", "recognise", "audit", "write"],
  cli: ["facts", "standard", "read", "recognise", "audit", "compose", "write", "typeset", "isolate", "world"],
};
/** Packages that a room below the doors may use: readers of formats, which are pure as well. */
const packages: Readonly<Record<string, readonly string[]>> = {
  read: ["@embedpdf/pdfium", "@embedpdf/pdfium/pdfium.wasm", "fflate", "saxes", "parse5", "@e965/xlsx"],
  write: ["fflate", "hucre/xlsx", "hyparquet-writer", "saxes"],
};
/** The one file that fetches an engine from the disk; the build for browsers puts another in its place. */
const doors = new Set(["read/pdf/wasm.ts"]);
/** Rooms at the doors: they read files, start processes and keep engines. */
const outside = ["cli", "isolate", "page", "typeset", "world"];
const pure = Object.keys(mayImport).filter((room) => !outside.includes(room));
const src = new URL("../src/", import.meta.url);

function sources(): { room: string; file: string; text: string }[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((file) => ({ file, room: file.split("/")[0]!, text: readFileSync(new URL(file, src), "utf8") }));
}

function imported(text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => match[1]!);
}

test("every room is known", () => {
  expect([...new Set(sources().map(({ room }) => room))].sort()).toEqual(Object.keys(mayImport).sort());
});

test("imports point towards facts", () => {
  const wrong = sources().flatMap(({ file, room, text }) =>
    imported(text)
      .filter((path) => path.startsWith("."))
      .map((path) => new URL(path, new URL(file, src)).href)
      .filter((href) => href.startsWith(src.href))
      .map((href) => href.slice(src.href.length).split("/")[0]!)
      .filter((target) => target !== room && !mayImport[room]?.includes(target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("rooms below the doors import no package but readers and touch no file, network, clock, environment or console", () => {
  const wrong = sources()
    .filter(({ room, file }) => pure.includes(room) && !doors.has(file))
    .flatMap(({ file, room, text }) => [
      ...imported(text)
        .filter((path) => !path.startsWith(".") && !packages[room]?.includes(path))
        .map((path) => `${file} imports ${path}`),
      ...[
        ...text.matchAll(
          /\b(?:process|console|fetch|Date\.now|new Date(?!\(Date\.UTC\()|performance\.now|setTimeout|Math\.random)\b/g,
        ),
      ].map((match) => `${file} uses ${match[0]}`),
    ]);
  expect(wrong).toEqual([]);
});

test("no file below the doors parses money as a float", () => {
  const wrong = sources().filter(({ text }) => /parseFloat\(|Number\.parseFloat/.test(text));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
