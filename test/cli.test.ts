import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readText } from "../src/read/text.ts";
import { run } from "./command.ts";
import { drawnPdf } from "./drawn-pdf.ts";
import { asHtml } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { plantedExample } from "./invented/planted.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe("audit", () => {
  test("a clean account: exit 0, the verdict first", async () => {
    const { code, out, err } = await run("audit", await file("clean.txt", disclosure()));
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n")[0]).toMatch(/^可公开/);
  });

  test("planted errors: exit 1, the number of causes in the verdict", async () => {
    const { code, out } = await run("audit", await file("planted.txt", plantedExample()));
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toMatch(/^有\d+项必须改/);
    expect(out).toContain("相邻两位数字颠倒");
    expect(out).toContain("1处原因");
  });

  test("json is one object for one file, an array for several, an unreadable one among them failed", async () => {
    const good = await file("good.txt", disclosure());
    const empty = await file("empty.txt", "");
    const one = await run("audit", good, "--format", "json");
    expect(JSON.parse(one.out)).toMatchObject({ schema: "mingzhang/report/1", verdict: { errors: 0 } });
    const both = await run("audit", empty, good, "--format", "json");
    expect(both.code).toBe(1);
    expect(JSON.parse(both.out)[0]).toMatchObject({ file: empty, failed: { code: "empty" } });
    expect(both.err).toContain("empty");
  });

  test.each([
    ["an empty file", "", 2, "empty"],
    ["a binary", Uint8Array.from({ length: 300 }, (_, i) => i % 256), 2, "binary"],
    ["a PDF cut off after its first line", "%PDF-1.7\n", 2, "E_PDF_CORRUPT"],
  ])(
    "%s: exit 2, nothing on standard output, one line that says what to do",
    async (_what, content, expected, code) => {
      const path = await file("bad.txt", content);
      const result = await run("audit", path);
      expect([result.code, result.out]).toEqual([expected, ""]);
      expect(result.err.trim().split("\n").length).toBe(1);
      expect(result.err).toContain(code);
      expect(result.err).toContain(path);
    },
  );

  test("a file that is not there: exit 2", async () => {
    const result = await run("audit", join(folder, "none.txt"));
    expect([result.code, result.out]).toEqual([2, ""]);
    expect(result.err).toContain("not-found");
  });

  test.each([
    ["an article", "这是一篇普通文章。\n\n没有表。\n", "unknown"],
    ["a budget", disclosure().replaceAll("决算", "预算"), "budget"],
    ["an empty template", disclosure().replace(/[\d,]+\.\d\d(?=元|%|\t|\n)/g, ""), "template"],
    [
      "two disclosures in one file",
      disclosure() + disclosure({ unit: "澄岭县档案服务中心", seed: 3 }),
      "unknown",
    ],
  ])("%s: one error document-kind, not publishable, exit 1", async (_what, content, kind) => {
    const { code, out } = await run("audit", await file("kind.txt", content), "--format", "json");
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(report.document.kind).toBe(kind);
    expect(report.verdict.publishable).toBe(false);
    expect(
      report.findings.map((finding: { rule: string; severity: string }) => [finding.rule, finding.severity]),
    ).toEqual([["document-kind", "error"]]);
  });

  test("an accepted finding stays listed and leaves the verdict", async () => {
    const path = await file("accept-me.txt", plantedExample());
    const before = JSON.parse((await run("audit", path, "--format", "json")).out);
    const { id } = before.findings.find(
      (finding: { severity: string; cause: string | null }) =>
        finding.severity === "error" && finding.cause === null,
    );
    const accept = await file("accept.json", JSON.stringify({ [id]: "已核实" }));
    const after = JSON.parse((await run("audit", path, "--format", "json", "--accept", accept)).out);
    expect(after.verdict.errors).toBe(before.verdict.errors - 1);
    expect(after.findings.find((finding: { id: string }) => finding.id === id).accepted).toBe("已核实");
  });

  test("last year's account makes comparisons checkable", async () => {
    const now = await file("now.txt", disclosure());
    const before = await file("before.txt", disclosure({ year: 2021, seed: 5 }));
    const { out } = await run("audit", now, "--prior", before, "--format", "json");
    const report = JSON.parse(out);
    expect(
      report.findings.some(({ catalogue }: { catalogue: string[] }) => catalogue.includes("YY-01")),
    ).toBe(true);
    expect(
      report.unchecked.some(({ missing }: { missing: string[] }) =>
        missing.some((one) => one.includes("--prior")),
      ),
    ).toBe(false);
  });

  test("a folder is a batch", async () => {
    const batch = join(folder, "batch");
    await mkdir(batch);
    await writeFile(join(batch, "a.txt"), disclosure());
    await writeFile(join(batch, "b.txt"), plantedExample());
    const { code, out } = await run("audit", batch, "--format", "json");
    expect(code).toBe(1);
    expect(
      JSON.parse(out).map((one: { document: { file: string } }) => one.document.file.split("/").at(-1)),
    ).toEqual(["a.txt", "b.txt"]);
  });

  test.each([
    [["audit"]],
    [["nonsense"]],
    [["audit", "x.txt", "--bogus"]],
    [["audit", "x.txt", "--format", "docx"]],
    [["audit", "x.txt", "--format", "html"]],
    [["audit", "x.txt", "--profile", "mars-2022"]],
  ])("bad usage %j: exit 2, nothing on standard output", async (args) => {
    const result = await run(...args);
    expect([result.code, result.out]).toEqual([2, ""]);
    expect(result.err).not.toBe("");
  });
});

describe("the same account gives the same report", () => {
  const strip = (out: string): unknown => {
    const { document: _document, ...rest } = JSON.parse(out);
    return rest;
  };

  test("in GB18030, UTF-16 and with Windows line ends", async () => {
    const text = plantedExample();
    const plain = await run("audit", await file("plain.txt", text), "--format", "json");
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    ]);
    for (const [name, content] of [
      ["utf16.txt", utf16],
      ["crlf.txt", text.replaceAll("\n", "\r\n")],
      ["bom.txt", `\ufeff${text}`],
    ] as const) {
      const other = await run("audit", await file(name, content), "--format", "json");
      expect(strip(other.out)).toEqual(strip(plain.out));
    }
  });

  test("with its tables as Markdown tables", async () => {
    const text = plantedExample();
    const piped = text
      .split("\n")
      .map((line) => (line.includes("\t") ? `| ${line.split("\t").join(" | ")} |` : line))
      .join("\n");
    const [a, b] = await Promise.all([
      run("facts", await file("tabs.txt", text)),
      run("facts", await file("pipes.md", piped)),
    ]);
    const bare = (out: string): unknown =>
      JSON.parse(out).map(({ concept, dimensions, value }: Record<string, unknown>) => ({
        concept,
        dimensions,
        value,
      }));
    expect(bare(b.out)).toEqual(bare(a.out));
  });
});

describe("a batch and a disclosure in several files", () => {
  const parts = (text: string): Record<string, string> => {
    const [tables = 0, narrative = 0, forms = 0] = ["## 第二部分", "## 第三部分", "## 第五部分"].map((part) =>
      text.indexOf(part),
    );
    return {
      "封面和概况.txt": text.slice(0, tables),
      "决算表.txt": text.slice(tables, narrative),
      "情况说明.txt": text.slice(narrative, forms),
      "绩效自评表.txt": text.slice(forms),
    };
  };

  async function filled(name: string): Promise<string> {
    const path = join(folder, name);
    await mkdir(join(path, "分开的"), { recursive: true });
    await writeFile(join(path, "一份.txt"), disclosure());
    await writeFile(join(path, "有错的.txt"), plantedExample());
    await writeFile(join(path, "坏的.pdf"), "not a PDF");
    for (const [part, text] of Object.entries(parts(disclosure({ seed: 5 }))))
      await writeFile(join(path, "分开的", part), text);
    return path;
  }

  test("each file and each subfolder is one disclosure; a broken file stops nothing", async () => {
    const path = await filled("batch-1");
    const to = join(folder, "batch-1-out");
    const { code, out, err } = await run("audit", path, "--out", to, "--format", "json");
    expect(code).toBe(1);
    expect(out).toContain("共4份：可公开2份，须修改1份，不能读取1份");
    expect(err).toContain("E_TYPE_MISMATCH");
    const written = await readdir(to);
    expect(written.sort()).toEqual(["data", "一份.json", "分开的.json", "有错的.json", "汇总.csv"].sort());
    const joined = JSON.parse(await readFile(join(to, "分开的.json"), "utf8"));
    expect(joined.verdict).toMatchObject({ publishable: true, errors: 0, warnings: 0 });
  });

  test("many disclosures finish at once, and a stopped batch has kept what was done", async () => {
    const path = join(folder, "batch-3");
    await mkdir(path, { recursive: true });
    for (let i = 0; i < 12; i += 1)
      await writeFile(
        join(path, `单位${i}.html`),
        asHtml(readText(new TextEncoder().encode(disclosure({ seed: i + 1 })))),
      );
    const { code, out } = await run("audit", path, "--out", join(folder, "batch-3-out"), "--format", "json");
    expect([code, out.split("\n")[0]]).toEqual([0, "共12份：可公开12份，须修改0份，不能读取0份"]);
    const kept = JSON.parse(await readFile(join(folder, "batch-3-out", "data", "batch.json"), "utf8"));
    expect(kept.lines.length).toBe(12);
  });

  test("a second run leaves alone what has not changed and says the same", async () => {
    const path = await filled("batch-2");
    const to = join(folder, "batch-2-out");
    const first = await run("audit", path, "--out", to, "--format", "json");
    await writeFile(join(to, "一份.json"), "untouched");
    const second = await run("audit", path, "--out", to, "--format", "json");
    expect([second.code, second.out]).toEqual([first.code, first.out]);
    expect(await readFile(join(to, "一份.json"), "utf8")).toBe("untouched");
    await writeFile(join(path, "一份.txt"), plantedExample());
    const third = await run("audit", path, "--out", to, "--format", "json");
    expect([third.code, third.out]).toEqual([2, ""]);
    expect(third.err).toMatch(/一份\.json：changed：/);
    expect(await readFile(join(to, "一份.json"), "utf8")).toBe("untouched");
    await rm(join(to, "一份.json"));
    const fourth = await run("audit", path, "--out", to, "--format", "json");
    expect(fourth.out).toContain("须修改2份");
    expect(JSON.parse(await readFile(join(to, "一份.json"), "utf8")).verdict.errors).toBeGreaterThan(0);
  });

  test("a profile of one's own is a file; one that is none is refused", async () => {
    const shanxi = JSON.parse(
      await readFile(new URL("../src/standard/layouts/shanxi-2022.json", import.meta.url), "utf8"),
    );
    const path = await file(
      "own.json",
      JSON.stringify({ ...shanxi, id: "own-2030", captions: { ...shanxi.captions, unit: "计量" } }),
    );
    const text = await file(
      "own.txt",
      disclosure().replace("金额单位：元\n\n项目\t\t本年支出合计", "项目\t\t本年支出合计"),
    );
    const report = JSON.parse((await run("audit", text, "--profile", path, "--format", "json")).out);
    expect(report.document.profile).toBe("own-2030");
    expect(JSON.stringify(report.findings)).toContain("计量");
    const bad = await run("audit", text, "--profile", await file("bad.json", '{"id":"x"}'));
    expect([bad.code, bad.out]).toEqual([2, ""]);
    expect(bad.err).toContain("bad-profile");
  });

  test("--as-one joins the files named, whatever their order, and places name their file", async () => {
    const at = join(folder, "as-one");
    await mkdir(at, { recursive: true });
    const paths: string[] = [];
    for (const [name, text] of Object.entries(parts(plantedExample()))) {
      await writeFile(join(at, name), text);
      paths.unshift(join(at, name));
    }
    const whole = JSON.parse(
      (await run("audit", await file("whole.txt", plantedExample()), "--format", "json")).out,
    );
    const joined = JSON.parse((await run("audit", ...paths, "--as-one", "--format", "json")).out);
    const ids = (report: { findings: { id: string; severity: string }[] }): string[] =>
      report.findings.filter(({ severity }) => severity === "error").map(({ id }) => id);
    expect(ids(joined).sort()).toEqual(ids(whole).sort());
    expect(joined.findings[0].where[0].cell).toMatch(/\.txt$/);
  });

  test("pdf is for a PDF: other files are refused with what to do, and nothing is written", async () => {
    const path = await file("no-pdf.txt", plantedExample());
    const { code, out, err } = await run("audit", path, "--format", "pdf", "--out", join(folder, "pdf-out"));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^\S+no-pdf\.txt：not-a-pdf：.+--format html.+--format xlsx/);
    await expect(stat(join(folder, "pdf-out", "no-pdf.pdf"))).rejects.toThrow();
  });

  test("pdf writes a copy with comments, and never over the file itself", async () => {
    const text = "Enough words that the page holds some text";
    const path = await file("drawn.pdf", drawnPdf({ texts: [{ text, x: 50, y: 400 }] }));
    const before = await readFile(path);
    const over = await run("audit", path, "--format", "pdf", "--out", folder);
    expect([over.code, over.out]).toEqual([2, ""]);
    expect(over.err).toContain("same-file：结果会覆盖原文件");
    expect(await readFile(path)).toEqual(before);
    // It is no final account: that is the one finding, on its first page.
    const { code } = await run("audit", path, "--format", "pdf", "--out", join(folder, "pdf-out"));
    expect(code).toBe(1);
    const { readPdf } = await import("../src/read/pdf.ts");
    const copy = new Uint8Array(await readFile(join(folder, "pdf-out", "drawn.pdf")));
    const document = await readPdf(copy);
    expect(document.blocks).toEqual((await readPdf(new Uint8Array(before))).blocks);
    expect(Buffer.from(copy).toString("latin1")).toContain("/Subtype/Text");
  });

  test("html of a PDF holds its pages as images beside the text", async () => {
    const text = "Enough words that the page holds some text";
    const path = await file("pages.pdf", drawnPdf({ texts: [{ text, x: 50, y: 400 }] }));
    await run("audit", path, "--format", "html", "--out", join(folder, "html-out"));
    const html = await readFile(join(folder, "html-out", "pages.html"), "utf8");
    expect(html).toMatch(/<img id="im1" [^>]*src="data:image\/png;base64,iVBOR/);
    expect(html).toContain("img-src data:");
    const plain = await file("no-pages.txt", plantedExample());
    await run("audit", plain, "--format", "html", "--out", join(folder, "html-out"));
    expect(await readFile(join(folder, "html-out", "no-pages.html"), "utf8")).not.toContain('id="pages"');
  });

  test("xlsx writes the slip for the preparer, one row a cause", async () => {
    const path = await file("slip.txt", plantedExample());
    const { code } = await run("audit", path, "--format", "xlsx", "--out", join(folder, "slip-out"));
    expect(code).toBe(1);
    const { readXlsx } = await import("../src/read/xlsx.ts");
    const document = readXlsx(new Uint8Array(await readFile(join(folder, "slip-out", "slip.xlsx"))));
    const [table] = document.blocks;
    const rows = table?.kind === "table" ? table.rows.map((row) => row.map(({ text }) => text)) : [];
    expect(rows[2]?.slice(0, 4)).toEqual(["序号", "级别", "位置", "问题"]);
    expect(rows.filter((row) => row[1] === "必须改").length).toBe(5);
  });
});

describe("other commands", () => {
  test("tables lists every table with its form, equally long rows", async () => {
    const { code, out } = await run("tables", await file("t.txt", disclosure()), "--format", "json");
    const tables: { form: string | null; rows: string[][] }[] = JSON.parse(out);
    expect(code).toBe(0);
    expect(tables.slice(0, 10).map(({ form }) => form)).toEqual(
      Array.from({ length: 10 }, (_, i) => `公开${String(i + 1).padStart(2, "0")}表`),
    );
    for (const { rows } of tables) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  test("facts lists every figure; csv never begins a cell like a formula", async () => {
    const path = await file("f.txt", disclosure());
    const facts = JSON.parse((await run("facts", path)).out);
    expect(facts.length).toBeGreaterThan(500);
    const csv = (await run("facts", path, "--format", "csv")).out;
    expect(csv.split("\r\n").every((line) => line.split(",").every((cell) => !/^[=+@]/.test(cell)))).toBe(
      true,
    );
  });

  test("rules lists every rule", async () => {
    expect(JSON.parse((await run("rules", "--format", "json")).out).length).toBeGreaterThan(20);
    expect((await run("rules")).out).toContain("code-tree-sums");
  });

  test("help and version are no errors", async () => {
    expect((await run("--help")).code).toBe(0);
    expect((await run("--version")).out.trim()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
  });
});

test("a folder without files as one disclosure is refused with what to do", async () => {
  const empty = join(folder, "empty-folder");
  await mkdir(empty);
  const { code, err } = await run("audit", empty, "--as-one");
  expect(code).toBe(2);
  expect(err).toContain("请放入");
});

test.each([
  ["tables", "csv"],
  ["facts", "text"],
  ["relations", "csv"],
])("%s refuses the format %s and says which it has", async (command, format) => {
  const { code, err } = await run(command, await file("lists.txt", disclosure()), "--format", format);
  expect(code).toBe(2);
  expect(err).toContain("可用 ");
});
