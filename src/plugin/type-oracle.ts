import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { TypeVerdict, TypeOracle } from "../recognition/trace.ts";

type Type = ReturnType<ParserServicesWithTypeInformation["getTypeAtLocation"]>;

/** Bases of bases are asked so far. */
const mostBases = 3;
/** `ts.TypeFlags.Any` and `Unknown`, written out: TypeScript itself is not loaded for two numbers that never changed. */
const saysNothing = 1 | 2;

/** What the type checker knows, where linting is typed; `undefined` where it is not. */
export function typeOracle(services: TSESLint.SourceCode["parserServices"]): TypeOracle | undefined {
  if (!hasTypes(services)) return undefined;
  // Other files are parsed without types.
  const typeOf = (expression: TSESTree.Node) =>
    services.esTreeNodeToTSNodeMap.has(expression) ? services.getTypeAtLocation(expression) : undefined;
  const checker = services.program.getTypeChecker();
  return {
    declared: (expression) => {
      const type = typeOf(expression);
      return type && verdictOf(type);
    },
    isClosed: (expression) => {
      const type = typeOf(expression);
      return type !== undefined && isClosed(type, (part) => checker.typeToString(part));
    },
  };
}

/** Types of one value, as they are printed; `boolean` is the union of two. */
const unitTypes: ReadonlySet<string> = new Set(["true", "false", "undefined", "null"]);

function isClosed(type: Type, printed: (type: Type) => string): boolean {
  if (type.isUnion()) return type.types.every((part) => isClosed(part, printed));
  return type.isLiteral() || unitTypes.has(printed(type));
}

function hasTypes(services: TSESLint.SourceCode["parserServices"]): services is ParserServicesWithTypeInformation {
  return services?.program !== undefined && services.program !== null;
}

function verdictOf(given: Type, bases = mostBases): TypeVerdict | undefined {
  const type = given.getNonNullableType();
  if ((type.flags & saysNothing) !== 0) return undefined;
  const own = declaredBy(type.aliasSymbol) ?? declaredBy(type.getSymbol());
  if (own && "module" in own) return own;
  const parts = type.isUnionOrIntersection() ? type.types : bases > 0 ? (type.getBaseTypes() ?? []) : [];
  for (const part of parts) {
    const found = verdictOf(part, bases - 1);
    if (found && "module" in found) return found;
  }
  return own;
}

function declaredBy(symbol: ReturnType<Type["getSymbol"]>): TypeVerdict | undefined {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  if (!symbol || file === undefined) return undefined;
  const module = /.*\/node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  if (module === undefined) return { file, name: symbol.name };
  // A module that is one class (`export = Logger`) names it as it likes.
  return { module, name: symbol.name };
}
