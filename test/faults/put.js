// Writes the files named on the command line (`NAME=CONTENT`) to a folder in one commit, as a command does.
import { withResults } from "../../src/world/result-folder.ts";
import { UnwritableResult } from "../../src/world/unwritable.ts";

const [folder = "", ...files] = process.argv.slice(2);
try {
  await withResults(folder, { by: "compose", sources: [] }, async (results) => {
    const pairs = files.map((file) => file.split("="));
    await results.claim(pairs.map(([name]) => name));
    for (const [name, content] of pairs) await results.add(name, content);
    await results.commit();
  });
} catch (error) {
  if (!(error instanceof UnwritableResult)) throw error;
  process.stderr.write(`${error.path}：${error.code}：${error.message}\n`);
  process.exitCode = 2;
}
