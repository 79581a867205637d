import type { Account } from "../../facts/account.ts";
import type { Place } from "../../facts/place.ts";
import { layoutNamed } from "../../standard/layout.ts";
import { drawnData, openDataAccounts } from "../open-data.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const openDataWellFormed = checkRule({
  id: "open-data-well-formed",
  title: "开放数据（json）合乎公布的格式，单位、年度、金额单位、表号与印出的相同",
  basis: "docs/schema/disclosure-1.json",
  severity: "error",
  advice: "按 docs/schema/disclosure-1.json 改正，或由填报表重新生成这份文件。",
  catalogue: [],
  input: "words",
  *check(view) {
    const files = openDataAccounts(view.account);
    if (files.length === 0) return yield notApplicable([]);
    for (const account of files) {
      const outcomes = [...shape(account), ...headings(account)];
      yield* outcomes;
      if (outcomes.length === 0) yield passed([]);
    }
  },
  examples: {
    pass: [drawnData({})],
    fail: [
      drawnData({ value: "100" }),
      drawnData({ unit: "另一单位" }),
      drawnData({ extra: ',"value":"100"' }),
      drawnData({ draft: "true" }),
    ],
  },
});

/** Where the file is not of its published form, or says that it is a draft. */
function* shape({ openData }: Account): Generator<Checked> {
  for (const { severity, message, place } of openData?.problems ?? [])
    yield failed([], {
      subject: `形式:${place.cell ?? place.table ?? ""}:${message}`,
      severity,
      message: `开放数据${severity === "error" ? "不合格式" : ""}：${message}`,
      actual: place.text,
      places: [{ place }],
    });
  if (openData?.draft)
    yield failed([], {
      subject: "草稿",
      message: "文件标明是草稿，不得公开",
      expected: "false",
      actual: "true",
      places: [],
      advice: "改正矛盾后由填报表重新生成正式稿（不加 --draft）。",
    });
}

/** What the file says of itself as a whole: unit, year, title, unit of money, layout, forms of its tables. */
function* headings(account: Account): Generator<Checked> {
  const { openData, unit, year, amountUnit, profile, cover, tables } = account;
  if (!openData) return;
  const bare = (text: string | null): string | null => text?.replace(/\s+/g, "") ?? null;
  const printedTitle = cover.find(({ text }) => bare(text) === bare(openData.title));
  const places: readonly Place[] = cover.slice(0, 1).map(({ text, pieces }) => ({
    ...noPlace,
    cell: pieces[0]?.cell ?? null,
    text,
  }));
  const seen: readonly (readonly [string, string | null, string | null, ("error" | "warning")?])[] = [
    ["unit", openData.unit, unit !== null && bare(unit) === bare(openData.unit) ? openData.unit : unit],
    ["year", openData.year === null ? null : String(openData.year), year === null ? null : String(year)],
    ["title", openData.title, printedTitle ? openData.title : (cover.at(1)?.text ?? null)],
    ["amountUnit", openData.amountUnit, amountUnit],
    // The layout of a document is recognised, not printed.
    ["profile", openData.profile, layoutNamed(openData.profile ?? "") ? profile : null, "warning"],
  ];
  for (const [name, said, is, severity = "error"] of seen)
    if (said !== is)
      yield failed([], {
        subject: name,
        severity,
        message: `数据的${name}写作“${said ?? ""}”，${is === null ? "文中没有写明" : `文中为“${is}”`}`,
        expected: is,
        actual: said,
        places: places.map((place) => ({ place })),
      });
  for (const [at, { form, rows, title }] of tables.entries()) {
    const said = openData.forms[at] ?? null;
    const place = rows[0]?.[0]?.place;
    if (said !== form && place)
      yield failed([], {
        subject: `form:${at}`,
        message: `表“${title ?? ""}”的form写作${said ?? "null"}，按内容是${form ?? "其他表"}`,
        expected: form,
        actual: said,
        places: [{ place }],
      });
  }
}

const noPlace: Place = { table: null, row: null, column: null, page: null, line: null, cell: null, text: "" };
