import { parse } from "@typescript-eslint/parser";
import { simpleTraverse } from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/utils";
import { noModules } from "../../src/recognition/modules.ts";
import { walk } from "../../src/recognition/syntax.ts";
import { Telemetry, type TelemetryStandard } from "../../src/recognition/telemetry.ts";

/** A program with parents, as a rule sees it. */
export function parsed(code: string): TSESTree.Program {
  const program = parse(code, {
    range: true,
    loc: true,
    comment: true,
    ecmaFeatures: { jsx: true },
  }) as TSESTree.Program;
  simpleTraverse(program, { enter: () => undefined }, true);
  return program;
}

export function callsIn(program: TSESTree.Program): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
  walk(program, (node) => {
    if (node.type === "CallExpression" || node.type === "NewExpression") calls.push(node);
  });
  return calls;
}

/** The recogniser over a snippet, with every call in it. */
export function recognised(code: string, standard: TelemetryStandard = { loggers: [] }) {
  const program = parsed(code);
  return { program, telemetry: new Telemetry(noModules, standard), calls: callsIn(program) };
}
