import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong with a page, one line a rule. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the content security policy of the page does not bind.
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axeSource);
  const result: AxeResult = await page.evaluate("axe.run(document)");
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length}× ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
  );
}
