// What importing a module costs, in milliseconds: node import.mjs URL
import { report } from "./report.mjs";

const start = performance.now();
await import(process.argv[2]);
report({ milliseconds: performance.now() - start });
