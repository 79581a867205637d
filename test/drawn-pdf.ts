/** A one-page PDF drawn by hand: strings in Helvetica at places of the page's own coordinates. */
export interface HandDrawn {
  readonly texts: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly red?: boolean;
  }[];
  /** Text runs up the page. */
  readonly up?: boolean;
  /** Degrees that the page is turned clockwise when shown. */
  readonly rotate?: number;
  readonly mediaBox?: readonly [number, number, number, number];
  readonly cropBox?: readonly [number, number, number, number];
  /** Chinese words by their GBK codes in hexadecimal, in a font that is not in the file. */
  readonly chinese?: { readonly codes: string; readonly x: number; readonly y: number };
  /** Lines drawn across and down, as PDF operators. */
  readonly lines?: string;
  /** Rectangle of a colour, as PDF operators. */
  readonly paint?: string;
}

/** The bytes of such a PDF. */
export function drawnPdf({
  texts,
  up = false,
  rotate = 0,
  mediaBox = [0, 0, 400, 600],
  cropBox,
  chinese,
  lines = "",
  paint = "",
}: HandDrawn): Uint8Array {
  const matrix = up ? "0 1 -1 0" : "1 0 0 1";
  const shown = texts
    .map(
      ({ text, x, y, red = false }) =>
        `${red ? "1 0 0 rg" : "0 g"} BT /F 10 Tf ${matrix} ${x} ${y} Tm (${text}) Tj ET`,
    )
    .join("\n");
  const words = chinese ? `BT /G 10 Tf 1 0 0 1 ${chinese.x} ${chinese.y} Tm <${chinese.codes}> Tj ET` : "";
  const content = `${paint}\n${lines}\n${shown}\n${words}`;
  const crop = cropBox ? `/CropBox [${cropBox.join(" ")}]` : "";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox.join(" ")}] ${crop} /Rotate ${rotate} /Contents 4 0 R /Resources << /Font << /F 5 0 R /G 6 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [7 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 8 0 R >>",
    "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [-8 -145 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 78 >>",
  ];
  let file = "%PDF-1.4\n";
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
