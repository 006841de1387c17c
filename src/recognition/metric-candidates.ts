import { remembered } from "../vocabulary/remembered.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf, isImportedName } from "./bindings.ts";
import { classMember } from "./class-members.ts";
import { frozenObject } from "./listed-items.ts";
import { kindNamed, metricLibraries, ownValue } from "./libraries/index.ts";
import { instrumentWords, measuringVerbs, nameWords, optionsWords } from "./libraries/names.ts";
import type { CallFacts, DeclareFacts, Library, RecordFacts } from "./library.ts";
import { isWhole } from "./modules.ts";
import {
  enclosingClass,
  enclosingObject,
  isCall,
  isFunction,
  lastName,
  memberName,
  namePath,
  propertyOf,
  rootOf,
  unwrapped,
  type CallNode,
  type Node,
} from "./syntax.ts";
import { isTextual } from "./text-shape.ts";

/** Every name that a call of the tables can end in; anything else need not be traced. */
export const declaringNames = namesOf((facts) => facts.declares !== undefined || facts.declaresDefaults === true);
export const recordingNames = namesOf((facts) => facts.records !== undefined || facts.declares?.records !== undefined);

/** Names of calls that hand an instrument on with labels: `counter.labels(…)`. */
export const labellingNames = namesOf(({ records, returns }) => records !== undefined && returns !== undefined);

/** Names of calls that give the instrument of a metric by its name. */
export const lookupNames = namesOf((facts) => facts.looksUp !== undefined);

/** Names of calls that put labels on everything; `new` without a name is the module's own export. */
export const constantLabelNames = namesOf((facts) => facts.constantLabels !== undefined);

/** Names that take a callback which will be asked for values. */
const observingNames = namesOf((facts) => facts.records?.labels === "callback");

/** Whether labels may stand in a call: a record that is given nothing but values has none. */
export function mayHaveLabels(node: CallNode): boolean {
  return node.arguments.some(
    (argument) =>
      argument.type === "ObjectExpression" ||
      argument.type === "ArrayExpression" ||
      argument.type === "MemberExpression" ||
      argument.type === "Identifier" ||
      (isFunction(argument) && observingNames.has(lastName(unwrapped(node.callee)) ?? "")),
  );
}

/** Names that record a value there and then; `addCallback` and its like only say who will be asked for it. */
export const recordingAtOnce = namesOf((facts) => facts.records !== undefined && facts.records.labels !== "callback");

/** Every name that a telling call can end in. */
export const metricCallNames: ReadonlySet<string> = new Set([...declaringNames, ...recordingNames]);

function namesOf(holds: (facts: CallFacts) => boolean): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (table: Readonly<Record<string, CallFacts>>) => {
    for (const [path, facts] of Object.entries(table)) if (holds(facts)) names.add(path.split(/[ .]/).at(-1) ?? path);
  };
  for (const library of metricLibraries) {
    collect(library.exports);
    for (const kind of Object.values(library.kinds)) collect(kind.calls);
  }
  return names;
}

type Instrument = Pick<DeclareFacts, "api" | "type">;

/** The kinds of things that calls of the tables give who declare an instrument, with the library of each. */
function kindsOf({ api, type }: Instrument): readonly (readonly [kind: string, library: Library])[] {
  return metricLibraries.flatMap((library) => {
    const tables = [library.exports, ...Object.values(library.kinds).map(({ calls }) => calls)];
    return tables
      .flatMap((table) => Object.values(table))
      .flatMap(({ declares, returns }) =>
        declares?.api === api && declares.type === type && returns !== undefined ? [[returns, library] as const] : [],
      );
  });
}

/** What a method does on an instrument of which only the declaration is known. */
export function recordFacts(instrument: Instrument, method: string): RecordFacts | undefined {
  const [kind] = kindsOf(instrument)[0] ?? [];
  return kind === undefined ? undefined : ownValue(kindNamed(kind)?.calls ?? {}, method)?.records;
}

const methodsOfInstruments = new Map<string, ReadonlySet<string>>();

/** The methods by which something is recorded that a call of a library declares; all, where no table says it. */
export function recordingMethods(instrument: Instrument): ReadonlySet<string> {
  // Whatever a factory of the standard or a client of unknown make gives, any method may record on it.
  if (instrument.api === "custom") return recordingNames;
  const key = `${instrument.api} ${instrument.type}`;
  const known = methodsOfInstruments.get(key);
  if (known) return known;
  const found = new Set<string>();
  for (const [kind, library] of kindsOf(instrument)) addRecording(kind, library, found);
  const methods = found.size > 0 ? found : recordingNames;
  methodsOfInstruments.set(key, methods);
  return methods;
}

/** What records on a kind of thing, on what its methods give, and inside the callbacks that it takes. */
function addRecording(kind: string, library: Library, found: Set<string>): void {
  for (const [name, { records, returns }] of Object.entries(kindNamed(kind)?.calls ?? {})) {
    if (records) found.add(name);
    if (records?.labels === "callback") for (const other of recordingNamesOf(library)) found.add(other);
    if (returns !== undefined && returns !== kind) addRecording(returns, library, found);
  }
}

function recordingNamesOf({ kinds }: Library): readonly string[] {
  const calls = Object.values(kinds).flatMap((kind) => Object.entries(kind.calls));
  return calls.flatMap(([name, { records }]) => (records ? [name] : []));
}

/** The name by which a callee is known where it is declared: `import { Counter as C }` is `Counter`. */
export function calledName(node: CallNode): string | undefined {
  const callee = unwrapped(node.callee);
  const name = lastName(callee);
  if (node.type === "CallExpression" || callee.type !== "Identifier" || name === undefined) return name;
  const declaration = declarationOf(name, callee);
  return declaration?.kind === "import" && !isWhole(declaration.imported) ? declaration.imported : name;
}

/** `new Own({ name, help })`: a class of the project that stands for an instrument. */
export function isDefinition(argument: Node | undefined): boolean {
  const node = argument && unwrapped(argument);
  return (
    node?.type === "ObjectExpression" &&
    propertyOf(node, "name") !== undefined &&
    propertyOf(node, "help") !== undefined
  );
}

/** Options that name a metric, or may: `{ ...configuration, registers }`. */
export function isOptions(argument: Node | undefined): boolean {
  if (isDefinition(argument)) return true;
  const node = argument && unwrapped(argument);
  return node?.type === "ObjectExpression" && node.properties.some(({ type }) => type === "SpreadElement");
}

/** Whether it can be seen in the file, or in the name of the file it comes from, that a receiver is an instrument. */
export function isMadeHere(receiver: Node): boolean {
  const node = unwrapped(receiver);
  if (isCall(node)) return makesInstrument(node);
  if (node.type === "MemberExpression" && node.object.type === "ThisExpression") {
    const name = memberName(node);
    return name !== undefined && membersOfThis(node, name).some(makesInstrument);
  }
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind === "import") return metricsSound.test(declaration.module);
  const init = declaration?.kind === "variable" ? declaration.node.init : undefined;
  return init ? makesInstrument(init) : false;
}

/** What a member of `this` is given in its class or its object. */
function membersOfThis(node: Node, name: string): readonly Node[] {
  const owner = enclosingClass(node);
  if (owner) return classMember(owner, name, false).values;
  const object = enclosingObject(node);
  const property = object && propertyOf(object, name);
  return property ? [property.value] : [];
}

function makesInstrument(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type === "LogicalExpression") return makesInstrument(node.right);
  if (node.type === "NewExpression") {
    const [root, ...path] = namePath(node.callee) ?? [];
    if (root === undefined || declarationOf(root, node) === undefined) return false;
    return path.length === 0 || declaringNames.has(path.at(-1) ?? "");
  }
  return node.type === "CallExpression" && declaringNames.has(lastName(node.callee) ?? "");
}

export function speaksOfMetrics(receiver: Node): boolean {
  return namePath(receiver)?.some(isNamedForMetrics) ?? false;
}

const isNamedForMetrics = remembered((name) => words(name).some((word) => instrumentWords.has(word)));

/** Splitting a name into words costs more than a look at its letters. */
const metricsSound = new RegExp([...instrumentWords, ...measuringVerbs].join("|"), "i");

/** Whether a name is that of a function that counts or measures: `recordMetric`, `incrementCounter`. */
export const soundsLikeMetrics = remembered(
  (name) =>
    metricsSound.test(name) && words(name).some((word) => instrumentWords.has(word) || measuringVerbs.has(word)),
);

const mayNameDeclaration = remembered((name) => declaringNames.has(name) || metricsSound.test(name));

/** A look at the names of a call: most cannot declare a metric, and are not worth remembering. */
export function mayDeclare(node: CallNode): boolean {
  const callee = unwrapped(node.callee);
  if (node.type === "NewExpression") return isOptions(node.arguments[0]) || declaringNames.has(calledName(node) ?? "");
  const name = lastName(callee);
  if (name === undefined) return false;
  if (mayNameDeclaration(name) || isDefinition(node.arguments[0])) return true;
  // A function of the same file may hand a name on, whatever it is called.
  if (callee.type === "Identifier") return node.arguments.some(mayHoldName) && !isImportedName(name, callee);
  return callee.type === "MemberExpression" && (callee.object.type === "ThisExpression" || isCalledOnMetrics(callee));
}

/** `metrics.time(…)`, whatever the method is called. */
export function isCalledOnMetrics(callee: Node): boolean {
  return callee.type === "MemberExpression" && isNamedForMetrics(lastName(unwrapped(callee.object)) ?? "");
}

/** A text, what may hold one, or options. */
export function mayHoldName(argument: Node): boolean {
  const node = unwrapped(argument);
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate].some(mayHoldName);
  return node.type === "ObjectExpression" || node.type === "MemberExpression" || mayBeName(node);
}

/** A parameter that is called options, which its callers give. */
export function isGivenOptions(argument: Node): boolean {
  return isParameterCalled(argument, optionsWords);
}

/** A text, or a parameter that is called a name: then its callers give it. */
export function mayBeName(argument: Node): boolean {
  return isTextual(unwrapped(argument)) || isParameterCalled(argument, nameWords);
}

/** A text, or something that says one by its name: `NAMES.created`, `Metric.Created`, an import, a parameter for it. */
export function saysName(argument: Node): boolean {
  return mayBeName(argument) || isOfConstants(argument);
}

function isOfConstants(argument: Node): boolean {
  const node = unwrapped(argument);
  const root = node.type === "Identifier" || node.type === "MemberExpression" ? rootOf(node) : undefined;
  const declaration = root?.type === "Identifier" ? declarationOf(root.name, root) : undefined;
  switch (declaration?.kind) {
    case "import":
      return true;
    case "enum":
    case "class":
      return node !== root;
    case "variable": {
      const { init } = declaration.node;
      const isObject = init ? unwrapped(init).type === "ObjectExpression" || frozenObject(init) !== undefined : false;
      return node !== root && declaration.constant && isObject;
    }
    default:
      return false;
  }
}

function isParameterCalled(argument: Node, wanted: ReadonlySet<string>): boolean {
  const node = unwrapped(argument);
  if (node.type !== "Identifier" || declarationOf(node.name, node)?.kind !== "parameter") return false;
  return wanted.has(words(node.name).at(-1) ?? "");
}
