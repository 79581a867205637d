import { strToU8, zipSync } from "fflate";
import { declaration, element, escaped } from "./markup.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Parts under word/ beside the document, by name without extension: relationship and content type. */
const kinds: Readonly<Record<string, readonly [relation: string, type: string]>> = {
  styles: ["styles", `${word}.styles+xml`],
  settings: ["settings", `${word}.settings+xml`],
  fontTable: ["fontTable", `${word}.fontTable+xml`],
  header: ["header", `${word}.header+xml`],
  footer: ["footer", `${word}.footer+xml`],
};

/** Relationship of a part beside the document. */
export function relationOf(name: keyof typeof kinds & string): string {
  return `rId${Object.keys(kinds).indexOf(name) + 1}`;
}

/**
 * Packs a Word document of `document` and the named parts beside it, with its relations and content types. The same
 * parts give the same bytes: no part holds a date, and entries of the container bear a fixed one.
 */
export function packed(
  document: string,
  beside: Readonly<Record<string, string>>,
  { title, author }: { readonly title: string; readonly author: string },
): Uint8Array {
  const names = Object.keys(beside);
  const relation = (id: string, type: string, target: string): string =>
    element("Relationship", { Id: id, Type: type, Target: target });
  const relations = (...list: string[]): string =>
    declaration + element("Relationships", { xmlns: `${packages}/relationships` }, ...list);
  const override = (part: string, type: string): string =>
    element("Override", { PartName: `/${part}`, ContentType: type });
  const types = element(
    "Types",
    { xmlns: `${packages}/content-types` },
    element("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    element("Default", { Extension: "xml", ContentType: "application/xml" }),
    override("word/document.xml", `${word}.document.main+xml`),
    ...names.map((name) => override(`word/${name}.xml`, kinds[name]![1])),
    override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
  );
  const core = element(
    "cp:coreProperties",
    {
      "xmlns:cp": `${packages}/metadata/core-properties`,
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    },
    element("dc:title", {}, escaped(title)),
    element("dc:creator", {}, escaped(author)),
    element("dc:language", {}, "zh-CN"),
  );
  const app = element(
    "Properties",
    { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
    element("Application", {}, "Mingzhang"),
  );
  return zipped({
    "[Content_Types].xml": declaration + types,
    "_rels/.rels": relations(
      relation("rId1", `${office}/officeDocument`, "word/document.xml"),
      relation("rId2", `${packages}/relationships/metadata/core-properties`, "docProps/core.xml"),
      relation("rId3", `${office}/extended-properties`, "docProps/app.xml"),
    ),
    "word/document.xml": document,
    "word/_rels/document.xml.rels": relations(
      ...names.map((name) => relation(relationOf(name), `${office}/${kinds[name]![0]}`, `${name}.xml`)),
    ),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, beside[name]!])),
    "docProps/core.xml": declaration + core,
    "docProps/app.xml": declaration + app,
  });
}

/** A container of parts in their order, with one fixed date, read as local time so that the bytes are the same everywhere. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(
    ([name, content]) => [name, typeof content === "string" ? strToU8(content) : content] as const,
  );
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: "2000-01-01T00:00:00" });
}
