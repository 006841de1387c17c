import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, type Declaration } from "./bindings.ts";
import { keyName, parametersOf, type Node } from "./syntax.ts";
import type { Value } from "./value.ts";

interface Questions {
  readonly trace: (expression: Node) => Value | undefined;
  readonly memberOf: (value: Value, name: string, at: Node) => Value | undefined;
  readonly type: (type: TSESTree.TypeNode) => Value | undefined;
}

/** What the place of an expression says of its type, as the compiler's contextual types do. */
export class ExpectedTypes {
  readonly #ask: Questions;

  constructor(ask: Questions) {
    this.#ask = ask;
  }

  /** The type of a parameter that has none: what the place of its function expects. */
  ofParameter({ owner, index }: Extract<Declaration, { kind: "parameter" }>): TSESTree.TypeNode | undefined {
    const expected = this.#at(owner);
    const param =
      expected?.is === "callable" && expected.signatures[0] ? parametersOf(expected.signatures[0])[index] : undefined;
    return param && annotationOf(param);
  }

  /** `const handle: Handler = ({ log }) => …`, `register(({ log }) => …)`, `register({ handle: ({ log }) => … })` */
  #at(expression: Node): Value | undefined {
    const { parent } = expression;
    if (parent?.type === "Property" && parent.value === expression && parent.parent.type === "ObjectExpression") {
      const [name, whole] = [keyName(parent), this.#at(parent.parent)];
      return name === undefined || !whole ? undefined : this.#ask.memberOf(whole, name, parent);
    }
    const type = parent && this.#typeAt(expression, parent);
    return type && this.#ask.type(type);
  }

  #typeAt(expression: Node, parent: Node): TSESTree.TypeNode | undefined {
    if (parent.type === "VariableDeclarator") return annotationOf(parent.id);
    if (parent.type === "TSSatisfiesExpression") return parent.typeAnnotation;
    if (parent.type !== "CallExpression") return undefined;
    const position = parent.arguments.findIndex((argument) => argument === expression);
    const called = position < 0 ? undefined : this.#ask.trace(parent.callee);
    if (called?.is !== "function" && called?.is !== "callable") return undefined;
    const signature = called.is === "function" ? called.node : called.signatures[0];
    const param = signature && parametersOf(signature)[position];
    return param && annotationOf(param);
  }
}
