import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withResults } from "../src/world/result-folder.ts";
import { needs } from "./needs.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-results-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** Runs a program of `faults/` with a fault at the nth change that it makes to the disk. */
function faulty(program: string, args: readonly string[], fault: string): Promise<Ended> {
  const at = (name: string): string => fileURLToPath(new URL(`faults/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, ["--import", at("inject"), at(program), ...args], {
    env: { ...process.env, MINGZHANG_FAULT: fault },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, err })));
}

/** Every file below a folder with its text; null where the folder is not there. */
async function contents(path: string): Promise<Record<string, string> | null> {
  const names = await readdir(path, { recursive: true }).catch(() => null);
  if (names === null) return null;
  const files: Record<string, string> = {};
  for (const name of names.sort())
    if ((await stat(join(path, name))).isFile() && name !== "data/written.json")
      files[name] = await readFile(join(path, name), "utf8");
  return files;
}

const put = (path: string, files: Record<string, string>, sources: readonly string[] = []): Promise<void> =>
  withResults(path, { by: "compose", sources }, async (results) => {
    await results.claim(Object.keys(files));
    for (const [name, content] of Object.entries(files)) await results.add(name, content);
    await results.commit();
  });

const before = { "甲.docx": "old", "甲.pdf": "old", "data/甲.csv": "old" };
const after = { "甲.docx": "new", "甲.pdf": "new", "data/甲.csv": "new", "甲.json": "new" };
const words = Object.entries(after).map(([name, content]) => `${name}=${content}`);

/** Runs until the fault is beyond the last change, and says after each what is there. */
async function eachFault(
  fault: string,
  prepare: (path: string) => Promise<void>,
  check: (path: string, ended: Ended) => Promise<void>,
  step = 1,
): Promise<number> {
  for (let nth = 1; ; nth += step) {
    const path = join(folder, `${fault}-${Math.random()}`, "稿");
    await mkdir(dirname(path));
    await prepare(path);
    const ended = await faulty("put", [path, ...words], `${fault}:${nth}`);
    if (ended.code === 0) return nth - 1;
    await check(path, ended);
  }
}

describe("results appear together or not at all", () => {
  test("killed at any change, a folder that was not there is there whole or not at all", async () => {
    const kills = await eachFault(
      "kill",
      async () => undefined,
      async (path, { signal }) => {
        expect(signal).toBe("SIGKILL");
        expect([null, after]).toContainEqual(await contents(path));
        // The next run sweeps what was left and writes the same.
        await put(path, after);
        expect(await contents(path)).toEqual(after);
        expect(await readdir(dirname(path))).toEqual(["稿"]);
      },
    );
    expect(kills).toBeGreaterThan(12);
  });

  test("killed at any change, a folder with earlier results is brought to before or after by whoever opens it next", async () => {
    const kills = await eachFault(
      "kill",
      (path) => put(path, before),
      async (path) => {
        await put(path, {});
        const found = await contents(path);
        expect([before, after]).toContainEqual(found);
        await put(path, after);
        expect(await contents(path)).toEqual(after);
      },
    );
    expect(kills).toBeGreaterThan(20);
  });

  test.each([
    ["ENOSPC", 1],
    ["EIO", 7],
    ["EROFS", 9],
    ["EACCES", 11],
  ] as const)(
    "%s at a change (each, or every %sth): what was there before is there, and a sentence says what to do",
    async (fault, step) => {
      const check =
        (old: Record<string, string> | null) =>
        async (path: string, { code, err }: Ended): Promise<void> => {
          expect([code, err]).toEqual([2, expect.stringMatching(/^[^\n]+：[a-z-]+：[^\n]+：[^\n]+\n$/)]);
          expect(err).not.toMatch(/Error|injected|\bat /);
          expect(await contents(path)).toEqual(old);
          expect((await readdir(dirname(path))).filter((name) => name.startsWith("."))).toEqual([]);
        };
      const fresh = await eachFault(fault, async () => undefined, check(null), step);
      const again = await eachFault(fault, (path) => put(path, before), check(before), step);
      expect([fresh >= 12 - step, again >= 20 - step]).toEqual([true, true]);
    },
  );

  test("killed or failing at any change, a new file is whole or not there, and nothing lies beside it", async () => {
    for (const fault of ["kill", "ENOSPC"])
      for (let nth = 1; ; nth += 1) {
        const path = join(folder, `new-${fault}-${nth}`, "accounts.xlsx");
        const ended = await faulty("create", [path, "whole"], `${fault}:${nth}`);
        if (ended.code === 0) {
          expect(nth).toBeGreaterThan(5);
          break;
        }
        expect([null, {}, { "accounts.xlsx": "whole" }]).toContainEqual(
          Object.fromEntries(
            Object.entries((await contents(dirname(path))) ?? {}).filter(([name]) => !name.startsWith(".")),
          ),
        );
        const next = await faulty("create", [path, "whole", "force"], "none:0");
        expect([next.code, await contents(dirname(path))]).toEqual([0, { "accounts.xlsx": "whole" }]);
      }
  });
});

describe("nothing is replaced that is not ours", () => {
  const refused = (code: string, name: string): object =>
    expect.objectContaining({ code, path: expect.stringContaining(name) });

  test("ours and unchanged is replaced; changed, another's, a folder or a link is not", async () => {
    const path = join(folder, "ours");
    await put(path, before);
    await put(path, after);
    expect(await contents(path)).toEqual(after);
    await writeFile(join(path, "甲.pdf"), "signed");
    await expect(put(path, before)).rejects.toEqual(refused("changed", "甲.pdf"));
    await writeFile(join(path, "乙.docx"), "theirs");
    await expect(put(path, { "乙.docx": "x" })).rejects.toEqual(refused("exists", "乙.docx"));
    await mkdir(join(path, "丙.docx"));
    await expect(put(path, { "丙.docx": "x" })).rejects.toEqual(refused("is-folder", "丙.docx"));
    await symlink(join(path, "甲.docx"), join(path, "丁.docx"));
    await expect(put(path, { "丁.docx": "x" })).rejects.toEqual(refused("exists", "丁.docx"));
    expect(await contents(path)).toEqual({
      ...after,
      "甲.pdf": "signed",
      "乙.docx": "theirs",
      "丁.docx": "new",
    });
  });

  test("what the results are made of is not replaced, though we wrote it, also by a link", async () => {
    const path = join(folder, "sources");
    await put(path, before);
    const link = join(folder, "link.docx");
    await symlink(join(path, "甲.docx"), link);
    await expect(put(path, after, [link])).rejects.toEqual(refused("same-file", "甲.docx"));
    expect(await contents(path)).toEqual(before);
  });

  test("a list of ours that is another's, or damaged, stops everything", async () => {
    const path = join(folder, "damaged");
    await put(path, before);
    await writeFile(join(path, "data", "written.json"), '{"schema":"mingzhang/written/1","files":{');
    await expect(put(path, after)).rejects.toEqual(refused("exists", "written.json"));
    expect(await contents(path)).toEqual(before);
  });

  test("two that write to one folder at a time lose nothing of each other", async () => {
    const path = join(folder, "two");
    const names = Array.from({ length: 12 }, (_, i) => `${i}.txt`);
    const ended = await Promise.all(names.map((name) => faulty("put", [path, `${name}=${name}`], "none:0")));
    expect(ended.map(({ code, err }) => [code, err])).toEqual(names.map(() => [0, ""]));
    await put(path, Object.fromEntries(names.map((name) => [name, "again"])));
    expect(await contents(path)).toEqual(Object.fromEntries(names.map((name) => [name, "again"])));
  });

  const closed = needs("a user to whom folders can be closed (not root)", process.getuid?.() !== 0);
  test.skipIf(closed.absent)(closed.named("a folder that may not be written to is told"), async () => {
    const path = join(folder, "closed");
    await mkdir(path);
    await chmod(path, 0o500);
    await expect(put(path, before)).rejects.toEqual(refused("no-permission", "closed"));
  });

  const proc = needs("/proc", existsSync("/proc/self"));
  test.skipIf(proc.absent)(proc.named("a place where no folder can be made is told at once"), async () => {
    await expect(put("/proc/nowhere/below", before)).rejects.toEqual(refused("not-found", "below"));
    expect((await faulty("create", ["/proc/nowhere/x.xlsx", "x"], "none:0")).code).toBe(2);
  });

  test("a file where the folder should be is told, as is one further up", async () => {
    const path = join(folder, "file");
    await writeFile(path, "x");
    await expect(put(path, before)).rejects.toEqual(refused("not-a-folder", "file"));
    await expect(put(join(path, "below"), before)).rejects.toEqual(refused("not-a-folder", "below"));
    expect(await readFile(path, "utf8")).toBe("x");
  });
});
