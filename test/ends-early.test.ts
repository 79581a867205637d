import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { defaultLimits, earlyEnd, inChild } from "../src/isolate/process.ts";
import { run as command } from "./command.ts";
import { needs } from "./needs.ts";
import { sheetRows, word, workbook } from "./office-parts.ts";

const folder = mkdtempSync(join(tmpdir(), "mingzhang-ends-early-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const cell = (text: string): string => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;

/** A Word table of so many rows, and six columns. */
function longTable(rows: number, before = ""): Uint8Array {
  const head = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "经营支出"];
  const lines = Array.from({ length: rows - 1 }, (_, i) => {
    return [`${2010101 + i}`, `一般公共服务支出${i}`, `${i}.10`, `${i}.00`, "0.10", "0.00"];
  });
  const drawn = [head, ...lines].map((line) => `<w:tr>${line.map(cell).join("")}</w:tr>`);
  return word(`${before}<w:p>${run("支出决算表")}</w:p><w:tbl>${drawn.join("")}</w:tbl>`);
}

/** Looks at every turn of the loop; what never happens ends the test by its own limit. */
async function until<T>(found: () => T | null): Promise<T> {
  for (;;) {
    const one = found();
    if (one !== null) return one;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The reading process that this one has started. */
function reader(): number | null {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    try {
      const after = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1];
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (
        Number(after?.split(" ")[1]) === process.pid &&
        /isolate\/child\.ts/.test(words.split("\0-c\0")[0] ?? "")
      )
        return Number(pid);
    } catch {
      // It ended while it was looked at.
    }
  return null;
}

function written(pid: number): number {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1]);
}

const proc = needs("/proc", existsSync("/proc/self/io"));

describe.skipIf(proc.absent)(proc.named("a reading process that is killed is not believed"), () => {
  // Paragraphs make the head of the answer so large that it is seen to be written.
  const prose = `<w:p>${run("本年支出合计".repeat(20))}</w:p>`.repeat(300);
  const file = join(folder, "长表.docx");
  writeFileSync(file, longTable(30_000, prose));

  test.each([["audit"], ["tables"], ["facts"]])("in the midst of its answer to %s", async (what) => {
    const ended = command(what, file);
    const pid = await until(reader);
    // What is not taken waits in a pipe that holds a fraction of the answer, and who takes it looks here in between.
    await until(() => written(pid) > 60_000 || null);
    process.kill(pid, "SIGKILL");
    const { code, out, err } = await ended;
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^[^\n]*长表\.docx：E_MEMORY：[^\n]*\n$/);
  });
});

test.each([
  [0, null, null],
  [1, null, "E_PARSER_CRASH"],
  [101, null, "E_MEMORY"],
  [127, null, "E_PARSER_CRASH"],
  [null, "SIGABRT", "E_MEMORY"],
  [null, "SIGKILL", "E_MEMORY"],
  [null, "SIGSEGV", "E_PARSER_CRASH"],
  [null, "SIGTERM", "E_PARSER_CRASH"],
  [null, "SIGXCPU", "E_TIMEOUT"],
] as const)("code %s and signal %s: %s", (code, signal, expected) => {
  expect(earlyEnd(code, signal, defaultLimits)?.code ?? null).toBe(expected);
});

/** What is asked here is how much memory reading takes: a slow machine may take its time. */
const unhurried = { ...defaultLimits, cpuSeconds: 3_600, wallSeconds: 3_600 };

describe("much is read whole, or refused by its name", () => {
  const cells = (document: { blocks: readonly { kind: string }[] }): number =>
    document.blocks.reduce((all, block) => {
      const rows = "rows" in block ? (block.rows as readonly (readonly unknown[])[]) : [];
      return all + rows.reduce((sum, row) => sum + row.length, 0);
    }, 0);

  test("240,000 cells of Word", async () => {
    const document = await inChild({ task: "read", name: "a.docx" }, longTable(40_000), unhurried);
    expect(cells(document)).toBe(240_000);
  });

  test("a workbook of 100,000 rows", async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [2010101 + i, `支出${i}`, i / 100, i]);
    const bytes = workbook(`<sheetData>${sheetRows(rows)}</sheetData>`);
    const document = await inChild({ task: "read", name: "a.xlsx" }, bytes, unhurried);
    expect(cells(document)).toBe(400_000);
  });

  // Where there is no `prlimit` there is no limit.
  const prlimit = needs("prlimit (apt-get install util-linux)", existsSync("/usr/bin/prlimit"));
  test.skipIf(prlimit.absent)(prlimit.named("memory that runs out is told as that"), async () => {
    const task = { task: "read", name: "a.docx" } as const;
    for (const mebibytes of [8, 64, 96, 128]) {
      const limits = { ...unhurried, data: mebibytes * 1024 * 1024 };
      await expect(inChild(task, longTable(30_000), limits)).rejects.toMatchObject({ code: "E_MEMORY" });
    }
  });

  test("an answer longer than it may be", async () => {
    const limits = { ...unhurried, result: 1_000_000 };
    const task = { task: "read", name: "a.docx" } as const;
    await expect(inChild(task, longTable(30_000), limits)).rejects.toMatchObject({ code: "E_MEMORY" });
  });
});
