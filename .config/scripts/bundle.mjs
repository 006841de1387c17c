// Makes starting cheap. The two hundred modules of the source, imported one by one, took a fifth of a second of every
// start: they are bundled into one file for each thing that is opened by itself, and files that those have in common. And
// a configuration of ESLint only needs what the rules say about themselves: the plugin's entry keeps that as data and
// opens the rest with the first rule that runs.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { plugin } from "../../dist/src/plugin/plugin.js";

const at = (path) => fileURLToPath(new URL(`../../dist/src/${path}`, import.meta.url));

const opened = {
  "plugin/bundle": at("plugin/plugin.js"),
  // The plugin opens these by their paths, with the first catalog.
  "catalog/read": at("catalog/read.js"),
  "check/one-page": at("check/one-page.js"),
  "cli/bin": at("cli/bin.js"),
};
const bundle = await rolldown({ input: opened, platform: "node", external: /^[@a-z]/ });
// As deep as the modules, which find the manifest and each other by relative paths.
await bundle.write({ dir: at("."), chunkFileNames: "common/[name]-[hash].js", format: "esm" });
await bundle.close();

const { meta } = plugin;
const described = Object.entries(plugin.rules).map(([name, rule]) => [name, without(rule, "create")]);
const presets = Object.entries(plugin.configs).map(([name, config]) => [name, without(config, "plugins")]);

writeFileSync(
  at("index.js"),
  `import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
let bundle;
const whole = () => (bundle ??= load("./plugin/bundle.js").plugin);

const plugin = {
  meta: ${asData(meta)},
  rules: {},
  configs: {},
  standard: (file) => whole().standard(file),
};
for (const [name, rule] of ${asData(described)})
  plugin.rules[name] = { ...rule, create: (context) => whole().rules[name].create(context) };
for (const [name, config] of ${asData(presets)})
  plugin.configs[name] = { ...config, plugins: { [plugin.meta.namespace]: plugin } };

export default plugin;
export { plugin as "module.exports" };
`,
);

function without(object, key) {
  return Object.fromEntries(Object.entries(object).filter(([one]) => one !== key));
}

/** Text that a parser reads faster than the literal; U+2028 and U+2029 are valid in both. */
function asData(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}
