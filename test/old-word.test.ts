import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { canConvert } from "../src/isolate/convert.ts";
import { documentsOf } from "../src/isolate/documents.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { asHtml } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { needs } from "./needs.ts";

const office = needs("LibreOffice (apt-get install libreoffice-writer)", canConvert);
const without = needs("a machine without LibreOffice", !canConvert);

const folder = mkdtempSync(join(tmpdir(), "mingzhang-old-word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A document saved by LibreOffice as Word did before 2007, or as rich text. */
function saved(filter: string, extension: string): Uint8Array {
  writeFileSync(join(folder, "a.html"), asHtml(readText(new TextEncoder().encode(disclosure()))));
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const options = [
    "--headless",
    "--infilter=HTML (StarWriter)",
    "--convert-to",
    filter,
    "--outdir",
    folder,
    join(folder, "a.html"),
  ];
  execFileSync("soffice", [profile, ...options], { stdio: "ignore" });
  return new Uint8Array(readFileSync(join(folder, `a.${extension}`)));
}

describe.skipIf(office.absent)(office.named("an old Word document is read through LibreOffice"), () => {
  test.each([
    ["doc:MS Word 97", "doc", "决算.doc"],
    ["doc:MS Word 97", "doc", "决算.wps"],
    ["rtf:Rich Text Format", "rtf", "决算.doc"],
  ])("%s, with the ending %s, called %s", async (filter, extension, name) => {
    const [read] = await documentsOf(saved(filter, extension), name);
    expect(read?.document.format).toBe("doc");
    const values = (document: Parameters<typeof recognise>[0]): string[] =>
      recognise(document).facts.map(({ key, value }) => `${key}=${value}`);
    const expected = values(readText(new TextEncoder().encode(disclosure())));
    expect(values(read!.document).sort()).toEqual(expected.sort());
  });

  test("a damaged one is refused in words that say what to do, and leaves nothing behind", async () => {
    const place = join(folder, "place");
    mkdirSync(place);
    vi.stubEnv("TMPDIR", place);
    const damaged = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2_000));
    await expect(documentsOf(damaged, "坏的.doc")).rejects.toMatchObject({
      message: expect.stringContaining("另存为.docx"),
    });
    vi.unstubAllEnvs();
    expect(readdirSync(place)).toEqual([]);
  });
});

describe.skipIf(without.absent)(without.named("without LibreOffice"), () => {
  test("an old Word document is refused in words that say what to do", async () => {
    const head = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    await expect(documentsOf(head, "a.doc")).rejects.toMatchObject({
      code: "unsupported-format",
      message: expect.stringContaining("安装LibreOffice"),
    });
  });
});
