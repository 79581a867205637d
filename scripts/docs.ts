/**
 * Writes the pages about rules from what the rules say of themselves, and the list of layouts from their folder. `--check` writes nothing and fails when
 * a page is stale, missing or left over.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Rule } from "../src/audit/rule.ts";
import { rules } from "../src/audit/rules/index.ts";
import type { Severity } from "../src/facts/finding.ts";

interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly cls: string;
  readonly severity: "error" | "warning" | "info";
}

const root = new URL("../", import.meta.url);
const severityWords: Readonly<Record<Severity, string>> = {
  error: "必须改",
  warning: "请核实",
  note: "提示",
};
const entrySeverity = { error: "必须改", warning: "请核实", info: "提示" } as const;
const classNames: Readonly<Record<string, string>> = {
  structure: "结构与形式",
  "intra-table": "表内勾稽",
  "inter-table": "表间勾稽",
  "text-vs-table": "文表一致",
  "text-internal": "文字内部",
  "three-public": "“三公”经费",
  "procurement-assets": "政府采购与资产",
  performance: "绩效自评",
  "year-on-year": "同比与上年",
  "classification-code": "科目与编码",
  compliance: "合规",
  style: "文字与格式",
};
const notice = "<!-- 由 npm run docs 生成，请改规则文件，不要改本页。 -->";

const catalogue = readJson<readonly CatalogueEntry[]>("docs/catalogue.json");
const uncovered = readJson<Readonly<Record<string, string>>>("docs/uncovered.json");
const entryOf = new Map(catalogue.map((entry) => [entry.id, entry]));
const rulesOf = new Map<string, Rule[]>();
for (const rule of rules)
  for (const id of rule.catalogue) rulesOf.set(id, [...(rulesOf.get(id) ?? []), rule]);

const pages = new Map<string, string>();
for (const rule of rules) pages.set(`docs/rules/${rule.id}.md`, rulePage(rule));
pages.set("docs/rules/README.md", rulesTable());
pages.set("docs/catalogue.md", cataloguePage());
pages.set("src/standard/layouts/index.ts", layoutList());

const stale = [...pages].filter(([path, text]) => current(path) !== text).map(([path]) => path);
const leftOver = pagesOnDisk().filter((path) => !pages.has(path));
const wrong = dataProblems();

if (process.argv.includes("--check")) {
  for (const path of stale) console.error(`过期：${path}`);
  for (const path of leftOver) console.error(`多余：${path}`);
  for (const problem of wrong) console.error(problem);
  if (stale.length + leftOver.length + wrong.length > 0) {
    console.error("运行 npm run docs 重新生成");
    process.exitCode = 1;
  }
} else {
  mkdirSync(new URL("docs/rules", root), { recursive: true });
  for (const path of stale) writeFileSync(new URL(path, root), pages.get(path)!);
  for (const path of leftOver) rmSync(new URL(path, root));
  for (const problem of wrong) console.error(problem);
  console.log(`${pages.size}页，更新${stale.length}页，删除${leftOver.length}页`);
  if (wrong.length > 0) process.exitCode = 1;
}

function rulePage(rule: Rule): string {
  const lines = [
    notice,
    "",
    `# ${inline(rule.title)}`,
    "",
    `规则 \`${rule.id}\`${rule.trial ? "（试行：单独列示，不计入结论）" : ""}`,
    "",
    "| 项目 | 内容 |",
    "| --- | --- |",
    `| 检查什么 | ${cell(rule.title)} |`,
    `| 轻重 | ${severityWords[rule.severity]} |`,
    `| 依据 | ${cell(rule.basis)} |`,
    `| 怎么办 | ${cell(rule.advice)} |`,
    `| 适用年度 | ${yearsOf(rule)} |`,
    "",
    "## 对应的检查项目",
    "",
  ];
  if (rule.catalogue.length === 0) lines.push("不对应检查目录中的项目。");
  else {
    lines.push("| 编号 | 名称 |", "| --- | --- |");
    for (const id of rule.catalogue)
      lines.push(`| ${id} | ${cell(entryOf.get(id)?.name ?? "（目录中没有）")} |`);
  }
  lines.push(...examples("正确的例子", rule.examples.pass), ...examples("有错的例子", rule.examples.fail));
  return `${lines.join("\n")}\n`;
}

function examples(title: string, list: readonly string[]): string[] {
  return ["", `## ${title}`, ...list.flatMap((example) => ["", fenced(example)])];
}

/** The list of layouts: every file of their folder. */
function layoutList(): string {
  const files = readdirSync(new URL("src/standard/layouts", root))
    .filter((name) => name.endsWith(".json"))
    .sort();
  const nameOf = (file: string): string =>
    file.replace(".json", "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const names = files.map(nameOf);
  const one = `export const layoutFiles: readonly unknown[] = [${names.join(", ")}];`;
  const many = `export const layoutFiles: readonly unknown[] = [\n${names.map((name) => `  ${name},`).join("\n")}\n];`;
  return [
    "// Written by `npm run docs` from the files of this folder; never edited.",
    ...files.map((file) => `import ${nameOf(file)} from "./${file}" with { type: "json" };`),
    "",
    "/** Every layout file of this folder, in the order of their names. */",
    one.length <= 110 ? one : many,
    "",
  ].join("\n");
}

function rulesTable(): string {
  const lines = [
    notice,
    "",
    "# 审核规则",
    "",
    `共${rules.length}条。`,
    "",
    "| 规则 | 检查什么 | 轻重 | 检查项目 |",
    "| --- | --- | --- | --- |",
    ...rules.map(
      ({ id, title, severity, catalogue: ids, trial }) =>
        `| [${id}](${id}.md) | ${cell(title)} | ${severityWords[severity]}${trial ? "（试行）" : ""} | ${ids.length}项 |`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function cataloguePage(): string {
  const open = catalogue.filter(({ id }) => !rulesOf.has(id) && uncovered[id] === undefined);
  const covered = catalogue.filter(({ id }) => rulesOf.has(id)).length;
  const lines = [
    notice,
    "",
    "# 检查目录",
    "",
    `共${catalogue.length}项：有规则的${covered}项，说明了不检查理由的${catalogue.length - covered - open.length}项，待办${open.length}项。`,
    "",
    "## 待办",
    "",
  ];
  if (open.length === 0) lines.push("没有。");
  else
    lines.push(
      "| 编号 | 名称 | 轻重 |",
      "| --- | --- | --- |",
      ...open.map(({ id, name, severity }) => `| ${id} | ${cell(name)} | ${entrySeverity[severity]} |`),
    );
  for (const cls of new Set(catalogue.map((entry) => entry.cls))) {
    lines.push(
      "",
      `## ${classNames[cls] ?? cls}`,
      "",
      "| 编号 | 名称 | 轻重 | 规则 |",
      "| --- | --- | --- | --- |",
    );
    for (const { id, name, severity } of catalogue.filter((entry) => entry.cls === cls))
      lines.push(`| ${id} | ${cell(name)} | ${entrySeverity[severity]} | ${coverOf(id)} |`);
  }
  return `${lines.join("\n")}\n`;
}

function coverOf(id: string): string {
  const covering = rulesOf.get(id);
  if (covering) return covering.map((rule) => `[${rule.id}](rules/${rule.id}.md)`).join("、");
  const reason = uncovered[id];
  return reason === undefined ? "**待办**" : `不检查：${cell(reason)}`;
}

/** Ids that rules or reasons name and the catalogue does not, and reasons for what is covered after all. */
function dataProblems(): string[] {
  const unknown = rules.flatMap((rule) =>
    rule.catalogue
      .filter((id) => !entryOf.has(id))
      .map((id) => `规则 ${rule.id} 所列的 ${id} 不在 docs/catalogue.json 中`),
  );
  const reasons = Object.keys(uncovered).flatMap((id) => {
    if (!entryOf.has(id)) return [`docs/uncovered.json 中的 ${id} 不在 docs/catalogue.json 中`];
    return rulesOf.has(id) ? [`docs/uncovered.json 中的 ${id} 已有规则，请删去理由`] : [];
  });
  return [...unknown, ...reasons];
}

function yearsOf({ since, until }: Rule): string {
  if (since === undefined && until === undefined) return "全部";
  if (until === undefined) return `${since}年起`;
  return since === undefined ? `至${until}年` : `${since}—${until}年`;
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.replace(/\n$/, "")}\n${fence}`;
}

function cell(text: string): string {
  return inline(text).replaceAll("|", "\\|");
}

function inline(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/[<>]/g, (mark) => (mark === "<" ? "&lt;" : "&gt;"));
}

function current(path: string): string | null {
  const url = new URL(path, root);
  return existsSync(url) ? readFileSync(url, "utf8") : null;
}

function pagesOnDisk(): string[] {
  const folder = new URL("docs/rules", root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/rules/${name}`);
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, root), "utf8"));
}
