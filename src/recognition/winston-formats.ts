import type { TSESTree } from "@typescript-eslint/utils";
import { importedName } from "./imported-names.ts";
import { constantInitialiser } from "./text-shape.ts";
import { isFunction, namePath, propertyOf, staticString, unwrapped, walk, type Node } from "./syntax.ts";

const modules: ReadonlySet<string> = new Set(["winston", "logform"]);

/** Formats that write the record out (logform 2): what stands behind one of them changes nothing any more. */
const writingFormats: ReadonlySet<string> = new Set("json simple prettyPrint printf logstash cli".split(" "));

/**
 * The paths of a record that the `format` of a winston logger certainly takes away or overwrites, as `redact` writes them.
 * Read are `format.combine(…)` and `format((info) => { … })()`; what cannot be read covers nothing.
 */
export function formattedPaths(options: TSESTree.ObjectExpression): readonly string[] {
  const given = propertyOf(options, "format")?.value;
  return given ? pathsOf(given) : [];
}

function pathsOf(format: Node): readonly string[] {
  const call = settled(format);
  if (call.type !== "CallExpression") return [];
  if (formatName(call.callee) === "combine") return call.arguments.slice(0, writtenAt(call)).flatMap(pathsOf);
  const maker = settled(call.callee);
  const transform =
    maker.type === "CallExpression" && formatName(maker.callee) === "format" ? maker.arguments[0] : undefined;
  return transform && isFunction(transform) ? clearedBy(transform) : [];
}

/** The first of the combined formats that writes the record out. */
function writtenAt({ arguments: formats }: TSESTree.CallExpression): number | undefined {
  const index = formats.findIndex((format) => {
    const call = settled(format);
    return call.type === "CallExpression" && writingFormats.has(formatName(call.callee) ?? "");
  });
  return index < 0 ? undefined : index;
}

function formatName(callee: Node): string | undefined {
  const imported = importedName(callee);
  return imported && modules.has(imported.module) ? imported.path.at(-1) : undefined;
}

function settled(expression: Node): Node {
  const node = unwrapped(expression);
  return node.type === "Identifier" ? unwrapped(constantInitialiser(node) ?? node) : node;
}

/** What a transform does to every record that it lets through, before it can return anything. */
function clearedBy(transform: TSESTree.FunctionLike): readonly string[] {
  const [info] = transform.params;
  if (info?.type !== "Identifier" || transform.body?.type !== "BlockStatement") return [];
  const cleared: string[] = [];
  for (const statement of transform.body.body) {
    const block = statement.type === "IfStatement" && !statement.alternate ? bodyOf(statement.consequent) : [statement];
    const asked = statement.type === "IfStatement" ? askedPath(statement.test) : undefined;
    if (mayReturn(statement)) break;
    if (statement.type === "IfStatement" && asked === undefined) continue;
    for (const step of block) {
      const path = step.type === "ExpressionStatement" ? clearedPath(step.expression) : undefined;
      if (path?.[0] !== info.name || path.length < 2) continue;
      // `if (info.user) delete info.user.password`: where it is not done, there is nothing.
      if (asked && !asked.every((name, index) => path[index] === name)) continue;
      cleared.push(
        path
          .slice(1)
          .map((key) => `["${key}"]`)
          .join(""),
      );
    }
  }
  return cleared;
}

function bodyOf(statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  return statement.type === "BlockStatement" ? statement.body : [statement];
}

/** `info.password`, `"password" in info` */
function askedPath(test: Node): readonly string[] | undefined {
  const node = unwrapped(test);
  if (node.type !== "BinaryExpression" || node.operator !== "in") return namePath(node);
  const key = staticString(node.left);
  const object = namePath(node.right);
  return key === undefined || !object ? undefined : [...object, key];
}

/** `delete info.password`, `info.password = "[redacted]"` */
function clearedPath(expression: Node): readonly string[] | undefined {
  const node = unwrapped(expression);
  if (node.type === "UnaryExpression" && node.operator === "delete") return namePath(node.argument);
  if (node.type !== "AssignmentExpression" || node.operator !== "=") return undefined;
  const value = unwrapped(node.right);
  const isFixed = staticString(value) !== undefined || (value.type === "Identifier" && value.name === "undefined");
  return isFixed ? namePath(node.left) : undefined;
}

function mayReturn(statement: TSESTree.Statement): boolean {
  let returns = false;
  walk(statement, (node) => {
    if (node.type === "ReturnStatement" || node.type === "ThrowStatement") returns = true;
  });
  return returns;
}
