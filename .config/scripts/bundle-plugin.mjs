// Makes importing the plugin cheap. A configuration needs what the rules say about themselves, a run needs the rest: the
// entry keeps the first as data and opens the second, bundled into one file, with the first rule that runs. The two
// hundred modules of the source, imported one by one, took a fifth of a second of every start of ESLint.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { plugin } from "../../dist/src/plugin/plugin.js";

const at = (path) => fileURLToPath(new URL(`../../dist/src/${path}`, import.meta.url));

// The bundle stands where the modules stand that open others by relative paths.
const bundle = await rolldown({ input: at("plugin/plugin.js"), platform: "node", external: /^[@a-z]/ });
await bundle.write({ file: at("plugin/bundle.js"), format: "esm" });
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
