import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { openTypst } from "../../src/typeset/typst.ts";

test("the fonts draw what disclosures hold, rare characters of names among it, and no others", async () => {
  const { undrawable } = await openTypst();
  expect(undrawable("中华人民共和国２０２２年度“三公”经费——①㎡￥𬇙〇\n")).toEqual([]);
  expect(undrawable("甲\u{1f600}乙\u0007\u{1f600}")).toEqual(["\u{1f600}", "\u0007"]);
});

test.each([
  ["@myriaddreamin/", /没有PDF排版程序/],
  ["@expo-google-fonts/noto-sans-sc", /缺少PDF所用的字体/],
])("without %s it says what is missing and what to do", (gone, said) => {
  const hooks = `import { registerHooks } from "node:module";
    registerHooks({ resolve(name, context, next) {
      if (name.startsWith(${JSON.stringify(gone)})) throw new Error("gone");
      return next(name, context);
    } });`;
  const source = new URL("../../src/typeset/typst.ts", import.meta.url).href;
  const { stdout } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(hooks)}`,
      "--input-type=module",
      "--eval",
      `const { openTypst } = await import(${JSON.stringify(source)});
       await openTypst().catch(({ code, message }) => process.stdout.write(code + " " + message));`,
    ],
    { encoding: "utf8" },
  );
  expect(stdout).toMatch(said);
  expect(stdout).toMatch(/^E_PDF_ENGINE /);
});
