import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import type { Constants } from "./constants.ts";
import { isGivenMembers, labelsBehind } from "./label-source.ts";
import { LaterChanges } from "./later-changes.ts";
import { isWhole } from "./text.ts";
import { keyName, namePath, propertyOf, unwrapped, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** A label at one place: its name, the values that are written down, and where. */
export interface FoundLabel {
  readonly name: string;
  readonly values: readonly string[];
  /** The expression that gives the value, where it stands by itself. */
  readonly value: Node | undefined;
  readonly node: Node;
}

/** The labels of one call; `open` where there may be more. */
export interface FoundLabels {
  readonly labels: readonly FoundLabel[];
  readonly open: boolean;
}

const nothing: FoundLabels = { labels: [], open: false };
const unseen: FoundLabels = { labels: [], open: true };
const deepest = 8;

/** Reads the labels that a record site passes: `{ a: 1 }`, `["a:1"]`, a variable, a conditional, a spread. */
export function labelsAt(expression: Node | undefined, constants: Constants, tracer: Tracer, depth = 0): FoundLabels {
  if (!expression) return nothing;
  if (depth > deepest) return unseen;
  const node = unwrapped(expression);
  const follow = (inner: Node) => labelsAt(inner, constants, tracer, depth + 1);
  switch (node.type) {
    case "ObjectExpression":
      return joined(
        node.properties.map((property) =>
          property.type === "SpreadElement" ? follow(property.argument) : keyedLabel(property, constants),
        ),
      );
    case "ArrayExpression":
      return joined(node.elements.map((element) => (element ? tagLabel(element, constants) : nothing)));
    case "ConditionalExpression":
      return joined([follow(node.consequent), follow(node.alternate)]);
    case "LogicalExpression":
      return joined([follow(node.left), follow(node.right)]);
    case "Identifier": {
      if (node.name === "undefined") return nothing;
      const declaration = declarationOf(node.name, node);
      if (declaration?.kind !== "variable" || declaration.path.length > 0 || !declaration.node.init) break;
      if (!declaration.constant) return unseen;
      const init = follow(declaration.node.init);
      return laterMembers.of(declaration.node, node.name) ? joined([init, unseen]) : init;
    }
    case "CallExpression": {
      const source = labelsBehind(node, tracer);
      if (source !== node) return follow(source);
      if (namePath(node.callee)?.join(".") === "Object.assign") return joined(node.arguments.map(follow));
      break;
    }
    case "Literal":
      return nothing;
    default:
  }
  const value = tracer.trace(node);
  if (value?.is !== "object") return unseen;
  return isOnlyDefault(value.node) ? joined([follow(value.node), unseen]) : follow(value.node);
}

/** `given ?? {}`, `(labels = {}) => …`: what it is when nothing is given. */
function isOnlyDefault(object: Node): boolean {
  let value = object;
  while (value.parent && value.parent.type !== "Program" && unwrapped(value.parent) === object) value = value.parent;
  const { parent } = value;
  if (parent?.type === "LogicalExpression" || parent?.type === "AssignmentPattern") return parent.right === value;
  return parent?.type === "ConditionalExpression";
}

/** `labels.tenant = tenant`, `Object.assign(labels, more)`: what an object held at first is not all. */
const laterMembers = new LaterChanges(isGivenMembers);

/** `labelNames: ["a", "b"]`, `labelNames: [...NAMES, "b"]`, `labelNames: Object.values(Label)` */
export function declaredLabels(expression: Node, constants: Constants): FoundLabels {
  const node = unwrapped(expression);
  if (node.type === "ArrayExpression") {
    return joined(
      node.elements.map((element) => {
        if (!element) return nothing;
        return element.type === "SpreadElement"
          ? declaredLabels(element.argument, constants)
          : declaredLabel(element, constants);
      }),
    );
  }
  const items = constants.listed(node);
  if (!items) return unseen;
  return joined(
    items.map(({ key, value }) => {
      if (value) return declaredLabel(value, constants);
      return key === undefined ? unseen : named([key], node);
    }),
  );
}

function declaredLabel(element: Node, constants: Constants): FoundLabels {
  const names = wholeTexts(element, constants);
  return names ? named(names, element) : unseen;
}

function named(names: readonly string[], node: Node): FoundLabels {
  return { labels: names.map((name) => ({ name, values: [], value: undefined, node })), open: false };
}

function keyedLabel(property: TSESTree.Property, constants: Constants): FoundLabels {
  const names = property.computed
    ? wholeTexts(property.key, constants)
    : [keyName(property)].filter((name) => name !== undefined);
  if (!names || names.length === 0) return unseen;
  return {
    labels: names.map((name) => ({
      name,
      values: labelValues(property.value, constants),
      value: property.value,
      node: property.key,
    })),
    open: false,
  };
}

/** DogStatsD tags: `"queue:orders"`, `` `queue:${name}` ``; CloudWatch's dimensions: `{ Name: "Queue", Value: name }`. */
function tagLabel(element: Node, constants: Constants): FoundLabels {
  if (element.type === "ObjectExpression") return dimension(element, constants);
  const labels = constants.texts(element).map((text): FoundLabel | undefined => {
    const [start] = text;
    if (typeof start !== "string") return undefined;
    const [name, value] = start.split(":");
    if (name === undefined || name === "") return undefined;
    return { name, values: isWhole(text) && value !== undefined ? [value] : [], value: undefined, node: element };
  });
  const found = labels.filter((label) => label !== undefined);
  return { labels: found, open: found.length < labels.length };
}

function dimension(object: TSESTree.ObjectExpression, constants: Constants): FoundLabels {
  const name = propertyOf(object, "Name")?.value;
  const names = name && wholeTexts(name, constants);
  const value = propertyOf(object, "Value")?.value;
  if (!names || !value) return unseen;
  const values = labelValues(value, constants);
  return { labels: names.map((one) => ({ name: one, values, value, node: object })), open: false };
}

/** The values that an expression can give to a label; none where they are not all written down. */
export function labelValues(value: Node, constants: Constants): readonly string[] {
  const node = unwrapped(value);
  // Who calls the function may give anything: its default is only one of the values.
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind === "parameter" && declaration.fallback && (declaration.path.length > 0 || !declaration.type))
    return [];
  if (node.type === "UnaryExpression" && node.operator === "!") return ["true", "false"];
  if (node.type === "BinaryExpression" && /^[=!<>]/.test(node.operator)) return ["true", "false"];
  return wholeTexts(value, constants) ?? [];
}

function wholeTexts(node: Node, constants: Constants): readonly string[] | undefined {
  const texts = constants.texts(node);
  return texts.every(isWhole) ? [...new Set(texts.map((text) => text[0]))] : undefined;
}

function joined(parts: readonly FoundLabels[]): FoundLabels {
  return { labels: parts.flatMap((part) => part.labels), open: parts.some((part) => part.open) };
}
