import type { TSESTree } from "@typescript-eslint/utils";
import type { NameClassifier, SensitiveName } from "../vocabulary/sensitive-names.ts";
import { attributeClass } from "../vocabulary/attribute-keys.ts";
import {
  callableVerbs,
  carrierProperties,
  carrierReceivers,
  diagnosticMembers,
  falseSanitizers,
  identityCalls,
  identityMethods,
  keyedClasses,
  keyedReads,
  namedThings,
  queryKeys,
  readingVerbs,
  sanitizerWords,
  booleanPrefixes,
  textReceivers,
  transparentHeads,
} from "../vocabulary/sensitive-terms.ts";
import { words } from "../vocabulary/words.ts";
import { axiosPartOf, isAxiosError } from "./axios.ts";
import { annotationOf, declarationOf, type Declaration } from "./bindings.ts";
import { carrierOf, carrierProperty, carrierType, typeName } from "./carriers.ts";
import type { Constants } from "./constants.ts";
import { matchesCallee } from "./callee-pattern.ts";
import { isMaskingReplace, isTail, literalKeys } from "./masking.ts";
import { changesBefore } from "./object-writes.ts";
import { isTaggedSanitizer } from "./doc-tags.ts";
import { functionOfFile } from "./file-functions.ts";
import { isMapping } from "./listed-items.ts";
import { isErrorName, isMessageName } from "./parameter-roles.ts";
import { restOf } from "./rest-members.ts";
import { isHarmlessType, type MemberRequest, type SensitiveTypes } from "./sensitive-types.ts";
import { isWhole } from "./text.ts";
import { composedParts } from "./text-shape.ts";
import { asText, renamed, whole, withKey, written, type SensitiveValue, type Verdict } from "./sensitive-value.ts";
import { givenBack, isKnownEmpty, soleValue } from "./value-flow.ts";
import type { Tracer } from "./trace.ts";
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
import { isAbsentAt } from "./presence.ts";

/** What judging rests on. */
export interface SensitivitySources {
  readonly classify: NameClassifier;
  readonly constants: Constants;
  readonly tracer: Tracer;
  readonly types: SensitiveTypes;
  readonly sanitizers: readonly string[];
  /** An axios error as a whole counts: it holds the request that was sent. */
  readonly axiosErrors: boolean;
}

/** Judges what expressions disclose: the value decides, a key only names it. */
export class Sensitivity {
  readonly #classify: NameClassifier;
  readonly #constants: Constants;
  readonly #sanitizers: readonly string[];
  readonly #types: SensitiveTypes;
  readonly #tracer: Tracer;
  readonly #axiosErrors: boolean;
  readonly #underWay = new Set<Node>();
  #gone: ReadonlySet<string> = new Set();

  constructor({ classify, constants, tracer, types, sanitizers, axiosErrors }: SensitivitySources) {
    this.#axiosErrors = axiosErrors;
    this.#classify = classify;
    this.#constants = constants;
    this.#tracer = tracer;
    this.#sanitizers = sanitizers;
    this.#types = types;
  }

  /** The sensitive values that an expression writes down. */
  disclosed(expression: Node): readonly SensitiveValue[] {
    const verdict = this.#judge(expression);
    return typeof verdict === "string" ? [] : verdict;
  }

  /** The same for an argument that stands behind another: `console.log("password:", x)`, `log.info("key: %s", x)`. */
  disclosedBehind(before: Node | undefined, value: Node): readonly SensitiveValue[] {
    const text = before && staticString(before);
    const verdict = text === undefined ? this.#judge(value) : this.#labelled(text.replace(/%[sdjoO]$/, ""), value);
    return typeof verdict === "string" ? [] : verdict;
  }

  /** The same for a value whose key another place says: an argument, a declaration, an option. */
  disclosedAs(key: string | undefined, value: Node): readonly SensitiveValue[] {
    return key === undefined ? this.disclosed(value) : this.disclosedUnder(key, value, value);
  }

  /** The same for a value that is written under a key. */
  disclosedUnder(key: string, keyNode: Node, value: Node): readonly SensitiveValue[] {
    const verdict = this.#judge(value);
    if (typeof verdict !== "string") return verdict;
    const found = verdict === "opaque" ? this.#classifyKey(key) : undefined;
    return found && !this.#isSafe(value) ? [{ node: keyNode, name: key, found, path: [] }] : [];
  }

  /** A key of the semantic conventions says what its value is; any other is a name like all names. */
  #classifyKey(key: string): SensitiveName | undefined {
    const attribute = attributeClass(key);
    return attribute ? { class: attribute, term: key } : this.#classify(key);
  }

  #judge(expression: Node): Verdict {
    const node = unwrapped(expression);
    if (this.#underWay.has(node)) return "opaque";
    this.#underWay.add(node);
    const verdict = this.#judged(node);
    this.#underWay.delete(node);
    return typeof verdict === "object" && isAbsentAt(node) ? "harmless" : verdict;
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
      case "NewExpression":
        return this.#made(node);
      default:
        return isFunction(node) ? "harmless" : "opaque";
    }
  }

  #identifier(node: TSESTree.Identifier): Verdict {
    if (node.name === "undefined") return "harmless";
    if (this.#axiosErrors && isAxiosError(node)) {
      return [{ node, name: node.name, found: { class: "carrier", term: "axios" }, path: [], isWhole: true }];
    }
    const declaration = declarationOf(node.name, node);
    if (declaration) {
      const settled = this.#declared(declaration, node);
      if (settled !== undefined) return settled;
    }
    return this.#unlessSafe(this.#named(node.name, node), node);
  }

  /** What is only named is a secret unless its declaration says otherwise: that is looked for last, as it may be elsewhere. */
  #unlessSafe(verdict: Verdict, node: Node): Verdict {
    return typeof verdict === "object" && this.#isSafe(node) ? "harmless" : verdict;
  }

  /** Whether a value is one that the code spells out (a constant, a member of an enum), or what makes it says that it is safe. */
  #isSafe(value: Node): boolean {
    const node = unwrapped(value);
    if (node.type === "CallExpression") return this.#givesSafe(node);
    if (node.type === "ConditionalExpression") return this.#isSafe(node.consequent) && this.#isSafe(node.alternate);
    if (node.type === "LogicalExpression") return this.#isSafe(node.left) && this.#isSafe(node.right);
    const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
    return declaration?.kind === "parameter" ? this.#isEnum(declaration.type) : this.#constants.isConstant(node);
  }

  /** What the declaration of a name settles; `undefined` where the name itself is all there is. */
  #declared(declaration: Declaration, node: TSESTree.Identifier): Verdict | undefined {
    switch (declaration.kind) {
      case "variable": {
        const { path, fallback } = declaration;
        const loop = declaration.node.parent.parent;
        // Each of several is what they all are.
        if (loop.type === "ForOfStatement" && path.every((step) => step === undefined)) {
          const found = this.disclosed(loop.right);
          return found.length > 0 ? renamed(found, node) : undefined;
        }
        const rest = this.#rest(declaration, node);
        if (rest) return rest;
        if (path.length === 0)
          return this.#variable(declaration.node, node) ?? this.#typed(annotationOf(declaration.node.id), node);
        const property = path.at(-1);
        return property === undefined || fallback || !declaration.constant ? undefined : this.#taken(property, node);
      }
      case "parameter": {
        const { path, type, fallback } = declaration;
        const property = path.at(-1);
        if (path.length > 0)
          return this.#rest(declaration, node) ?? (property === undefined ? undefined : this.#taken(property, node));
        if (isHarmlessType(type) || isAsset(node.name, type)) return "harmless";
        // `list.map((item, index) => …)`: a position says nothing of what stands there.
        if (declaration.index === 1 && isMapping(declaration.owner)) return "harmless";
        const given = fallback ? this.disclosed(fallback) : [];
        return given.length > 0 ? renamed(given, node) : this.#typed(type, node);
      }
      case "function":
      case "class":
      case "enum":
        return "harmless";
      default:
        return undefined;
    }
  }

  /** What a local holds by the one value that it is given, and by what was put into it before. */
  #variable(declarator: TSESTree.VariableDeclarator, node: TSESTree.Identifier): Verdict | undefined {
    const value = soleValue(declarator, node.name);
    if (!value) return undefined;
    const init = unwrapped(value);
    const isKeyed = init.type === "NewExpression" && keyedClasses.has(lastName(init.callee) ?? "");
    const changes = mayBeObject(init) ? changesBefore(node).filter(({ isEntry }) => isEntry === isKeyed) : [];
    const verdict = this.#without(
      changes.map(({ key }) => key),
      () => this.#judge(value),
    );
    const last = new Map(changes.map((change) => [change.key, change]));
    const added = [...last.values()].flatMap(({ key, node: place, value: given }) =>
      given ? withKey(key, this.disclosedUnder(key, place, given)) : [],
    );
    const found = typeof verdict === "string" ? added : [...verdict, ...added];
    if (found.length > 0) return renamed(found, node);
    if (verdict === "harmless") return verdict;
    const made = init.type === "NewExpression" ? this.#tracer.trace(init) : undefined;
    const member = made?.is === "instance" ? this.#types.ofClass(made.node, this.#request()) : undefined;
    return member && [whole(node, member)];
  }

  /** What was taken from something by its key: the key says what it is, whatever it is called now. */
  #taken(property: string, node: TSESTree.Identifier): Verdict | undefined {
    const carrier = carrierProperty(property, node);
    if (carrier !== undefined)
      return [{ node, name: carrier, found: { class: "carrier", term: property }, path: [], isWhole: true }];
    const own = this.#classify(property);
    return own && [{ node, name: node.name, found: own, path: [] }];
  }

  /** `const { id, ...rest } = user`: the members that are left. */
  #rest(declaration: Declaration & { kind: "variable" | "parameter" }, node: TSESTree.Identifier): Verdict | undefined {
    const rest = restOf(declaration, node.name);
    if (!rest) return undefined;
    return this.#without(rest.taken, () => {
      if (rest.type) return this.#typed(rest.type, node) ?? "opaque";
      const found = rest.source ? this.disclosed(rest.source) : [];
      return found.length > 0 ? renamed(found, node) : "opaque";
    });
  }

  #isEnum(type: TSESTree.TypeNode | undefined): boolean {
    const target = type?.type === "TSTypeReference" ? this.#tracer.types.target(type) : undefined;
    return target?.kind === "declaration" && target.declaration.kind === "enum";
  }

  /** Judges while some members of the object are known to be gone or replaced. */
  #without<Result>(keys: readonly string[], judge: () => Result): Result {
    const before = this.#gone;
    this.#gone = new Set([...before, ...keys]);
    const result = judge();
    this.#gone = before;
    return result;
  }

  /** What is gone from an object is not gone from the objects in it. */
  #anew<Result>(judge: () => Result): Result {
    const before = this.#gone;
    this.#gone = new Set();
    const result = judge();
    this.#gone = before;
    return result;
  }

  #request(): MemberRequest {
    return { without: this.#gone };
  }

  /** An object whose declared type has a member that must not be written down. */
  #typed(type: TSESTree.TypeNode | undefined, node: TSESTree.Identifier): Verdict | undefined {
    const carrier = type && carrierType(type);
    if (carrier !== undefined)
      return [{ node, name: node.name, found: { class: "carrier", term: carrier }, path: [], isWhole: true }];
    if (!type || !this.#types.memberOf(type, this.#request())) return undefined;
    const changed = changesBefore(node).flatMap(({ key, isEntry }) => (isEntry ? [] : [key]));
    const member = this.#without(changed, () => this.#types.memberOf(type, this.#request()));
    return member && [whole(node, member)];
  }

  #member(node: TSESTree.MemberExpression): Verdict {
    const name = memberName(node);
    if (name === undefined) return this.#computed(node);
    const receiver = lastName(node.object);
    if (isNameOfThing(name, receiver)) return "harmless";
    if (receiver !== undefined && carrierReceivers.has(receiver) && words(name).join(" ") === "session id") {
      return [{ node, name, found: { class: "online", term: "session id" }, path: [] }];
    }
    if (diagnosticMembers.has(name) || (receiver !== undefined && textReceivers.has(receiver))) return "harmless";
    const carrier = carrierOf(node) ?? axiosPartOf(node);
    if (carrier !== undefined)
      return [{ node, name: carrier, found: { class: "carrier", term: name }, path: [], isWhole: true }];
    if (receiver !== undefined && carrierReceivers.has(receiver) && name === "headers") return "opaque";
    // `credentials.value` is a credential; `credentials.region` is a region.
    const isTransparent = words(name).every((word) => transparentHeads.has(word));
    return this.#unlessSafe(isTransparent ? this.#partOf(node.object) : this.#named(name, node), node);
  }

  /** Some part of what an object holds: that of a secret is one, that of a request's body may be anything. */
  #partOf(object: Node): Verdict {
    const verdict = this.#judge(object);
    if (typeof verdict === "string") return verdict;
    const kept = verdict.filter(({ found }) => found.class !== "carrier" || !carrierProperties.has(found.term));
    return kept.length > 0 ? kept : "opaque";
  }

  /** `headers["x-api-key"]`, `process.env["API_KEY"]`; a key that is only known at run time says nothing. */
  #computed(node: TSESTree.MemberExpression): Verdict {
    const key = staticString(node.property);
    if (key !== undefined) return this.#named(key, node);
    // One of several is what they all are.
    return isNumber(node.property) ? this.#judge(node.object) : "opaque";
  }

  /** A name that holds a sensitive word and is cleared by its head (`tokenCount`) says that the value is harmless. */
  #named(name: string, node: Node): Verdict {
    const [first, ...rest] = words(name);
    const prefix = rest.length > 0 ? first : undefined;
    if (prefix !== undefined && (booleanPrefixes.has(prefix) || callableVerbs.has(prefix))) return "harmless";
    const found = this.#classify(name);
    if (found) return isKnownEmpty(node) ? "harmless" : [{ node, name, found, path: [] }];
    return words(name).some((word) => this.#classify(word) !== undefined || sanitizerWords.has(word))
      ? "harmless"
      : "opaque";
  }

  #template(node: TSESTree.TemplateLiteral): Verdict {
    return asText(
      this.#merged(node.expressions.map((hole, index) => this.#labelled(node.quasis[index]?.value.cooked ?? "", hole))),
    );
  }

  #concatenation(node: TSESTree.BinaryExpression): Verdict {
    if (isNumber(node.left) || isNumber(node.right)) return "harmless";
    const label = trailingText(node.left);
    return asText(
      this.#merged([
        this.#judge(node.left),
        label === undefined ? this.#judge(node.right) : this.#labelled(label, node.right),
      ]),
    );
  }

  /** `"token: " + x`: a word directly in front of a value names it, where nothing else does. */
  #labelled(before: string, value: Node): Verdict {
    const verdict = this.#judge(value);
    if (verdict !== "opaque" || isErrorName(lastName(value) ?? "")) return verdict;
    const label = /([A-Za-z][\w-]*(?: [\w-]+)?)\s*[:=]\s*["'`]?$/.exec(before)?.[1];
    // `service: `auth:${mode}`` is a name with a prefix; its key says what it is.
    if (/:["'`]?$/.test(before) && isUnderKey(value)) return verdict;
    const found = label === undefined ? undefined : (queryKey(before) ?? this.#classify(label));
    if (!found || label === undefined || this.#isSafe(value)) return verdict;
    return [{ node: value, name: label, found, path: [] }];
  }

  #object(node: TSESTree.ObjectExpression): Verdict {
    const gone = this.#gone;
    const found = node.properties.flatMap((property, index) => {
      if (property.type === "SpreadElement") {
        const later = node.properties
          .slice(index + 1)
          .flatMap((one) => (one.type === "Property" ? (keyName(one) ?? []) : []));
        return this.#without(later, () => this.disclosed(property.argument));
      }
      const key = keyName(property);
      if (key !== undefined && gone.has(key)) return [];
      return this.#anew(() =>
        key === undefined
          ? this.disclosed(property.value)
          : withKey(key, this.disclosedUnder(key, property.key, property.value)),
      );
    });
    return found.length > 0 ? found : "harmless";
  }

  /** `new Error("Rejected " + token)`, `new Map([["password", p]])`, `new Set([token])` */
  #made(node: TSESTree.NewExpression): Verdict {
    const name = lastName(node.callee) ?? "";
    const [first] = node.arguments;
    if (!first) return "opaque";
    if (name.endsWith("Error")) {
      const found = asText(this.#judge(first));
      return typeof found === "object" ? found : "opaque";
    }
    if (name !== "Map" && name !== "Set" && name !== "URL") return "opaque";
    const entries = unwrapped(first);
    if (name !== "Map" || entries.type !== "ArrayExpression") return this.#judge(first);
    const found = entries.elements.flatMap((entry) => {
      const [key, value] = entry?.type === "ArrayExpression" ? entry.elements : [];
      const text = key ? staticString(key) : undefined;
      return key && value && text !== undefined ? withKey(text, this.disclosedUnder(text, key, value)) : [];
    });
    return found.length > 0 ? found : "opaque";
  }

  #call(node: TSESTree.CallExpression): Verdict {
    const callee = unwrapped(node.callee);
    const path = namePath(callee);
    const name = lastName(callee);
    if (name === undefined) return "opaque";
    const full = path?.join(".") ?? name;
    const [argument] = node.arguments;
    const parts = full === "util.format" || full === "format" ? composedParts(node) : undefined;
    if (parts) return asText(this.#worst(parts));
    if (full === "Object.assign") return this.#worst(node.arguments);
    if (full === "String") return argument ? asText(this.#judge(argument)) : "harmless";
    if (identityCalls.has(full)) return argument ? written(this.#judge(argument), full) : "harmless";
    if (name === "pick" || name === "omit") return this.#selected(node, name);
    if (this.#isSanitizer(path ?? [name], name)) return "harmless";
    if (name === "Boolean" || name === "Number" || booleanPrefixes.has(words(name)[0] ?? "")) return "harmless";
    if (callee.type === "MemberExpression") {
      if (identityMethods.has(name))
        return isTail(node, name) ? "harmless" : this.#worst([callee.object, ...node.arguments]);
      if (name === "map" && argument && isFunction(argument)) {
        const mapped = returnedExpression(argument);
        return mapped ? this.#judge(mapped) : "opaque";
      }
      // A replacement that leaves some of the value leaves the value.
      if (name === "replace" || name === "replaceAll")
        return isMaskingReplace(node) ? "harmless" : this.#judge(callee.object);
    }
    const key = keyedReads.has(name) && argument ? this.#keyOf(argument) : undefined;
    if (key !== undefined) return this.#named(key, node);
    const handedOn = this.#handedOn(node);
    if (handedOn) return handedOn;
    // A call breaks the flow of its arguments; only its own name can still tell what it gives.
    const isAsked = node.arguments.length > 0;
    const named = isAsked && !readingVerbs.has(words(name)[0] ?? "") ? undefined : this.#classify(name);
    // `getToken(address)` gives an asset as often as a key.
    const found = isAsked && named?.term === "token" ? undefined : named;
    return found && !this.#isSafe(node) ? [{ node, name, found, path: [] }] : "opaque";
  }

  /** The one text that a key is: itself, or a constant. */
  #keyOf(argument: Node): string | undefined {
    const texts = this.#constants.isConstant(argument) ? this.#constants.texts(argument) : [];
    const [text] = texts;
    return text && texts.length === 1 && isWhole(text) ? text[0] : undefined;
  }

  /** `pick(user, ["id", "email"])` gives what it names; `omit(user, ["password"])` all the rest. */
  #selected(node: TSESTree.CallExpression, method: "pick" | "omit"): Verdict {
    const keys = literalKeys(node);
    const [object] = node.arguments;
    if (!keys || !object) return "harmless";
    if (method === "omit") return this.#without(keys, () => this.#judge(object));
    const found = keys.flatMap((key): readonly SensitiveValue[] => {
      const one = this.#classify(key);
      return one ? [{ node, name: key, found: one, path: [key] }] : [];
    });
    return found.length > 0 ? found : "harmless";
  }

  /** A function of the same file that returns what it is given, as it is or in a text. */
  #handedOn(node: TSESTree.CallExpression): Verdict | undefined {
    const called = node.callee.type === "Identifier" ? functionOfFile(node, this.#tracer) : undefined;
    const returned = called && returnedExpression(called);
    const position = returned && givenBack(returned, called);
    const argument = position === undefined ? undefined : node.arguments[position];
    const verdict = argument && this.#judge(argument);
    return typeof verdict === "object" ? this.#unlessSafe(verdict, node) : undefined;
  }

  /** A function of the project that is tagged as a sanitiser, or returns a number, a yes or no, a `Redacted<string>`. */
  #givesSafe(node: TSESTree.CallExpression): boolean {
    const value = this.#tracer.trace(node.callee);
    return (
      value?.is === "function" &&
      (isHarmlessType(value.node.returnType?.typeAnnotation) || isTaggedSanitizer(value.node))
    );
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

function isNameOfThing(name: string, receiver: string | undefined): boolean {
  const isFullName = words(name).slice(-2).join(" ") === "full name";
  return isFullName && words(receiver ?? "").some((word) => namedThings.has(word));
}

/** `https://example.com/cb?code=`: in a query some keys name a secret that elsewhere are names like all others. */
function queryKey(before: string): SensitiveName | undefined {
  const key = /[?&]([\w.-]+)=$/.exec(before)?.[1];
  return key !== undefined && queryKeys.has(key.toLowerCase()) ? { class: "credential", term: key } : undefined;
}

/** A token that lets somebody in is a text; one with a type of its own is something else that is called so. */
function isAsset(name: string, type: TSESTree.TypeNode | undefined): boolean {
  return words(name).at(-1) === "token" && type?.type === "TSTypeReference" && words(typeName(type)).at(-1) === "token";
}

/** Only what is an object, or may be one, has members that can be written: `const url = new URL(x)`, `parseUrl(x)`. */
function mayBeObject(node: Node): boolean {
  const { type } = node;
  return type === "ObjectExpression" || type === "NewExpression" || type === "CallExpression";
}

function isNumber(node: Node): boolean {
  return node.type === "Literal" && typeof node.value === "number";
}

function trailingText(node: Node): string | undefined {
  const inner = unwrapped(node);
  if (inner.type === "BinaryExpression" && inner.operator === "+") return trailingText(inner.right);
  return staticString(inner);
}

/** A part of what a property holds, unless that is the text of a record: `{ message: "token:" + x }`. */
function isUnderKey(part: Node): boolean {
  let whole = part;
  while (whole.parent?.type === "TemplateLiteral" || whole.parent?.type === "BinaryExpression") whole = whole.parent;
  const { parent } = whole;
  return parent?.type === "Property" && parent.value === whole && !isMessageName(keyName(parent) ?? "");
}
