import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, declarationOf } from "./bindings.ts";
import { forwardedParameter } from "./forwarding.ts";
import {
  isFunction,
  parametersOf,
  returnedExpression,
  unwrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { Callable, Value } from "./value.ts";

/** An argument that a function gives back: as it is, or what calling it gives. */
interface Place {
  readonly index: number;
  readonly isCalled: boolean;
}

/** The expression that a call gives because its body says so: `return metric`, `return make()`. */
export function givenBackByBody(
  call: CallNode,
  callee: FunctionNode,
  trace: (expression: Node) => Value | undefined,
): Node | undefined {
  const returned = returnedExpression(callee);
  const node = returned && unwrapped(returned);
  const isCalled = node?.type === "CallExpression" && node.arguments.length === 0;
  const index = node && forwardedParameter(isCalled ? node.callee : node, callee);
  return index === undefined ? undefined : expressionAt(call, { index, isCalled }, trace);
}

/** The same because its type says so: `<T>(key: string, make: () => T) => T`. */
export function givenBackByType(
  call: CallNode,
  signatures: readonly Callable[],
  trace: (expression: Node) => Value | undefined,
): Node | undefined {
  for (const signature of signatures) {
    const place = placeByType(signature);
    if (place) return expressionAt(call, place, trace);
  }
  return undefined;
}

/** What a function that cannot be read gives is taken to be what it is given to run: `remember("metrics", () => …)`. */
export function givenBackUnseen({ arguments: given }: CallNode): Node | undefined {
  const last = given.at(-1);
  return last && isFunction(last) && last.params.length === 0 ? returnedExpression(last) : undefined;
}

function expressionAt(
  call: CallNode,
  { index, isCalled }: Place,
  trace: (expression: Node) => Value | undefined,
): Node | undefined {
  const argument = call.arguments[index];
  if (!argument || call.arguments.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return undefined;
  if (!isCalled) return argument;
  const made = trace(argument);
  return made?.is === "function" ? returnedExpression(made.node) : undefined;
}

function placeByType(signature: Callable): Place | undefined {
  const name = typeName(signature.returnType?.typeAnnotation);
  if (name === undefined) return undefined;
  const types = parametersOf(signature).map((param) =>
    annotationOf(param.type === "AssignmentPattern" ? param.left : param),
  );
  const index = types.findIndex(
    (type) => type?.type === "TSFunctionType" && typeName(type.returnType?.typeAnnotation) === name,
  );
  if (index >= 0) return { index, isCalled: true };
  // A type of its own says what is given, not that it is what was taken.
  if (declarationOf(name, signature)) return undefined;
  const [only, ...others] = types.flatMap((type, position) => (typeName(type) === name ? [position] : []));
  return only === undefined || others.length > 0 ? undefined : { index: only, isCalled: false };
}

/** The name of a type without arguments, also of a promise of it. */
function typeName(type: TSESTree.TypeNode | undefined): string | undefined {
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined;
  if (type.typeName.name === "Promise") return typeName(type.typeArguments?.params[0]);
  return type.typeArguments ? undefined : type.typeName.name;
}
