import { UnreadableFile } from "./document.ts";
import { encodingOf } from "./xml.ts";
import type { Zip } from "./zip.ts";
import { openZip } from "./zip.ts";

/**
 * Opens the container of an office file through the zip gate; no part of it may declare a document type, whether it is
 * read here or by the program that opens the file next. Throws what the gate throws, and UnreadableFile with E_XML_DTD.
 */
export function openOffice(bytes: Uint8Array): Zip {
  const zip = openZip(bytes);
  for (const name of zip.names)
    if (!isPicture(name) && declaresType(zip, name))
      throw new UnreadableFile(
        "E_XML_DTD",
        `文件的“${name}”含有文档类型声明，不予读取：请用办公软件重新另存`,
      );
  return zip;
}

/** Pictures in an office file that hold scripts, by the names of their parts. */
export function activePictures(zip: Zip): string[] {
  return zip.names.filter((name) => {
    if (!isPicture(name)) return false;
    return /<script\b|<foreignObject\b|\son[a-z]{3,20}\s*=|javascript:/i.test(bare(zip.part(name)!));
  });
}

/** Vector images from drawing programs declare a type as a rule; they are neither parsed nor followed. */
function isPicture(name: string): boolean {
  return /\.svg$/i.test(name);
}

/** So much of a part holds what stands before its first element, unless somebody wants to hide something. */
const usual = 4_096;

function declaresType(zip: Zip, name: string): boolean {
  const beginning = zip.beginning(name, usual);
  const seen = prolog(decoded(beginning));
  if (seen === "type" || seen === "element") return seen === "type";
  if (seen === "no-xml" && !/\.(?:xml|rels)$/i.test(name)) return false;
  // Not before its end does it say what it is, or it is written so as not to say it.
  const all = zip.part(name) ?? beginning;
  return prolog(decoded(all)) === "type" || /<!DOCTYPE/i.test(bare(all));
}

/** What comes first behind comments and instructions; “open” where that is not told by these signs. */
function prolog(text: string): "type" | "element" | "no-xml" | "open" {
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at += 1;
    const rest = text.slice(at, at + 4);
    const end = endOf(rest);
    if (end === null) {
      if (/^<[\p{L}_:]/u.test(rest)) return "element";
      if (/^<![^-]/.test(rest)) return "type";
      return at === 0 && /^[^<\0]/.test(rest) ? "no-xml" : "open";
    }
    const close = text.indexOf(end, at + 2);
    if (close === -1) return "open";
    at = close + end.length;
  }
}

/** What ends the comment or the instruction that begins so; null where neither does. */
function endOf(beginning: string): string | null {
  if (beginning === "<!--") return "-->";
  return beginning.startsWith("<?") ? "?>" : null;
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The Latin signs of a text, however many bytes it has for each. */
function bare(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes.filter((byte) => byte !== 0));
}
