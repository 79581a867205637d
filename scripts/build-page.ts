/** Builds dist/mingzhang.html: the page, the engine and PDFium in one file that asks nothing of anyone. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const root = new URL("../", import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));

async function bundled(
  entry: string,
  format: "esm" | "iife",
  define: Readonly<Record<string, string>>,
): Promise<string> {
  const build = await rolldown({
    input: path(entry),
    platform: "browser",
    transform: { define },
    plugins: [
      {
        name: "engine-inline",
        resolveId: (source: string) => (source.endsWith("/wasm.ts") ? path("src/page/wasm-inline.ts") : null),
      },
    ],
  });
  const { output } = await build.generate({ format, minify: true, codeSplitting: false });
  return output[0].code;
}

const wasm = readFileSync(fileURLToPath(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
// A page opened from disk may start a classic worker and no module.
const worker = await bundled("src/page/worker.ts", "iife", {
  // The package looks for its file beside itself; the page gives it the bytes and nothing is looked for.
  "import.meta.url": JSON.stringify("file:///"),
  __PDFIUM__: JSON.stringify(gzipSync(wasm, { level: 9 }).toString("base64")),
});
const main = await bundled("src/page/main.ts", "esm", { __WORKER__: JSON.stringify(worker) });
const page = readFileSync(path("src/page/page.html"), "utf8");
// A closing tag inside a script would end it; “<\/” is the same text to JavaScript.
const safe = main.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
mkdirSync(path("dist"), { recursive: true });
writeFileSync(
  path("dist/mingzhang.html"),
  page.replace("/*MAIN*/", () => safe),
);
process.stderr.write(
  `已写入 dist/mingzhang.html（${((page.length + safe.length) / 1024 / 1024).toFixed(1)} MiB）\n`,
);
