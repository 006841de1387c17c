import { readFileSync } from "node:fs";
import { analyze } from "@typescript-eslint/scope-manager";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { declarationOf } from "../../src/recognition/bindings.ts";
import { parsed } from "./parse.ts";

/**
 * Our own look-up of names against typescript-eslint's scope manager, on all our sources. `var` is left out: it counts
 * in its block here, which is documented.
 */
describe("names mean what typescript-eslint's scope manager says", () => {
  const files = globSync(["src/**/*.ts", "rules/**/*.ts", "test/**/*.ts", "fixtures/**/*.ts"], {
    ignore: ["**/node_modules/**"],
  }).sort();

  it.each(files)("%s", (file) => {
    const program = parsed(readFileSync(file, "utf8"));
    const scopes = analyze(program, { sourceType: "module" });
    const wrong: string[] = [];
    for (const scope of scopes.scopes) {
      for (const reference of scope.references) {
        if (reference.identifier.type !== "Identifier" || reference.isTypeReference) continue;
        const [definition] = reference.resolved?.defs ?? [];
        const ours = declarationOf(reference.identifier.name, reference.identifier);
        const theirs = definition?.node;
        const node = ours && ("node" in ours ? ours.node : ours.owner);
        if (theirs !== node && theirs !== undefined) {
          wrong.push(
            `${String(reference.identifier.loc.start.line)}: ${reference.identifier.name} is ${theirs.type}, not ${node?.type ?? "nothing"}`,
          );
        }
        if (theirs === undefined && node !== undefined) wrong.push(`${reference.identifier.name} is not declared`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
