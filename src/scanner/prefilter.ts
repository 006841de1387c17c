import { metricLibraries } from "../recognition/libraries/index.ts";
import { commonMethods } from "../recognition/libraries/names.ts";
import { declaringNames, metricCallNames } from "../recognition/metric-candidates.ts";
import type { Standard } from "../standard/schema.ts";

/** Names that only mean something as a method; as words they are everywhere. */
function isMethodOnly(name: string): boolean {
  return metricLibraries.some((library) =>
    Object.values(library.kinds).some((kind) => Object.hasOwn(kind.calls, name)),
  );
}

/**
 * Whether a file can declare a metric, by its text. Generated from the recogniser's own tables, so that a library added
 * there is found here; a test holds scans with and without it against each other. Methods that everybody has must be
 * given a text.
 */
export const mayDeclareMetrics: RegExp = (() => {
  const methods = [...declaringNames].filter(isMethodOnly);
  const telling = methods.filter((name) => !commonMethods.has(name)).join("|");
  const common = methods.filter((name) => commonMethods.has(name)).join("|");
  const words = [...declaringNames].filter((name) => !isMethodOnly(name)).join("|");
  const call = String.raw`\s*(?:\?\.)?\s*(?:<[^<>()]*>)?\s*\(`;
  return new RegExp(
    String.raw`\.\s*(?:${telling})\s*(?:\?\.)?\s*[(<]|\.\s*(?:${common})${call}\s*["'\`A-Z[]|\b(?:${words})\b`,
  );
})();

/** Whether a file has calls that can record something. */
const mayRecord: RegExp = (() => {
  const methods = [...metricCallNames].filter(isMethodOnly).join("|");
  return new RegExp(String.raw`\.\s*(?:${methods})\s*(?:\?\.)?\s*[(<]`);
})();

/** Names that lead to metrics: of instruments, and of functions and classes that make them. */
export interface MetricNames {
  readonly instruments: Iterable<string>;
  readonly makers: Iterable<string>;
}

/** Whether a file can have something to do with metrics that are known by these names. */
export function mayMention({ instruments, makers }: MetricNames): (text: string) => boolean {
  const instrument = mention(instruments, "");
  const maker = mention(makers, String.raw`\s*(?:\?\.)?\s*[(<]`);
  return (text) => (maker?.test(text) ?? false) || ((instrument?.test(text) ?? false) && mayRecord.test(text));
}

/** The functions that a standard names. */
export function declaredMakers({ factories }: Standard["metrics"]): readonly string[] {
  return factories.map(({ callee }) => callee.split(".").at(-1) ?? callee).filter((name) => !name.includes("*"));
}

function mention(names: Iterable<string>, behind: string): RegExp | undefined {
  const alternatives = [...names].map((name) => name.replace(/[^\w]/g, "\\$&"));
  return alternatives.length === 0
    ? undefined
    : new RegExp(String.raw`(?<![\w$])(?:${alternatives.join("|")})(?![\w$])${behind}`);
}
