import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { documentsOf } from "../src/isolate/documents.ts";
import type { Document } from "../src/read/document.ts";
import { UnreadableFile } from "../src/read/document.ts";
import { formatOf } from "../src/read/format.ts";
import { readAny } from "../src/read/reader.ts";
import { recognise } from "../src/recognise/account.ts";
import { merged } from "../src/recognise/merge.ts";
import { shared } from "./needs.ts";

interface Hostile {
  readonly id: string;
  readonly file: string;
  readonly expect: "ACCEPT" | "WARN" | "REJECT" | "EITHER";
  readonly maxSeconds: number;
  readonly what: string;
}

const folder = new URL("../../shared/hostile/", import.meta.url);
const manifest = shared("hostile/manifest.json");
const files: Hostile[] = manifest.absent ? [] : JSON.parse(readFileSync(manifest.url, "utf8")).files;

/** As the command line reads: text in this process, everything else in one of its own. */
async function read({ file }: Hostile): Promise<Document> {
  const path = new URL(file, folder).pathname;
  const bytes = new Uint8Array(readFileSync(path));
  const format = formatOf(bytes, file);
  if (format === "text" || format === "markdown") return readAny(bytes, file);
  return merged(await documentsOf(bytes, file));
}

async function outcome(one: Hostile): Promise<string> {
  try {
    const document = await read(one);
    // What is to be warned of nobody may publish unseen.
    if (audit(recognise(document)).verdict.publishable) return "publishable";
    return document.notes.length > 0 ? "noted" : "read";
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    // One line in Chinese that says what to do, and nothing of this machine.
    expect(error.message).toMatch(/\p{Script=Han}/u);
    expect(error.message).not.toMatch(/\n| at \/|node:|\/src\//);
    return error.code;
  }
}

/** What a rule finds in the words of a disclosure, which these are not, and names that only a page could be hurt by. */
const elsewhere = new Set(["I01", "I03", "H03"]);

describe.skipIf(manifest.absent)(manifest.named("hostile files end as their manifest says"), () => {
  test("there are some", () => expect(files.length).toBeGreaterThan(0));

  test("the manifest names every file there is", () => {
    const there = readdirSync(new URL("files/", folder)).map((name) => `files/${name}`);
    expect([...new Set(files.map(({ file }) => file))].sort()).toEqual(there.sort());
  });

  test.each(files.map((one) => [one.id, one.what, one] as const))("%s %s", async (_id, _what, one) => {
    const keys = Object.getOwnPropertyNames(Object.prototype).join();
    const result = await outcome(one);
    if (one.expect === "REJECT") expect(["read", "noted"]).not.toContain(result);
    expect(result).not.toBe("publishable");
    if (one.expect === "ACCEPT") expect(result).toBe("read");
    if (one.expect === "WARN" && !elsewhere.has(one.id)) expect(result).not.toBe("read");
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(keys);
  });
});
