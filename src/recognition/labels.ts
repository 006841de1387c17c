import type { TSESTree } from "@typescript-eslint/utils";
import type { Constants } from "./constants.ts";
import { isWhole } from "./text.ts";
import { keyName, unwrapped, type Node } from "./syntax.ts";
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
    case "Identifier":
      if (node.name === "undefined") return nothing;
      break;
    case "Literal":
      return nothing;
    default:
  }
  const value = tracer.trace(node);
  return value?.is === "object" ? follow(value.node) : unseen;
}

/** `labelNames: ["a", "b"]` */
export function declaredLabels(expression: Node, constants: Constants): FoundLabels {
  const node = unwrapped(expression);
  if (node.type !== "ArrayExpression") return unseen;
  return joined(
    node.elements.map((element) => {
      if (!element) return nothing;
      const texts = constants.texts(element);
      if (!texts.every(isWhole)) return unseen;
      return {
        labels: texts.map((text) => ({ name: text[0], values: [], value: undefined, node: element })),
        open: false,
      };
    }),
  );
}

function keyedLabel(property: TSESTree.Property, constants: Constants): FoundLabels {
  const names = property.computed
    ? wholeTexts(property.key, constants)
    : [keyName(property)].filter((name) => name !== undefined);
  if (!names || names.length === 0) return unseen;
  return {
    labels: names.map((name) => ({
      name,
      values: valuesOf(property.value, constants),
      value: property.value,
      node: property.key,
    })),
    open: false,
  };
}

/** DogStatsD tags: `"queue:orders"`, `` `queue:${name}` ``. */
function tagLabel(element: Node, constants: Constants): FoundLabels {
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

function valuesOf(value: Node, constants: Constants): readonly string[] {
  const node = unwrapped(value);
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
