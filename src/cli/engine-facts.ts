import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import manifest from "../../package.json" with { type: "json" };
import { rules } from "../audit/rules/index.ts";
import type { EngineFacts } from "../write/report-json.ts";

let known: EngineFacts | null = null;

/** The version with its build, and a hash of what the rules say of themselves. */
export function engineFacts(): EngineFacts {
  known ??= { version: version(), rules: rulesHash() };
  return known;
}

/** The version of this package and the hash of its build: of every source file and of the versions it stands on. */
export function version(): string {
  const root = new URL("../../", import.meta.url);
  const sources = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(?:ts|json)$/.test(name) && !name.endsWith(".test.ts"))
    .sort();
  const hash = createHash("sha256");
  for (const name of [...sources.map((source) => `src/${source}`), "package-lock.json"])
    hash.update(`${name}\0`).update(readFileSync(new URL(name, root)));
  return `${manifest.version}+${hash.digest("hex").slice(0, 12)}`;
}

function rulesHash(): string {
  const text = rules
    .map(({ id, title, severity, catalogue }) => `${id}|${title}|${severity}|${catalogue.join()}`)
    .join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
