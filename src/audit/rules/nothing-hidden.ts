import type { Severity } from "../../facts/finding.ts";
import { recognisedPages } from "../recognised-pages.ts";
import { checkRule, failed, notApplicable, passed, unchecked } from "../rule.ts";

/** What a file holds beside what a reader of the printed page sees. */
const kinds: Readonly<Record<string, { readonly severity: Severity; readonly advice: string }>> = {
  "tracked-change": { severity: "error", advice: "在Word“审阅”中接受或拒绝全部修订后再公开。" },
  hidden: { severity: "error", advice: "删除隐藏的工作表、行列、文字和旧版本，另存为新文件后再公开。" },
  "earlier-version": { severity: "note", advice: "用“另存为”或“打印为PDF”另做一个文件再公开。" },
  comment: { severity: "warning", advice: "删除批注后再公开。" },
  "external-link": { severity: "warning", advice: "断开外部链接、删除嵌入对象，改为数值后再公开。" },
  encoding: { severity: "error", advice: "用原来的软件打开，核对这几行的文字和数字，另存为UTF-8后再审核。" },
  "encoding-guessed": { severity: "warning", advice: "核对文字无误即可公开；另存为UTF-8就不必再核对。" },
  "active-content": { severity: "note", advice: "去掉网页里的脚本和嵌入内容后再公开。" },
  "formula-text": { severity: "warning", advice: "去掉文字开头的等号或@。" },
  "stale-formula": { severity: "error", advice: "用Excel打开，重算并保存后再提交。" },
  "computed-formula": { severity: "note", advice: "用Excel打开并保存，使公式的结果存入文件。" },
};

const unread = ["garbled-page", "page-without-text", "broken-content", "unchecked-formula"];

export const nothingHidden = checkRule({
  id: "nothing-hidden",
  title: "文件中没有修订、批注、隐藏内容、外部链接和过期的公式结果，每一页都能读取",
  basis: "公开的文件应与所见一致；《保守国家秘密法》《政府信息公开条例》对公开前审查的要求",
  severity: "error",
  advice: "清除后另存为新文件再公开。",
  catalogue: [],
  input: "words",
  *check(view) {
    const { repairs, prose, tables } = view.account;
    if (prose.length === 0 && tables.length === 0) return yield notApplicable([]);
    let found = false;
    for (const [kind, { severity, advice }] of Object.entries(kinds)) {
      const byMessage = Map.groupBy(
        repairs.filter((repair) => repair.kind === kind),
        ({ message }) => message,
      );
      for (const [message, same] of byMessage) {
        found = true;
        yield failed([], {
          subject: `${kind}:${message}`,
          severity,
          message: `${message}${same.length > 1 ? `（共${same.length}处）` : ""}`,
          advice,
          actual: same[0]?.place.text ?? null,
          places: same.map(({ place }) => ({ place })),
        });
      }
    }
    for (const observation of recognisedPages(view.account)) {
      found = true;
      yield failed([], observation);
    }
    // What could not be read or computed is neither right nor wrong: it was not checked.
    const pages = repairs.filter(({ kind }) => unread.includes(kind));
    if (pages.length > 0)
      yield unchecked(
        [],
        pages.map(({ message }) => message),
      );
    if (!found) yield passed([]);
  },
  examples: {
    pass: ["## 第三部分 情况说明\n\n### 一、收入支出决算总体情况说明\n\n2022年度收入总计100.00元。"],
    fail: ["## 第三部分 情况说明\n\n### 一、收入支出决算总体情况说明\n\n2022年度收入总计\u202e100.00元。"],
  },
});
