import { zipSync } from "fflate";
import { gbkText } from "./gbk.ts";

/** An archive as Windows in Chinese packs it: names in GBK, and no flag that says so. */
export function gbkZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const named = Object.keys(files).map((name, i) => ({
    name,
    bytes: gbkText(name),
    standIn: `${`#${i}`.padEnd(gbkText(name).length - 1, "#")}$`,
  }));
  const plain = zipSync(Object.fromEntries(named.map(({ name, standIn }) => [standIn, files[name]!])));
  let packed = Buffer.from(plain).toString("latin1");
  for (const { bytes, standIn } of named) packed = packed.replaceAll(standIn, () => bytes);
  return new Uint8Array(Buffer.from(packed, "latin1"));
}
