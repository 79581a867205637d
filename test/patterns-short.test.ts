import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A pattern that nobody can read is a list of words, or several patterns with names. */
const longest = 120;
const literal = /(?<=[=(:,[&|?!{};\s]|^)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsuvy]*/gm;

test("no pattern of recognition is longer than one can read", () => {
  const long = globSync("src/recognise/**/*.ts").flatMap((file) =>
    [
      ...readFileSync(file, "utf8")
        .replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, "")
        .matchAll(literal),
    ]
      .filter(([pattern]) => pattern.length > longest)
      .map(([pattern]) => `${file}: ${pattern.slice(0, 60)}`),
  );
  expect(long).toEqual([]);
});
