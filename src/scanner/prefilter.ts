import { kindNamed, metricLibraries } from "../recognition/libraries/index.ts";
import { facadeCalls } from "../recognition/libraries/metric-shapes.ts";
import { commonMethods, ordinaryVerbs } from "../recognition/libraries/names.ts";
import type { Library } from "../recognition/library.ts";
import { constantLabelNames, declaringNames, lookupNames } from "../recognition/metric-candidates.ts";
import type { Standard } from "../standard/schema.ts";
import { literal } from "../vocabulary/literal.ts";

/** Names that only mean something as a method; as words they are everywhere. */
function isMethodOnly(name: string): boolean {
  return metricLibraries.some((library) =>
    Object.values(library.kinds).some((kind) => Object.hasOwn(kind.calls, name)),
  );
}

/** Methods that everybody has and that no shape tells: they count on nothing but a client that a library gives. */
const clientMethods: readonly string[] = [...declaringNames].filter(
  (name) => isMethodOnly(name) && commonMethods.has(name) && !Object.hasOwn(facadeCalls, name),
);

const importsClient: RegExp = (() => {
  const modules = metricLibraries.filter(givesClient).flatMap((library) => library.modules);
  return new RegExp(String.raw`["'\`](?:${modules.map(literal).join("|")})["'\`/]`);
})();

/** dd-trace keeps a client of StatsD's kind. */
function givesClient({ values = {}, kinds }: Library): boolean {
  const members = Object.values(kinds).flatMap((kind) => Object.values(kind.members ?? {}));
  const given = [...Object.values(values), ...members].flatMap((kind) => kindNamed(kind) ?? []);
  return [...Object.values(kinds), ...given].some(({ calls }) =>
    clientMethods.some((method) => calls[method]?.declares !== undefined),
  );
}

/** Whether a text imports a client that has methods like everybody's: `set`. */
export function mayImportClient(text: string): boolean {
  return importsClient.test(text);
}

const call = String.raw`\s*(?:\?\.\s*)?(?:<[^<>()]*>\s*)?\(`;

/** Methods that everybody has must be given a text. */
function common(methods: readonly string[]): string {
  return method(methods, String.raw`${call}\s*["'\`A-Z[]`);
}

/** Or a name that may stand for one, where anything of unknown make counts. */
function commonOfAny(methods: readonly string[]): string {
  return method(methods, String.raw`${call}\s*(?:["'\`A-Z[]|[a-z_$][\w$]*\s*[.,)[])`);
}

/** Names first, then what stands around them: fewer places in a file have such names than full stops and brackets. */
function method(names: readonly string[], behind: string): string {
  return String.raw`\b(?:${names.join("|")})(?=${behind})(?<=\.\s*\w+)`;
}

/** Methods that put labels on everything. */
const labelling = [...constantLabelNames].filter(isMethodOnly);

/** Methods that give an instrument by the name of its metric. */
const lookingUp = [...lookupNames].filter(isMethodOnly);

const declaring: RegExp = (() => {
  const methods = [...declaringNames].filter((name) => isMethodOnly(name) && !clientMethods.includes(name));
  const isCommon = (name: string) => commonMethods.has(name) || ordinaryVerbs.has(name);
  const telling = [...methods.filter((name) => !isCommon(name)), ...labelling, ...lookingUp];
  const words = [...declaringNames, ...lookupNames].filter((name) => !isMethodOnly(name)).join("|");
  // Classes are spoken of in code, not in a sentence.
  const inCode = String.raw`\b(?:new|extends)\s+|[.=:<|&,{(]\s*["'\`]?|\[\s*["'\`]|^[ \t]*|\btype\s+`;
  return new RegExp(
    [
      method(telling, String.raw`\s*(?:\?\.\s*)?[(<]`),
      commonOfAny(methods.filter(isCommon)),
      String.raw`\b(?:${words})\b(?:\s*(?:as\s|\()|(?!\s+[a-z])(?<=(?:${inCode})\w+))`,
    ].join("|"),
    "m",
  );
})();

const onClient = new RegExp(common(clientMethods));

/**
 * Whether a file can declare a metric or say what all of them carry, by its text. Generated from the recogniser's own
 * tables, so that a library added there is found here; a test holds scans with and without it against each other.
 * @param hasClient whether anything in the project may import a client that has methods like everybody's
 */
export function mayDeclareMetrics(text: string, hasClient: () => boolean): boolean {
  return declaring.test(text) || mayImportClient(text) || (onClient.test(text) && hasClient());
}

/** The name of an instrument, or of a function that gives one, and the methods that record on it. */
export interface Instrument {
  readonly name: string;
  readonly methods: ReadonlySet<string>;
}

/** Names that lead to metrics: of instruments, and of functions and classes that make them. */
export interface MetricNames {
  readonly instruments: readonly Instrument[];
  readonly makers: readonly string[];
}

/** Whether a file can have something to do with metrics that are known by these names. */
export function mayMention({ instruments, makers }: MetricNames): (text: string) => boolean {
  // It is called, or given another name first.
  const maker = mention(makers, String.raw`\s*(?:(?:\?\.\s*)?[(<]|as\s)`);
  const namesByMethods = new Map<string, Set<string>>();
  for (const { name, methods } of instruments) {
    const alternatives = [...methods].sort().join("|");
    namesByMethods.set(alternatives, (namesByMethods.get(alternatives) ?? new Set()).add(name));
  }
  // Asked first: fewer files have such calls than such words.
  const anyCall = new RegExp(recordingCall([...namesByMethods.keys()].join("|")));
  const recording = [...namesByMethods].map(([methods, names]) => {
    const calls = recordingCall(methods);
    return { call: new RegExp(calls), instrument: use(names, calls) };
  });
  return (text) =>
    (maker?.test(text) ?? false) ||
    (recording.length > 0 &&
      anyCall.test(text) &&
      recording.some(({ call, instrument }) => call.test(text) && instrument.test(text)));
}

function recordingCall(methods: string): string {
  return String.raw`\.\s*(?:${methods})\s*(?:\?\.\s*)?[(<]`;
}

/**
 * Names that are asked for as members, imported or taken out of an object, or that something is called on: an
 * instrument may be called `attempts`, as is much in comments.
 */
function use(names: Iterable<string>, calls: string): RegExp {
  const name = String.raw`(?:${[...names].map(literal).join("|")})`;
  const before = String.raw`(?:^[ \t]*|(?:[.{,["'\`]|\*/|\b(?:import|type|as|const|let|var))\s*)`;
  const called = String.raw`\s*[?!]*\s*${calls}`;
  return new RegExp(String.raw`(?<![\w$])${name}(?![\w$])(?:(?<=${before}${name})|(?=${called}))`, "m");
}

/** The functions that a standard names. */
export function declaredMakers({ factories }: Standard["metrics"]): readonly string[] {
  return factories.map(({ callee }) => callee.split(".").at(-1) ?? callee).filter((name) => !name.includes("*"));
}

function mention(names: Iterable<string>, behind: string): RegExp | undefined {
  const alternatives = [...names].map(literal);
  return alternatives.length === 0
    ? undefined
    : new RegExp(String.raw`(?<![\w$])(?:${alternatives.join("|")})(?![\w$])${behind}`);
}
