import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
let copy: string;

const node = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, args, { cwd: copy })).stdout;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "scaffolds-"));
  for (const part of ["src", "scripts", "docs", "bin", "test", "package.json"])
    await cp(join(root, part), join(copy, part), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
});

afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
});

test("npm run new-rule: a rule in the list, with its page, that judges its own examples", async () => {
  expect(await node("scripts/new-rule.ts", "totals-said-twice")).toContain("已新建");
  await node("scripts/docs.ts", "--check");
  const list = await readFile(join(copy, "src/audit/rules/index.ts"), "utf8");
  expect(list.match(/totalsSaidTwice/g)).toHaveLength(2);
  await writeFile(
    join(copy, "judge.ts"),
    `import { rules } from "./src/audit/rules/index.ts";
import { checkExample } from "./test/example.ts";
const rule = rules.find(({ id }) => id === "totals-said-twice")!;
const of = (example: string): unknown => checkExample(rule, example).failed.length;
console.log(JSON.stringify([rule.examples.pass.map(of), rule.examples.fail.map(of), rule.catalogue, rule.trial]));
`,
  );
  expect(JSON.parse(await node("judge.ts"))).toEqual([[0], [1], [], true]);
  await expect(node("scripts/new-rule.ts", "totals-said-twice")).rejects.toThrow();
  await expect(node("scripts/new-rule.ts", "Totals")).rejects.toThrow();
});

test("a layout that is put beside the others is known everywhere, without a line of code", async () => {
  await cp(
    join(root, "test/own-layout/jade-river-2031.json"),
    join(copy, "src/standard/layouts/jade-river-2031.json"),
  );
  await node("scripts/docs.ts");
  await node("scripts/docs.ts", "--check");
  expect(await node("bin/mingzhang.js", "layouts", "jade-river-2031")).toContain("花了哪些钱一览");
  await writeFile(
    join(copy, "write.ts"),
    `import { layoutNamed } from "./src/standard/layout.ts";
import { recognise } from "./src/recognise/account.ts";
import { readText } from "./src/read/text.ts";
import { writtenDocument } from "./src/recognise/written.ts";
import { asText } from "./test/document-text.ts";
import { filledAccounts } from "./test/filled-accounts.ts";
import { compositionOf } from "./test/read-back.ts";
const { disclosure } = compositionOf(filledAccounts(layoutNamed("jade-river-2031")!, 3, "rich"));
const account = recognise(readText(new TextEncoder().encode(asText(writtenDocument(disclosure)))));
console.log(JSON.stringify([account.profile, account.unbound.length, account.tables.map(({ number }) => number)]));
`,
  );
  const [profile, unbound, numbers] = JSON.parse(await node("write.ts"));
  expect([profile, unbound]).toEqual(["jade-river-2031", 0]);
  expect(numbers).toEqual(["一", "二", "三", "四", "五", "六", "七", "八", "九"].map((n) => `玉决${n}`));
});
