import { parseXml } from "../../src/read/xml.ts";
import type { Zip } from "../../src/read/zip.ts";
import { openZip } from "../../src/read/zip.ts";

/** An element by local name with its children in order. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

/** A part as a tree; throws where it is not well-formed. */
export function treeOf(bytes: Uint8Array, part: string): Node {
  const root: Node = { name: "", attributes: {}, children: [] };
  const open: Node[] = [root];
  parseXml(bytes, part, {
    open: ({ name, attributes }) => {
      const node: Node = { name, attributes, children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    close: () => {
      open.pop();
    },
  });
  return root.children[0]!;
}

/** Children in the order of ISO/IEC 29500-1, transitional; a name with * may stand several times. */
const orders: Readonly<Record<string, string>> = {
  pPr: "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  rPr: "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
  tblPr:
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
  tblBorders: "top left bottom right insideH insideV",
  tblCellMar: "top left bottom right",
  tcPr: "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  sectPr:
    "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
  tbl: "tblPr tblGrid tr*",
  tr: "tblPrEx trPr tc*",
  style:
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*",
  styles: "docDefaults latentStyles style*",
  docDefaults: "rPrDefault pPrDefault",
  font: "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
  sdt: "sdtPr sdtEndPr sdtContent",
  docPartObj: "docPartGallery docPartCategory docPartUnique",
  document: "background body",
  settings:
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle* proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType* schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
};
/** What may stand in a paragraph, a cell and the body that we write; anything else is a slip. */
const contents: Readonly<Record<string, string>> = {
  p: "pPr r hyperlink bookmarkStart bookmarkEnd ins del",
  hyperlink: "r bookmarkStart bookmarkEnd",
  r: "rPr t tab br fldChar instrText pict delText",
  tc: "tcPr p",
  body: "p tbl sdt sectPr",
  sdtContent: "p",
  trPr: "cantSplit trHeight tblHeader",
};

/**
 * Everything that is wrong with a Word document as a container and by the schema: parts, types, relations, order of
 * elements, grids and merges of tables, fields, bookmarks, styles. Empty where nothing is.
 */
export function ooxmlProblems(bytes: Uint8Array): string[] {
  const zip = openZip(bytes);
  const problems: string[] = [];
  const trees = new Map(
    zip.names
      .filter((name) => /\.(?:xml|rels)$/.test(name))
      .map((name) => [name, treeOf(zip.part(name)!, name)] as const),
  );
  problems.push(...typeProblems(zip, trees.get("[Content_Types].xml")!));
  for (const [name, tree] of trees) {
    if (name.endsWith(".rels")) problems.push(...relationProblems(zip, name, tree));
    else if (name.startsWith("word/")) problems.push(...orderProblems(tree, name));
  }
  const document = trees.get("word/document.xml")!;
  problems.push(...referenceProblems(document, trees));
  for (const table of all(document, "tbl")) problems.push(...tableProblems(table));
  return problems;
}

export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function typeProblems(zip: Zip, types: Node): string[] {
  const defaults = new Set(
    types.children.filter(({ name }) => name === "Default").map(({ attributes }) => attributes.Extension),
  );
  const overrides = new Set(
    types.children.filter(({ name }) => name === "Override").map(({ attributes }) => attributes.PartName),
  );
  return [
    ...zip.names
      .filter(
        (name) =>
          name !== "[Content_Types].xml" &&
          !overrides.has(`/${name}`) &&
          !defaults.has(name.split(".").at(-1)),
      )
      .map((name) => `${name} has no content type`),
    ...zip.names
      .filter((name) => name.startsWith("word/") && name.endsWith(".xml") && !overrides.has(`/${name}`))
      .map((name) => `${name} has the type of any XML`),
    ...[...overrides].filter((name) => !zip.has(name!.slice(1))).map((name) => `no part ${name}`),
  ];
}

function relationProblems(zip: Zip, name: string, tree: Node): string[] {
  const owner = name.replace("_rels/", "").replace(/\.rels$/, "");
  const base = owner.split("/").slice(0, -1).join("/");
  const problems = tree.children.flatMap(({ attributes }) => {
    const target = base === "" ? attributes.Target : `${base}/${attributes.Target}`;
    return zip.has(target!) ? [] : [`${name}: no part ${target}`];
  });
  if (owner !== "" && !zip.has(owner)) problems.push(`${name} belongs to nothing`);
  return problems;
}

function orderProblems(node: Node, part: string): string[] {
  const problems: string[] = [];
  const names = node.children.map(({ name }) => name);
  const order = orders[node.name]?.split(" ");
  if (order) {
    let at = 0;
    for (const name of names) {
      const found = order.findIndex((one) => one.replace("*", "") === name);
      if (found < 0) problems.push(`${part}: ${name} may not stand in ${node.name}`);
      else if (
        found < at ||
        (found === at &&
          at > 0 &&
          !order[found]!.endsWith("*") &&
          names.filter((one) => one === name).length > 1)
      )
        problems.push(`${part}: ${name} stands in the wrong place of ${node.name}`);
      else at = found;
    }
  }
  const allowed = contents[node.name]?.split(" ");
  if (allowed)
    for (const name of names)
      if (!allowed.includes(name)) problems.push(`${part}: ${name} may not stand in ${node.name}`);
  for (const first of ["pPr", "rPr", "tcPr", "trPr", "tblPr"])
    if (names.includes(first) && ["p", "r", "tc", "tr", "tbl"].includes(node.name) && names[0] !== first)
      problems.push(`${part}: ${first} does not come first in ${node.name}`);
  if (node.name === "tc" && names.at(-1) !== "p") problems.push(`${part}: a cell ends without a paragraph`);
  if (node.name === "body" && names.at(-1) !== "sectPr")
    problems.push(`${part}: the body ends without a section`);
  return [...problems, ...node.children.flatMap((child) => orderProblems(child, part))];
}

function referenceProblems(document: Node, trees: ReadonlyMap<string, Node>): string[] {
  const styles = new Set(
    all(trees.get("word/styles.xml")!, "style").map(({ attributes }) => attributes.styleId),
  );
  const relations = new Set(
    trees.get("word/_rels/document.xml.rels")?.children.map(({ attributes }) => attributes.Id),
  );
  const starts = all(document, "bookmarkStart").map(({ attributes }) => attributes);
  const names = new Set(starts.map(({ name }) => name));
  const ids = starts.map(({ id }) => id!);
  const ends = all(document, "bookmarkEnd").map(({ attributes }) => attributes.id!);
  let depth = 0;
  const fields = all(document, "fldChar").map(({ attributes }) => attributes.fldCharType);
  const problems = fields.flatMap((type) => {
    if (type === "begin") depth += 1;
    if (type === "end") depth -= 1;
    return depth < 0 ? ["a field ends that did not begin"] : [];
  });
  return [
    ...problems,
    ...(depth === 0 ? [] : ["a field does not end"]),
    ...all(document, "pStyle").flatMap(({ attributes: { val } }) =>
      styles.has(val) ? [] : [`no style ${val}`],
    ),
    ...all(document, "hyperlink").flatMap(({ attributes: { anchor } }) =>
      names.has(anchor) ? [] : [`no bookmark ${anchor}`],
    ),
    ...["headerReference", "footerReference"].flatMap((name) =>
      all(document, name).flatMap(({ attributes: { id } }) =>
        relations.has(id) ? [] : [`no relation ${id}`],
      ),
    ),
    ...(new Set(ids).size === ids.length && names.size === ids.length
      ? []
      : ["bookmarks share an id or a name"]),
    ...(ids.toSorted().join() === ends.toSorted().join() ? [] : ["a bookmark does not end"]),
  ];
}

function tableProblems(table: Node): string[] {
  const problems: string[] = [];
  const columns = all(table.children.find(({ name }) => name === "tblGrid")!, "gridCol").map(
    ({ attributes }) => Number(attributes.w),
  );
  let above = new Map<number, number>();
  const rows = table.children.filter(({ name }) => name === "tr");
  rows.forEach((row, r) => {
    const merged = new Map<number, number>();
    let at = 0;
    for (const cell of row.children.filter(({ name }) => name === "tc")) {
      const properties = cell.children[0]!;
      const value = (name: string): string | undefined =>
        properties.children.find((child) => child.name === name)?.attributes.val;
      const span = Number(value("gridSpan") ?? 1);
      const width = columns.slice(at, at + span).reduce((sum, one) => sum + one, 0);
      const stated = Number(properties.children.find(({ name }) => name === "tcW")?.attributes.w);
      if (width !== stated)
        problems.push(`row ${r + 1}: a cell ${stated} wide stands in columns ${width} wide`);
      const merge = properties.children.find(({ name }) => name === "vMerge");
      if (merge) {
        if (merge.attributes.val !== "restart" && above.get(at) !== span)
          problems.push(`row ${r + 1}: a cell goes on that did not begin above`);
        merged.set(at, span);
      }
      at += span;
    }
    if (at !== columns.length) problems.push(`row ${r + 1} spans ${at} of ${columns.length} columns`);
    above = merged;
  });
  return problems;
}
