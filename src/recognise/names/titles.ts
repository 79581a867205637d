import type { ContentsEntry, OutlineEntry, Prose } from "../../facts/account.ts";
import { align } from "../../facts/align.ts";
import { isSlipOf } from "../../facts/letters.ts";
import type { NameKind, StatedName } from "../../facts/stated-name.ts";
import { looseTitle, titleCore } from "../../facts/titles.ts";
import type { Titles } from "../../standard/titles.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn } from "./draft.ts";

/** A title in the body, and what of the account it opens. */
interface BodyTitle {
  readonly kind: NameKind;
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly prose: Prose;
  readonly role: "heading" | "caption";
}

/** Titles of parts, sections and tables; an entry of the table of contents has the key of the title that it lists. */
export function titleNames(draft: NamesDraft, titles: Titles): StatedName[] {
  const body = bodyTitles(draft);
  const { contents } = draft.outline;
  const { pairs, left } = align(
    contents.map((entry) => ({
      entry,
      ...words(entry),
      kind: kindOf(entry),
      form: titles.form(entry.title),
    })),
    body.map((title) => ({ title, ...words(title), kind: title.kind, form: title.key })),
    likeness,
  );
  const name = (title: BodyTitle): StatedName => titleName(title.prose, title.title, title);
  const listed = pairs.map(
    ([
      { entry },
      {
        title: { kind, key },
      },
    ]) => titleName(entry.prose, entry.title, { kind, key, role: "contents" }),
  );
  const alone = left.map(({ entry }) =>
    titleName(entry.prose, entry.title, {
      kind: kindOf(entry),
      key: `目录:${titleCore(entry.title)}`,
      role: "contents",
    }),
  );
  return [...body.map(name), ...listed, ...alone];
}

function bodyTitles({ outline, tables }: NamesDraft): BodyTitle[] {
  const titles: BodyTitle[] = [];
  const used = new Map<string, number>();
  const keyed = (key: string): string => {
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  };
  const headings = new Map(outline.headings.map((entry) => [entry.prose, entry]));
  const captions = new Set(tables.flatMap(({ titleProse }) => (titleProse ? [titleProse.block] : [])));
  for (const prose of outline.prose) {
    if (prose.part === "contents" || prose.part === "cover" || prose.row >= 0 || captions.has(prose.block))
      continue;
    const heading = headings.get(prose);
    const core = titleCore(prose.text);
    if (heading) titles.push({ ...ofHeading(heading, keyed), prose, role: "heading" });
    // An unnumbered heading of a PDF is a line like any other, known by standing alone.
    else if (
      core.length >= 4 &&
      core.length <= 40 &&
      /(?:表|说明|情况|概况|解释|职[能责]|构成|设置|附件)$/.test(core) &&
      !/[。；，：:]/.test(core)
    )
      titles.push({
        kind: kindOf({ number: "", title: core }),
        key: keyed(`行:${core}`),
        number: "",
        title: prose.text,
        prose,
        role: "heading",
      });
  }
  for (const { form, title, titleProse, number } of tables)
    if (titleProse && title && form !== "自评表")
      titles.push({
        kind: "table",
        key: keyed(form ?? title),
        number: number ?? "",
        title,
        prose: titleProse,
        role: "caption",
      });
  return titles;
}

function ofHeading(
  { depth, part, section, number, title }: OutlineEntry,
  keyed: (key: string) => string,
): Omit<BodyTitle, "prose" | "role"> {
  if (depth === 0) return { kind: "part", key: keyed(part), number, title };
  const kind = kindOf({ number, title });
  return { kind, key: keyed(section === "" || kind === "table" ? titleCore(title) : section), number, title };
}

function kindOf({ number, title }: Pick<ContentsEntry, "number" | "title">): NameKind {
  if (number.startsWith("第")) return "part";
  return /表$/.test(titleCore(title)) ? "table" : "section";
}

function titleName(
  prose: Prose,
  title: string,
  said: { readonly kind: NameKind; readonly key: string; readonly role: StatedName["role"] },
): StatedName {
  const at = prose.text.indexOf(title);
  const start = Math.max(0, at);
  const end = at === -1 ? prose.text.length : at + title.length;
  return nameIn(prose, [start, end], {
    kind: said.kind,
    key: said.key,
    role: said.role,
    name: titleCore(title),
  });
}

/** A title as it is compared. */
interface Words {
  readonly core: string;
  readonly loose: string;
  readonly number: string;
}

function words({ title, number }: { readonly title: string; readonly number: string }): Words {
  return { core: titleCore(title), loose: looseTitle(title), number: bareNumber(number) };
}

interface Compared extends Words {
  readonly kind: NameKind;
  /** The form that an entry names, or the key of what a title opens. */
  readonly form: string | null;
}

/** How surely an entry of the table of contents lists a title: word for word, nearly, under its number. */
function likeness(entry: Compared, title: Compared): number {
  const [a, b] = [entry.core, title.core];
  if (a.length < 2 || b.length < 2) return 0;
  const numbered = entry.number !== "" && entry.number === title.number ? 2 : 0;
  // A table is known by what it is, whatever title it was given.
  const listed = title.kind === "table" && entry.form === title.form;
  const alike = (entry.kind === title.kind ? 1 : 0) + (listed ? 5 : 0);
  if (a === b) return 20 + numbered + alike;
  if (entry.loose === title.loose) return 15 + numbered + alike;
  if (isSlipOf(a, b)) return 10 + numbered + alike;
  if (listed) return 6;
  if (numbered === 0 || alike === 0) return 0;
  const common = [...new Set(a)].filter((sign) => b.includes(sign)).length / new Set(a + b).size;
  return common >= 0.6 ? 3 + common : 0;
}

function bareNumber(number: string): string {
  return number.replace(/[\s、.．（）()]/g, "");
}
