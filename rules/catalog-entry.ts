import { findingsOnPage } from "../src/plugin/catalog-page.ts";
import { createRule } from "../src/plugin/create-rule.ts";

type MessageId = "finding" | "findingWithMend";

export default createRule<[], MessageId>({
  name: "catalog-entry",
  meta: {
    type: "problem",
    languages: ["markdown/commonmark", "markdown/gfm"],
    docs: {
      description: "require entries and queries of a metrics reference to be as the code has them",
      presets: [],
    },
    schema: [],
    messages: { finding: "{{message}}", findingWithMend: "{{message}} {{mend}}" },
  },
  create(context) {
    // Read before the page is walked: no visitor opens a file.
    const findings = findingsOnPage(context);
    return {
      root() {
        for (const { location, message, suggestion } of findings) {
          const { line, column, endLine, endColumn } = location;
          const loc = { start: { line, column: column - 1 }, end: { line: endLine, column: endColumn - 1 } };
          if (suggestion === null) context.report({ loc, messageId: "finding", data: { message } });
          else context.report({ loc, messageId: "findingWithMend", data: { message, mend: suggestion } });
        }
      },
    };
  },
});
