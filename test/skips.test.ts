import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const files = ["src", "test"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && name !== "skips.test.ts")
    .map((name) => ({
      name: `${folder}/${name}`,
      text: readFileSync(new URL(`${folder}/${name}`, root), "utf8"),
    })),
);

/** The lines of tests that match, with their files. */
function lines(pattern: RegExp): string[] {
  return files.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map(({ 0: found }) => `${name}: ${found.replace(/\s+/g, " ")}`),
  );
}

test("a test that is skipped says what it lacks: it is skipped by a need and named by it", () => {
  expect(lines(/\.(?:skipIf|runIf)\((?![\w.]+\.absent(?: \|\| [\w.]+\.absent)*\))[^)]*\)/g)).toEqual([]);
  expect(
    lines(
      /\.skipIf\([^)]*\)(?:\.(?:each|for)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\((?!\s*[\w.]+\.named\()[^\n]*/g,
    ),
  ).toEqual([]);
  expect(lines(/\b(?:test|describe|it)\.(?:skip|only|todo)\b[^\n]*/g)).toEqual([]);
});

test("no test passes by doing nothing", () => {
  expect(lines(/(?:test|it)\([^\n]*(?:\(\) => \{\}|\(\) => undefined)\s*\)/g)).toEqual([]);
  expect(lines(/^\s+\(\) => \{\},\n\);/gm)).toEqual([]);
  expect(lines(/\n\s+if \(!?[\w.]+(?: === (?:null|undefined))?\) return;/g)).toEqual([]);
});

test("no test has a limit of time of its own, and none asserts how long something took", () => {
  expect(lines(/^\s*\}, [\d_]{4,}\)/gm)).toEqual([]);
  expect(lines(/,\n\s+[\d_]{5,},?\n\s*\);/g)).toEqual([]);
  expect(lines(/\b(?:performance\.now|Date\.now|process\.hrtime|console\.time)\b[^\n]*/g)).toEqual([]);
  expect(lines(/setTimeout\((?!resolve\b)[^\n]*/g).filter((line) => !line.includes("patience"))).toEqual([]);
});
