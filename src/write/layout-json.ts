import type { Layout } from "../facts/layout.ts";

const widest = 110;

/** A layout as the file that `--profile` takes: short things on one line, so that a person can change them. */
export function layoutJson(layout: Layout): string {
  const { id, ...rest } = layout;
  return `${printed({ schema: "mingzhang/layout/1", id, extends: "national", ...rest }, "")}\n`;
}

function printed(value: unknown, indent: string): string {
  const short = oneLine(value);
  if (short.length + indent.length <= widest - 20 || typeof value !== "object" || value === null)
    return short;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((one) => `${inner}${printed(one, inner)}`).join(",\n")}\n${indent}]`;
  const entries = Object.entries(value).map(
    ([key, one]) => `${inner}${JSON.stringify(key)}: ${printed(one, inner)}`,
  );
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${oneLine(one)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
