import type { TSESTree } from "@typescript-eslint/utils";
import type { NameClassifier, SensitiveName } from "../vocabulary/sensitive-names.ts";
import { gravestOf, protectedWords, sanitizerWords, type SensitiveClass } from "../vocabulary/sensitive-terms.ts";
import { words } from "../vocabulary/words.ts";
import { sensitiveTag } from "./doc-tags.ts";
import { keyName, staticString, type ClassNode, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";
import type { Shape, Value } from "./value.ts";

/** A member of a type that makes every value of it sensitive. */
export interface SensitiveMember {
  /** The keys that lead to it; a star for the elements of a list. */
  readonly path: readonly string[];
  readonly found: SensitiveName;
}

/** Which members are looked for. */
export interface MemberRequest {
  /** Members that are known to be gone, or to have another value. */
  readonly without: ReadonlySet<string>;
  /** How many members in a row have led here. */
  readonly level?: number;
}

const harmlessKeywords: ReadonlySet<string> = new Set([
  "TSBooleanKeyword",
  "TSNumberKeyword",
  "TSBigIntKeyword",
  "TSFunctionType",
  "TSLiteralType",
  "TSNeverKeyword",
  "TSUndefinedKeyword",
  "TSNullKeyword",
]);

/** A number, a yes or no, a function, or a brand that says that the value is safe: `Redacted<string>`. */
export function isHarmlessType(type: TSESTree.TypeNode | undefined): boolean {
  if (type === undefined) return false;
  if (type.type === "TSUnionType") return type.types.every(isHarmlessType);
  if (type.type !== "TSTypeReference") return harmlessKeywords.has(type.type);
  const { typeName } = type;
  const name = typeName.type === "Identifier" ? typeName.name : "";
  return (
    name !== "Pick" &&
    name !== "Omit" &&
    words(name).some((word) => sanitizerWords.has(word) || protectedWords.has(word))
  );
}

/** Types in types and bases of bases are followed so far. */
const deepest = 5;
/** A member of a member shows that an object is sensitive; what lies deeper is there in every large configuration. */
const mostLevels = 2;

/** Finds members of declared types that must not be written down. */
export class SensitiveTypes {
  readonly #classify: NameClassifier;
  readonly #tracer: Tracer;
  readonly #classes: ReadonlySet<SensitiveClass>;
  readonly #known = new WeakMap<Node, SensitiveMember | false>();

  /** @param classes those that count; an object is only searched for members of these */
  constructor(classify: NameClassifier, tracer: Tracer, classes: ReadonlySet<SensitiveClass>) {
    this.#classify = classify;
    this.#tracer = tracer;
    this.#classes = classes;
  }

  /** The gravest sensitive member of a type. */
  memberOf(type: TSESTree.TypeNode, request: MemberRequest, depth = deepest): SensitiveMember | undefined {
    const search = () => this.#search(type, request, depth);
    return type.type === "TSTypeReference" ? this.#remembered(type, request, search) : search();
  }

  /** What a type as a whole holds is asked for again wherever it is used. */
  #remembered(
    node: Node,
    request: MemberRequest,
    search: () => SensitiveMember | undefined,
  ): SensitiveMember | undefined {
    if (request.without.size > 0 || request.level !== undefined) return search();
    const known = this.#known.get(node);
    if (known !== undefined) return known === false ? undefined : known;
    this.#known.set(node, false);
    const found = search();
    this.#known.set(node, found ?? false);
    return found;
  }

  #search(type: TSESTree.TypeNode, request: MemberRequest, depth: number): SensitiveMember | undefined {
    if (depth === 0) return undefined;
    switch (type.type) {
      case "TSTypeOperator":
        if (type.operator !== "readonly") return undefined;
        return type.typeAnnotation && this.memberOf(type.typeAnnotation, request, depth - 1);
      case "TSArrayType":
        return inList(this.memberOf(type.elementType, request, depth - 1));
      case "TSUnionType":
        return gravest(type.types, (part) => this.memberOf(part, request, depth - 1));
      case "TSIntersectionType":
        return gravest(type.types, (part) => this.memberOf(part, request, depth - 1));
      case "TSTypeReference":
        return this.#reference(type, request, depth);
      case "TSTypeLiteral":
        return this.#ofValue(this.#tracer.types.type(type), request, depth);
      default:
        return undefined;
    }
  }

  #reference(type: TSESTree.TSTypeReference, request: MemberRequest, depth: number): SensitiveMember | undefined {
    const [inner, ...others] = type.typeArguments?.params ?? [];
    const selected = selectedKeys(type);
    if (selected && inner) return this.#selected(inner, selected, request, depth);
    if (isHarmlessType(type)) return undefined;
    if (inner && isList(type)) return inList(this.memberOf(inner, request, depth - 1));
    const own = this.#ofValue(this.#tracer.types.type(type), request, depth);
    // `Page<User>`: what is given to a type is somewhere in it.
    return own ?? gravest(inner ? [inner, ...others] : [], (part) => inList(this.memberOf(part, request, depth - 1)));
  }

  #ofValue(value: Value | undefined, request: MemberRequest, depth: number): SensitiveMember | undefined {
    if (depth === 0) return undefined;
    if (value?.is === "instance") return this.ofClass(value.node, request, depth);
    if (value?.is !== "shape") return undefined;
    return this.#remembered(value.node, request, () => this.#ofShape(value, request, depth));
  }

  #ofShape(value: Shape, request: MemberRequest, depth: number): SensitiveMember | undefined {
    const own = gravest(value.members, (member) => {
      const name = member.type === "TSPropertySignature" ? keyName(member) : undefined;
      if (name === undefined || member.type !== "TSPropertySignature") return undefined;
      return this.#member(name, member, member.typeAnnotation?.typeAnnotation, request, depth);
    });
    const inherited = gravest(value.bases, (base) => this.#ofValue(this.#base(base), request, depth - 1));
    return gravest([own, inherited], (member) => member);
  }

  /** The same for a class. One that writes itself down (`toJSON`) decides what it shows. */
  ofClass(node: ClassNode, request: MemberRequest, depth = deepest): SensitiveMember | undefined {
    const writesItself = node.body.body.some(
      (element) => element.type === "MethodDefinition" && (keyName(element) === "toJSON" || element.computed),
    );
    if (writesItself) return undefined;
    return gravest(node.body.body, (element) => {
      if (element.type === "MethodDefinition" && element.kind === "constructor") {
        return gravest(element.value.params, (param) => {
          if (param.type !== "TSParameterProperty" || param.parameter.type !== "Identifier") return undefined;
          const { name, typeAnnotation } = param.parameter;
          return this.#member(name, param, typeAnnotation?.typeAnnotation, request, depth);
        });
      }
      if (element.type !== "PropertyDefinition" || element.static || element.key.type === "PrivateIdentifier")
        return undefined;
      const name = keyName(element);
      return name === undefined
        ? undefined
        : this.#member(name, element, element.typeAnnotation?.typeAnnotation, request, depth);
    });
  }

  #base(base: Node): Value | undefined {
    return base.type === "TSInterfaceHeritage"
      ? this.#tracer.types.named(base)
      : this.#tracer.types.type(base as TSESTree.TypeNode);
  }

  /** `Pick<User, "id">`, `Omit<User, "password">` */
  #selected(
    type: TSESTree.TypeNode,
    { keys, isPicked }: Selection,
    request: MemberRequest,
    depth: number,
  ): SensitiveMember | undefined {
    if (!isPicked)
      return this.memberOf(type, { ...request, without: new Set([...request.without, ...keys]) }, depth - 1);
    return gravest(keys, (name) => {
      const found = request.without.has(name) ? undefined : this.#classify(name);
      return found && this.#classes.has(found.class) ? { path: [name], found } : undefined;
    });
  }

  #member(
    name: string,
    node: Node,
    type: TSESTree.TypeNode | undefined,
    request: MemberRequest,
    depth: number,
  ): SensitiveMember | undefined {
    if (request.without.has(name) || isHarmlessType(type)) return undefined;
    // Of a whole record, what is hashed is still not for the log.
    const found = taggedAs(node) ?? this.#classify(name) ?? hashedPassword(name, this.#classify);
    if (found && this.#classes.has(found.class)) return { path: [name], found };
    const level = (request.level ?? 1) + 1;
    if (level > mostLevels) return undefined;
    const inner = type && this.memberOf(type, { ...request, without: new Set(), level }, depth - 1);
    return inner && { ...inner, path: [name, ...inner.path] };
  }
}

function inList(member: SensitiveMember | undefined): SensitiveMember | undefined {
  return member && { ...member, path: ["*", ...member.path] };
}

/** `passwordHash`: by itself it may be written, as a part of a record it shows that the record is one of accounts. */
function hashedPassword(name: string, classify: NameClassifier): SensitiveName | undefined {
  const [first, last, ...more] = words(name);
  return more.length === 0 && first !== undefined && (last === "hash" || last === "digest")
    ? classify(first)
    : undefined;
}

interface Selection {
  readonly keys: readonly string[];
  readonly isPicked: boolean;
}

function selectedKeys(type: TSESTree.TSTypeReference): Selection | undefined {
  const name = type.typeName.type === "Identifier" ? type.typeName.name : "";
  const [, keys] = type.typeArguments?.params ?? [];
  if ((name !== "Pick" && name !== "Omit") || !keys) return undefined;
  const parts = keys.type === "TSUnionType" ? keys.types : [keys];
  const texts = parts.flatMap((part) => (part.type === "TSLiteralType" ? (staticString(part.literal) ?? []) : []));
  return { keys: texts, isPicked: name === "Pick" };
}

function isList({ typeName }: TSESTree.TSTypeReference): boolean {
  return typeName.type === "Identifier" && ["Array", "ReadonlyArray", "Set"].includes(typeName.name);
}

function taggedAs(member: Node): SensitiveName | undefined {
  const tag = sensitiveTag(member);
  if (tag === undefined) return undefined;
  return { class: tag === "pii" || tag === "personal" ? "contact" : "credential", term: `@${tag}` };
}

function gravest<Item>(
  items: readonly Item[],
  find: (item: Item) => SensitiveMember | undefined,
): SensitiveMember | undefined {
  return gravestOf(
    items.flatMap((item) => find(item) ?? []),
    ({ found }) => found.class,
  );
}
