import { declaration, element, namespaces } from "./markup.ts";
import { field, paragraph, run } from "./paragraph.ts";

/** The page number between dashes, as official documents print it. */
export function footerPart(): string {
  return (
    declaration +
    element("w:ftr", namespaces, paragraph({ style: "Footer" }, run("— "), field("PAGE", "1"), run(" —")))
  );
}

/** The mark of a draft: in the header of every page, and large and grey behind its text. */
export function draftHeaderPart(): string {
  const type = element(
    "v:shapetype",
    {
      id: "_x0000_t136",
      coordsize: "21600,21600",
      "o:spt": 136,
      adj: "10800",
      path: "m@7,l@8,m@5,21600l@6,21600e",
    },
    element(
      "v:formulas",
      {},
      ...[
        "sum #0 0 10800",
        "prod #0 2 1",
        "sum 21600 0 @1",
        "sum 0 0 @2",
        "sum 21600 0 @3",
        "if @0 @3 0",
        "if @0 21600 @1",
        "if @0 0 @2",
        "if @0 @4 21600",
      ].map((eqn) => element("v:f", { eqn })),
    ),
    element("v:path", { textpathok: "t", "o:connecttype": "rect" }),
    element("v:textpath", { on: "t", fitshape: "t" }),
  );
  const shape = element(
    "v:shape",
    {
      id: "DraftMark",
      "o:spid": "_x0000_s2049",
      type: "#_x0000_t136",
      alt: "草稿",
      style:
        "position:absolute;margin-left:0;margin-top:0;width:300pt;height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin",
      "o:allowincell": "f",
      fillcolor: "#d9d9d9",
      stroked: "f",
    },
    element("v:fill", { opacity: ".5" }),
    element("v:textpath", { style: 'font-family:"黑体";font-size:1pt', string: "草稿" }),
  );
  const mark = element("w:r", {}, element("w:pict", {}, type, shape));
  return declaration + element("w:hdr", namespaces, paragraph({ style: "Header" }, run("草稿"), mark));
}
