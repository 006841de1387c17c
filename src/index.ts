import { plugin } from "./plugin/plugin.ts";

export type { RuleOptions } from "./plugin/rule-options.ts";

export default plugin;
export { plugin as "module.exports" };
