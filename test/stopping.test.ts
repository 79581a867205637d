import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readText } from "../src/read/text.ts";
import { asDocx } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { needs } from "./needs.ts";

const bin = fileURLToPath(new URL("../bin/mingzhang.js", import.meta.url));
const many = 8;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-stopping-"));
  await mkdir(join(folder, "in"));
  const docx = asDocx(readText(new TextEncoder().encode(disclosure())));
  for (let i = 0; i < many; i += 1) await writeFile(join(folder, "in", `${10 + i}.docx`), docx);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Numbers of all processes below one, by what /proc says now. */
function below(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one)))
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended meanwhile.
    }
  const found = [pid];
  for (const one of found)
    for (const [child, parent] of parents) if (parent === one && !found.includes(child)) found.push(child);
  return found.slice(1);
}

/** Whether a process is there and more than an entry that nobody has asked for yet. */
function lives(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return false;
  }
}

/** Starts a batch, and stops it once some of it is done; what was below it then, and how it ended. */
async function stopped(
  node: string,
  out: string,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; signal: string | null; children: number[]; err: string }> {
  const args = [bin, "audit", join(folder, "in"), "--out", out, "--format", "json"];
  const child: ChildProcess = spawn(node, args, { stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  let children: number[] = [];
  child.stderr!.on("data", (chunk) => {
    err += chunk;
    if (children.length > 0 || !/\d+\/8 /.test(err)) return;
    children = below(child.pid!);
    if (children.length > 0) child.kill(signal);
  });
  return new Promise((resolve) =>
    child.on("exit", (code, by) => resolve({ code, signal: by, children, err })),
  );
}

const proc = needs("/proc", existsSync("/proc/self/stat"));
const older = ["/usr/local/bin/node", "/usr/bin/node"].find(
  (path) =>
    existsSync(path) && Number(/v(\d+)/.exec(execFileSync(path, ["-v"], { encoding: "utf8" }))?.[1]) < 24,
);

describe.skipIf(proc.absent)(proc.named("a batch that is stopped"), () => {
  const nodes = [["this Node", process.execPath] as const, ["an older Node", older] as const];
  describe.each(nodes)("under %s", (_name, node) => {
    const installed = needs(`${_name} in /usr/bin or /usr/local/bin`, node !== undefined);
    test.skipIf(installed.absent).for([
      ["SIGINT", 130],
      ["SIGTERM", 143],
      ["SIGKILL", null],
    ] as const)(installed.named("%s leaves no process and no part that stays"), async ([signal, code]) => {
      const out = join(folder, `out-${signal}-${_name.replaceAll(" ", "-")}`);
      const ended = await stopped(node!, out, signal);
      expect(ended.code).toBe(code);
      expect(ended.err).not.toMatch(/内部故障|Error/);
      expect(ended.children.length).toBeGreaterThan(0);
      await expect.poll(() => ended.children.filter(lives), { timeout: 600_000 }).toEqual([]);
      const parts = async (): Promise<string[]> =>
        (await readdir(out, { recursive: true })).filter((name) => name.includes(".part"));
      if (signal !== "SIGKILL") expect(await parts()).toEqual([]);
      const again = spawn(
        process.execPath,
        [bin, "audit", join(folder, "in"), "--out", out, "--format", "json"],
        {
          stdio: "ignore",
        },
      );
      expect(await new Promise((resolve) => again.on("exit", resolve))).toBe(0);
      expect(await parts()).toEqual([]);
      expect((await readdir(out)).filter((name) => name.endsWith(".json")).length).toBe(many);
    });
  });
});
