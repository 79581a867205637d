import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "../src/facts/account.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { disclosure } from "./invented/disclosure.ts";
import { needs } from "./needs.ts";
import { officePage } from "./printed-page.ts";

const office = needs(
  "LibreOffice (apt-get install libreoffice-writer)",
  spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0,
);

const stated = ({ facts }: Account): string[] =>
  facts
    .filter(({ printed, value }) => printed !== "" || value !== 0n)
    .map(({ key, home, value }) => `${home} ${key} ${value}`);

describe.skipIf(office.absent)(
  office.named("an account saved by LibreOffice gives the facts of its text"),
  () => {
    const document = readText(new TextEncoder().encode(disclosure({ shape: "rich" })));
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "mingzhang-office-"));
      writeFileSync(join(folder, "account.html"), officePage(document));
      convert("account.html", "docx", "HTML (StarWriter)");
      convert("account.docx", "pdf");
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** Runs LibreOffice with a profile of its own, so that it neither meets nor leaves another. */
    function convert(name: string, format: string, filter?: string): void {
      spawnSync(
        "soffice",
        [
          `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
          "--headless",
          ...(filter ? [`--infilter=${filter}`] : []),
          "--convert-to",
          format,
          "--outdir",
          folder,
          join(folder, name),
        ],
        { stdio: "ignore" },
      );
    }

    test.each(["account.docx", "account.pdf"])("%s", async (name) => {
      const read = await readAny(new Uint8Array(readFileSync(join(folder, name))), name);
      expect(stated(recognise(read))).toEqual(stated(recognise(document)));
    });
  },
);
