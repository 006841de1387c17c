import type { TSESTree } from "@typescript-eslint/utils";
import type { NameClassifier, SensitiveName } from "../vocabulary/sensitive-names.ts";
import {
  callableVerbs,
  carrierReceivers,
  diagnosticMembers,
  falseSanitizers,
  identityCalls,
  identityMethods,
  sanitizerWords,
  booleanPrefixes,
  textReceivers,
  transparentHeads,
} from "../vocabulary/sensitive-terms.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf, type Declaration } from "./bindings.ts";
import { carrierOf } from "./carriers.ts";
import type { Constants } from "./constants.ts";
import { matchesCallee } from "./callee-pattern.ts";
import {
  isFunction,
  keyName,
  lastName,
  memberName,
  namePath,
  returnedExpression,
  staticString,
  unwrapped,
  type Node,
} from "./syntax.ts";

/** A value that must not be written down as it is. */
export interface SensitiveValue {
  readonly node: Node;
  readonly name: string;
  readonly found: SensitiveName;
}

/** `harmless` is known to disclose nothing, `opaque` is not known: then only the key it is logged under can tell. */
type Verdict = "harmless" | "opaque" | readonly SensitiveValue[];

/** Judges what expressions disclose: the value decides, a key only names it. */
export class Sensitivity {
  readonly #classify: NameClassifier;
  readonly #constants: Constants;
  readonly #sanitizers: readonly string[];
  readonly #underWay = new Set<Node>();

  constructor(classify: NameClassifier, constants: Constants, sanitizers: readonly string[]) {
    this.#classify = classify;
    this.#constants = constants;
    this.#sanitizers = sanitizers;
  }

  /** The sensitive values that an expression writes down. */
  disclosed(expression: Node): readonly SensitiveValue[] {
    const verdict = this.#judge(expression);
    return typeof verdict === "string" ? [] : verdict;
  }

  /** The same for a value that is written under a key. */
  disclosedUnder(key: string, keyNode: Node, value: Node): readonly SensitiveValue[] {
    const verdict = this.#judge(value);
    if (typeof verdict !== "string") return verdict;
    const found = verdict === "opaque" ? this.#classify(key) : undefined;
    return found ? [{ node: keyNode, name: key, found }] : [];
  }

  #judge(expression: Node): Verdict {
    const node = unwrapped(expression);
    if (this.#underWay.has(node)) return "opaque";
    this.#underWay.add(node);
    const verdict = this.#judged(node);
    this.#underWay.delete(node);
    return verdict;
  }

  #judged(node: Node): Verdict {
    switch (node.type) {
      case "Literal":
      case "UnaryExpression":
      case "UpdateExpression":
      case "ClassExpression":
      case "ThisExpression":
        return "harmless";
      case "Identifier":
        return this.#identifier(node);
      case "MemberExpression":
        return this.#member(node);
      case "TemplateLiteral":
        return this.#template(node);
      case "BinaryExpression":
        return node.operator === "+" ? this.#concatenation(node) : "harmless";
      case "LogicalExpression":
        return node.operator === "&&" ? this.#judge(node.right) : this.#worst([node.left, node.right]);
      case "ConditionalExpression":
        return this.#worst([node.consequent, node.alternate]);
      case "SequenceExpression":
        return this.#worst(node.expressions.slice(-1));
      case "ObjectExpression":
        return this.#object(node);
      case "ArrayExpression":
        return this.#worst(node.elements.filter((element) => element !== null));
      case "SpreadElement":
        return this.#judge(node.argument);
      case "CallExpression":
        return this.#call(node);
      default:
        return isFunction(node) ? "harmless" : "opaque";
    }
  }

  #identifier(node: TSESTree.Identifier): Verdict {
    if (node.name === "undefined") return "harmless";
    const declaration = declarationOf(node.name, node);
    if (declaration) {
      const settled = this.#declared(declaration, node);
      if (settled !== undefined) return settled;
    }
    return this.#named(node.name, node);
  }

  /** What the declaration of a name settles; `undefined` where the name itself is all there is. */
  #declared(declaration: Declaration, node: TSESTree.Identifier): Verdict | undefined {
    switch (declaration.kind) {
      case "variable": {
        const { constant, path, fallback } = declaration;
        const { init } = declaration.node;
        if (!constant || !init) return undefined;
        if (path.length === 0) {
          const verdict = this.#judge(init);
          if (verdict === "opaque") return undefined;
          return verdict === "harmless" ? verdict : verdict.map(({ name, found }) => ({ node, name, found }));
        }
        const property = path.at(-1);
        if (property === undefined || fallback) return undefined;
        const own = this.#classify(property);
        return own ? [{ node, name: node.name, found: own }] : undefined;
      }
      case "parameter":
        return declaration.path.length === 0 && isHarmlessType(declaration.type) ? "harmless" : undefined;
      case "function":
      case "class":
      case "enum":
        return "harmless";
      default:
        return this.#constants.isConstant(node) ? "harmless" : undefined;
    }
  }

  #member(node: TSESTree.MemberExpression): Verdict {
    const name = memberName(node);
    if (name === undefined) return this.#computed(node);
    const receiver = lastName(node.object);
    if (diagnosticMembers.has(name) || (receiver !== undefined && textReceivers.has(receiver))) return "harmless";
    const carrier = carrierOf(node);
    if (carrier !== undefined) return [{ node, name: carrier, found: { class: "carrier", term: name } }];
    if (receiver !== undefined && carrierReceivers.has(receiver) && name === "headers") return "opaque";
    if (this.#constants.isConstant(node)) return "harmless";
    // `credentials.value` is a credential; `credentials.region` is a region.
    if (words(name).every((word) => transparentHeads.has(word))) return this.#judge(node.object);
    return this.#named(name, node);
  }

  /** `headers["x-api-key"]`, `process.env["API_KEY"]`; a key that is only known at run time says nothing. */
  #computed(node: TSESTree.MemberExpression): Verdict {
    const key = staticString(node.property);
    return key === undefined ? "opaque" : this.#named(key, node);
  }

  /** A name that holds a sensitive word and is cleared by its head (`tokenCount`) says that the value is harmless. */
  #named(name: string, node: Node): Verdict {
    const [first, ...rest] = words(name);
    const prefix = rest.length > 0 ? first : undefined;
    if (prefix !== undefined && (booleanPrefixes.has(prefix) || callableVerbs.has(prefix))) return "harmless";
    const found = this.#classify(name);
    if (found) return [{ node, name, found }];
    return words(name).some((word) => this.#classify(word) !== undefined || sanitizerWords.has(word))
      ? "harmless"
      : "opaque";
  }

  #template(node: TSESTree.TemplateLiteral): Verdict {
    return this.#merged(
      node.expressions.map((hole, index) => this.#labelled(node.quasis[index]?.value.cooked ?? "", hole)),
    );
  }

  #concatenation(node: TSESTree.BinaryExpression): Verdict {
    if (isNumber(node.left) || isNumber(node.right)) return "harmless";
    const label = trailingText(node.left);
    return this.#merged([
      this.#judge(node.left),
      label === undefined ? this.#judge(node.right) : this.#labelled(label, node.right),
    ]);
  }

  /** `"token: " + x`: a word directly in front of a value names it, where nothing else does. */
  #labelled(before: string, value: Node): Verdict {
    const verdict = this.#judge(value);
    if (verdict !== "opaque") return verdict;
    const label = /([A-Za-z][\w-]*(?: [\w-]+)?)\s*[:=]\s*["'`]?$/.exec(before)?.[1];
    const found = label === undefined ? undefined : this.#classify(label);
    return found && label !== undefined ? [{ node: value, name: label, found }] : verdict;
  }

  #object(node: TSESTree.ObjectExpression): Verdict {
    const found = node.properties.flatMap((property) => {
      if (property.type === "SpreadElement") return this.disclosed(property.argument);
      const key = keyName(property);
      if (key === undefined) return this.disclosed(property.value);
      return this.disclosedUnder(key, property.key, property.value);
    });
    return found.length > 0 ? found : "harmless";
  }

  #call(node: TSESTree.CallExpression): Verdict {
    const callee = unwrapped(node.callee);
    const path = namePath(callee);
    const name = lastName(callee);
    if (name === undefined) return "opaque";
    const full = path?.join(".") ?? name;
    const [argument] = node.arguments;
    if (identityCalls.has(full)) return argument ? this.#judge(argument) : "harmless";
    if (this.#isSanitizer(path ?? [name], name)) return "harmless";
    if (name === "Boolean" || name === "Number" || booleanPrefixes.has(words(name)[0] ?? "")) return "harmless";
    if (callee.type === "MemberExpression") {
      if (identityMethods.has(name))
        return isTail(node, name) ? "harmless" : this.#worst([callee.object, ...node.arguments]);
      if (name === "map" && argument && isFunction(argument)) {
        const mapped = returnedExpression(argument);
        return mapped ? this.#judge(mapped) : "opaque";
      }
      const key = name === "get" && argument ? staticString(argument) : undefined;
      if (key !== undefined) return this.#named(key, node);
    }
    // A call breaks the flow of its arguments; only its own name can still tell what it gives.
    const found = node.arguments.length === 0 ? this.#classify(name) : undefined;
    return found ? [{ node, name, found }] : "opaque";
  }

  #isSanitizer(path: readonly string[], name: string): boolean {
    if (this.#sanitizers.some((pattern) => matchesCallee(path, pattern))) return true;
    return !falseSanitizers.has(name) && path.some((part) => words(part).some((word) => sanitizerWords.has(word)));
  }

  #worst(nodes: readonly Node[]): Verdict {
    return this.#merged(nodes.map((node) => this.#judge(node)));
  }

  #merged(verdicts: readonly Verdict[]): Verdict {
    const found = verdicts.flatMap((verdict) => (typeof verdict === "string" ? [] : verdict));
    if (found.length > 0) return found;
    return verdicts.includes("opaque") ? "opaque" : "harmless";
  }
}

const harmlessKeywords = new Set([
  "TSBooleanKeyword",
  "TSNumberKeyword",
  "TSBigIntKeyword",
  "TSFunctionType",
  "TSLiteralType",
]);

function isHarmlessType(type: TSESTree.TypeNode | undefined): boolean {
  return type !== undefined && harmlessKeywords.has(type.type);
}

/** The last few characters identify a value to those who know it, and nobody else. */
function isTail(node: TSESTree.CallExpression, method: string): boolean {
  const [start] = node.arguments;
  return method === "slice" && start?.type === "UnaryExpression" && start.operator === "-";
}

function isNumber(node: Node): boolean {
  return node.type === "Literal" && typeof node.value === "number";
}

function trailingText(node: Node): string | undefined {
  const inner = unwrapped(node);
  if (inner.type === "BinaryExpression" && inner.operator === "+") return trailingText(inner.right);
  return staticString(inner);
}
