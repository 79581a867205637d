import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { audit, openAudit } from "../src/audit/engine.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { disclosure } from "../test/invented/disclosure.ts";
import { labelled, states } from "../test/labelled.ts";
import { batches } from "./batch.ts";
import { composing } from "./compose.ts";
import { mutantLines } from "./mutants/mutants.ts";
import { formats } from "./mutants/seeds.ts";
import { mutationTables } from "./mutation-tables.ts";
import { provinceLines } from "./provinces.ts";
import { rewrittenLines } from "./rewritten/rewritten.ts";
import { strangerLines } from "./strangers.ts";
import { tableLines } from "./tables.ts";
import { wordLines } from "./words/words.ts";

/**
 * Measures ourselves and writes docs/benchmarks.md: single changed numbers, labelled documents, speed and memory.
 * `npm run bench` takes some minutes; `npm run bench -- --quick` tries a seventh of the changes, `npm run bench -- batch`
 * measures batches only and prints them, `npm run bench -- compose` composing and writing, `npm run bench -- tables`
 * only counts the amounts that stand in their cells, `npm run bench -- mutations` only changes numbers,
 * `npm run bench -- provinces` only audits the documents of other provinces, `npm run bench -- layouts` only prints texts
 * with other headings and numbers, `npm run bench -- words` only changes words, and prints what was missed on standard error,
 * `npm run bench -- mutants [count] [format ...]` only damages files, a thousand of each format unless told otherwise.
 */
const root = new URL("..", import.meta.url);
const corpus = new URL("../../shared/corpus/", import.meta.url);
const quick = process.argv.includes("--quick");
/** Damaged files of each format. */
const manyMutants = 1_000;
const lines: string[] = ["# Benchmarks", "", "Written by `npm run bench`. 2 cores, Node 24.", ""];

const say = (...text: string[]): void => {
  lines.push(...text);
  console.log(text.join("\n"));
};

if (process.argv.includes("batch")) {
  say(...(await batches(quick)));
  process.exit(0);
}
if (process.argv.includes("compose")) {
  say(...(await composing(quick)));
  process.exit(0);
}
if (process.argv.includes("provinces")) {
  console.log(provinceLines().join("\n"));
  process.exit(0);
}
if (process.argv.includes("layouts")) {
  console.log(rewrittenLines().join("\n"));
  process.exit(0);
}
if (process.argv.includes("mutations")) {
  for await (const section of mutationTables(quick)) console.log(section);
  process.exit(0);
}
if (process.argv.includes("words")) {
  console.log((await wordLines((line) => console.error(line))).join("\n"));
  process.exit(0);
}
if (process.argv.includes("mutants")) {
  const told = process.argv.slice(process.argv.indexOf("mutants") + 1);
  const count = told.map(Number).find((number) => number > 0) ?? manyMutants;
  const named = formats.filter((format) => told.includes(format));
  console.log((await mutantLines(count, named.length === 0 ? formats : named)).join("\n"));
  process.exit(0);
}
if (process.argv.includes("tables")) {
  console.log((await tableLines()).join("\n"));
  process.exit(0);
}
for await (const section of mutationTables(quick)) say(section);
await labels();
say("## Documents of other provinces", "", ...provinceLines(), "");
say("## Texts that nobody had shown us", "", ...strangerLines(), "");
say("## Texts printed otherwise", "", ...rewrittenLines(), "");
await pdfs();
say("## Changed words", "", ...(await wordLines()), "");
say("## Damaged files", "", ...(await mutantLines(quick ? 100 : manyMutants)), "");
say("## Tables of PDFs", "", ...(await tableLines()), "");
speed();
generated();
say(...(await batches(quick)));
say(...(await composing(quick)));
const kept = /## Mutation score[\s\S]*$/.exec(
  existsSync(new URL("docs/benchmarks.md", root))
    ? readFileSync(new URL("docs/benchmarks.md", root), "utf8")
    : "",
)?.[0];
writeFileSync(
  new URL("docs/benchmarks.md", root),
  `${[...lines, ...(kept ? [kept] : [])].join("\n").trimEnd()}\n`,
);

function real(name: string): string | null {
  const path = new URL(name, corpus);
  if (existsSync(path)) return readFileSync(path, "utf8");
  say(`${name}: ../shared/corpus is absent, not measured`);
  return null;
}

async function labels(): Promise<void> {
  say(
    "## Labelled documents",
    "",
    "| document | severity | listed | found | error findings | of them not on the list |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
  );
  const open: string[] = [];
  for (const [name, list] of Object.entries(labelled)) {
    const path = new URL(name, corpus);
    if (!existsSync(path)) continue;
    const { findings } = audit(recognise(await readAny(new Uint8Array(readFileSync(path)), name)));
    for (const severity of ["error", "warning", "note"] as const) {
      const expected = list.filter((label) => label.severity === severity);
      const missed = expected.filter((label) => !findings.some((finding) => states(label, finding)));
      open.push(...missed.map(({ what }) => `${name}: ${what}`));
      const errors = findings.filter((finding) => finding.severity === "error" && finding.cause === null);
      const beyond = errors.filter((finding) => !list.some((label) => states(label, finding)));
      const last = severity === "error" ? `${errors.length} | ${beyond.length}` : " | ";
      say(`| ${name} | ${severity} | ${expected.length} | ${expected.length - missed.length} | ${last} |`);
      if (severity === "error")
        open.push(
          ...beyond.map(({ rule, message }) => `${name}, not on the list: ${rule}: ${message.slice(0, 120)}`),
        );
    }
  }
  say(
    "",
    ...(open.length === 0
      ? ["Nothing missed."]
      : ["Missed, or not on the list:", "", ...open.map((one) => `- ${one}`)]),
    "",
  );
}

function speed(): void {
  const text = real("yangcheng-2022.txt") ?? disclosure();
  const bytes = new TextEncoder().encode(text);
  const account = recognise(readText(bytes));
  const open = openAudit(account);
  const fact = account.facts.find(({ home, printed }) => home === "公开03表" && printed !== "")!;
  const time = (count: number, work: (i: number) => void): string => {
    for (let i = 0; i < 20; i += 1) work(i);
    const times = Array.from({ length: count }, (_, i) => {
      const began = performance.now();
      work(i);
      return performance.now() - began;
    }).sort((a, b) => a - b);
    return `${times[Math.floor(count / 2)]!.toFixed(2)} ms`;
  };
  say("## Speed and memory", "", "Medians.", "", "| what | measured |", "| --- | ---: |");
  say(`| read and recognise, warm | ${time(100, () => recognise(readText(bytes)))} |`);
  say(`| audit alone, facts in memory | ${time(100, () => audit(account))} |`);
  say(`| again after one edit | ${time(200, (i) => open.edit(fact.id, fact.value + BigInt(i % 2)))} |`);
  const path = existsSync(new URL("yangcheng-2022.txt", corpus))
    ? new URL("yangcheng-2022.txt", corpus).pathname
    : "examples/chengling-2022.txt";
  const cold = Array.from({ length: 9 }, () => coldRun(path)).sort((a, b) => a - b);
  say(`| whole command, cold, through npm | ${(cold[4]! / 1000).toFixed(2)} s |`);
  say(
    `| resident memory of this process after all of the above | ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MiB |`,
    "",
  );
}

/** PDFs of the corpus: CPU a page warm, cold through npm with memory, and what pdftotext takes where it is there. */
async function pdfs(): Promise<void> {
  const names = ["putuo-finance-2024.pdf", "putuo-social-work-2024.pdf", "swu-2023.pdf"].filter((name) =>
    existsSync(new URL(name, corpus)),
  );
  if (names.length === 0) return;
  say(
    "## PDF",
    "",
    "| document | pages | read and audit, warm, CPU a page | cold through npm |",
    "| --- | ---: | ---: | ---: |",
  );
  for (const name of names) {
    const path = new URL(name, corpus);
    const bytes = new Uint8Array(readFileSync(path));
    let pages = 1;
    const once = async (): Promise<void> => {
      const account = recognise(await readAny(bytes, name));
      pages = account.pages ?? 1;
      audit(account);
    };
    for (let i = 0; i < 3; i += 1) await once();
    const before = process.cpuUsage();
    for (let i = 0; i < 10; i += 1) await once();
    const spent = process.cpuUsage(before);
    const cpu = (spent.user + spent.system) / 1000 / 10 / pages;
    const cold = Array.from({ length: 5 }, () => coldRun(path.pathname)).sort((a, b) => a - b)[2]!;
    say(`| ${name} | ${pages} | ${cpu.toFixed(1)} ms | ${(cold / 1000).toFixed(2)} s |`);
  }
  say("");
}

function coldRun(path: string): number {
  const began = performance.now();
  try {
    execFileSync("npm", ["run", "-s", "mingzhang", "--", "audit", path], { cwd: root, stdio: "ignore" });
  } catch {
    // Exit code 1: the document has errors.
  }
  return performance.now() - began;
}

function generated(): void {
  const count = quick ? 100 : 500;
  const texts = Array.from({ length: count }, (_, i) =>
    new TextEncoder().encode(disclosure({ seed: i + 1, shape: i % 2 ? "rich" : "simple" })),
  );
  const before = process.memoryUsage().rss;
  const began = performance.now();
  let wrong = 0;
  for (const bytes of texts)
    wrong += audit(recognise(readText(bytes))).findings.filter(({ severity }) => severity !== "note").length;
  const took = performance.now() - began;
  say(
    `${count} generated clean disclosures audited in ${(took / 1000).toFixed(1)} s on one core (${(took / count).toFixed(1)} ms each), ${wrong} errors or warnings on them (none is right); memory grew by ${((process.memoryUsage().rss - before) / 1024 / 1024).toFixed(0)} MiB.`,
    "",
  );
}
