import type { ContentsEntry } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import { isSlipOf } from "../../facts/letters.ts";
import type { StatedName } from "../../facts/stated-name.ts";
import { looseTitle, titleCore } from "../../facts/titles.ts";
import { requiredSections } from "../../standard/sections.ts";
import { lettersChangedBracketed } from "../consensus.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { prescribedTitles } from "../titles.ts";
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
      return yield* titles(view, false);
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
    yield* titles(view, true);
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

/** How a title of the body stands to what the table of contents has for it. */
interface Listed {
  readonly entry: ContentsEntry;
  readonly name: StatedName | undefined;
  readonly body: StatedName | undefined;
}

/** Every entry of the table of contents with the title in the body that it lists. */
function listedTitles({ account }: View): Listed[] {
  const titles = account.names.filter(
    ({ kind }) => kind === "part" || kind === "section" || kind === "table",
  );
  const byPlace = new Map(
    titles
      .filter(({ role }) => role === "contents")
      .map((name) => [`${name.spot.block}:${name.spot.start}`, name]),
  );
  const inContents = [...byPlace.values()];
  const body = Map.groupBy(
    titles.filter(({ role }) => role !== "contents"),
    ({ kind, key }) => `${kind}:${key}`,
  );
  return account.contents.map((entry) => {
    const name = inContents.find(
      ({ spot, name: core }) => spot.block === entry.prose.block && core === titleCore(entry.title),
    );
    return { entry, name, body: name ? body.get(`${name.kind}:${name.key}`)?.[0] : undefined };
  });
}

/** `strict`: the layout prescribes its contents, word for word. */
function* titles(view: View, strict: boolean): Generator<Checked> {
  const { outline, prose } = view.account;
  if (outline.length === 0) return yield notApplicable("ST-05");
  // An unnumbered heading of a PDF is a line like any other, known by standing alone.
  const lines = new Set(
    prose
      .filter(({ part, row }) => part !== "contents" && part !== "cover" && row === -1)
      .map(({ text }) => titleCore(text)),
  );
  const listed = listedTitles(view).filter(({ entry }) => strict || looseTitle(entry.title).length >= 4);
  const lost = listed.filter(
    ({ entry, body }) => !lines.has(titleCore(entry.title)) && !(body && isNamed(entry, body)),
  );
  // Where much is not found, the headings of this layout are not understood.
  const judged = strict || (listed.length >= 10 && lost.length * 5 <= listed.length);
  const seen = new Set<string>();
  for (const { entry, body } of listed) {
    const title = titleCore(entry.title);
    const again = `${entry.number.replace(/[\s、.．]/g, "")}${looseTitle(title)}`;
    const twice = !strict && seen.has(looseTitle(title)) && seen.has(again);
    seen.add(looseTitle(title)).add(again);
    const known = title === "" || lines.has(title) || body?.name === title;
    const same = known || (!strict && body && looseTitle(body.name) === looseTitle(title));
    if (same && !twice) yield passed("ST-05");
    // A table under the title of another is told as such.
    else if (body && namesAnother(view, body)) yield passed("ST-05");
    else if (body && !same) yield differing(view, entry, body);
    else if (judged)
      yield failed("ST-05", {
        subject: title,
        message: `目录“${entry.number}${entry.title}”${twice ? "列了两次" : "在正文中没有相同的标题"}`,
        actual: entry.title,
        places: [{ place: placeOf(entry.prose) }],
      });
    else yield notApplicable("ST-05");
  }
}

/** Whether a title of the body is what an entry lists, if with other words. */
function isNamed(entry: ContentsEntry, { name }: StatedName): boolean {
  const [a, b] = [looseTitle(entry.title), looseTitle(name)];
  return a === b || isSlipOf(a, b) || (b.length >= 4 && (a.endsWith(b) || b.endsWith(a)));
}

function namesAnother(view: View, { kind, key, name }: StatedName): boolean {
  const form = kind === "table" ? view.titles.form(name) : null;
  return form !== null && form !== key;
}

/** One title in two wordings: the one that no layout has is wrong, else the table of contents. */
function differing(view: View, entry: ContentsEntry, body: StatedName): Checked {
  const title = titleCore(entry.title);
  const known = prescribedTitles(view).names;
  const inBody = known.has(title) && !known.has(body.name);
  const [found, right] = inBody ? [body.name, title] : [title, body.name];
  const places = [{ place: placeOf(entry.prose) }, { place: body.place }];
  return failed("ST-05", {
    subject: title,
    message: `${inBody ? "正文标题" : "目录"}“${found}”与${inBody ? "目录" : "正文标题"}“${right}”不同${lettersChangedBracketed(found, right)}`,
    expected: right,
    actual: found,
    places: inBody ? places.toReversed() : places,
  });
}

function* pages(contents: readonly ContentsEntry[]): Generator<Checked> {
  const paged = contents.filter(({ page }) => page !== null);
  const back = paged.findIndex(({ page }, i) => i > 0 && (page ?? 0) < (paged[i - 1]?.page ?? 0));
  if (back === -1) return yield passed("ST-06");
  const [before, entry] = [paged[back - 1]!, paged[back]!];
  yield failed("ST-06", {
    subject: titleCore(entry.title),
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
    if (page !== null && !found.has(titleCore(title))) found.set(titleCore(title), page);
  }
  const listed = contents.flatMap((entry) => {
    const real = found.get(titleCore(entry.title));
    return entry.page === null || real === undefined ? [] : [{ entry, real, ahead: real - entry.page }];
  });
  const [usual] = [...Map.groupBy(listed, ({ ahead }) => ahead)].sort((a, b) => b[1].length - a[1].length);
  if (!usual || usual[1].length < 3 || usual[1].length * 2 <= listed.length) return;
  const [ahead] = usual;
  const wrong = listed.filter((one) => one.ahead !== ahead);
  if (wrong.length === 0) return yield passed("ST-06");
  for (const { entry, real } of wrong)
    yield failed("ST-06", {
      subject: titleCore(entry.title),
      severity: "note",
      message: `目录“${entry.title}”印的页码是${entry.page}，标题在第${real}页，按其他条目应印${real - ahead}`,
      expected: String(real - ahead),
      actual: String(entry.page),
      places: [{ place: placeOf(entry.prose) }],
    });
}

function isTableEntry({ number, title }: ContentsEntry): boolean {
  return !number.startsWith("第") && /表$/.test(titleCore(title)) && !/自评表/.test(title);
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
