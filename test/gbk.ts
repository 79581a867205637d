/** Every sign of GBK with its two bytes; there is a decoder at hand and no encoder. */
const codes = new Map<string, string>();
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const sign = new TextDecoder("gbk").decode(Uint8Array.of(lead, trail));
    if (sign.length === 1) codes.set(sign, String.fromCharCode(lead, trail));
  }

/** A text in GBK, a sign for each byte. */
export function gbkText(text: string): string {
  return [...text].map((sign) => codes.get(sign) ?? sign).join("");
}

/** A text in GBK. */
export function gbk(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(gbkText(text), "latin1"));
}
