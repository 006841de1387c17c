import { metricLibraries } from "../recognition/libraries/index.ts";
import { metricCallNames } from "../recognition/metric-candidates.ts";

/** Names that only mean something as a method; as words they are everywhere. */
function isMethodOnly(name: string): boolean {
  return metricLibraries.some((library) =>
    Object.values(library.kinds).some((kind) => Object.hasOwn(kind.calls, name)),
  );
}

/**
 * Whether a file can hold a call about metrics, by its text. Generated from the recogniser's own tables, so that a
 * library added there is found here; a test holds scans with and without it against each other.
 */
export const mayHoldMetrics: RegExp = (() => {
  const methods = [...metricCallNames].filter(isMethodOnly).join("|");
  const words = [...metricCallNames].filter((name) => !isMethodOnly(name)).join("|");
  return new RegExp(`\\.\\s*(?:${methods})\\s*(?:\\?\\.)?\\s*[(<]|\\b(?:${words})\\b`);
})();
