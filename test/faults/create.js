// Creates one new file (`PATH CONTENT`), as `new`, `extract` and `consolidate` do.
import { createFile } from "../../src/world/new-file.ts";
import { UnwritableResult } from "../../src/world/unwritable.ts";

const [path = "", content = "", force] = process.argv.slice(2);
try {
  await createFile(path, content, force === "force");
} catch (error) {
  if (!(error instanceof UnwritableResult)) throw error;
  process.stderr.write(`${error.path}：${error.code}：${error.message}\n`);
  process.exitCode = 2;
}
