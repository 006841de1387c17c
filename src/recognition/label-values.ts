import type { TSESTree } from "@typescript-eslint/utils";
import { boundedHeaders, clientMembers, clientObjects, endlessKind, freshCalls } from "../vocabulary/cardinality.ts";
import { carrierReceivers } from "../vocabulary/sensitive-terms.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { clockOf } from "./clocks.ts";
import type { Constants } from "./constants.ts";
import { ownValue } from "./libraries/index.ts";
import { isErrorName } from "./parameter-roles.ts";
import { isHarmlessType } from "./sensitive-types.ts";
import { isFunction, lastName, memberName, namePath, staticString, unwrapped, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";
import { soleValue } from "./value-flow.ts";

/** A label's value that has no end of others, and what it is. */
export interface EndlessValue {
  readonly node: Node;
  readonly kind: string;
}

const deepest = 6;

/** Judges how many values a label can take, by the expression that gives it. */
export class LabelValues {
  readonly #constants: Constants;
  readonly #tracer: Tracer;

  constructor(constants: Constants, tracer: Tracer) {
    this.#constants = constants;
    this.#tracer = tracer;
  }

  /** Whether all values are written down, or follow from a type that lists them. */
  isBounded(value: Node): boolean {
    const node = unwrapped(value);
    if (this.#tracer.isClosed(node)) return true;
    switch (node.type) {
      case "UnaryExpression":
        return node.operator === "!" || node.operator === "typeof";
      case "BinaryExpression":
        return /^[=!<>]|^in/.test(node.operator) || this.#constants.isConstant(node);
      case "ConditionalExpression":
        return this.isBounded(node.consequent) && this.isBounded(node.alternate);
      case "LogicalExpression":
        return this.isBounded(node.left) && this.isBounded(node.right);
      case "Identifier":
        return this.#isListed(node) || this.#constants.isConstant(node);
      default:
        return this.#constants.isConstant(node);
    }
  }

  /** The part of a value that has no end of others; `undefined` where nothing says so. */
  endless(value: Node, depth = 0): EndlessValue | undefined {
    const node = unwrapped(value);
    if (depth > deepest || this.#tracer.isClosed(node)) return undefined;
    const first = (nodes: readonly Node[]) => {
      for (const one of nodes) {
        const found = this.endless(one, depth + 1);
        if (found) return found;
      }
      return undefined;
    };
    switch (node.type) {
      case "TemplateLiteral":
        return first(node.expressions);
      case "BinaryExpression":
        return node.operator === "+" ? first([node.left, node.right]) : undefined;
      case "ConditionalExpression":
        return first([node.consequent, node.alternate]);
      case "LogicalExpression":
        return first(node.operator === "&&" ? [node.right] : [node.left, node.right]);
      case "CallExpression":
        return this.#call(node, depth);
      case "NewExpression":
        return clockOf(node) ? { node, kind: "a point in time" } : undefined;
      case "MemberExpression":
        return this.#member(node);
      case "Identifier":
        return this.#identifier(node, depth);
      default:
        return undefined;
    }
  }

  #call(node: TSESTree.CallExpression, depth: number): EndlessValue | undefined {
    const path = namePath(node.callee)?.join(".") ?? "";
    if (clockOf(node)) return { node, kind: "a point in time" };
    if (freshCalls.has(path)) return { node, kind: "another value every time" };
    const [argument] = node.arguments;
    if (path === "String" || path === "JSON.stringify") return argument && this.endless(argument, depth + 1);
    const callee = unwrapped(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const method = memberName(callee);
    if (method === "toISOString") return { node, kind: "a point in time" };
    if (method !== "toString" && method !== "toLowerCase" && method !== "toUpperCase") return undefined;
    return this.endless(callee.object, depth + 1);
  }

  #member(node: TSESTree.MemberExpression): EndlessValue | undefined {
    const name = memberName(node) ?? staticString(node.property);
    if (name === undefined) return undefined;
    const receiver = lastName(node.object) ?? "";
    const error = isErrorName(receiver) && (name === "message" || name === "stack");
    if (error) return { node, kind: "free text" };
    // `req.route.path`, `request.routeOptions.url`: the template, of which there are as many as routes.
    if (words(receiver).includes("route")) return undefined;
    const given = givenByClient(node, name, receiver);
    if (given !== undefined) return { node, kind: given };
    // `user.id` is read with its owner, so that `worker.id` is one of a few.
    const kind = endlessKind(`${receiver}_${name}`);
    return kind === false || this.#constants.isConstant(node) ? undefined : { node, kind };
  }

  #identifier(node: TSESTree.Identifier, depth: number): EndlessValue | undefined {
    if (this.isBounded(node)) return undefined;
    const declaration = declarationOf(node.name, node);
    if (declaration?.kind === "variable" && declaration.path.length === 0) {
      const init = soleValue(declaration.node, node.name);
      const found = init && !isFunction(init) ? this.endless(init, depth + 1) : undefined;
      if (found) return { node, kind: found.kind };
    }
    const kind = endlessKind(node.name);
    return kind === false ? undefined : { node, kind };
  }

  /** `status: "paid" | "open"`, `ok: boolean`, `kind: Kind`: the type lists what there is. */
  #isListed(node: TSESTree.Identifier): boolean {
    const declaration = declarationOf(node.name, node);
    const type = declaration?.kind === "parameter" && declaration.path.length === 0 ? declaration.type : undefined;
    if (!type || type.type === "TSNumberKeyword") return false;
    if (isHarmlessType(type)) return true;
    const target = type.type === "TSTypeReference" ? this.#tracer.types.target(type) : undefined;
    if (target?.kind !== "declaration") return false;
    const { declaration: named } = target;
    if (named.kind === "enum") return true;
    return (
      named.kind === "type" && named.node.type === "TSTypeAliasDeclaration" && isHarmlessType(named.node.typeAnnotation)
    );
  }
}

/** `req.url`, `req.params.name`, `request.headers["x-tenant"]` */
function givenByClient(node: TSESTree.MemberExpression, name: string, receiver: string): string | undefined {
  if (carrierReceivers.has(receiver)) return ownValue(clientMembers, name);
  const owner = unwrapped(node.object);
  const isOfRequest =
    owner.type === "MemberExpression" &&
    clientObjects.has(receiver) &&
    carrierReceivers.has(lastName(owner.object) ?? "");
  if (!isOfRequest) return undefined;
  return boundedHeaders.has(name.toLowerCase()) ? undefined : "whatever the client sends";
}
