import type { CoverBlock, Disclosure } from "../facts/disclosure.ts";
import { packed, relationOf } from "./docx/container.ts";
import { contentsMarkup } from "./docx/contents.ts";
import { fontTablePart } from "./docx/fonts.ts";
import { declaration, element, namespaces, valued } from "./docx/markup.ts";
import type { SectionMarks } from "./docx/page.ts";
import { portrait, sectionProperties } from "./docx/page.ts";
import { draftHeaderPart, footerPart } from "./docx/page-marks.ts";
import { estimatedPages } from "./docx/pagination.ts";
import { paragraph, run } from "./docx/paragraph.ts";
import { planOf, sectionMarkup } from "./docx/plan.ts";
import { stylesPart } from "./docx/styles.ts";

/**
 * A disclosure as a Word document: title page, contents with page numbers, headings as styles, tables with repeated
 * headers, numbered pages, on A4 as GB/T 9704 sets official documents. The same disclosure gives the same bytes.
 */
export async function disclosureDocx(disclosure: Disclosure): Promise<Uint8Array> {
  const header = disclosure.draft ? relationOf("header") : null;
  const marks = (numbering: SectionMarks["numbering"], footer = true): SectionMarks => ({
    header,
    footer: footer ? relationOf("footer") : null,
    numbering,
  });
  const plan = planOf(disclosure);
  const cover = disclosure.blocks.find((block) => block.kind === "cover");
  const contents = disclosure.blocks.find((block) => block.kind === "contents");
  const entries = plan.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === "paragraph" && item.entry ? [item.entry] : [])),
  );
  const body: string[] = [];
  if (cover) {
    body.push(coverMarkup(cover, disclosure));
    body.push(sectionEnd(sectionProperties(portrait, marks("on", false))));
  }
  if (contents) {
    body.push(contentsMarkup(contents.title, entries, estimatedPages(plan)));
    body.push(sectionEnd(sectionProperties(portrait, marks("roman"))));
  }
  plan.forEach(({ page, items }, index) => {
    const properties = sectionProperties(page, marks(index === 0 ? "anew" : "on"));
    const last = index === plan.length - 1;
    body.push(sectionMarkup(items, last ? null : properties));
    if (last) body.push(properties);
  });
  if (plan.length === 0) body.push(sectionProperties(portrait, marks("anew")));
  return packed(
    declaration + element("w:document", namespaces, element("w:body", {}, ...body)),
    {
      styles: stylesPart(),
      settings: settingsPart(),
      fontTable: fontTablePart(),
      footer: footerPart(),
      ...(disclosure.draft ? { header: draftHeaderPart() } : {}),
    },
    { title: `${disclosure.unit}${disclosure.title}`, author: disclosure.unit },
  );
}

function sectionEnd(properties: string): string {
  return paragraph({ style: "SectionEnd", section: properties });
}

/** Unit and title large in the upper third, dates and the rest at the foot of the page. */
function coverMarkup({ lines }: CoverBlock, { unit, title }: Disclosure): string {
  const style = (line: string): string => {
    if (line === unit) return "CoverUnit";
    return line === title ? "CoverTitle" : "CoverLine";
  };
  const styles = lines.map(style);
  const firstSmall = styles.findIndex((one, i) => i > 0 && one === "CoverLine");
  return lines
    .map((line, i) => {
      const before = { 0: 160, [firstSmall]: 190 }[i] ?? 0;
      return paragraph({ style: styles[i]!, ...(before === 0 ? {} : { before: before * 20 }) }, run(line));
    })
    .join("");
}

function settingsPart(): string {
  const setting = (name: string, value: string | number): string =>
    element("w:compatSetting", {
      "w:name": name,
      "w:uri": "http://schemas.microsoft.com/office/word",
      "w:val": value,
    });
  return (
    declaration +
    element(
      "w:settings",
      namespaces,
      element("w:zoom", { "w:percent": 100 }),
      element("w:bordersDoNotSurroundHeader"),
      element("w:bordersDoNotSurroundFooter"),
      valued("w:defaultTabStop", 420),
      valued("w:characterSpacingControl", "compressPunctuation"),
      element(
        "w:compat",
        {},
        element("w:useFELayout"),
        setting("compatibilityMode", 15),
        setting("overrideTableStyleFontSizeAndJustification", 1),
        setting("enableOpenTypeFeatures", 1),
        setting("doNotFlipMirrorIndents", 1),
      ),
      element("w:themeFontLang", { "w:val": "en-US", "w:eastAsia": "zh-CN" }),
      valued("w:decimalSymbol", "."),
      valued("w:listSeparator", ","),
    )
  );
}
