import { zlibSync } from "fflate";

/** Pixels as PDFium draws them: four bytes each (blue, green, red, unused), rows `stride` bytes apart. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly bytes: Uint8Array;
}

/**
 * A PNG of a page: sixteen greys where it has no colour, a palette of sixteen steps a channel where it has few
 * colours, thirty-two steps a channel otherwise. Pages are text: finer steps only cost space.
 */
export function pngOf(pixels: Pixels): Uint8Array {
  const { width, height } = pixels;
  if (isGrey(pixels)) return png(width, height, 4, 0, greyRows(pixels), []);
  const indexed = paletteRows(pixels);
  if (indexed) return png(width, height, 8, 3, indexed.rows, [chunk("PLTE", indexed.palette)]);
  return png(width, height, 8, 2, colourRows(pixels), []);
}

/** How far a grey pixel's channels may lie apart. */
const greySlack = 10;

function isGrey({ width, height, stride, bytes }: Pixels): boolean {
  for (let y = 0; y < height; y += 1)
    for (let i = y * stride, end = i + width * 4; i < end; i += 4) {
      const [b, g, r] = [bytes[i]!, bytes[i + 1]!, bytes[i + 2]!];
      if (r - g > greySlack || g - r > greySlack || b - g > greySlack || g - b > greySlack) return false;
    }
  return true;
}

/** Rows of PNG begin with the number of their filter: 0, none. */
function greyRows({ width, height, stride, bytes }: Pixels): Uint8Array {
  const length = 1 + Math.ceil(width / 2);
  const rows = new Uint8Array(length * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round(bytes[y * stride + x * 4 + 1]! / 17);
      rows[y * length + 1 + (x >> 1)]! |= x % 2 === 0 ? grey << 4 : grey;
    }
  return rows;
}

function paletteRows({
  width,
  height,
  stride,
  bytes,
}: Pixels): { rows: Uint8Array; palette: Uint8Array } | null {
  const length = 1 + width;
  const rows = new Uint8Array(length * height);
  const known = new Int16Array(4096).fill(-1);
  const palette: number[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const i = y * stride + x * 4;
      const [b, g, r] = [step(bytes[i]!), step(bytes[i + 1]!), step(bytes[i + 2]!)];
      const colour = (r << 8) | (g << 4) | b;
      let at = known[colour]!;
      if (at === -1) {
        at = palette.length / 3;
        if (at === 256) return null;
        known[colour] = at;
        palette.push(r * 17, g * 17, b * 17);
      }
      rows[y * length + 1 + x] = at;
    }
  return { rows, palette: Uint8Array.from(palette) };
}

function step(channel: number): number {
  return Math.round(channel / 17);
}

function colourRows({ width, height, stride, bytes }: Pixels): Uint8Array {
  const length = 1 + width * 3;
  const rows = new Uint8Array(length * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const value = bytes[y * stride + x * 4 + 2 - channel]! >> 3;
        rows[y * length + 1 + x * 3 + channel] = (value << 3) | (value >> 2);
      }
  return rows;
}

function png(
  width: number,
  height: number,
  depth: number,
  colour: number,
  rows: Uint8Array,
  extra: readonly Uint8Array[],
): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, colour, 0, 0, 0], 8);
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    ...extra,
    chunk("IDAT", zlibSync(rows, { level: 6 })),
    chunk("IEND", new Uint8Array()),
  ];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i += 1) whole[4 + i] = kind.charCodeAt(i);
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc32(whole.subarray(4, 8 + data.length)));
  return whole;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
