import { zipSync } from "fflate";

/** Every sign of GBK with its two bytes; there is a decoder at hand and no encoder. */
const codes = new Map<string, string>();
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const sign = new TextDecoder("gbk").decode(Uint8Array.of(lead, trail));
    if (sign.length === 1) codes.set(sign, String.fromCharCode(lead, trail));
  }

function gbk(text: string): string {
  return [...text].map((sign) => codes.get(sign) ?? sign).join("");
}

/** An archive as Windows in Chinese packs it: names in GBK, and no flag that says so. */
export function gbkZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const named = Object.keys(files).map((name, i) => ({
    name,
    bytes: gbk(name),
    standIn: `${`#${i}`.padEnd(gbk(name).length - 1, "#")}$`,
  }));
  const plain = zipSync(Object.fromEntries(named.map(({ name, standIn }) => [standIn, files[name]!])));
  let packed = Buffer.from(plain).toString("latin1");
  for (const { bytes, standIn } of named) packed = packed.replaceAll(standIn, () => bytes);
  return new Uint8Array(Buffer.from(packed, "latin1"));
}
