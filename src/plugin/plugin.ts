import type { ESLint, Linter } from "eslint";
import type { PresetName } from "./create-rule.ts";
import { pluginVersion } from "./manifest.ts";
import { standard } from "./flat-config.ts";
import { rules } from "./rules.ts";

const namespace = "instrumentation";

/** The severity of a rule in the presets: what prevents an incident is an error, what is a matter of a standard a warning. */
const errors = new Set<string>(["no-sensitive-data"]);

/** The plugin: rules, presets, and what puts the standard into a configuration. */
export const plugin = {
  meta: { name: "eslint-plugin-instrumentation", version: pluginVersion, namespace },
  rules: rules as unknown as NonNullable<ESLint.Plugin["rules"]>,
  configs: {} as Record<PresetName | "otel" | "prometheus", Linter.Config>,
  standard,
};

// Configs hold the plugin that holds them, so they can only be added to it afterwards.
Object.assign(plugin.configs, {
  recommended: preset("recommended"),
  strict: preset("strict"),
  tasker: { ...preset("tasker"), settings: { instrumentation: { extends: "tasker" } } },
  // The recommended rules under a standard that follows the conventions of one side.
  otel: { ...preset("recommended"), name: "instrumentation/otel", settings: { instrumentation: { extends: "otel" } } },
  prometheus: {
    ...preset("recommended"),
    name: "instrumentation/prometheus",
    settings: { instrumentation: { extends: "prometheus" } },
  },
});

function preset(name: PresetName): Linter.Config {
  const chosen = Object.entries(rules).filter(([, rule]) => rule.meta.docs?.presets.includes(name));
  return {
    name: `instrumentation/${name}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(
      chosen.map(([rule, { meta }]) => {
        const severity = errors.has(rule) ? "error" : "warn";
        const options = meta.docs?.presetOptions?.[name];
        return [`${namespace}/${rule}`, options === undefined ? severity : [severity, options]] as const;
      }),
    ),
  };
}
