// npm run new:rule NAME: writes the rule, its test and its page, and lists what is left to do by hand.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const [, , name] = process.argv;
const root = new URL("../../", import.meta.url);
const at = (path) => new URL(path, root);

if (!name || !/^[a-z]+(-[a-z]+)+$/.test(name)) {
  fail(`A rule has a name in kebab-case: npm run new:rule no-something`);
} else if (existsSync(at(`rules/${name}.ts`))) {
  fail(`rules/${name}.ts is there already.`);
} else {
  write();
}

function write() {
  const camel = name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  writeFileSync(
    at(`rules/${name}.ts`),
    `import { createRule } from "../src/plugin/create-rule.ts";
import { fileContext } from "../src/plugin/rule-context.ts";

type MessageId = "${camel}";

export default createRule<[], MessageId>({
  name: "${name}",
  meta: {
    type: "suggestion",
    docs: { description: "require …", presets: ["strict"] },
    schema: [],
    messages: { ${camel}: "What is wrong here with \`{{value}}\`, and why it matters. How to mend it." },
  },
  create(context) {
    const { telemetry } = fileContext(context);
    return {
      CallExpression(node) {
        const call = telemetry.logCall(node);
        if (!call?.message) return;
      },
    };
  },
});
`,
  );
  writeFileSync(
    at(`test/rules/${name}.test.ts`),
    `import rule from "../../rules/${name}.ts";
import { assertEverything, ruleTester } from "../rule-tester.ts";

ruleTester.run("${name}", rule, {
  assertionOptions: assertEverything,
  valid: [{ name: "an empty file", code: "" }],
  invalid: [],
});
`,
  );
  writeFileSync(
    at(`docs/rules/${name}.md`),
    `# ${name}

<!-- end auto-generated rule header -->

## Why

## Examples

\`\`\`ts incorrect
\`\`\`

\`\`\`ts correct
\`\`\`

## When not to use it
`,
  );
  const list = at("src/plugin/rules.ts");
  const source = readFileSync(list, "utf8")
    .replace(/^(import [\s\S]*?)\n\n/, `$1\nimport ${camel} from "../../rules/${name}.ts";\n\n`)
    .replace(/\n};\n$/, `\n  "${name}": ${camel},\n};\n`);
  writeFileSync(list, source);
  process.stdout.write(
    `Wrote rules/${name}.ts, test/rules/${name}.test.ts and docs/rules/${name}.md, and wired it in src/plugin/rules.ts.\n` +
      `Left to you: the rule, its cases, its page, an occurrence in fixtures/drifted, and npm run docs.\n`,
  );
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
