import { SaxesParser } from "saxes";

/** An element of a part with the offsets of its tags in the text, so that what is around it can be kept as it is. */
export interface SourceElement {
  /** Local name. */
  readonly name: string;
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  /** Where the content begins and ends; both at the end of a tag that closes itself. */
  readonly contentStart: number;
  contentEnd: number;
  end: number;
  readonly parent: SourceElement | null;
  readonly children: SourceElement[];
  /** Text that stands in it directly. */
  text: string;
}

/** A part of a container that cannot be edited, with what to do about it. */
export class UneditablePart extends Error {
  constructor(part: string, reason: string) {
    super(`文件的“${part}”${reason}，不能改写：请用办公软件重新另存`);
    this.name = "UneditablePart";
  }
}

const mostDepth = 200;

/** The text of a part; offsets of its tree count in it. Throws UneditablePart where it is not UTF-8. */
export function sourceText(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UneditablePart(part, "不是UTF-8编码");
  }
}

/** Parses a part for editing. Throws UneditablePart for a document type, for what is no XML or nested too deep. */
export function sourceTree(text: string, part: string): SourceElement {
  const parser = new SaxesParser({ xmlns: true });
  let root: SourceElement | null = null;
  let open: SourceElement | null = null;
  let depth = 0;
  parser.on("doctype", () => {
    throw new UneditablePart(part, "含有文档类型声明");
  });
  parser.on("error", () => {
    throw new UneditablePart(part, "不是正确的XML");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > mostDepth) throw new UneditablePart(part, "嵌套过深");
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const { local, value } of Object.values(tag.attributes)) attributes[local] = value;
    const end = parser.position;
    const element: SourceElement = {
      name: tag.local,
      prefix: tag.prefix,
      attributes,
      start: text.lastIndexOf("<", end - 1),
      contentStart: end,
      contentEnd: end,
      end,
      parent: open,
      children: [],
      text: "",
    };
    open?.children.push(element);
    root ??= element;
    open = element;
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    if (!open) return;
    if (!tag.isSelfClosing) {
      open.end = parser.position;
      open.contentEnd = text.lastIndexOf("<", parser.position - 1);
    }
    open = open.parent;
  });
  const take = (piece: string): void => {
    if (open) open.text += piece;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.write(text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text).close();
  if (!root) throw new UneditablePart(part, "是空的");
  return root;
}

/** A stretch of text to be replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with its edits made; they must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < from) throw new Error("edits overlap");
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}

/** Namespaces and settings of elements that a reader of the printed page does not see. */
export function unseen({ name }: SourceElement): boolean {
  return (
    name === "Fallback" ||
    name === "instrText" ||
    name === "rt" ||
    name === "rPrChange" ||
    name === "pPrChange"
  );
}
