/**
 * `npm run new-rule NAME`: a rule that can be filled in: its file, its line in the list, its page. It is on trial and
 * judges a word of its own examples, so that everything is green before and after.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const [id] = process.argv.slice(2);

if (id === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) {
  console.error("用法：npm run new-rule 规则编号（小写英文单词，用 - 连接，如 totals-agree）");
  process.exit(2);
}
const file = new URL(`src/audit/rules/${id}.ts`, root);
if (existsSync(file)) {
  console.error(`已有规则 ${id}`);
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const source = `import { placeIn } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const wrong = /示例错误/;

export const ${name} = checkRule({
  id: "${id}",
  title: "必须成立的是什么（一句话）",
  basis: "依据：文件名称和条款",
  severity: "warning",
  advice: "怎么改。",
  trial: true,
  input: "words",
  *check(view) {
    const told = view.account.prose.filter(({ part }) => part !== "contents");
    if (told.length === 0) return yield notApplicable();
    const found = told.flatMap((prose) => {
      const match = wrong.exec(prose.text);
      return match ? [{ prose, start: match.index, end: match.index + match[0].length }] : [];
    });
    if (found.length === 0) yield passed();
    for (const { prose, start, end } of found)
      yield failed([], {
        subject: prose.text.slice(start, end),
        message: \`写明错在哪里，引用原文“\${prose.text.slice(start, end)}”\`,
        actual: prose.text.slice(start, end),
        places: [{ place: placeIn(prose, start, end) }],
      });
  },
  examples: {
    pass: ["本单位没有这样的事。"],
    fail: ["本单位有示例错误。"],
  },
});
`;

/** The line of an import among the others, in the order that the linter keeps. */
function withRule(list: string): string {
  const line = `import { ${name} } from "./${id}.ts";`;
  const lines = list.split("\n");
  const at = lines.findIndex(
    (one) => /^import \{ .* \} from "\.\/[a-z]/.test(one) && pathOf(one) > `./${id}.ts`,
  );
  const last = lines.findLastIndex((one) => one.startsWith("import "));
  lines.splice(at === -1 ? last + 1 : at, 0, line);
  const end = lines.findLastIndex((one) => /^\];?$/.test(one));
  lines.splice(end, 0, `  ${name},`);
  return lines.join("\n");
}

function pathOf(line: string): string {
  return /from "([^"]+)"/.exec(line)?.[1] ?? "";
}

const list = new URL("src/audit/rules/index.ts", root);
writeFileSync(file, source);
writeFileSync(list, withRule(readFileSync(list, "utf8")));
execFileSync(process.execPath, ["scripts/docs.ts"], { cwd: root, stdio: "inherit" });
console.log(`已新建 src/audit/rules/${id}.ts：写好标题、依据、检查和例子，确认无误后去掉 trial`);
