import type { TSESTree } from "@typescript-eslint/utils";
import { ts } from "ts-morph";

/** A parsed file, in the syntax tree that recognition reads. Nothing of the engine that parsed it shows. */
export interface ParsedFile {
  readonly program: TSESTree.Program;
  readonly fault: SyntaxFault | undefined;
}

/** The first thing that the parser could not make sense of; lines and columns start at 1. */
export interface SyntaxFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Neither comments nor the way up are converted: a tree without them is parsed in two thirds of the time. */
const parsing: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/**
 * Parses TypeScript and JavaScript with the parser of ts-morph and hands out ESTree. This is the only file that knows
 * ts-morph, so that the engine can be changed; test/scanner/engine.test.ts holds its trees against
 * @typescript-eslint/parser's. A project of ts-morph would keep what recognition, once it has its own tree, never asks.
 */
export class SourceEngine {
  parse(path: string, text: string): ParsedFile {
    const source = ts.createSourceFile(path, text, parsing);
    return { program: new Converter(source).program(), fault: firstFault(source) };
  }
}

/** By which of the converter's stages each kind of node is converted. */
const stageOfKind: (number | undefined)[] = [];

type Fields = Record<string, unknown>;
type Converted = { type: string; range: readonly [number, number]; parent?: Converted } & Fields;
type Convert = (node: ts.Node) => Converted | null;

/** Builds ESTree nodes for what recognition reads; every other kind of node keeps its children and no more. */
class Converter {
  readonly #source: ts.SourceFile;

  constructor(source: ts.SourceFile) {
    this.#source = source;
  }

  program(): TSESTree.Program {
    const body = this.#statements(this.#source.statements);
    const program = this.#make(this.#source, "Program", { body, sourceType: "module" });
    // The boundary: from here on the tree is ESTree; the engine's test compares it node by node with the real one.
    return program as unknown as TSESTree.Program;
  }

  /** Fills in the fields that are given: a copy of every node of a project is felt. */
  #make(node: ts.Node, type: string, fields: Fields): Converted {
    const made = Object.assign(fields, { type, range: [node.getStart(this.#source), node.end] as const }) as Converted;
    for (const key in fields) {
      const value = fields[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isConverted(item)) item.parent = made;
      } else if (isConverted(value)) value.parent = made;
    }
    return made;
  }

  readonly #convert: Convert = (node) => {
    if (ts.isParenthesizedExpression(node)) return this.#convert(node.expression);
    if (ts.isParenthesizedTypeNode(node)) return this.#convert(node.type);
    // What a kind of node is converted by does not change: the others need not be asked again.
    for (let stage = stageOfKind[node.kind] ?? 0; stage < this.#stages.length; stage++) {
      const converted = this.#stages[stage]?.(node);
      if (!converted) continue;
      stageOfKind[node.kind] = stage;
      return converted;
    }
    return this.#other(node);
  };

  readonly #stages: readonly ((node: ts.Node) => Converted | undefined)[] = [
    (node) => this.#expression(node),
    (node) => this.#function(node),
    (node) => this.#class(node),
    (node) => this.#statement(node),
    (node) => this.#type(node),
    (node) => this.#other(node),
  ];

  #optional(node: ts.Node | undefined): Converted | null {
    return node ? this.#convert(node) : null;
  }

  #all(nodes: readonly ts.Node[] | undefined): Converted[] {
    return (nodes ?? []).flatMap((node) => this.#convert(node) ?? []);
  }

  #other(node: ts.Node): Converted {
    if (ts.isMetaProperty(node)) return this.#make(node, "MetaProperty", {});
    const children: Converted[] = [];
    ts.forEachChild(node, (child) => {
      if (ts.isDecorator(child) || ts.isModifier(child)) return;
      const converted = this.#convert(child);
      if (converted) children.push(converted);
    });
    return this.#make(node, `TS${ts.SyntaxKind[node.kind]}`, { children });
  }

  #expression(node: ts.Node): Converted | undefined {
    if (ts.isIdentifier(node)) return this.#make(node, "Identifier", { name: node.text });
    if (ts.isPrivateIdentifier(node)) return this.#make(node, "PrivateIdentifier", { name: node.text.slice(1) });
    if (ts.isStringLiteral(node)) return this.#make(node, "Literal", { value: node.text });
    if (ts.isNumericLiteral(node)) return this.#make(node, "Literal", { value: Number(node.text) });
    if (ts.isRegularExpressionLiteral(node))
      return this.#make(node, "Literal", { value: null, regex: regexOf(node.text) });
    if (ts.isNoSubstitutionTemplateLiteral(node))
      return this.#make(node, "TemplateLiteral", { quasis: [this.#quasi(node)], expressions: [] });
    if (ts.isTemplateExpression(node)) {
      return this.#make(node, "TemplateLiteral", {
        quasis: [this.#quasi(node.head), ...node.templateSpans.map((span) => this.#quasi(span.literal))],
        expressions: node.templateSpans.map((span) => this.#convert(span.expression)),
      });
    }
    if (ts.isPropertyAccessExpression(node)) {
      return this.#make(node, "MemberExpression", {
        object: this.#convert(node.expression),
        property: this.#convert(node.name),
        computed: false,
        optional: node.questionDotToken !== undefined,
      });
    }
    if (ts.isElementAccessExpression(node)) {
      return this.#make(node, "MemberExpression", {
        object: this.#convert(node.expression),
        property: this.#convert(node.argumentExpression),
        computed: true,
        optional: node.questionDotToken !== undefined,
      });
    }
    if (ts.isCallExpression(node)) return this.#call(node);
    if (ts.isNewExpression(node)) {
      return this.#make(node, "NewExpression", {
        callee: this.#convert(node.expression),
        arguments: this.#all(node.arguments),
        typeArguments: this.#typeArguments(node, node.typeArguments),
      });
    }
    if (ts.isBinaryExpression(node)) return this.#binary(node);
    if (ts.isConditionalExpression(node)) {
      return this.#make(node, "ConditionalExpression", {
        test: this.#convert(node.condition),
        consequent: this.#convert(node.whenTrue),
        alternate: this.#convert(node.whenFalse),
      });
    }
    if (ts.isObjectLiteralExpression(node)) {
      return this.#make(node, "ObjectExpression", {
        properties: node.properties.map((property) => this.#property(property)),
      });
    }
    if (ts.isArrayLiteralExpression(node)) {
      const elements = node.elements.map((element) =>
        ts.isOmittedExpression(element) ? null : this.#convert(element),
      );
      return this.#make(node, "ArrayExpression", { elements });
    }
    if (ts.isSpreadElement(node))
      return this.#make(node, "SpreadElement", { argument: this.#convert(node.expression) });
    if (ts.isAwaitExpression(node))
      return this.#make(node, "AwaitExpression", { argument: this.#convert(node.expression) });
    const wrapper = wrappers.get(node.kind);
    if (
      wrapper !== undefined &&
      (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node))
    ) {
      return this.#make(node, wrapper, {
        expression: this.#convert(node.expression),
        typeAnnotation: this.#convert(node.type),
      });
    }
    if (ts.isNonNullExpression(node))
      return this.#make(node, "TSNonNullExpression", { expression: this.#convert(node.expression) });
    if (ts.isPrefixUnaryExpression(node) && unaryOperators.has(node.operator)) {
      return this.#make(node, "UnaryExpression", {
        operator: unaryOperators.get(node.operator),
        argument: this.#convert(node.operand),
      });
    }
    const keyword = keywordNode(node);
    return keyword && this.#make(node, ...keyword);
  }

  #quasi(node: ts.TemplateLiteralLikeNode): Converted {
    return this.#make(node, "TemplateElement", { value: { cooked: node.text, raw: node.rawText ?? node.text } });
  }

  #call(node: ts.CallExpression): Converted {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [source] = node.arguments;
      return this.#make(node, "ImportExpression", { source: this.#optional(source) });
    }
    return this.#make(node, "CallExpression", {
      callee: this.#convert(node.expression),
      arguments: this.#all(node.arguments),
      optional: node.questionDotToken !== undefined,
      typeArguments: this.#typeArguments(node, node.typeArguments),
    });
  }

  #binary(node: ts.BinaryExpression): Converted {
    const operator = ts.tokenToString(node.operatorToken.kind) ?? "";
    if (operator === ",")
      return this.#make(node, "SequenceExpression", {
        expressions: [this.#convert(node.left), this.#convert(node.right)],
      });
    const left = operator === "=" ? this.#assigned(node.left) : this.#convert(node.left);
    const sides = { operator, left, right: this.#convert(node.right) };
    if (
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    ) {
      return this.#make(node, "AssignmentExpression", sides);
    }
    return this.#make(node, ["&&", "||", "??"].includes(operator) ? "LogicalExpression" : "BinaryExpression", sides);
  }

  /** TypeScript keeps the left side of a destructuring assignment as a literal. */
  #assigned(node: ts.Node): Converted | null {
    if (ts.isArrayLiteralExpression(node))
      return this.#make(node, "ArrayPattern", { elements: this.#all(node.elements) });
    if (!ts.isObjectLiteralExpression(node)) return this.#convert(node);
    return this.#make(node, "ObjectPattern", {
      properties: node.properties.map((property) => this.#property(property)),
    });
  }

  #property(node: ts.ObjectLiteralElementLike): Converted {
    if (ts.isSpreadAssignment(node))
      return this.#make(node, "SpreadElement", { argument: this.#convert(node.expression) });
    if (ts.isShorthandPropertyAssignment(node)) {
      const [key, value] = [this.#convert(node.name), this.#convert(node.name)];
      return this.#make(node, "Property", { key, value, computed: false, shorthand: true, kind: "init" });
    }
    const value = ts.isPropertyAssignment(node)
      ? this.#convert(node.initializer)
      : this.#functionLike(node, "FunctionExpression");
    return this.#make(node, "Property", { ...this.#key(node.name), value, shorthand: false, kind: "init" });
  }

  #key(name: ts.PropertyName): Fields {
    const computed = ts.isComputedPropertyName(name);
    return { key: this.#convert(computed ? name.expression : name), computed };
  }

  #function(node: ts.Node): Converted | undefined {
    if (ts.isArrowFunction(node)) return this.#functionLike(node, "ArrowFunctionExpression");
    if (ts.isFunctionExpression(node)) return this.#functionLike(node, "FunctionExpression");
    if (ts.isFunctionDeclaration(node))
      return this.#exported(node, this.#functionLike(node, node.body ? "FunctionDeclaration" : "TSDeclareFunction"));
    return undefined;
  }

  #functionLike(node: ts.SignatureDeclaration & { readonly body?: ts.Node | undefined }, type: string): Converted {
    return this.#make(node, type, {
      // A method's name is a key; as an id it would bind inside the method.
      id:
        (ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)) && node.name
          ? this.#convert(node.name)
          : null,
      params: node.parameters.map((parameter) => this.#parameter(parameter)),
      body: this.#optional(node.body),
      returnType: this.#annotation(node.type),
    });
  }

  #parameter(node: ts.ParameterDeclaration): Converted {
    const pattern = this.#pattern(node.name, node.type);
    const assigned = node.initializer
      ? this.#make(node, "AssignmentPattern", { left: pattern, right: this.#convert(node.initializer) })
      : pattern;
    const whole = node.dotDotDotToken ? this.#make(node, "RestElement", { argument: pattern }) : assigned;
    const isProperty = node.modifiers?.some((modifier) => parameterModifiers.has(modifier.kind)) ?? false;
    if (!isProperty) return whole;
    return this.#make(node, "TSParameterProperty", { parameter: whole, decorators: this.#decorators(node) });
  }

  #pattern(name: ts.BindingName, type: ts.TypeNode | undefined): Converted {
    const typeAnnotation = this.#annotation(type);
    if (ts.isIdentifier(name)) return this.#make(name, "Identifier", { name: name.text, typeAnnotation });
    if (ts.isArrayBindingPattern(name)) {
      const elements = name.elements.map((element) =>
        ts.isOmittedExpression(element) ? null : this.#bindingElement(element),
      );
      return this.#make(name, "ArrayPattern", { elements, typeAnnotation });
    }
    const properties = name.elements.map((element) => {
      const value = this.#bindingElement(element);
      if (element.dotDotDotToken) return value;
      const key = element.propertyName ?? element.name;
      const keyed =
        ts.isIdentifier(key) || ts.isStringLiteral(key) || ts.isComputedPropertyName(key)
          ? this.#key(key)
          : { key: this.#convert(key), computed: false };
      return this.#make(element, "Property", {
        ...keyed,
        value,
        shorthand: element.propertyName === undefined,
        kind: "init",
      });
    });
    return this.#make(name, "ObjectPattern", { properties, typeAnnotation });
  }

  #bindingElement(element: ts.BindingElement): Converted {
    const pattern = this.#pattern(element.name, undefined);
    if (element.dotDotDotToken) return this.#make(element, "RestElement", { argument: pattern });
    if (!element.initializer) return pattern;
    return this.#make(element, "AssignmentPattern", { left: pattern, right: this.#convert(element.initializer) });
  }

  #class(node: ts.Node): Converted | undefined {
    if (!ts.isClassLike(node)) return undefined;
    const heritage = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const members = node.members.flatMap((member) => this.#member(member) ?? []);
    const body: Converted = this.#make(node, "ClassBody", { body: members });
    const type = ts.isClassDeclaration(node) ? "ClassDeclaration" : "ClassExpression";
    const made = this.#make(node, type, {
      id: this.#optional(node.name),
      superClass: this.#optional(heritage?.expression),
      decorators: this.#decorators(node),
      body,
    });
    return ts.isClassDeclaration(node) ? this.#exported(node, made) : made;
  }

  #member(node: ts.ClassElement): Converted | undefined {
    const isStatic =
      ts.canHaveModifiers(node) &&
      (ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false);
    if (ts.isPropertyDeclaration(node)) {
      const typeAnnotation = this.#annotation(node.type);
      return this.#make(node, "PropertyDefinition", {
        ...this.#key(node.name),
        value: this.#optional(node.initializer),
        static: isStatic,
        decorators: this.#decorators(node),
        typeAnnotation,
      });
    }
    if (ts.isClassStaticBlockDeclaration(node))
      return this.#make(node, "StaticBlock", { body: this.#statements(node.body.statements) });
    const kind = ts.isConstructorDeclaration(node)
      ? "constructor"
      : ts.isGetAccessor(node)
        ? "get"
        : ts.isSetAccessor(node)
          ? "set"
          : "method";
    if (!ts.isConstructorDeclaration(node) && !ts.isAccessor(node) && !ts.isMethodDeclaration(node)) return undefined;
    const key = ts.isConstructorDeclaration(node)
      ? { key: this.#make(node, "Identifier", { name: "constructor" }), computed: false }
      : this.#key(node.name);
    const value = this.#functionLike(node, node.body ? "FunctionExpression" : "TSEmptyBodyFunctionExpression");
    const decorators = this.#decorators(node);
    return this.#make(node, "MethodDefinition", { ...key, value, kind, static: isStatic, decorators });
  }

  #decorators(node: ts.Node): Converted[] {
    const found = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
    return found.map((decorator) =>
      this.#make(decorator, "Decorator", { expression: this.#convert(decorator.expression) }),
    );
  }

  #statements(nodes: readonly ts.Statement[]): Converted[] {
    return this.#all(nodes);
  }

  #statement(node: ts.Node): Converted | undefined {
    if (ts.isVariableStatement(node)) return this.#exported(node, this.#variables(node.declarationList, node));
    if (ts.isVariableDeclarationList(node)) return this.#variables(node, node);
    if (ts.isBlock(node)) return this.#make(node, "BlockStatement", { body: this.#statements(node.statements) });
    if (ts.isModuleBlock(node)) return this.#make(node, "TSModuleBlock", { body: this.#statements(node.statements) });
    if (ts.isExpressionStatement(node))
      return this.#make(node, "ExpressionStatement", { expression: this.#convert(node.expression) });
    if (ts.isReturnStatement(node))
      return this.#make(node, "ReturnStatement", { argument: this.#optional(node.expression) });
    if (ts.isIfStatement(node)) {
      return this.#make(node, "IfStatement", {
        test: this.#convert(node.expression),
        consequent: this.#convert(node.thenStatement),
        alternate: this.#optional(node.elseStatement),
      });
    }
    if (ts.isSwitchStatement(node)) {
      return this.#make(node, "SwitchStatement", {
        discriminant: this.#convert(node.expression),
        cases: node.caseBlock.clauses.map((clause) => this.#convert(clause)),
      });
    }
    if (ts.isCaseClause(node) || ts.isDefaultClause(node)) {
      return this.#make(node, "SwitchCase", {
        test: ts.isCaseClause(node) ? this.#convert(node.expression) : null,
        consequent: this.#statements(node.statements),
      });
    }
    if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      const parts = {
        left: this.#convert(node.initializer),
        right: this.#convert(node.expression),
        body: this.#convert(node.statement),
      };
      return this.#make(node, ts.isForOfStatement(node) ? "ForOfStatement" : "ForInStatement", parts);
    }
    if (ts.isForStatement(node)) {
      return this.#make(node, "ForStatement", {
        init: this.#optional(node.initializer),
        test: this.#optional(node.condition),
        update: this.#optional(node.incrementor),
        body: this.#convert(node.statement),
      });
    }
    if (ts.isCatchClause(node)) {
      const param = node.variableDeclaration
        ? this.#pattern(node.variableDeclaration.name, node.variableDeclaration.type)
        : null;
      return this.#make(node, "CatchClause", { param, body: this.#convert(node.block) });
    }
    if (ts.isEnumDeclaration(node)) {
      const members = node.members.map((member) =>
        this.#make(member, "TSEnumMember", {
          id: this.#convert(member.name),
          initializer: this.#optional(member.initializer) ?? undefined,
        }),
      );
      const body = this.#make(node, "TSEnumBody", { members });
      return this.#exported(node, this.#make(node, "TSEnumDeclaration", { id: this.#convert(node.name), body }));
    }
    return this.#moduleStatement(node);
  }

  #variables(list: ts.VariableDeclarationList, at: ts.Node): Converted {
    const declarations = list.declarations.map((declaration) =>
      this.#make(declaration, "VariableDeclarator", {
        id: this.#pattern(declaration.name, declaration.type),
        init: this.#optional(declaration.initializer),
      }),
    );
    const kind = list.flags & ts.NodeFlags.Const ? "const" : list.flags & ts.NodeFlags.Let ? "let" : "var";
    return this.#make(at, "VariableDeclaration", { kind, declarations });
  }

  #moduleStatement(node: ts.Node): Converted | undefined {
    if (ts.isImportDeclaration(node)) {
      return this.#make(node, "ImportDeclaration", {
        source: this.#convert(node.moduleSpecifier),
        specifiers: this.#importSpecifiers(node.importClause),
      });
    }
    if (ts.isImportEqualsDeclaration(node)) {
      const { moduleReference } = node;
      const reference = ts.isExternalModuleReference(moduleReference)
        ? this.#make(moduleReference, "TSExternalModuleReference", {
            expression: this.#convert(moduleReference.expression),
          })
        : this.#convert(moduleReference);
      return this.#make(node, "TSImportEqualsDeclaration", {
        id: this.#convert(node.name),
        moduleReference: reference,
      });
    }
    if (ts.isExportAssignment(node) && !node.isExportEquals) {
      return this.#make(node, "ExportDefaultDeclaration", { declaration: this.#convert(node.expression) });
    }
    if (!ts.isExportDeclaration(node)) return undefined;
    const source = this.#optional(node.moduleSpecifier);
    if (node.exportClause && ts.isNamedExports(node.exportClause)) {
      const specifiers = node.exportClause.elements.map((element) =>
        this.#make(element, "ExportSpecifier", {
          local: this.#convert(element.propertyName ?? element.name),
          exported: this.#convert(element.name),
        }),
      );
      return this.#make(node, "ExportNamedDeclaration", { declaration: null, specifiers, source });
    }
    return this.#make(node, "ExportAllDeclaration", {
      source,
      exported: node.exportClause ? this.#convert(node.exportClause.name) : null,
    });
  }

  #importSpecifiers(clause: ts.ImportClause | undefined): Converted[] {
    if (!clause) return [];
    const first = clause.name
      ? [this.#make(clause.name, "ImportDefaultSpecifier", { local: this.#convert(clause.name) })]
      : [];
    const { namedBindings } = clause;
    if (!namedBindings) return first;
    if (ts.isNamespaceImport(namedBindings)) {
      return [
        ...first,
        this.#make(namedBindings, "ImportNamespaceSpecifier", { local: this.#convert(namedBindings.name) }),
      ];
    }
    const named = namedBindings.elements.map((element) =>
      this.#make(element, "ImportSpecifier", {
        local: this.#convert(element.name),
        imported: this.#convert(element.propertyName ?? element.name),
      }),
    );
    return [...first, ...named];
  }

  /** ESTree wraps what carries `export`. */
  #exported(node: ts.Node, declaration: Converted): Converted {
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    const has = (kind: ts.SyntaxKind) => modifiers.some((modifier) => modifier.kind === kind);
    if (!has(ts.SyntaxKind.ExportKeyword)) return declaration;
    if (has(ts.SyntaxKind.DefaultKeyword)) return this.#make(node, "ExportDefaultDeclaration", { declaration });
    return this.#make(node, "ExportNamedDeclaration", { declaration, specifiers: [], source: null });
  }

  #annotation(type: ts.TypeNode | undefined): Converted | undefined {
    return type && this.#make(type, "TSTypeAnnotation", { typeAnnotation: this.#convert(type) });
  }

  #typeArguments(node: ts.Node, types: readonly ts.TypeNode[] | undefined): Converted | undefined {
    return types && this.#make(node, "TSTypeParameterInstantiation", { params: this.#all(types) });
  }

  #type(node: ts.Node): Converted | undefined {
    if (ts.isInterfaceDeclaration(node)) {
      const body = this.#make(node, "TSInterfaceBody", { body: this.#all(node.members) });
      const id = this.#convert(node.name);
      return this.#exported(node, this.#make(node, "TSInterfaceDeclaration", { id, body, extends: this.#bases(node) }));
    }
    if (ts.isTypeAliasDeclaration(node)) {
      return this.#exported(
        node,
        this.#make(node, "TSTypeAliasDeclaration", {
          id: this.#convert(node.name),
          typeAnnotation: this.#convert(node.type),
        }),
      );
    }
    if (ts.isTypeReferenceNode(node)) {
      return this.#make(node, "TSTypeReference", {
        typeName: this.#convert(node.typeName),
        typeArguments: this.#typeArguments(node, node.typeArguments),
      });
    }
    if (ts.isIndexedAccessTypeNode(node)) {
      return this.#make(node, "TSIndexedAccessType", {
        objectType: this.#convert(node.objectType),
        indexType: this.#convert(node.indexType),
      });
    }
    if (ts.isTypeOperatorNode(node)) {
      const operator = ts.tokenToString(node.operator);
      return this.#make(node, "TSTypeOperator", { operator, typeAnnotation: this.#convert(node.type) });
    }
    if (ts.isQualifiedName(node))
      return this.#make(node, "TSQualifiedName", { left: this.#convert(node.left), right: this.#convert(node.right) });
    if (ts.isTypeLiteralNode(node)) return this.#make(node, "TSTypeLiteral", { members: this.#all(node.members) });
    if (ts.isPropertySignature(node)) {
      const optional = node.questionToken !== undefined;
      return this.#make(node, "TSPropertySignature", {
        ...this.#key(node.name),
        optional,
        typeAnnotation: this.#annotation(node.type),
      });
    }
    if (ts.isUnionTypeNode(node)) return this.#make(node, "TSUnionType", { types: this.#all(node.types) });
    if (ts.isIntersectionTypeNode(node))
      return this.#make(node, "TSIntersectionType", { types: this.#all(node.types) });
    if (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword)
      return this.#make(node, "TSNullKeyword", {});
    if (ts.isLiteralTypeNode(node)) return this.#make(node, "TSLiteralType", { literal: this.#convert(node.literal) });
    if (ts.isTypeQueryNode(node)) {
      return this.#make(node, "TSTypeQuery", {
        exprName: this.#convert(node.exprName),
        typeArguments: this.#typeArguments(node, node.typeArguments),
      });
    }
    return this.#signature(node) ?? this.#typeOperator(node);
  }

  /** Types that can be called. */
  #signature(node: ts.Node): Converted | undefined {
    if (ts.isMethodSignature(node))
      return this.#make(node, "TSMethodSignature", { ...this.#key(node.name), ...this.#parts(node) });
    if (ts.isFunctionTypeNode(node)) return this.#make(node, "TSFunctionType", this.#parts(node));
    if (ts.isCallSignatureDeclaration(node)) return this.#make(node, "TSCallSignatureDeclaration", this.#parts(node));
    return undefined;
  }

  #parts(node: ts.SignatureDeclaration): Fields {
    return {
      params: node.parameters.map((parameter) => this.#parameter(parameter)),
      returnType: this.#annotation(node.type),
    };
  }

  #typeOperator(node: ts.Node): Converted | undefined {
    if (ts.isArrayTypeNode(node))
      return this.#make(node, "TSArrayType", { elementType: this.#convert(node.elementType) });
    if (ts.isMappedTypeNode(node)) {
      return this.#make(node, "TSMappedType", {
        key: this.#convert(node.typeParameter.name),
        constraint: this.#optional(node.typeParameter.constraint),
        nameType: this.#optional(node.nameType),
        typeAnnotation: this.#optional(node.type),
      });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const source = this.#convert(node.argument.literal);
      return this.#make(node, "TSImportType", { source, qualifier: this.#optional(node.qualifier) });
    }
    const keyword = keywordTypes[node.kind];
    return keyword === undefined ? undefined : this.#make(node, keyword, {});
  }

  #bases(node: ts.InterfaceDeclaration): Converted[] {
    const types = node.heritageClauses?.flatMap((clause) => clause.types) ?? [];
    return types.map((type) =>
      this.#make(type, "TSInterfaceHeritage", {
        expression: this.#convert(type.expression),
        typeArguments: this.#typeArguments(type, type.typeArguments),
      }),
    );
  }
}

/** `/pattern/flags` */
function regexOf(text: string): { readonly pattern: string; readonly flags: string } {
  const end = text.lastIndexOf("/");
  return { pattern: text.slice(1, end), flags: text.slice(end + 1) };
}

const wrappers: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AsExpression, "TSAsExpression"],
  [ts.SyntaxKind.SatisfiesExpression, "TSSatisfiesExpression"],
  [ts.SyntaxKind.TypeAssertionExpression, "TSTypeAssertion"],
]);

const unaryOperators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusToken, "+"],
  [ts.SyntaxKind.MinusToken, "-"],
  [ts.SyntaxKind.ExclamationToken, "!"],
  [ts.SyntaxKind.TildeToken, "~"],
]);

const keywordTypes: Readonly<Record<number, string>> = {
  [ts.SyntaxKind.StringKeyword]: "TSStringKeyword",
  [ts.SyntaxKind.NumberKeyword]: "TSNumberKeyword",
  [ts.SyntaxKind.BooleanKeyword]: "TSBooleanKeyword",
  [ts.SyntaxKind.AnyKeyword]: "TSAnyKeyword",
  [ts.SyntaxKind.UnknownKeyword]: "TSUnknownKeyword",
  [ts.SyntaxKind.ObjectKeyword]: "TSObjectKeyword",
};

const parameterModifiers: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PublicKeyword,
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
  ts.SyntaxKind.OverrideKeyword,
]);

/** Words that are an expression or a type by themselves. */
function keywordNode(node: ts.Node): [string, Fields] | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return ["Literal", { value: true }];
    case ts.SyntaxKind.FalseKeyword:
      return ["Literal", { value: false }];
    case ts.SyntaxKind.NullKeyword:
      return ["Literal", { value: null }];
    case ts.SyntaxKind.ThisKeyword:
      return ["ThisExpression", {}];
    case ts.SyntaxKind.SuperKeyword:
      return ["Super", {}];
    default:
      return undefined;
  }
}

function isConverted(value: unknown): value is Converted {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}

/** TypeScript keeps the faults of a file on it without saying so in its types. */
function firstFault(source: ts.SourceFile): SyntaxFault | undefined {
  const faults: unknown = Reflect.get(source, "parseDiagnostics");
  const fault: unknown = Array.isArray(faults) ? faults[0] : undefined;
  if (typeof fault !== "object" || fault === null || !("start" in fault) || typeof fault.start !== "number")
    return undefined;
  const { line, character } = source.getLineAndCharacterOfPosition(fault.start);
  const message = "messageText" in fault && typeof fault.messageText === "string" ? fault.messageText : "syntax error";
  return { message, line: line + 1, column: character + 1 };
}
