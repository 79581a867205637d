import { endsWell } from "./content.ts";
import { openPdf } from "./engine.ts";
import type { Objects } from "./objects.ts";
import { openObjects } from "./objects.ts";
import { savedCopy } from "./saving.ts";
import { sectionsOf } from "./sections.ts";
import type { Standing, Stream } from "./streams.ts";
import type { Value } from "./syntax.ts";
import { entriesOf, isDictionary, isReference, listOf, nameOf } from "./syntax.ts";
import type { Budget } from "./unpacking.ts";
import { filtersOf, inflated } from "./unpacking.ts";

/** What of a PDF is there in full, as far as its pages need it. */
export interface Wholeness {
  /** Whether its tables of cross-references lead to its objects, so that nobody has to guess which those are. */
  readonly indexed: boolean;
  /** Pages that its page tree has. */
  readonly pages: number;
  /** Whether what a page draws, and its fonts, are whole. */
  isWhole(page: number): boolean;
  /** Whether the images on a page are whole. */
  hasWholeImages(page: number): boolean;
}

const mostPages = 2_001;
/** Bytes that all images together may unpack to; those that do not fit are as good as broken. */
const mostImages = 1024 * 1024 * 1024;

/**
 * Looks whether a PDF's content is whole. The engine draws what it can of a stream that breaks off and says nothing;
 * the streams' own lengths and sums say it. Throws UnreadableFile as opening does, and TooMuch.
 */
export async function wholenessOf(bytes: Uint8Array, budget: Budget): Promise<Wholeness> {
  const { engine, document, close } = await openPdf(bytes);
  try {
    const indexed = Boolean(engine.FPDF_DocumentHasValidCrossReferenceTable(document));
    const sections = indexed ? sectionsOf(bytes, budget) : null;
    if (!sections) return nothing;
    if (!sections.some(({ trailer }) => trailer.has("Encrypt"))) return wholeness(bytes, budget);
    // What needs no password to be read is looked at in a copy without one.
    const copy = savedCopy(engine, document, "plain");
    return copy === null ? nothing : wholeness(copy, budget);
  } finally {
    close();
  }
}

const nothing: Wholeness = { indexed: false, pages: 0, isWhole: () => false, hasWholeImages: () => false };

function wholeness(bytes: Uint8Array, budget: Budget): Wholeness {
  const sections = sectionsOf(bytes, budget);
  const root = sections?.map(({ trailer }) => trailer.get("Root")).find((one) => one !== undefined);
  if (!sections || root === undefined) return nothing;
  const objects = openObjects(bytes, sections, budget);
  const pages = pagesOf(objects, root);
  const images = { left: mostImages };
  const known = new Map<number, boolean>();
  const check = (page: number, image: boolean): boolean => {
    const leaf = pages[page - 1];
    if (!leaf) return false;
    const { content, streams, lost } = leaf.parts();
    if (lost || content === null) return false;
    const wanted = streams.filter(({ standing }) => isImage(standing) === image);
    return (
      wanted.every(({ number, standing }) => {
        const before = known.get(number);
        if (before !== undefined) return before;
        const whole = isWholeStream(standing.stream!, image ? images : budget);
        known.set(number, whole);
        return whole;
      }) &&
      (image || drawsToItsEnd(content, budget))
    );
  };
  return {
    indexed: true,
    pages: pages.length,
    isWhole: (page) => check(page, false),
    hasWholeImages: (page) => check(page, true),
  };
}

interface Leaf {
  /** What a page needs; `content` is null where it is not what it should be. */
  parts(): {
    readonly content: readonly Stream[] | null;
    readonly streams: readonly { readonly number: number; readonly standing: Standing }[];
    readonly lost: boolean;
  };
}

/** The pages in order; one that is not where the tree says is a page all the same. */
function pagesOf(objects: Objects, root: Value): (Leaf | null)[] {
  const pages: (Leaf | null)[] = [];
  const visit = (value: Value, above: readonly number[], inherited: Value): void => {
    if (pages.length >= mostPages || above.length > 50) return;
    const node = objects.resolved(value);
    if (!isDictionary(node)) {
      pages.push(null);
      return;
    }
    const resources = node.entries.get("Resources") ?? inherited;
    const kids = objects.resolved(node.entries.get("Kids"));
    if (!node.entries.has("Kids") || nameOf(node.entries.get("Type")) === "Page") {
      const contents = node.entries.get("Contents");
      pages.push({ parts: () => partsOf(objects, contents, resources) });
      return;
    }
    if (!Array.isArray(kids)) pages.push(null);
    for (const kid of listOf(kids)) {
      const number = isReference(kid) ? kid.number : -1;
      if (!above.includes(number)) visit(kid, [...above, number], resources);
    }
  };
  const catalogue = entriesOf(objects.resolved(root));
  visit(catalogue.get("Pages") ?? null, [], null);
  return pages;
}

/** Entries that lead away from what a page draws. */
const elsewhere = new Set(["Parent", "P", "Metadata", "PieceInfo", "StructParent", "OC", "OCGs"]);

function partsOf(objects: Objects, contents: Value | undefined, resources: Value): ReturnType<Leaf["parts"]> {
  const streams = new Map<number, Standing>();
  const seen = new Set<number>();
  let lost = false;
  const visit = (value: Value, depth: number): void => {
    if (depth > 100) return;
    if (isReference(value)) {
      if (seen.has(value.number)) return;
      seen.add(value.number);
      const standing = objects.object(value.number);
      if (!standing) {
        lost ||= objects.isLost(value.number);
        return;
      }
      if (standing.stream) streams.set(value.number, standing);
      visit(standing.value, depth + 1);
    } else if (isDictionary(value)) {
      for (const [key, one] of value.entries) if (!elsewhere.has(key)) visit(one, depth + 1);
    } else for (const one of listOf(value)) visit(one, depth + 1);
  };
  visit(resources, 0);
  const list = Array.isArray(objects.resolved(contents)) ? listOf(objects.resolved(contents)) : [contents];
  const content: Stream[] = [];
  for (const one of list) {
    if (one === undefined || one === null) continue;
    const standing = isReference(one) ? objects.object(one.number) : null;
    if (!standing?.stream) return { content: null, streams: [], lost: true };
    content.push(standing.stream);
    if (isReference(one)) streams.set(one.number, standing);
  }
  return { content, streams: [...streams].map(([number, standing]) => ({ number, standing })), lost };
}

function isImage({ value }: Standing): boolean {
  return nameOf(entriesOf(value).get("Subtype")) === "Image";
}

/** Whether a stream ends where it says, and what can be held against a sum or an end of its own agrees with it. */
function isWholeStream(stream: Stream, budget: Budget): boolean {
  const filters = filtersOf(stream.entries);
  if (filters[0] === "DCTDecode") return stream.whole && hasEndOfJpeg(stream.bytes);
  if (filters[0] !== "FlateDecode") return stream.whole;
  let bytes: Uint8Array | null = stream.bytes;
  for (const [i, filter] of filters.entries()) {
    if (filter !== "FlateDecode") break;
    bytes = inflated(bytes, budget, filters[i + 1] === "FlateDecode");
    if (!bytes) return false;
  }
  return true;
}

function hasEndOfJpeg(bytes: Uint8Array): boolean {
  const end = bytes.lastIndexOf(0xd9);
  return end > 0 && bytes[end - 1] === 0xff && bytes.length - end < 1_024;
}

/** What cannot be unpacked here for being packed in rarer ways is left to the engine. */
function drawsToItsEnd(content: readonly Stream[], budget: Budget): boolean {
  const parts: Uint8Array[] = [];
  for (const { entries, bytes } of content) {
    const filters = filtersOf(entries);
    if (filters.length > 1 || (filters.length === 1 && filters[0] !== "FlateDecode")) return true;
    const plain = filters.length === 0 ? bytes : inflated(bytes, budget, true);
    if (!plain) return false;
    parts.push(plain, Uint8Array.of(10));
  }
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return endsWell(all);
}
