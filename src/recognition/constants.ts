import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf, type BindingPath } from "./bindings.ts";
import { Choice } from "./choice.ts";
import type { ModuleGraph } from "./modules.ts";
import { ListedItems, type ListedItem } from "./listed-items.ts";
import { literalTexts } from "./literal-types.ts";
import { mayBeConstant } from "./may-be-constant.ts";
import type { Choices } from "./given-values.ts";
import { MemberPaths } from "./member-paths.ts";
import { presenceAsked } from "./presence.ts";
import {
  contains,
  lastName,
  memberName,
  namePath,
  returnedExpressions,
  someNode,
  staticString,
  unwrapped,
  type CallNode,
  type Node,
} from "./syntax.ts";
import { textMethod, tidiedArgument } from "./text-methods.ts";
import {
  combinations,
  distinct,
  distinctTogether,
  holesOf,
  isMissing,
  isWhole,
  joined,
  missing,
  unknown,
  type Text,
} from "./text.ts";
import { colouredText } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";

/** Declarations that are followed in a row. */
const deepest = 24;
/** Texts that one expression can be; what more it can be is said to be unknown. */
const mostTexts = 1000;
/** Calls and items that are gone through for one expression. */
const mostQuestions = 2000;
/** Expressions that are looked at for one name: constants that double at each step would take for ever. */
const mostSteps = 2000;

/** What the `values` of a standard say about an expression, asked where resolution ends. */
export type DeclaredValues = (node: Node) => readonly string[] | undefined;

/** What some expressions can be while another is looked at: in a branch that is only taken where they are given. */
interface Given {
  readonly isMeant: (node: Node) => boolean;
  readonly texts: readonly Text[];
}

/** Evaluates expressions to texts without running them. */
export class Constants {
  readonly #tracer: Tracer;
  readonly #declared: DeclaredValues;
  readonly #lists: ListedItems;
  readonly #paths: MemberPaths;
  readonly #given: Given[] = [];
  readonly #choices: Choices = { calls: new Choice(), items: new Choice() };
  #steps = 0;
  #questions = 0;

  constructor(graph: ModuleGraph, tracer: Tracer, declared: DeclaredValues = () => undefined) {
    this.#tracer = tracer;
    this.#declared = declared;
    this.#lists = new ListedItems(graph, tracer);
    this.#paths = new MemberPaths(graph, tracer, this.#lists, this.#choices, {
      evaluate: (node, depth) => this.#evaluate(node, depth),
      returned: (call, path, at, depth) => this.#returned(call, path, at, depth),
      declared: (node) => declared(node)?.map((value) => [value]),
      isTooFar: (depth) => this.#isTooFar(depth),
    });
  }

  /** Every text that an expression can be. Never empty: what cannot be told is a hole with a reason. */
  texts(node: Node): readonly Text[] {
    return this.together([node]).map(([text = []]) => text);
  }

  /**
   * Every text that some expressions can be at the same time: for the same calls, and the same items of lists.
   * @param mayBe leaves out what an expression cannot be, by its position
   */
  together(nodes: readonly Node[], mayBe?: (text: Text, position: number) => boolean): readonly (readonly Text[])[] {
    this.#begin();
    const found = this.#settled(nodes, mayBe);
    if (found.length <= mostTexts) return found;
    const tooMany = nodes.map((node): Text => [{ node, reason: `it can be more than ${mostTexts} texts` }]);
    return [...found.slice(0, mostTexts), tooMany];
  }

  /** The texts that an expression can be where the functions around it are called by certain calls. */
  textsBy(node: Node, calls: readonly CallNode[]): readonly Text[] {
    this.#begin();
    const ask = calls.reduce(
      (inner, call) => () => {
        const called = this.#tracer.trace(call.callee);
        return called?.is === "function" ? this.#choices.calls.with(called.node, call, inner) : inner();
      },
      () => this.#settled([node]),
    );
    return ask().map(([text = []]) => text);
  }

  /** Nothing is left of an earlier question, which may have gone too deep to end as it should. */
  #begin(): void {
    this.#given.length = 0;
    this.#choices.calls.reset();
    this.#choices.items.reset();
    this.#questions = 0;
    this.#steps = 0;
  }

  /** What belongs together is asked for together: a call gives all parameters of a function at once. */
  #settled(
    nodes: readonly Node[],
    mayBe: (text: Text, position: number) => boolean = () => true,
  ): readonly (readonly Text[])[] {
    if (++this.#questions > mostQuestions)
      return [nodes.map((node): Text => [{ node, reason: "it is derived in too many steps" }])];
    this.#steps = 0;
    const { calls, items } = this.#choices;
    calls.askAnew();
    items.askAnew();
    const found = nodes.map((node, position) => this.#evaluate(node, 0).filter((text) => mayBe(text, position)));
    const again = () => this.#settled(nodes, mayBe);
    const settled = calls.split(again) ?? items.split(again);
    return settled ? distinctTogether(settled.flat()) : combinations(found, nodes);
  }

  /** What a list holds, in any file, where all of it is written down. */
  listed(list: Node): readonly ListedItem[] | undefined {
    this.#begin();
    return this.#lists.of(list);
  }

  /** Whether an expression is one of a closed set of texts that are all written down. */
  isConstant(node: Node): boolean {
    if (this.#looksConstant(unwrapped(node))) return true;
    return mayBeConstant(node) && this.texts(node).every(isWhole);
  }

  /** Whether an expression is a parameter, or an option in one, that some callers give nothing for. */
  isSometimesMissing(expression: Node, depth = 0): boolean {
    if (depth === 0) this.#begin();
    const node = unwrapped(expression);
    const name = node.type === "MemberExpression" ? memberName(node) : undefined;
    if (node.type === "MemberExpression" && name !== undefined)
      return this.#paths.isLeftOut(node.object, [name], depth);
    return this.#paths.isLeftOut(node, [], depth);
  }

  /** An import in capitals is a constant by the convention of every style guide, wherever it is declared. */
  #looksConstant(node: Node): boolean {
    const name = lastName(node);
    if (name === undefined || !/^[A-Z][A-Z0-9_]+$/.test(name)) return false;
    const root = rootIdentifier(node);
    const declaration = root && declarationOf(root.name, root);
    return declaration?.kind === "import" && node.type !== "CallExpression";
  }

  #evaluate(expression: Node, depth: number): readonly Text[] {
    const node = unwrapped(expression);
    if (this.#isTooFar(depth)) return unknown(node, "it is derived in too many steps");
    const given = this.#given.findLast(({ isMeant }) => isMeant(node));
    if (given) return given.texts;
    const known = this.#known(node, depth);
    if (known.every(isWhole)) return known;
    const cast =
      expression.type === "TSAsExpression" ? literalTexts(expression.typeAnnotation, this.#tracer) : undefined;
    if (cast) return cast.map((text) => [text]);
    const declared = this.#declared(node);
    return declared ? declared.map((value) => [value]) : known;
  }

  #isTooFar(depth: number): boolean {
    return depth > deepest || ++this.#steps > mostSteps;
  }

  #known(node: Node, depth: number): readonly Text[] {
    switch (node.type) {
      case "Literal":
        return "regex" in node ? unknown(node, "it is a regular expression") : [[String(node.value)]];
      case "TemplateLiteral":
        return this.#template(node, depth);
      case "TemplateElement":
        return [[node.value.cooked ?? node.value.raw]];
      case "BinaryExpression":
        if (node.operator !== "+") return unknown(node, "it is computed");
        return joined(this.#evaluate(node.left, depth), this.#evaluate(node.right, depth), node);
      case "ConditionalExpression":
        return this.#branches(node, depth);
      case "LogicalExpression":
        return this.#either(node, depth);
      case "Identifier":
        return this.#identifier(node, depth);
      case "MemberExpression":
        return this.#member(node, depth);
      case "CallExpression":
        return this.#call(node, depth);
      case "ArrayExpression": // StatsD clients take several names at once
        if (node.elements.length === 0) return unknown(node, "it is an empty list");
        return node.elements.flatMap((element) => (element ? this.#evaluate(element, depth) : []));
      default:
        return unknown(node, "it is computed");
    }
  }

  #template(node: TSESTree.TemplateLiteral, depth: number): readonly Text[] {
    let texts: readonly Text[] = [[node.quasis[0]?.value.cooked ?? ""]];
    for (const [index, hole] of node.expressions.entries()) {
      texts = joined(texts, this.#evaluate(hole, depth), hole);
      texts = joined(texts, [[node.quasis[index + 1]?.value.cooked ?? ""]], hole);
    }
    return texts;
  }

  /** `prefix ? `${prefix}.` : ""`: what nobody gives, or gives empty, does not come to the branch that needs it. */
  #branches({ test, consequent, alternate }: TSESTree.ConditionalExpression, depth: number): readonly Text[] {
    const { subject, says, isTruth } = presenceAsked(test);
    const [needing, other] = says === "present" ? [consequent, alternate] : [alternate, consequent];
    const name = namePath(subject)?.join(".");
    if (name === undefined || !someNode(needing, (node) => isCalled(node, name)))
      return [...this.#evaluate(consequent, depth), ...this.#evaluate(alternate, depth)];
    const asked = this.#evaluate(subject, depth + 1);
    const given = asked.filter((text) => !isMissing(text) && !(isTruth && isFalsy(text)));
    this.#given.push({ isMeant: (node) => contains(needing, node) && isCalled(node, name), texts: given });
    const needed = given.length > 0 ? this.#evaluate(needing, depth) : [];
    this.#given.pop();
    const isLeftOut = given.length < asked.length || this.isSometimesMissing(subject, depth + 1);
    return given.every(isWhole) && !isLeftOut ? needed : [...needed, ...this.#evaluate(other, depth)];
  }

  /** `given ?? "default"`: the default is a name only where somebody gives none. */
  #either(node: TSESTree.LogicalExpression, depth: number): readonly Text[] {
    const left = this.#evaluate(node.left, depth + 1);
    if (node.operator === "&&") return this.#evaluate(node.right, depth + 1);
    const given = left.filter((text) => isWhole(text) && !(node.operator === "||" && isFalsy(text)));
    const open = left.filter((text) => !isWhole(text) && !isMissing(text));
    const isLeftOut = given.length + open.length < left.length || this.isSometimesMissing(node.left, depth + 1);
    if (given.length > 0 && !isLeftOut) return [...given, ...open];
    const right = this.#evaluate(node.right, depth + 1);
    return [...given, ...open, ...right];
  }

  #identifier(node: TSESTree.Identifier, depth: number): readonly Text[] {
    if (node.name === "undefined") return missing(node);
    const declaration = declarationOf(node.name, node);
    return declaration
      ? this.#paths.declaration(declaration, [], node, depth)
      : unknown(node, `\`${node.name}\` is not declared in this file`);
  }

  #member(node: TSESTree.MemberExpression, depth: number): readonly Text[] {
    const name = memberName(node);
    if (name === undefined) return this.#computedMember(node, depth);
    return this.#paths.along(node.object, [name], node, depth);
  }

  /** `NAMES[key]`: the members that the key can name. */
  #computedMember(node: TSESTree.MemberExpression, depth: number): readonly Text[] {
    const keys = this.#evaluate(node.property, depth + 1);
    if (!keys.every(isWhole)) return unknown(node, "its key is only known when the program runs");
    return keys.flatMap((key) => this.#paths.along(node.object, [key[0]], node, depth));
  }

  /** A helper that only tidies its argument, a method of a text, or a function of the project. */
  #call(node: TSESTree.CallExpression, depth: number): readonly Text[] {
    const tidied = tidiedArgument(node);
    if (tidied) return this.#evaluate(tidied, depth + 1);
    const made = this.#madeText(node, depth);
    if (made) return made;
    const coloured = colouredText(node);
    if (coloured) return this.#evaluate(coloured, depth + 1);
    return this.#returned(node, [], node, depth) ?? unknown(node, resultOfCall);
  }

  /** `name.replace(/-/g, "_")`, `[title, line].join("\n")` */
  #madeText(node: TSESTree.CallExpression, depth: number): readonly Text[] | undefined {
    const callee = unwrapped(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const [argument] = node.arguments;
    const change = textMethod(callee, node.arguments);
    if (change) {
      return this.#evaluate(callee.object, depth + 1).flatMap((text) => {
        const [hole] = holesOf(text);
        if (hole) return [[hole]];
        const changed = isWhole(text) ? change(text[0]) : undefined;
        return changed === undefined ? unknown(node, resultOfCall) : [[changed]];
      });
    }
    const list = argument && memberName(callee) === "join" ? this.#lists.of(callee.object) : undefined;
    const separator = argument && staticString(argument);
    if (!list || separator === undefined) return undefined;
    return list.reduce<readonly Text[]>(
      (texts, item, index) => {
        const next = this.#paths.items(node, [item], [], node, depth);
        return index === 0 ? next : joined(joined(texts, [[separator]], node), next, node);
      },
      [[""]],
    );
  }

  /** What a function gives for what this call gives it; the other calls of it do not matter. */
  #returned(node: TSESTree.CallExpression, path: BindingPath, at: Node, depth: number): readonly Text[] | undefined {
    const value = this.#tracer.trace(node.callee);
    if (value?.is !== "function") return undefined;
    const returned = returnedExpressions(value.node);
    if (returned.length === 0) return undefined;
    return this.#choices.calls.with(value.node, node, () =>
      distinct(returned.flatMap((one) => this.#paths.along(one, path, at, depth + 1))),
    );
  }
}

/** Why a call gives no text. */
const resultOfCall = "it is the result of a call";

function isCalled(node: Node, name: string): boolean {
  return (node.type === "Identifier" || node.type === "MemberExpression") && namePath(node)?.join(".") === name;
}

/** A text stands for whatever value it was made of. */
function isFalsy(text: Text): boolean {
  return isWhole(text) && ["", "0", "false", "null", "undefined"].includes(text[0]);
}

function rootIdentifier(node: Node): TSESTree.Identifier | undefined {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return inner;
  return inner.type === "MemberExpression" ? rootIdentifier(inner.object) : undefined;
}
