/**
 * Mutation testing of facts, equations and location with Stryker, in a copy of the project under out/. Stryker is
 * fetched at a fixed version for the occasion and is no dependency.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url).pathname;
const copy = `${root}out/mutate`;
const version = "10.1.1";

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const name of [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "src",
  "test",
  "docs",
  "examples",
  "scripts",
])
  cpSync(`${root}${name}`, `${copy}/${name}`, { recursive: true });
writeFileSync(
  `${copy}/vitest.mutate.ts`,
  `import { defineConfig } from "vitest/config";
export default defineConfig({ test: { include: ["src/facts/*.test.ts", "src/audit/*.test.ts", "test/rules.test.ts"] } });
`,
);
writeFileSync(
  `${copy}/stryker.config.json`,
  JSON.stringify({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "vitest.mutate.ts" },
    mutate: ["src/facts/{decimal,equation,quantity,fact}.ts", "src/audit/{locate,slip,identities}.ts"],
    mutator: { excludedMutations: ["StringLiteral"] },
    reporters: ["clear-text"],
    clearTextReporter: { allowColor: false, reportTests: false },
    timeoutMS: 20_000,
    inPlace: true,
  }),
);
const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { cwd: copy, stdio: "inherit" });
};
run(
  "npm",
  "install",
  "--no-audit",
  "--no-fund",
  `@stryker-mutator/core@${version}`,
  `@stryker-mutator/vitest-runner@${version}`,
);
run("./node_modules/.bin/node", "node_modules/@stryker-mutator/core/bin/stryker.js", "run");
