import type { Terminal } from "./terminal.ts";

/** Accepted findings: `{ "finding id": "reason" }`. A message where the file is no such thing. */
export async function readAccepted(
  terminal: Terminal,
  file: string | undefined,
): Promise<Map<string, string> | string> {
  if (!file) return new Map();
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(await terminal.readFile(file)));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && "code" in error))
      return `${file}：bad-accept：不能读取已认可问题的清单，应为 json：{"问题编号": "理由"}`;
    throw error;
  }
  const entries = acceptEntries(parsed);
  return entries ?? `${file}：bad-accept：已认可问题的清单应为 {"问题编号": "理由"}，理由不能为空`;
}

function acceptEntries(parsed: unknown): Map<string, string> | null {
  if (typeof parsed !== "object" || parsed === null) return null;
  const entries = new Map<string, string>();
  const pairs = Array.isArray(parsed)
    ? parsed.map((item: unknown) => {
        const { id, reason } = (typeof item === "object" && item !== null ? item : {}) as Record<
          string,
          unknown
        >;
        return [id, reason] as const;
      })
    : Object.entries(parsed);
  for (const [id, reason] of pairs) {
    if (typeof id !== "string" || typeof reason !== "string" || reason.trim() === "") return null;
    entries.set(id, reason);
  }
  return entries;
}
