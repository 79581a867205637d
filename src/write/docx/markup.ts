/** Attributes of an element; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** An element as XML; attributes and text are escaped, content is XML already. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== null) tag += ` ${key}="${escaped(String(value))}"`;
  const inner = content.join("");
  return inner === "" ? `${tag}/>` : `${tag}>${inner}</${name}>`;
}

/** An element that carries one value, `<w:sz w:val="21"/>`. */
export function valued(name: string, value: string | number): string {
  return element(name, { "w:val": value });
}

/** Text that may stand in XML 1.0: markup escaped, signs that no XML may hold left out. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespaces that parts of a Word document declare. */
export const namespaces: Attributes = {
  "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "xmlns:v": "urn:schemas-microsoft-com:vml",
  "xmlns:o": "urn:schemas-microsoft-com:office:office",
};
