import { format } from "prettier";

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
    ["tasker", "🧭"],
    ["otel", "🔭"],
    ["prometheus", "🔥"],
  ],
  ruleDocTitleFormat: "name",
  ruleDocSectionInclude: ["Why", "Examples", "When not to use it"],
  ruleListColumns: ["name", "description", "configsWarn", "configsError", "fixable", "hasSuggestions"],
  postprocess: (content) => format(content, { parser: "markdown", embeddedLanguageFormatting: "off" }),
};
