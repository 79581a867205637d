/** What a typesetting engine is given: its source and the data that the source asks for, both as text. */
export interface TypesetJob {
  /** Source in the language of the engine. Never made of anybody's text. */
  readonly template: string;
  /** JSON; what people wrote is in it and nowhere else. */
  readonly data: string;
}

/** An engine with its fonts, kept by a door: it reads files and holds native code, which writers do not. */
export interface Typesetter {
  /** Characters of `text` that none of the fonts draws, each once. */
  undrawable(text: string): readonly string[];
  /** Sets and returns a tagged PDF (PDF/UA-1), the same bytes for the same job. */
  typeset(job: TypesetJob): Uint8Array;
}

/** A text holds characters that the fonts do not have; printing it would lose them silently. */
export class UnprintableText extends Error {
  readonly code = "E_PDF_FONT";
  constructor(characters: readonly string[], text: string) {
    const named = characters.map((sign) => `“${sign}”（U+${hex(sign)}）`).join("、");
    super(`字体里没有${named}，PDF无法印出：请改用通用字形，或只输出其他格式。见“${text.slice(0, 40)}”`);
    this.name = "UnprintableText";
  }
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
