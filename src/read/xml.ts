import { SaxesParser } from "saxes";
import { UnreadableFile } from "./document.ts";

/** An element as it opens: local name, and attributes by local name (`r:id` is `id` of its namespace). */
export interface Element {
  readonly name: string;
  /** Whether it belongs to the namespaces of office documents, transitional or strict, under any prefix. */
  readonly own: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Handlers {
  open(element: Element, depth: number): void;
  close(name: string, depth: number): void;
  text?(text: string): void;
}

const mostDepth = 200;
const mostAttributes = 200;
const mostElements = 20_000_000;
const foreign =
  /markup-compatibility|drawingml|officeDocument\/2006\/math|urn:schemas-microsoft-com:(?:vml|office)/;

/**
 * Parses a part of an office document. Strict, DOCTYPE refused, depth, attributes and elements capped.
 * Throws UnreadableFile with E_XML_DTD, E_XML_LIMIT or E_XML_BAD, naming the part.
 */
export function parseXml(bytes: Uint8Array, part: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let elements = 0;
  parser.on("doctype", () => {
    throw new UnreadableFile("E_XML_DTD", `文件的“${part}”含有文档类型声明，不予读取：请用办公软件重新另存`);
  });
  parser.on("error", (error) => {
    throw new UnreadableFile(
      "E_XML_BAD",
      `文件的“${part}”不是正确的XML（${error.message.slice(0, 60)}）：请用办公软件重新另存`,
    );
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    elements += 1;
    const list = Object.values(tag.attributes);
    if (depth > mostDepth || list.length > mostAttributes || elements > mostElements)
      throw new UnreadableFile("E_XML_LIMIT", `文件的“${part}”嵌套过深或过大，超出读取上限`);
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const attribute of list) attributes[attribute.local] = attribute.value;
    handlers.open({ name: tag.local, own: !foreign.test(tag.uri), attributes }, depth);
  });
  parser.on("closetag", (tag) => {
    handlers.close(tag.local, depth);
    depth -= 1;
  });
  if (handlers.text) {
    const take = handlers.text.bind(handlers);
    parser.on("text", take);
    parser.on("cdata", take);
  }
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  const step = 1 << 18;
  try {
    for (let at = 0; at < bytes.length; at += step)
      parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("E_XML_BAD", `文件的“${part}”编码有误，无法读取：请用办公软件重新另存`);
  }
}

/** How the bytes of a part are to be decoded: as its first ones say, whatever it declares. */
export function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0x3c && bytes[1] === 0) return "utf-16le";
  return bytes[0] === 0 && bytes[1] === 0x3c ? "utf-16be" : "utf-8";
}

/** Relationships of a part: target by id, and those that lead outside the file. */
export function relationsOf(
  bytes: Uint8Array | null,
  part: string,
): { targets: ReadonlyMap<string, { type: string; target: string }>; external: readonly string[] } {
  const targets = new Map<string, { type: string; target: string }>();
  const external: string[] = [];
  if (bytes)
    parseXml(bytes, part, {
      open: ({ name, attributes }) => {
        if (name !== "Relationship") return;
        const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
        if (attributes.TargetMode === "External") {
          if (type !== "hyperlink") external.push(attributes.Target ?? "");
        } else targets.set(attributes.Id ?? "", { type, target: attributes.Target ?? "" });
      },
      close: () => {},
    });
  return { targets, external };
}

/** A target beside the part that names it, as a name in the container. */
export function resolved(base: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const parts = base.split("/").slice(0, -1);
  for (const piece of target.split("/")) {
    if (piece === "..") parts.pop();
    else if (piece !== ".") parts.push(piece);
  }
  return parts.join("/");
}
