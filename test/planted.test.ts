import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plantedExample } from "./invented/planted.ts";

test("the bundled example is the invented disclosure with its planted errors (npm run example writes it)", () => {
  const printed = readFileSync(new URL("../examples/chengling-2022.txt", import.meta.url), "utf8");
  expect(printed).toBe(plantedExample());
});
