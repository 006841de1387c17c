import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: ".",
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/vitest.json" }]],
    // The end-to-end tests start real programs, on machines of two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
