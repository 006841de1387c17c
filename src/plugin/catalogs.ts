import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Catalog } from "../catalog/model.ts";
import type * as Reading from "../catalog/read.ts";
import type { LoadedStandard } from "../standard/load.ts";
import { loadedStandardOf, type StandardContext } from "../standard/settings.ts";

// Markdown is read only where there is a catalog to read: the plugin's import must stay cheap.
const load = createRequire(import.meta.url);
const reader = import.meta.url.endsWith(".ts") ? "../../dist/src/catalog/read.js" : "../catalog/read.js";

type Place = Pick<LoadedStandard, "standard" | "root">;

/** The catalogs of a standard, read from their files. */
export function readCatalogsOf(loaded: Place, cwd: string): readonly Catalog[] {
  const { readCatalogs } = load(reader) as typeof Reading;
  return readCatalogs(loaded, cwd);
}

/** The catalogs that `standard()` put into the settings. */
export function givenCatalogs({ settings }: Pick<StandardContext, "settings">): readonly Catalog[] | undefined {
  const given = settings["instrumentationCatalogs"];
  return isCatalogs(given) ? given : undefined;
}

/**
 * The catalogs that answer for a linted file: those that `standard()` put into the settings, else those of the nearest
 * standard (Oxlint, or a configuration without `standard()`); without a standard there are none.
 */
export function catalogsOf(context: StandardContext): readonly Catalog[] {
  const given = givenCatalogs(context);
  if (given) return given;
  const loaded = context.settings["instrumentation"] === undefined ? loadedStandardOf(context) : undefined;
  return loaded?.file === undefined ? [] : freshCatalogs(loaded, context.cwd);
}

/** As `standard()` leaves them; anything else in that place is not ours. */
function isCatalogs(value: unknown): value is readonly Catalog[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => typeof one === "object" && one !== null && "entries" in one && "file" in one)
  );
}

interface Read {
  readonly catalogs: readonly Catalog[];
  readonly stamp: string;
  checked: number;
}

/** An editor's user needs longer to save a page. */
const renewal = 1000;
const readOf = new WeakMap<LoadedStandard["standard"], Read>();

/** Read once, and again when one of the files has changed. */
function freshCatalogs(loaded: LoadedStandard, cwd: string): readonly Catalog[] {
  const known = readOf.get(loaded.standard);
  const now = performance.now();
  if (known && now - known.checked < renewal) return known.catalogs;
  if (known && stampOf(known.catalogs, cwd) === known.stamp) {
    known.checked = now;
    return known.catalogs;
  }
  const catalogs = readCatalogsOf(loaded, cwd);
  readOf.set(loaded.standard, { catalogs, stamp: stampOf(catalogs, cwd), checked: now });
  return catalogs;
}

function stampOf(catalogs: readonly Catalog[], cwd: string): string {
  const stats = catalogs.map(({ file }) => statSync(resolve(cwd, file), { throwIfNoEntry: false }));
  return stats.map((stat) => (stat ? `${stat.mtimeMs}:${stat.size}` : "gone")).join();
}
