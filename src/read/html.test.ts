import { describe, expect, test } from "vitest";
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

test("a page that stands in a form, as ASP.NET writes it, is read; fields are not", () => {
  expect(blocksOf("<form><input value=9><textarea>9</textarea><p>收入1.00元</p></form>")).toEqual([
    "paragraph: 收入1.00元",
  ]);
});

test("hidden rows, cells and words are left out of a table", () => {
  const rows =
    "<tr><td>项目<td>金额</tr><tr style='display:none'><td>内部<td>9</tr><tr><td>合计<span hidden>！</span><td style='display: none'>9<td>1.00</tr>";
  expect(blocksOf(`<table>${rows}</table>`)).toEqual(["项目|金额/合计|1.00"]);
});

test("a row span of 0 goes on to the end of its group", () => {
  const table =
    "<table><thead><tr><th rowspan=0>项目<th>金额<tr><th>元</thead><tbody><tr><td>合计<td>1.00</tbody></table>";
  expect(blocksOf(table)).toEqual(["项目|金额/|元/合计|1.00"]);
});

test("where spans overlap no cell is lost", () => {
  const table = "<table><tr><td>甲<td rowspan=2>乙<td>丙<tr><td colspan=3>丁<tr><td>1<td>2<td>3</table>";
  expect(blocksOf(table)).toEqual(["甲|乙|丙/丁||/1|2|3"]);
  const below = "<table><tr><td>甲<td>子<td rowspan=2>乙<tr><td colspan=2>丁<td>戊</table>";
  expect(blocksOf(below)).toEqual(["甲|子|乙|/丁|||戊"]);
});

test("a table inside a table that lays out the page", () => {
  const inner = "<table><tr><td>合计<td>1.00</table>";
  expect(blocksOf(`<table><tr><td>位置<td><p>收入决算表</p>${inner}</table>`)).toEqual([
    "paragraph: 位置",
    "paragraph: 收入决算表",
    "合计|1.00",
  ]);
});

test("blanks of every width and line breaks within a cell", () => {
  const table =
    "<table><tr><td>一、本年<br>收入<td>&nbsp;1,300.00&ensp;<tr><td>&emsp;合&nbsp;&nbsp;计<td>1&nbsp;300.00</table>";
  expect(blocksOf(table)).toEqual(["一、本年收入|1,300.00/合 计|1 300.00"]);
});

test("a table pasted from Excel: its markup goes, the number behind ##### counts", () => {
  const table =
    '<!--[if gte mso 9]><xml><x:WorksheetSource/></xml><![endif]--><table><colgroup><col width=72></colgroup><![if supportMisalignedColumns]><tr height=0 style=\'display:none\'><td width=72></td></tr><![endif]><tr><td class=xl65 x:str>合计<o:p></o:p></td><td x:num="1300.5">#####</td><td x:num="2">2.00</td></tr></table>';
  expect(blocksOf(table)).toEqual(["合计|1300.5|2.00"]);
});

test.each([
  ["GBK, declared", '<meta charset="gb2312">'],
  ["GBK, not declared", ""],
  ["GBK, declared as something else", '<meta charset="utf-8">'],
])("a page in %s", (_what, meta) => {
  // 合计 and 堃, which GB 2312 does not have.
  const bytes = [
    ...new TextEncoder().encode(`${meta}<p>`),
    0xba,
    0xcf,
    0xbc,
    0xc6,
    0x88,
    0xd2,
    ...new TextEncoder().encode("1300.00</p>"),
  ];
  const [block] = readHtml(Uint8Array.from(bytes)).blocks;
  expect(block?.kind === "paragraph" && block.passage.text).toBe("合计堃1300.00");
});

test("a page whose tables are pictures says that they are unread", () => {
  const page = (content: string): string[] =>
    readHtml(new TextEncoder().encode(content)).notes.map(({ kind, message }) => `${kind} ${message}`);
  const icon = '<img src="a.png" width="16"><img src="/images/logo.png">';
  expect(page(`<p>收入决算表</p>${icon}<img src="W020.jpg"><img src="W021.jpg" width="800">`)).toEqual([
    "page-without-text 网页中没有表格，有2张图片，图片里的内容没有读取，没有核验：请提供表格原件",
  ]);
  expect(page(`<p>收入决算表</p>${icon}`)).toEqual([]);
  expect(page(`<table><tr><td>合计<td>1</table><img src="W020.jpg">`)).toEqual([]);
});

test.each([
  ["tags without end", "<b>".repeat(700_000), /标签多于/],
  ["a cell without end", `<table><tr><td>合计<td>${"1".repeat(1_100_000)}</table>`, /第1行起有一段文字超过/],
  ["a cell without bottom", `<table><tr><td>合计<td>${"<div>".repeat(600)}1</table>`, /嵌套超过/],
])("%s are refused with the limit", (_what, html, message) => {
  expect(() => blocksOf(html)).toThrow(message);
});

describe("a page that is not whole is named", () => {
  const page = (body: string): string => `<html><body>${body}</body></html>`;
  const table = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>100.00</td></tr></table>";
  const broken = (html: string): boolean =>
    readHtml(new TextEncoder().encode(html)).notes.some(({ kind }) => kind === "broken-content");

  test.each([
    ["cut in its text", page(`${table}<p>收入合计`).replace("</body></html>", "")],
    ["cut in a table", `<p>收入</p>${table.slice(0, -30)}`],
    ["without its beginning", page(table).slice(12)],
    ["with an end of a cell that is none any more", page(table.replace("</td>", "</te>"))],
    ["with a cell that is none any more", page(table.replace("<td>合计", "<ud>合计"))],
    ["with a comment that never ends", page(`<p>收入</p><!-- ${table}`)],
    ["with a script that never ends", page(`<p>收入</p><script> ${table}`)],
  ])("%s", (_what, html) => {
    expect(broken(html)).toBe(true);
  });

  test.each([
    ["whole", page(table)],
    ["a fragment", `<p>收入</p>${table}`],
    ["without the ends of rows and cells, as pages may be", page(table.replace(/<\/t[dr]>/g, ""))],
    ["with tags in comments and scripts", page(`<!-- <table> --><script>"<td>"</script>${table}`)],
    ["in capitals", page(table).toUpperCase()],
  ])("%s, nothing is said", (_what, html) => {
    expect(broken(html)).toBe(false);
  });
});
