// Writes schema.json, which ships with the package, from the schema that checks a standard.
import { writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { standardSchema } from "../../dist/src/standard/schema.js";

const schema = {
  ...toJsonSchema(standardSchema, { target: "draft-07", ignoreActions: ["check"] }),
  title: "Instrumentation standard",
  description: "instrumentation.json of eslint-plugin-instrumentation",
  allowTrailingCommas: true,
};
writeFileSync(new URL("../../schema.json", import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
