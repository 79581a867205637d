// Prints “N passed, N failed” from vitest's JSON results; fails when nothing ran.
import { existsSync, readFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
const passed = results?.numPassedTests ?? 0;
const failed = results?.numFailedTests ?? (results ? 0 : 1);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
