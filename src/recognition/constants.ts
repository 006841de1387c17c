import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { declarationOf, type BindingPath, type Declaration } from "./bindings.ts";
import { classMember, constructedBy, constructorParameter } from "./class-members.ts";
import { exportOf, exportTarget, type ExportTarget, type ModuleGraph } from "./modules.ts";
import { frozenObject, isFilledLater, iteratedList, ListedItems, type ListedItem } from "./listed-items.ts";
import { literalTexts } from "./literal-types.ts";
import { standInWords, templateWords, tidyingVerbs } from "./libraries/names.ts";
import { presenceAsked } from "./presence.ts";
import {
  contains,
  enclosingClass,
  holderName,
  lastName,
  memberName,
  namePath,
  programOf,
  propertyOf,
  returnedExpression,
  someNode,
  staticString,
  unwrapped,
  type ClassNode,
  type Node,
} from "./syntax.ts";
import {
  distinct,
  isMissing,
  isWhole,
  joined,
  missing,
  mostAlternatives,
  unknown,
  withDefault,
  type Text,
} from "./text.ts";
import { colouredText } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";

/** Declarations that are followed in a row. */
const deepest = 24;
/** Expressions that are looked at for one name: constants that double at each step would take for ever. */
const mostSteps = 2000;

/** `const noopMetrics = new Metrics({})`: what is made to do nothing gives no name to anything. */
function isStandIn(call: Node): boolean {
  return words(holderName(call) ?? "").some((word) => standInWords.has(word));
}

/** A text that is longer by repeating is no message and no name. */
const mostRepeats = 200;

/** What the `values` of a standard say about an expression, asked where resolution ends. */
export type DeclaredValues = (node: Node) => readonly string[] | undefined;

/** What an expression can be in a branch that is only taken where it is given. */
interface Given {
  readonly name: string;
  readonly within: Node;
  readonly texts: readonly Text[];
}

/** Evaluates expressions to texts without running them. */
export class Constants {
  readonly #graph: ModuleGraph;
  readonly #tracer: Tracer;
  readonly #declared: DeclaredValues;
  readonly #lists: ListedItems;
  readonly #given: Given[] = [];
  #steps = 0;

  constructor(graph: ModuleGraph, tracer: Tracer, declared: DeclaredValues = () => undefined) {
    this.#graph = graph;
    this.#tracer = tracer;
    this.#declared = declared;
    this.#lists = new ListedItems(graph, tracer);
  }

  /** Every text that an expression can be. Never empty: what cannot be told is a hole with a reason. */
  texts(node: Node): readonly Text[] {
    this.#steps = 0;
    this.#given.length = 0; // what an earlier question left, that went too deep
    return this.#evaluate(node, 0).slice(0, mostAlternatives);
  }

  /** Whether an expression is one of a closed set of texts that are all written down. */
  isConstant(node: Node): boolean {
    if (this.#looksConstant(unwrapped(node))) return true;
    return mayBeConstant(node) && this.texts(node).every(isWhole);
  }

  /** Whether an expression is a parameter, or an option in one, that some callers give nothing for. */
  isSometimesMissing(expression: Node, depth = 0): boolean {
    if (depth === 0) this.#steps = 0;
    const node = unwrapped(expression);
    const name = node.type === "MemberExpression" ? memberName(node) : undefined;
    if (node.type === "MemberExpression" && name !== undefined) return this.#isLeftOut(node.object, [name], depth);
    return this.#isLeftOut(node, [], depth);
  }

  /** Whether some callers give nothing for what a path over a parameter leads to. */
  #isLeftOut(parameter: Node, path: BindingPath, depth: number): boolean {
    const declaration = parameter.type === "Identifier" ? declarationOf(parameter.name, parameter) : undefined;
    if (declaration?.kind !== "parameter" || declaration.fallback) return false;
    const steps = [...declaration.path, ...path];
    const callers = this.#graph.callersOf(constructedBy(declaration.owner) ?? declaration.owner) ?? [];
    return callers.some((call) => {
      const argument = call.arguments[declaration.index];
      if (isStandIn(call)) return false;
      if (!argument) return true;
      return steps.length > 0 && this.#along(argument, steps, parameter, depth + 1).some(isMissing);
    });
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
    if (depth > deepest || ++this.#steps > mostSteps) return unknown(node, "it is derived in too many steps");
    const given = this.#given.findLast(({ name, within }) => contains(within, node) && isCalled(node, name));
    if (given) return given.texts;
    const known = this.#known(node, depth);
    if (known.every(isWhole)) return known;
    const cast =
      expression.type === "TSAsExpression" ? literalTexts(expression.typeAnnotation, this.#tracer) : undefined;
    if (cast) return cast.map((text) => [text]);
    const declared = this.#declared(node);
    return declared ? declared.map((value) => [value]) : known;
  }

  #known(node: Node, depth: number): readonly Text[] {
    switch (node.type) {
      case "Literal":
        return "regex" in node ? unknown(node, "it is a regular expression") : [[String(node.value)]];
      case "TemplateLiteral":
        return this.#template(node, depth);
      case "BinaryExpression":
        if (node.operator !== "+") return unknown(node, "it is computed");
        return joined(this.#evaluate(node.left, depth), this.#evaluate(node.right, depth));
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
      texts = joined(texts, this.#evaluate(hole, depth));
      texts = joined(texts, [[node.quasis[index + 1]?.value.cooked ?? ""]]);
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
    this.#given.push({ name, within: needing, texts: given });
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
      ? this.#declaration(declaration, node, depth)
      : unknown(node, `\`${node.name}\` is not declared in this file`);
  }

  #declaration(declaration: Declaration, at: Node, depth: number): readonly Text[] {
    switch (declaration.kind) {
      case "import": {
        const program = programOf(declaration.node);
        return this.#target(exportTarget(this.#graph, program, declaration.module, declaration.imported), at, depth);
      }
      case "variable": {
        const { node, path, constant, fallback } = declaration;
        const loop = node.parent.parent;
        if (loop.type === "ForOfStatement" && loop.left === node.parent)
          return this.#items(this.#lists.of(loop.right), path, at, depth);
        if (loop.type === "ForInStatement" && loop.left === node.parent)
          return this.#items(
            this.#lists.members(loop.right)?.map(({ key = "" }) => ({ key })),
            path,
            at,
            depth,
          );
        if (!node.init) break;
        if (!constant) return unknown(at, "it is a variable that can change");
        if (path.length === 0 && unwrapped(node.init).type === "ArrayExpression" && isFilledLater(node))
          return unknown(at, "it is a list that is filled later");
        return withDefault(this.#along(node.init, path, at, depth), fallback && this.#evaluate(fallback, depth + 1));
      }
      case "parameter":
        return this.#parameter(declaration, [], at, depth);
      case "enum":
        return unknown(at, "it is an enum, not one of its members");
      default:
    }
    return unknown(at, "it is only known when the program runs");
  }

  #target(target: ExportTarget, at: Node, depth: number): readonly Text[] {
    if (target.kind === "declaration") return this.#declaration(target.declaration, at, depth + 1);
    if (target.kind === "expression") return this.#evaluate(target.node, depth + 1);
    return unknown(
      at,
      target.kind === "package" ? `it comes from "${target.module}", which was not read` : "it is a module",
    );
  }

  /** A value given by the callers: one hop to each of them. */
  #parameter(
    declaration: Extract<Declaration, { kind: "parameter" }>,
    rest: readonly string[],
    at: Node,
    depth: number,
  ): readonly Text[] {
    const texts = this.#givenBy(declaration, rest, at, depth);
    const isItself = declaration.path.length === 0 && rest.length === 0;
    if (!isItself || !declaration.type || texts.every(isWhole)) return texts;
    return literalTexts(declaration.type, this.#tracer)?.map((text) => [text]) ?? texts;
  }

  #givenBy(
    declaration: Extract<Declaration, { kind: "parameter" }>,
    rest: readonly string[],
    at: Node,
    depth: number,
  ): readonly Text[] {
    const { owner, index, path, fallback } = declaration;
    const iterated = iteratedList(owner);
    if (iterated) return this.#iterated(iterated, index, [...path, ...rest], at, depth);
    const callee = constructedBy(owner) ?? owner;
    const callers = this.#graph.callersOf(callee);
    if (!callers) return unknown(at, "it is a parameter, and its callers cannot be seen");
    const byDefault = fallback && this.#along(fallback, rest, at, depth + 1);
    const given = callers.flatMap((call) => {
      const argument = call.arguments[index];
      if (!argument) return (path.length === 0 ? byDefault : undefined) ?? missing(at);
      if (argument.type === "SpreadElement") return missing(at);
      return this.#along(argument, [...path, ...rest], at, depth + 1);
    });
    const texts = distinct(withDefault(given, byDefault));
    if (texts.length > 0) return texts;
    return unknown(at, "it is a parameter and no call gives it a value that can be read");
  }

  #member(node: TSESTree.MemberExpression, depth: number): readonly Text[] {
    const name = memberName(node);
    if (name === undefined) return this.#computedMember(node, depth);
    return this.#along(node.object, [name], node, depth);
  }

  /** `NAMES[key]`: the members that the key can name. */
  #computedMember(node: TSESTree.MemberExpression, depth: number): readonly Text[] {
    const keys = this.#evaluate(node.property, depth + 1);
    if (!keys.every(isWhole)) return unknown(node, "its key is only known when the program runs");
    return keys.flatMap((key) => this.#along(node.object, [key[0]], node, depth));
  }

  /** A property path of an expression: through literals, enums, classes, files and what parameters are given. */
  #along(expression: Node, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const node = unwrapped(expression);
    const [step, ...rest] = path;
    if (path.length === 0) return this.#evaluate(node, depth + 1);
    if (step === undefined || depth > deepest || ++this.#steps > mostSteps)
      return unknown(at, "it is only known when the program runs");
    switch (node.type) {
      case "ObjectExpression":
        return this.#ofObject(node, [step, ...rest], at, depth);
      case "ArrayExpression": {
        const element = node.elements[Number(step)];
        return element ? this.#along(element, rest, at, depth + 1) : missing(at);
      }
      case "Identifier":
        return this.#alongName(node, [step, ...rest], at, depth);
      case "ThisExpression": {
        const owner = enclosingClass(node);
        return owner ? this.#ofClass(owner, step, rest, false, at, depth) : unknown(at, "`this` is not in a class");
      }
      case "MemberExpression": {
        const name = memberName(node);
        if (name !== undefined) return this.#along(node.object, [name, step, ...rest], at, depth + 1);
        const keys = this.#evaluate(node.property, depth + 1);
        if (!keys.every(isWhole)) break;
        return keys.flatMap((key) => this.#along(node.object, [key[0], step, ...rest], at, depth + 1));
      }
      case "CallExpression":
      case "NewExpression": {
        const frozen = frozenObject(node);
        if (frozen) return this.#along(frozen, path, at, depth + 1);
        return this.#alongValue(node, [step, ...rest], at, depth);
      }
      default:
    }
    return this.#hole(expression, at);
  }

  /** A member of `{ ...defaults, ...given }`: what stands later wins where it gives something. */
  #ofObject(
    object: TSESTree.ObjectExpression,
    path: readonly [string, ...BindingPath],
    at: Node,
    depth: number,
  ): readonly Text[] {
    const [name, ...rest] = path;
    const written = propertyOf(object, name);
    const first = written ? this.#along(written.value, rest, at, depth + 1) : missing(at);
    const later = written ? object.properties.slice(object.properties.indexOf(written) + 1) : object.properties;
    return later.reduce<readonly Text[]>((before, one) => {
      if (one.type !== "SpreadElement") return before;
      const given = this.#along(one.argument, path, at, depth + 1);
      const whole = given.filter(isWhole);
      const isGiven = whole.length > 0 && whole.length === given.length;
      if (isGiven && !this.#isLeftOut(one.argument, path, depth + 1)) return whole;
      // What is written down is believed until something is seen to take its place.
      const isOpen = !written && given.some((text) => !isWhole(text) && !isMissing(text));
      if (!isOpen) return distinct([...whole, ...before]);
      const otherwise = before.filter((text) => !isMissing(text));
      return distinct([...whole, ...unknown(at, `\`${name}\` may come from a spread`), ...otherwise]);
    }, first);
  }

  #alongName(
    node: TSESTree.Identifier,
    path: readonly (string | undefined)[],
    at: Node,
    depth: number,
  ): readonly Text[] {
    const declaration = declarationOf(node.name, node);
    if (!declaration) return this.#hole(node, at);
    return this.#alongDeclaration(declaration, path, at, depth);
  }

  #alongDeclaration(declaration: Declaration, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const [step, ...rest] = path;
    if (step === undefined) return this.#declaration(declaration, at, depth + 1);
    switch (declaration.kind) {
      case "variable":
        if (!declaration.node.init) break;
        return this.#along(declaration.node.init, [...declaration.path, ...path], at, depth + 1);
      case "parameter":
        return this.#parameter(
          declaration,
          path.filter((part) => part !== undefined),
          at,
          depth + 1,
        );
      case "enum":
        return enumMember(declaration.node, step, at, (value) => this.#evaluate(value, depth + 1));
      case "class":
        if (step === "name") return [[declaration.node.id?.name ?? ""]];
        return this.#ofClass(declaration.node, step, rest, true, at, depth);
      case "import": {
        const program = programOf(declaration.node);
        const target = exportTarget(this.#graph, program, declaration.module, declaration.imported);
        return this.#alongTarget(target, path, at, depth + 1);
      }
      default:
    }
    return unknown(at, "it is only known when the program runs");
  }

  #alongTarget(target: ExportTarget, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const [step, ...rest] = path;
    if (target.kind === "declaration") return this.#alongDeclaration(target.declaration, path, at, depth);
    if (target.kind === "expression") return this.#along(target.node, path, at, depth);
    if (target.kind === "file" && step !== undefined) {
      const inner = exportOf(this.#graph, target.program, step);
      if (inner)
        return rest.length > 0 ? this.#alongTarget(inner, rest, at, depth + 1) : this.#target(inner, at, depth);
    }
    return this.#target(target, at, depth);
  }

  #alongValue(node: Node, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const value = this.#tracer.trace(node);
    const [step, ...rest] = path;
    if (value?.is === "object") return this.#along(value.node, path, at, depth + 1);
    if (value?.is === "instance" && step !== undefined) return this.#ofClass(value.node, step, rest, false, at, depth);
    return this.#hole(node, at);
  }

  #ofClass(
    owner: ClassNode,
    name: string,
    rest: BindingPath,
    isStatic: boolean,
    at: Node,
    depth: number,
  ): readonly Text[] {
    if (depth > deepest) return unknown(at, "it is derived in too many steps");
    const member = classMember(owner, name, isStatic);
    const parameter = isStatic ? undefined : constructorParameter(owner, name);
    if (parameter) {
      return this.#parameter(
        parameter,
        rest.filter((part) => part !== undefined),
        at,
        depth + 1,
      );
    }
    const sources = member.getter ? [member.getter] : member.values;
    if (sources.length > 0) return sources.flatMap((source) => this.#along(source, rest, at, depth + 1));
    const base = owner.superClass ? this.#tracer.trace(owner.superClass) : undefined;
    if (base?.is === "class") return this.#ofClass(base.node, name, rest, isStatic, at, depth + 1);
    return unknown(at, `\`${name}\` is not set where it can be read`);
  }

  /** A local function that returns one constant text, or a helper that only tidies its argument. */
  #call(node: TSESTree.CallExpression, depth: number): readonly Text[] {
    const [argument] = node.arguments;
    const [verb, ...object] = words(lastName(node.callee) ?? "");
    // `normalizeRoute(req.url)` makes one of a few of any number: the template.
    const isTidied = verb !== undefined && tidyingVerbs.has(verb) && !object.some((word) => templateWords.has(word));
    if (argument && isTidied) return this.#evaluate(argument, depth + 1);
    const made = this.#madeText(node, depth);
    if (made) return made;
    const coloured = colouredText(node);
    if (coloured) return this.#evaluate(coloured, depth + 1);
    const value = this.#tracer.trace(node.callee);
    const returned =
      value?.is === "function" && value.node.params.length === 0 ? returnedExpression(value.node) : undefined;
    return returned ? this.#evaluate(returned, depth + 1) : unknown(node, "it is the result of a call");
  }

  /** `"=".repeat(60)`, `[title, line].join("\n")` */
  #madeText(node: TSESTree.CallExpression, depth: number): readonly Text[] | undefined {
    const callee = unwrapped(node.callee);
    const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
    const [argument] = node.arguments;
    if (callee.type !== "MemberExpression" || !argument) return undefined;
    if (method === "repeat" && argument.type === "Literal" && typeof argument.value === "number") {
      const times = argument.value;
      const texts = this.#evaluate(callee.object, depth + 1);
      if (!(times >= 0 && times <= mostRepeats) || !texts.every(isWhole)) return undefined;
      return texts.map(([text]) => [text.repeat(times)]);
    }
    const list = method === "join" ? this.#lists.of(callee.object) : undefined;
    const separator = staticString(argument);
    if (!list || separator === undefined) return undefined;
    return list.reduce<readonly Text[]>(
      (texts, item, index) => {
        const next = this.#items([item], [], argument, depth);
        return index === 0 ? next : joined(joined(texts, [[separator]]), next);
      },
      [[""]],
    );
  }

  /** `names.forEach((name) => …)`; a map gives the value first, then the key. */
  #iterated(list: Node, index: number, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const entries = this.#lists.ofMap(list);
    if (entries && index < 2) return this.#items(entries, [String(1 - index), ...path], at, depth);
    if (index > 0) return unknown(at, "it is a position in a list");
    return this.#items(this.#lists.of(list), path, at, depth);
  }

  /** What the items of a list can be: `for (const name of ["a", "b"])`, `for (const [name, help] of Object.entries(…))`. */
  #items(items: readonly ListedItem[] | undefined, path: BindingPath, at: Node, depth: number): readonly Text[] {
    if (!items) return unknown(at, "it comes from a list that is only known when the program runs");
    if (items.length === 0) return unknown(at, "it comes from a list that is empty");
    const [step, ...rest] = path;
    return items.flatMap(({ key, value }) => {
      if (key === undefined) return value ? this.#along(value, path, at, depth + 1) : missing(at);
      if (!value) return path.length === 0 ? [[key]] : missing(at);
      if (step === "0") return [[key]];
      return step === "1" ? this.#along(value, rest, at, depth + 1) : unknown(at, "it is a pair");
    });
  }

  #hole(node: Node, at: Node): readonly Text[] {
    const declared = this.#declared(node);
    return declared ? declared.map((value) => [value]) : unknown(at, "it is only known when the program runs");
  }
}

function isCalled(node: Node, name: string): boolean {
  return (node.type === "Identifier" || node.type === "MemberExpression") && namePath(node)?.join(".") === name;
}

/** A text stands for whatever value it was made of. */
function isFalsy(text: Text): boolean {
  return isWhole(text) && ["", "0", "false", "null", "undefined"].includes(text[0]);
}

function enumMember(
  node: TSESTree.TSEnumDeclaration,
  name: string,
  at: Node,
  evaluate: (value: Node) => readonly Text[],
): readonly Text[] {
  const member = node.body.members.find((candidate) => enumMemberName(candidate) === name);
  if (!member) return unknown(at, `the enum has no member \`${name}\``);
  return member.initializer ? evaluate(member.initializer) : [[String(node.body.members.indexOf(member))]];
}

function enumMemberName(member: TSESTree.TSEnumMember): string | undefined {
  return "name" in member.id ? member.id.name : staticString(member.id);
}

/** What a function was given or a call returns is no constant: nothing need be followed to see that. */
function mayBeConstant(expression: Node, hops = 8): boolean {
  const node = unwrapped(expression);
  if (hops === 0) return false;
  switch (node.type) {
    case "Literal":
      return true;
    case "TemplateLiteral":
      return node.expressions.every((hole) => mayBeConstant(hole, hops - 1));
    case "BinaryExpression":
      return mayBeConstant(node.left, hops - 1) && mayBeConstant(node.right, hops - 1);
    case "ConditionalExpression":
      return mayBeConstant(node.consequent, hops - 1) && mayBeConstant(node.alternate, hops - 1);
    case "LogicalExpression":
      return mayBeConstant(node.right, hops - 1);
    case "MemberExpression":
      return node.object.type === "ThisExpression"
        ? mayBeConstantMember(node, hops)
        : mayBeConstant(node.object, hops - 1);
    case "ObjectExpression":
    case "ArrayExpression":
      return true;
    case "CallExpression": {
      if (isMadeText(node)) return true;
      const coloured = colouredText(node);
      if (coloured) return mayBeConstant(coloured, hops - 1);
      return frozenObject(node) !== undefined || (node.arguments.length === 0 && isLocalFunction(node.callee));
    }
    case "Identifier": {
      const declaration = declarationOf(node.name, node);
      if (declaration?.kind === "variable") {
        const { init } = declaration.node;
        return declaration.constant && (init === null || mayBeConstant(init, hops - 1));
      }
      return declaration !== undefined && declaration.kind !== "parameter" && declaration.kind !== "caught";
    }
    default:
      return false;
  }
}

function mayBeConstantMember(node: TSESTree.MemberExpression, hops: number): boolean {
  const owner = enclosingClass(node);
  const name = memberName(node);
  if (!owner || name === undefined || constructorParameter(owner, name)) return false;
  const { values, getter } = classMember(owner, name, false);
  const sources = getter ? [getter] : values;
  return sources.length > 0 && sources.every((source) => mayBeConstant(source, hops - 1));
}

/** Whether it is the kind of call that `#madeText` can work out. */
function isMadeText(node: TSESTree.CallExpression): boolean {
  const callee = unwrapped(node.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  return (method === "repeat" || method === "join") && node.arguments[0]?.type === "Literal";
}

function isLocalFunction(callee: Node): boolean {
  return callee.type === "Identifier" && declarationOf(callee.name, callee)?.kind === "function";
}

function rootIdentifier(node: Node): TSESTree.Identifier | undefined {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return inner;
  return inner.type === "MemberExpression" ? rootIdentifier(inner.object) : undefined;
}
