import type { Layout, LayoutSection } from "../facts/layout.ts";
import { layoutNamed, layouts, national } from "../standard/layout.ts";
import { layoutJson } from "../write/layout-json.ts";
import { unknownLayout } from "./chosen-layout.ts";
import { isListed } from "./listed-format.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang layouts`: every layout, or all that one of them prescribes; a changed copy of its JSON is a new layout. */
export function layoutsCommand(
  terminal: Terminal,
  id: string | undefined,
  { format }: { readonly format: string },
): number {
  const one = id === undefined ? null : layoutNamed(id);
  if (one === undefined) {
    terminal.err(`${unknownLayout(id ?? "")}\n`);
    return exit.unusable;
  }
  if (!isListed(terminal, format, ["json", "text"])) return exit.unusable;
  const all = [national, ...layouts];
  if (format === "json")
    terminal.out(
      one ? layoutJson(one) : `[\n${all.map((layout) => layoutJson(layout).trimEnd()).join(",\n")}\n]\n`,
    );
  else terminal.out(one ? layoutText(one) : all.map(layoutLine).join(""));
  return exit.clean;
}

function layoutLine({ id, name, years }: Layout): string {
  return `${id}\t${years.join("—")}年度\t${name}\n`;
}

function layoutText(layout: Layout): string {
  const tables = layout.tables.map(
    ({ form, number, title }) => `  ${number ?? "（无表号）"}\t${title}\t${form}`,
  );
  const parts = layout.parts.map(
    ({ part, title, required }) => `  ${title}\t${part}${required ? "" : "\t可以没有"}`,
  );
  return [
    layoutLine(layout).trimEnd(),
    `金额单位：${layout.amountUnit}；评级：${layout.grades.join("、")}；文字：${layout.voice}`,
    "决算表（表号、表名、含义）：",
    ...tables,
    "部分：",
    ...parts,
    "情况说明各节：",
    ...sectionLines(layout.sections, 1),
    "",
  ].join("\n");
}

function sectionLines(sections: readonly LayoutSection[], depth: number): string[] {
  return sections.flatMap(({ section, title, required, within }) => [
    `${"  ".repeat(depth)}${title}\t${section}${required ? "\t必须有" : ""}`,
    ...sectionLines(within, depth + 1),
  ]);
}
