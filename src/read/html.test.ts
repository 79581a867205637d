import { expect, test } from "vitest";
import { readHtml } from "./html.ts";

function blocksOf(html: string): string[] {
  return readHtml(new TextEncoder().encode(html)).blocks.map((block) =>
    block.kind === "table"
      ? block.rows.map((row) => row.map(({ text }) => text).join("|")).join("/")
      : `${block.kind}: ${block.passage.text}`,
  );
}

test("a caption stands above its table, each of its blocks a line", () => {
  const table = `<table><caption><h3>收入决算表</h3><div><div>公开02表</div><div>单位：元</div></div></caption><tr><th>合计<td>1.00</table>`;
  expect(blocksOf(table)).toEqual([
    "heading: 收入决算表",
    "paragraph: 公开02表",
    "paragraph: 单位：元",
    "合计|1.00",
  ]);
  const plain = "<table><caption>收入决算表</caption><tr><td>合计<td>1.00</table>";
  expect(blocksOf(plain)).toEqual(["paragraph: 收入决算表", "合计|1.00"]);
});

test("what stands beside the text is left out", () => {
  const beside = ["nav", "aside", "footer", "script", "template"]
    .map((tag) => `<${tag}><p>收入9.00元</p><table><tr><td>合计<td>9.00</table></${tag}>`)
    .join("");
  expect(blocksOf(`<header><p>某局</p></header>${beside}<main><p>收入1.00元</p></main>`)).toEqual([
    "paragraph: 某局",
    "paragraph: 收入1.00元",
  ]);
});
