import { createRequire } from "node:module";
import { dirname, relative, resolve } from "node:path";
import type { Finding } from "../check/finding.ts";
import type * as OnePage from "../check/one-page.ts";
import { latestResult } from "../project/result-cache.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { rootOf, standardOf, type StandardContext } from "../standard/settings.ts";

// Reads Markdown and PromQL, which no other rule does: the plugin's import must stay cheap.
const load = createRequire(import.meta.url);
const checker = import.meta.url.endsWith(".ts") ? "../../dist/src/check/one-page.js" : "../check/one-page.js";

type PageContext = StandardContext & { readonly sourceCode: { readonly text: string } };

/** What is to be said of a page that is a metrics reference, or holds queries; nothing of any other. */
export function findingsOnPage(context: PageContext): readonly Pick<Finding, "location" | "message" | "suggestion">[] {
  const loaded = { standard: standardOf(context), root: rootOf(context) };
  const page = resolve(context.cwd, context.filename);
  const kept = latestResult(dirname(page), "inventory");
  const root = kept?.root ?? loaded.root;
  const file = relative(root, page).replaceAll("\\", "/");
  const inventory = isInventory(kept?.result) ? kept.result : undefined;
  const { findingsOfPage } = load(checker) as typeof OnePage;
  return findingsOfPage({ text: context.sourceCode.text, file, loaded, root, inventory });
}

/** As a check keeps it; anything else in that place is not ours. */
function isInventory(value: unknown): value is Inventory {
  return typeof value === "object" && value !== null && "metrics" in value && Array.isArray(value.metrics);
}
