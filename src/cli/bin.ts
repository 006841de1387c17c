#!/usr/bin/env node
import nodeModule from "node:module";
import { main } from "./main.ts";

// Node from 22.8 on keeps what it has compiled for the next start, as ESLint and tsc ask it to; most of it is TypeScript.
const keepCompiled: unknown = Reflect.get(nodeModule, "enableCompileCache");
if (typeof keepCompiled === "function") Reflect.apply(keepCompiled, nodeModule, []);

// Not process.exit(): a long report that goes to a pipe must be written to its end.
process.exitCode = await main(process.argv.slice(2));
