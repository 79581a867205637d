import type { ContentsEntry } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import { requiredSections } from "../../standard/sections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["ST-04", "ST-05", "ST-06", "ST-07"];

export const contentsMatchHeadings = checkRule({
  id: "contents-match-headings",
  title: "目录齐全，条目与正文标题一致，页码不倒退并与所在页相符，表数相同",
  basis: "财预〔2016〕143号：公开形式规范",
  severity: "warning",
  advice: "按正文标题重新生成目录。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const { contents, outline, tables } = view.account;
    if (!view.profile?.contents) {
      yield notApplicable(["ST-04", "ST-06", "ST-07"]);
      return yield* namesOf(view);
    }
    if (contents.length === 0) {
      const [first] = view.account.cover;
      if (outline.length < 10 || !first) return yield notApplicable(ids);
      return yield failed("ST-04", {
        subject: "目录",
        message: "没有目录，应列出各部分、各决算表和各节情况说明及页码",
        expected: "目录",
        actual: "无",
        places: [{ place: placeOf(first) }],
      });
    }
    const parts = view.profile.parts.filter(({ required }) => required).length;
    const sections = requiredSections(view.profile).roots.length;
    const least = parts + view.profile.tables.length + sections;
    const whole = outline.filter(({ depth }) => depth === 0).length >= 3;
    if (contents.length >= least || !whole) yield passed("ST-04");
    else
      yield failed("ST-04", {
        subject: "条目数",
        message: `目录只有${contents.length}条，应有${parts}个部分、${view.profile.tables.length}张表、${sections}节说明共${least}条以上`,
        expected: String(least),
        actual: String(contents.length),
        places: contents.slice(0, 1).map(({ prose }) => ({ place: placeOf(prose) })),
      });
    yield* titles(view);
    yield* pages(contents);
    yield* realPages(view);
    const listed = contents.filter(isTableEntry).length;
    const printed = tables.filter(({ form }) => form !== null && form !== "自评表").length;
    if (listed === printed) yield passed("ST-07");
    else
      yield failed("ST-07", {
        subject: "表数",
        severity: "error",
        message: `目录列了${listed}张表，正文有${printed}张决算表`,
        expected: String(printed),
        actual: String(listed),
        places: contents
          .filter(isTableEntry)
          .slice(0, 1)
          .map(({ prose }) => ({ place: placeOf(prose) })),
      });
  },
  examples: {
    pass: [drawing("支出决算情况说明", 3)],
    fail: [drawing("支出情况说明", 3), drawing("支出决算情况说明", 1)],
  },
});

function* titles(view: View): Generator<Checked> {
  const { contents, outline, prose, tables } = view.account;
  // An unnumbered heading of a PDF is a line like any other, known by standing alone.
  const lines = prose.filter(({ part, row }) => part !== "contents" && part !== "cover" && row === -1);
  const headings = new Set([
    ...outline.map(({ title }) => bare(title)),
    ...tables.map(({ title }) => bare(title ?? "")),
    ...lines.map(({ text }) => bare(text)),
  ]);
  if (outline.length === 0) return yield notApplicable("ST-05");
  for (const entry of contents) {
    const title = bare(entry.title);
    if (title === "" || headings.has(title)) yield passed("ST-05");
    else
      yield failed("ST-05", {
        subject: title,
        message: `目录“${entry.number}${entry.title}”在正文中没有相同的标题`,
        actual: entry.title,
        places: [{ place: placeOf(entry.prose) }],
      });
  }
}

/**
 * A layout whose contents are not prescribed: where nearly all entries stand as headings in the text, one that does
 * not, or that stands there twice, is wrong.
 */
function* namesOf(view: View): Generator<Checked> {
  const { contents, outline, tables } = view.account;
  const headings = [...outline.map(({ title }) => title), ...tables.map(({ title }) => title ?? "")].map(
    loose,
  );
  const entries = contents.filter(({ title }) => loose(title).length >= 4);
  const found = (title: string): boolean =>
    headings.some((heading) => heading.length >= 4 && (title.endsWith(heading) || heading.endsWith(title)));
  const lost = entries.filter(({ title }) => !found(loose(title)));
  if (entries.length < 10 || lost.length * 5 > entries.length) return yield notApplicable("ST-05");
  const seen = new Set<string>();
  for (const entry of entries) {
    const title = loose(entry.title);
    const twice = seen.has(title);
    seen.add(title);
    if (!twice && !lost.includes(entry)) yield passed("ST-05");
    else
      yield failed("ST-05", {
        subject: title,
        message: `目录“${entry.number}${entry.title}”${twice ? "列了两次" : "在正文中没有相同的标题"}`,
        actual: entry.title,
        places: [{ place: placeOf(entry.prose) }],
      });
  }
}

/** “其他重要事项说明” names “其他重要事项的情况说明”. */
function loose(title: string): string {
  return bare(title).replace(/的|情况|[。.]+$/g, "");
}

function* pages(contents: readonly ContentsEntry[]): Generator<Checked> {
  const paged = contents.filter(({ page }) => page !== null);
  const back = paged.findIndex(({ page }, i) => i > 0 && (page ?? 0) < (paged[i - 1]?.page ?? 0));
  if (back === -1) return yield passed("ST-06");
  const [before, entry] = [paged[back - 1]!, paged[back]!];
  yield failed("ST-06", {
    subject: bare(entry.title),
    severity: "note",
    message: `目录“${entry.title}”页码${entry.page}小于上一条“${before.title}”的页码${before.page}`,
    expected: `≥${before.page}`,
    actual: String(entry.page),
    places: [{ place: placeOf(entry.prose) }],
  });
}

/**
 * Where the document has pages: cover and contents count or not, so that printed and real numbers lie apart by some
 * number, which most entries agree on; those that do not are wrong.
 */
function* realPages({ account }: View): Generator<Checked> {
  const { contents, outline, prose, tables } = account;
  if (account.pages === null) return;
  const lines = prose.filter(({ part, row }) => part !== "contents" && part !== "cover" && row === -1);
  const found = new Map<string, number>();
  for (const [title, at] of [
    ...outline.map((entry) => [entry.title, entry.prose] as const),
    ...tables.flatMap(({ title, titleProse }) => (title && titleProse ? [[title, titleProse] as const] : [])),
    ...lines.map((line) => [line.text, line] as const),
  ]) {
    const { page } = placeOf(at);
    if (page !== null && !found.has(bare(title))) found.set(bare(title), page);
  }
  const listed = contents.flatMap((entry) => {
    const real = found.get(bare(entry.title));
    return entry.page === null || real === undefined ? [] : [{ entry, real, ahead: real - entry.page }];
  });
  const [usual] = [...Map.groupBy(listed, ({ ahead }) => ahead)].sort((a, b) => b[1].length - a[1].length);
  if (!usual || usual[1].length < 3 || usual[1].length * 2 <= listed.length) return;
  const [ahead] = usual;
  const wrong = listed.filter((one) => one.ahead !== ahead);
  if (wrong.length === 0) return yield passed("ST-06");
  for (const { entry, real } of wrong)
    yield failed("ST-06", {
      subject: bare(entry.title),
      severity: "note",
      message: `目录“${entry.title}”印的页码是${entry.page}，标题在第${real}页，按其他条目应印${real - ahead}`,
      expected: String(real - ahead),
      actual: String(entry.page),
      places: [{ place: placeOf(entry.prose) }],
    });
}

function isTableEntry({ number, title }: ContentsEntry): boolean {
  return !number.startsWith("第") && /表$/.test(bare(title)) && !/自评表/.test(title);
}

/** A title without numbering, year and blanks. */
function bare(title: string): string {
  return title
    .replace(/\s+/g, "")
    .replace(
      /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)])/,
      "",
    )
    .replace(/[（(]\d{4}年度?[）)]$/, "")
    .replace(/[“”"]/g, "");
}

function drawing(entry: string, page: number): string {
  return [
    "# 目 录",
    "二、收入决算情况说明..........2",
    `三、${entry}..........${page}`,
    "## 第三部分 情况说明",
    "### 二、收入决算情况说明",
    "2022年度收入合计100.00元。",
    "### 三、支出决算情况说明",
    "2022年度支出合计100.00元。",
  ].join("\n\n");
}
