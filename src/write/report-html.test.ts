import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fragment } from "../../test/example.ts";
import { workbook } from "../../test/formats.ts";
import { shared } from "../../test/needs.ts";
import { equationsOf, openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Account } from "../facts/account.ts";
import type { Finding } from "../facts/finding.ts";
import type { Report } from "../facts/report.ts";
import { readText } from "../read/text.ts";
import { readXlsx } from "../read/xlsx.ts";
import { recognise } from "../recognise/account.ts";
import { reportHtml } from "./report-html.ts";

const yangcheng = shared("corpus/yangcheng-2022.txt");

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");

function pageOf(account: Account, file = "决算.txt"): { html: string; report: Report } {
  const report = openAudit(account).report();
  return {
    html: reportHtml(report, account, { file, sha256, equations: equationsOf(account), rules }),
    report,
  };
}

function ids(html: string): string[] {
  return [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
}

/** Links inside the page that lead nowhere. */
function deadLinks(html: string): string[] {
  const known = new Set(ids(html));
  return [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id!).filter((id) => !known.has(id));
}

function lostFacts(html: string, account: Account): string[] {
  const data = /id="figures">(.*?)<\/script>/s.exec(html)![1]!;
  const { f } = JSON.parse(data) as { f: [number, string, string, number, string][] };
  expect(f.length).toBe(account.facts.length);
  const buttons = new Set(
    [...html.matchAll(/ id="(f\d+)" role="button" tabindex="0"/g)].map(([, id]) => id!),
  );
  return account.facts.filter((_fact, index) => !buttons.has(f[index]![4])).map(({ id }) => id);
}

const failing = rules.map((rule) => [rule.id, rule.examples.fail[0] ?? ""] as const);

describe.each(failing)("the page of a failing example of %s", (_id, example) => {
  const account = fragment(example === "" ? "会议纪要" : example);
  const { html, report } = pageOf(account);

  test("has every fact as a button", () => expect(lostFacts(html, account)).toEqual([]));
  test("has no dead link and no id twice", () => {
    expect(deadLinks(html)).toEqual([]);
    expect(new Set(ids(html)).size).toBe(ids(html).length);
  });
  test("lists every finding once", () => {
    for (const [index] of report.findings.entries()) expect(html).toContain(` id="q${index + 1}"`);
  });
});

describe("hostile text", () => {
  const evil = `<script>alert(1)</script><img src=x onerror="alert(2)">'"&</script>\u202e321\u2066`;
  const account = fragment(
    [
      `${evil}单位`,
      "财政拨款“三公”经费支出决算表",
      `部门名称：${evil}`,
      `支出\t决算数${evil}`,
      `合计${evil}\t150.00`,
      "三、情况说明",
      `支出100.00万元${evil}，其中签约3个项目。`,
    ].join("\n"),
  );
  const finding: Finding = {
    id: evil,
    rule: evil,
    catalogue: [evil],
    severity: "error",
    message: evil,
    advice: evil,
    quantity: "text",
    expected: evil,
    actual: evil,
    difference: null,
    cause: null,
    accepted: evil,
    where: [{ table: evil, row: evil, column: evil, page: 1, line: 1, cell: evil, text: evil, value: evil }],
    suspects: [],
  };
  const made = openAudit(account).report();
  const report: Report = {
    ...made,
    unit: evil,
    findings: [finding],
    unchecked: [{ rule: evil, missing: [evil] }],
    unbound: [{ text: evil, place: finding.where[0]! }],
  };
  const html = reportHtml(report, account, { file: `${evil}.txt`, sha256 });

  test("makes no element, attribute or script", () => {
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toMatch(/<img/);
    expect(html).not.toContain('onerror="');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });

  test("cannot reorder or hide what is shown", () => {
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(html).toContain("⟦U+202E⟧");
  });
});

describe("the page", () => {
  test("asks for nothing from elsewhere and runs only its own script", () => {
    const { html } = pageOf(fragment(failing[0]![1]));
    expect(html).not.toMatch(/\b(?:src|srcset|action)=|url\(|@import|https?:/);
    expect(html).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(html).not.toMatch(/ style=| on\w+=/);
    expect(html).not.toContain("innerHTML");
  });

  test("says that nothing was found", () => {
    const account = fragment(failing[0]![1]);
    const report = { ...openAudit(account).report(), findings: [] };
    expect(reportHtml(report, account, { file: "决算.txt", sha256 })).toContain("未发现问题");
  });

  test("groups effects under their cause and names ties", () => {
    const account = fragment(failing[0]![1]);
    const report = openAudit(account).report();
    const [first] = report.findings;
    const suspect = { ...first!.where[0]!, suggested: "1", rank: 1, slip: null };
    const cause: Finding = {
      ...first!,
      id: "a",
      cause: null,
      suspects: [suspect, { ...suspect, row: "别处" }],
    };
    const effect: Finding = { ...first!, id: "b", cause: "a", suspects: [] };
    const html = reportHtml({ ...report, findings: [cause, effect] }, account, { file: "决算.txt", sha256 });
    expect(html).toContain("1处原因，2项后果");
    expect(html).toContain("并列2处");
  });

  test.skipIf(yangcheng.absent)(yangcheng.named("of a whole account is whole and small"), () => {
    const account = recognise(readText(new Uint8Array(readFileSync(yangcheng.url))));
    const report = openAudit(account).report();
    const equations = equationsOf(account);
    const html = reportHtml(report, account, { file: "a.txt", sha256, equations, rules });
    expect(lostFacts(html, account)).toEqual([]);
    expect(deadLinks(html)).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
    // Every place of every finding is found in the document.
    expect(html).not.toMatch(/<div class="(?:places|suspects)">(?:(?!<\/div>).)*<li><span>/s);
  });
});

describe("a workbook", () => {
  const sheet = (rows: readonly (readonly string[])[]): Uint8Array => workbook({ "收入&支出": rows });
  const account = recognise(
    readXlsx(
      sheet([
        ["收入决算表", "", ""],
        ["金额单位：元", "", ""],
        ["项目", "", "本年收入合计"],
        ["功能分类科目编码", "科目名称", ""],
        ["合计", "", "150"],
        ["201", "一般公共服务支出", "150"],
        ["", "", ""],
      ]),
    ),
  );
  const { html } = pageOf(account, "决算.xlsx");

  test("shows the letters and numbers of its cells beside them, and the sheet's name", () => {
    expect(html).toContain('<p class="sheetname">工作表：<b>收入&amp;支出</b></p>');
    expect(html).toContain(
      '<tr><td class="ad"></td><td class="ad">A</td><td class="ad">B</td><td class="ad">C</td></tr>',
    );
    // The first row of the table itself is the third of the sheet.
    expect(html).toMatch(/<thead>.*<td class="ad">3<\/td><th[^>]*>项目/s);
    expect(html).toMatch(/<tr><td class="ad">6<\/td>.*?201.*?一般公共服务支出/);
  });

  test("other tables have no such margins", () => {
    const text = fragment("收入决算表\n公开02表\n合计\t100.00\n201\t100.00");
    expect(pageOf(text).html).not.toContain('class="ad"');
  });
});
