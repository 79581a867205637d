import { createHash } from "node:crypto";
import { rules } from "../audit/rules/index.ts";
import type { EngineFacts } from "../write/report-json.ts";
import { version } from "./version.ts";

/** Version of the engine and a hash of what its rules say of themselves. */
export function engineFacts(): EngineFacts {
  const text = rules
    .map(({ id, title, severity, catalogue }) => `${id}|${title}|${severity}|${catalogue.join()}`)
    .join("\n");
  return { version, rules: createHash("sha256").update(text).digest("hex").slice(0, 16) };
}
