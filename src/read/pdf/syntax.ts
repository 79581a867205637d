/** What a PDF is written in, as far as its structure needs it: strings are skipped over, their content is not kept. */
export type Value = null | boolean | number | Name | Reference | Text | readonly Value[] | Dictionary;

export interface Name {
  readonly kind: "name";
  readonly name: string;
}

/** Another object, by its number. */
export interface Reference {
  readonly kind: "reference";
  readonly number: number;
}

export interface Text {
  readonly kind: "text";
}

export interface Dictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, Value>;
}

/** A value and the place behind it. */
export interface Parsed {
  readonly value: Value;
  readonly end: number;
}

const mostDepth = 100;
const text: Text = { kind: "text" };

/** The value that stands at a place; null where none does. */
export function valueAt(bytes: Uint8Array, at: number, depth = 0): Parsed | null {
  const start = afterBlanks(bytes, at);
  const sign = bytes[start];
  if (sign === undefined || depth > mostDepth) return null;
  if (sign === slash) {
    const end = endOfWord(bytes, start + 1);
    return { value: { kind: "name", name: nameIn(wordIn(bytes, start + 1, end)) }, end };
  }
  if (sign === less && bytes[start + 1] === less) return dictionaryAt(bytes, start + 2, depth);
  if (sign === less) {
    const close = bytes.indexOf(greater, start);
    return close === -1 ? null : { value: text, end: close + 1 };
  }
  if (sign === openBracket) return arrayAt(bytes, start + 1, depth);
  if (sign === openRound) return { value: text, end: endOfText(bytes, start + 1) };
  return wordAt(bytes, start);
}

/** Words that stand for themselves, numbers, and references of three words. */
function wordAt(bytes: Uint8Array, start: number): Parsed | null {
  const end = endOfWord(bytes, start);
  const word = wordIn(bytes, start, end);
  if (word === "null") return { value: null, end };
  if (word === "true" || word === "false") return { value: word === "true", end };
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return null;
  const reference = /^\d{1,10}$/.test(word) ? referenceEnd(bytes, end) : null;
  if (reference !== null) return { value: { kind: "reference", number: Number(word) }, end: reference };
  return { value: Number(word), end };
}

/** Behind “0 R”, the rest of a reference; null where it is none. */
function referenceEnd(bytes: Uint8Array, at: number): number | null {
  const generation = afterBlanks(bytes, at);
  const end = endOfWord(bytes, generation);
  if (!/^\d{1,5}$/.test(wordIn(bytes, generation, end))) return null;
  const mark = afterBlanks(bytes, end);
  const last = endOfWord(bytes, mark);
  return wordIn(bytes, mark, last) === "R" ? last : null;
}

function arrayAt(bytes: Uint8Array, at: number, depth: number): Parsed | null {
  const values: Value[] = [];
  let place = at;
  for (;;) {
    place = afterBlanks(bytes, place);
    if (bytes[place] === closeBracket) return { value: values, end: place + 1 };
    const parsed = valueAt(bytes, place, depth + 1);
    if (!parsed) return null;
    values.push(parsed.value);
    place = parsed.end;
  }
}

function dictionaryAt(bytes: Uint8Array, at: number, depth: number): Parsed | null {
  const entries = new Map<string, Value>();
  let place = at;
  for (;;) {
    place = afterBlanks(bytes, place);
    if (bytes[place] === greater && bytes[place + 1] === greater)
      return { value: { kind: "dictionary", entries }, end: place + 2 };
    const key = bytes[place] === slash ? valueAt(bytes, place, depth + 1) : null;
    const parsed = key ? valueAt(bytes, key.end, depth + 1) : null;
    if (!key || !parsed) return null;
    entries.set((key.value as Name).name, parsed.value);
    place = parsed.end;
  }
}

/** Behind the round bracket that closes a text, in which brackets stand in pairs or behind a backslash. */
function endOfText(bytes: Uint8Array, at: number): number {
  let open = 1;
  let place = at;
  for (; place < bytes.length && open > 0; place += 1) {
    const sign = bytes[place];
    if (sign === backslash) place += 1;
    else if (sign === openRound) open += 1;
    else if (sign === closeRound) open -= 1;
  }
  return place;
}

/** The first place from `at` on with neither a blank nor a comment. */
export function afterBlanks(bytes: Uint8Array, at: number): number {
  let place = at;
  while (place < bytes.length) {
    const sign = bytes[place]!;
    if (sign === percent)
      while (place < bytes.length && bytes[place] !== 10 && bytes[place] !== 13) place += 1;
    else if (!isBlank(sign)) break;
    else place += 1;
  }
  return place;
}

/** The end of the word that begins at a place. */
export function endOfWord(bytes: Uint8Array, at: number): number {
  let place = at;
  while (place < bytes.length && !isBlank(bytes[place]!) && !delimiters.has(bytes[place]!)) place += 1;
  return place;
}

/** A short stretch of the file as it stands. */
export function wordIn(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 200)));
}

/** Whether these words stand at a place. */
export function standsAt(bytes: Uint8Array, at: number, words: string): boolean {
  for (let i = 0; i < words.length; i += 1) if (bytes[at + i] !== words.charCodeAt(i)) return false;
  return true;
}

/** Where these words stand next from a place on; -1 where they do not. */
export function placeOf(bytes: Uint8Array, words: string, from: number): number {
  const first = words.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (standsAt(bytes, at, words)) return at;
  return -1;
}

function nameIn(word: string): string {
  return word.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function isBlank(sign: number): boolean {
  return sign === 32 || sign === 10 || sign === 13 || sign === 9 || sign === 12 || sign === 0;
}

const [slash, less, greater, openBracket, closeBracket, openRound, closeRound, backslash, percent] = [
  ..."/<>[]()\\%",
].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const delimiters = new Set([..."/<>[](){}%"].map((sign) => sign.charCodeAt(0)));

/** The entries of a dictionary; none for anything else. */
export function entriesOf(value: Value | undefined): ReadonlyMap<string, Value> {
  return isDictionary(value) ? value.entries : new Map();
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "dictionary";
}

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "reference";
}

/** The name that a value is; null for anything else. */
export function nameOf(value: Value | undefined): string | null {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "name"
    ? value.name
    : null;
}

/** The number that a value is; null for anything else. */
export function numberOf(value: Value | undefined): number | null {
  return typeof value === "number" ? value : null;
}

/** The values of an array; none for anything else. */
export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
