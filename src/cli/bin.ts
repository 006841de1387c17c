#!/usr/bin/env node
import { main } from "./main.ts";

// Not process.exit(): a long report that goes to a pipe must be written to its end.
process.exitCode = await main(process.argv.slice(2));
