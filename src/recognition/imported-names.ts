import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { namePath, type Node } from "./syntax.ts";

const importers = new WeakMap<ReadonlySet<string>, WeakMap<TSESTree.Program, boolean>>();

/** Whether a file imports one of some modules: the calls of all others need no look. */
export function importsAny(program: TSESTree.Program, modules: ReadonlySet<string>): boolean {
  const known = importers.get(modules) ?? new WeakMap<TSESTree.Program, boolean>();
  importers.set(modules, known);
  const before = known.get(program);
  if (before !== undefined) return before;
  const imports = program.body.some(
    (statement) => statement.type === "ImportDeclaration" && modules.has(statement.source.value),
  );
  known.set(program, imports);
  return imports;
}

/** What a name of an import stands for: `LoggerModule.forRoot` of `nestjs-pino`; `default` and `*` as they are imported. */
export interface ImportedName {
  readonly module: string;
  readonly path: readonly string[];
}

export function importedName(expression: Node): ImportedName | undefined {
  const [root, ...rest] = namePath(expression) ?? [];
  const declaration = root === undefined ? undefined : declarationOf(root, expression);
  if (declaration?.kind !== "import") return undefined;
  return { module: declaration.module, path: [declaration.imported, ...rest] };
}
