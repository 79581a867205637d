/** A PDF of these objects, the first its catalogue; `entries` go into its trailer. */
export function handmadePdf(objects: readonly string[], entries = ""): Uint8Array {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const lines = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${entries}>>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** A stream object of plain content. */
export function stream(content: string, entries = ""): string {
  return `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`;
}
