/** Writes the golden tables of the corpus anew; read the difference before committing it. */
import { writeFileSync } from "node:fs";
import { goldenDocuments, goldenFile, goldenTables, inCorpus } from "../test/golden.ts";

for (const name of goldenDocuments) {
  if (!inCorpus(name)) {
    process.stderr.write(`${name}: ../shared/corpus is absent, left alone\n`);
    continue;
  }
  const { facts, findings } = await goldenTables(name);
  writeFileSync(goldenFile(name, "facts"), facts);
  writeFileSync(goldenFile(name, "findings"), findings);
}
