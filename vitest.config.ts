import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Only what hangs ends by a limit of time: a machine may be many times slower than this one.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    reporters: ["default", ["json", { outputFile: "out/tests.json" }]],
  },
});
