import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Which rooms a room may import; ARCHITECTURE.md says the same in words. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  standard: ["facts"],
  read: ["facts"],
  recognise: ["facts", "standard", "read"],
  audit: ["facts", "standard"],
  write: ["facts", "standard"],
  cli: ["facts", "standard", "read", "recognise", "audit", "write"],
};
const pure = Object.keys(mayImport).filter((room) => room !== "cli");
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

test("rooms below the doors import no package and touch no file, network, clock, environment or console", () => {
  const wrong = sources()
    .filter(({ room }) => pure.includes(room))
    .flatMap(({ file, text }) => [
      ...imported(text)
        .filter((path) => !path.startsWith("."))
        .map((path) => `${file} imports ${path}`),
      ...[
        ...text.matchAll(
          /\b(?:process|console|fetch|Date\.now|new Date|performance\.now|setTimeout|Math\.random)\b/g,
        ),
      ].map((match) => `${file} uses ${match[0]}`),
    ]);
  expect(wrong).toEqual([]);
});

test("no file below the doors parses money as a float", () => {
  const wrong = sources().filter(({ text }) => /parseFloat\(|Number\.parseFloat/.test(text));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
