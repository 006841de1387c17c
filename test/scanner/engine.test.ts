import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { SourceEngine } from "../../src/scanner/engine.ts";
import { parsed } from "../recognition/parse.ts";

/** The kinds that recognition reads, and the fields that it reads of them. */
const read: Readonly<Record<string, readonly string[]>> = {
  Identifier: ["name"],
  Literal: ["value", "regex"],
  TemplateLiteral: ["quasis", "expressions"],
  MemberExpression: ["object", "property", "computed"],
  CallExpression: ["callee", "arguments"],
  NewExpression: ["callee", "arguments"],
  ImportExpression: ["source"],
  ObjectExpression: ["properties"],
  ArrayExpression: ["elements"],
  Property: ["key", "value", "computed", "shorthand"],
  SpreadElement: ["argument"],
  BinaryExpression: ["operator", "left", "right"],
  LogicalExpression: ["operator", "left", "right"],
  AssignmentExpression: ["left", "right"],
  ConditionalExpression: ["consequent", "alternate"],
  ArrowFunctionExpression: ["params", "body"],
  FunctionExpression: ["id", "params", "body"],
  FunctionDeclaration: ["id", "params", "body"],
  BlockStatement: ["body"],
  ReturnStatement: ["argument"],
  VariableDeclaration: ["kind", "declarations"],
  VariableDeclarator: ["id", "init"],
  ClassDeclaration: ["id", "superClass", "body"],
  ClassBody: ["body"],
  PropertyDefinition: ["key", "value", "static", "computed"],
  MethodDefinition: ["key", "value", "kind", "static"],
  ImportDeclaration: ["source", "specifiers"],
  ImportSpecifier: ["local", "imported"],
  ExportNamedDeclaration: ["declaration", "specifiers", "source"],
  ExportAllDeclaration: ["source", "exported"],
  ExportDefaultDeclaration: ["declaration"],
  ObjectPattern: ["properties"],
  AssignmentPattern: ["left", "right"],
  RestElement: ["argument"],
  TSAsExpression: ["expression"],
  TSParameterProperty: ["parameter"],
  TSEnumDeclaration: ["id"],
  TSEnumMember: ["id", "initializer"],
  TSInterfaceDeclaration: ["id", "body", "extends"],
  TSInterfaceHeritage: ["expression"],
  TSMethodSignature: ["key", "params", "returnType"],
  TSFunctionType: ["params", "returnType"],
  TSArrayType: ["elementType"],
  TSMappedType: ["typeAnnotation"],
  TSStringKeyword: [],
  TSAnyKeyword: [],
  TSUnknownKeyword: [],
  TSObjectKeyword: [],
  TSInterfaceBody: ["body"],
  TSPropertySignature: ["key"],
  TSTypeAliasDeclaration: ["id"],
  TSTypeReference: ["typeName", "typeArguments"],
  TSTypeLiteral: ["members"],
  TSUnionType: ["types"],
};

/** The kinds that locations are made of; of others, ESTree counts annotations or keywords in where TypeScript does not. */
const located = new Set([
  "Literal",
  "TemplateLiteral",
  "MemberExpression",
  "CallExpression",
  "NewExpression",
  "ObjectExpression",
  "ArrayExpression",
  "Property",
]);

/** Parts of the real tree that recognition does not read and the engine does not build. */
const unread = new Set([
  "parent",
  "tokens",
  "comments",
  "typeParameters",
  "superTypeArguments",
  "implements",
  "decorators",
]);

type Tree = Readonly<Record<string, unknown>>;

/** A line for each node that recognition reads, with its range and its fields, in source order. */
function outline(program: unknown): readonly string[] {
  const lines: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (!isTree(value) || value["type"] === "MetaProperty") return;
    const fields = read[String(value["type"])];
    // Parameters of a signature without a body and type parameters are no concern of recognition.
    const range = located.has(String(value["type"])) ? String(value["range"]) : "";
    if (fields)
      lines.push(
        `${range} ${String(value["type"])} ${fields.map((field) => `${field}=${shape(value[field])}`).join(" ")}`,
      );
    for (const [key, child] of Object.entries(value)) if (!unread.has(key)) visit(child);
  };
  visit(program);
  return lines.sort();
}

function shape(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shape).join(",")}]`;
  if (value === undefined || value === null || value instanceof RegExp) return "–";
  if (isPattern(value)) return `/${value.pattern}/${value.flags}`;
  if (!isTree(value)) return typeof value === "object" ? "object" : JSON.stringify(value);
  const type = String(value["type"]);
  // ESTree wraps optional chains; recognition looks through the wrapper.
  return type === "ChainExpression" ? shape(value["expression"]) : type in read ? type : "other";
}

function isPattern(value: unknown): value is { readonly pattern: string; readonly flags: string } {
  return typeof value === "object" && value !== null && "pattern" in value && "flags" in value;
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && "type" in value;
}

describe("the engine's trees are those of @typescript-eslint/parser", () => {
  const engine = new SourceEngine();
  const files = globSync(["src/**/*.ts", "rules/**/*.ts", "test/**/*.ts", "fixtures/**/*.ts"], {
    ignore: ["**/node_modules/**"],
  }).sort();

  it.each(files)("%s", (file) => {
    const text = readFileSync(file, "utf8");
    const { program, fault } = engine.parse(file, text);
    expect(fault).toBeUndefined();
    expect(outline(program)).toEqual(outline(parsed(text)));
  });
});

it("gives an alias of a namespace what it leads to, as the real tree does", () => {
  const text = 'import * as prom from "prom-client";\nimport Counter = prom.Counter;\nimport all = require("./all");\n';
  const references = (program: unknown) =>
    isTree(program) && Array.isArray(program["body"])
      ? program["body"].map((statement: unknown) =>
          isTree(statement) && isTree(statement["moduleReference"]) ? statement["moduleReference"]["type"] : undefined,
        )
      : [];
  const expected = [undefined, "TSQualifiedName", "TSExternalModuleReference"];
  expect(references(parsed(text))).toEqual(expected);
  expect(references(new SourceEngine().parse("x.ts", text).program)).toEqual(expected);
});

it("has the parameter that says what this is, and what decorates another", () => {
  const text =
    "function run(this: Job, name: string) {}\nclass S { constructor(@Inject(NAME) private readonly jobs: Counter) {} }\n";
  expect(outline(new SourceEngine().parse("x.ts", text).program)).toEqual(outline(parsed(text)));
  const decorators = (program: unknown) =>
    JSON.stringify(program, (key, value: unknown) => (key === "parent" ? undefined : value)).match(/"Decorator"/g);
  expect(decorators(new SourceEngine().parse("x.ts", text).program)).toHaveLength(1);
});

describe("what cannot be parsed", () => {
  it("is said with its place, and the rest is there", () => {
    const { program, fault } = new SourceEngine().parse("x.ts", "const a = 1;\nconst = ;\n");
    expect(fault).toMatchObject({ line: 2, column: 7 });
    expect(program.body[0]?.type).toBe("VariableDeclaration");
  });
});
