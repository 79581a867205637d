import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { NodeCompiler, NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import type { TypesetJob, Typesetter } from "../write/pdf/typesetter.ts";
import { coverageOf } from "./font-coverage.ts";

/** The engine or its fonts are not there: the machine's fault, with what to do. */
export class NoTypesetter extends Error {
  readonly code = "E_PDF_ENGINE";
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "NoTypesetter";
  }
}

const faces = [
  "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
];
/** Results of how many jobs the engine keeps; it forgets nothing by itself. */
const keptJobs = 1;

/**
 * Loads Typst with the fonts of the packages, about 0.2 s; keep what it returns.
 * Throws NoTypesetter where there is no engine for the platform or a font is missing.
 */
export async function openTypst(): Promise<Typesetter> {
  const fonts = faces.map(fontFile);
  const compiler = await compilerWith(fonts.map((file) => dirname(file)));
  // A character that only one family has is drawn in that one.
  const covered = [...new Set(fonts)].map(coverageOf);
  const drawable = new Map<string, boolean>([["\n", true]]);
  const isDrawable = (sign: string): boolean => {
    const known = drawable.get(sign);
    if (known !== undefined) return known;
    const codePoint = sign.codePointAt(0) ?? 0;
    const found = covered.some((has) => has(codePoint));
    drawable.set(sign, found);
    return found;
  };
  return {
    undrawable: (text) => [...new Set(text)].filter((sign) => !isDrawable(sign)),
    typeset: (job) => typeset(compiler, job),
  };
}

function fontFile(name: string): string {
  const [scope = "", family = "", ...rest] = name.split("/");
  try {
    const manifest = createRequire(import.meta.url).resolve(`${scope}/${family}/package.json`);
    const file = join(dirname(manifest), ...rest);
    if (existsSync(file)) return file;
  } catch (cause) {
    throw missingFont(name, cause);
  }
  throw missingFont(name, undefined);
}

function missingFont(name: string, cause: unknown): NoTypesetter {
  return new NoTypesetter(`缺少PDF所用的字体 ${name}：请在程序目录运行 npm install 后再试`, cause);
}

async function compilerWith(fontPaths: string[]): Promise<NodeCompiler> {
  try {
    const { NodeCompiler: Compiler } = await import("@myriaddreamin/typst-ts-node-compiler");
    return Compiler.create({ workspace: dirname(fontPaths[0]!), fontArgs: [{ fontPaths }] });
  } catch (cause) {
    throw new NoTypesetter(
      `这个平台（${process.platform}-${process.arch}）没有PDF排版程序：请换一台机器生成PDF，或用 --format 只输出其他格式`,
      cause,
    );
  }
}

function typeset(compiler: NodeCompiler, { template, data }: TypesetJob): Uint8Array {
  try {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { data } });
    const { result } = compiled;
    const failed = compiled.takeError();
    if (failed || !result) throw new Error(`Typst: ${words(compiler, failed)}`);
    // A font that is not found is only a warning to the engine, and another one would be taken.
    const warned = compiled.takeWarnings();
    if (warned) throw new Error(`Typst: ${words(compiler, warned)}`);
    return new Uint8Array(compiler.pdf(result, { pdfStandard: "ua-1" }));
  } finally {
    compiler.evictCache(keptJobs);
  }
}

function words(compiler: NodeCompiler, error: NodeError | null): string {
  if (!error) return "no document";
  return compiler
    .fetchDiagnostics(error)
    .map((diagnostic: { message?: unknown }) => String(diagnostic.message))
    .join("; ");
}
