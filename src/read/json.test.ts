import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "./json.ts";

describe("keys that stand twice in one object", () => {
  test("are named with where they stand, however they are written", () => {
    const { value, repeated } = readJson('{"a":[{"b":1},{"b":1,"\\u0062":2}],"a":{"c":{"c":1}}}');
    expect(value).toEqual({ a: { c: { c: 1 } } });
    expect(repeated).toEqual([
      { path: "a.1", key: "b" },
      { path: "", key: "a" },
    ]);
  });

  test("braces, commas and quotes inside strings open nothing", () => {
    expect(readJson('{"a":"{\\"a\\":1,","b":"]}","c":["a","a"]}').repeated).toEqual([]);
  });
});

test("any JSON is read as everywhere, and has no key twice", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(readJson(text)).toEqual({ value: JSON.parse(text), repeated: [] });
    }),
  );
});
