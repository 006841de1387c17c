import fc from "fast-check";

/** Programs full of telemetry, and of what looks like it: every shape of a call with every shape of an argument. */
const name = fc.constantFrom("log", "logger", "span", "counter", "userId", "password", "error", "req", "i", "x");
const word = fc.constantFrom(
  "order",
  "failed:",
  "ok",
  "%s",
  "{id}",
  "[worker]",
  "é",
  "",
  "user.email",
  "a_total",
  "Job done!",
);
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
const quoted = text.map((value) => JSON.stringify(value));
const key = fc.oneof(
  name,
  fc
    .constantFrom("'a-b'", "[key]", "err", "request_id", "requestId", "http.method", "2", "'__proto__'")
    .map((one) => (one.includes(".") ? `'${one}'` : one)),
);

const { expression, statement } = fc.letrec<{ expression: string; statement: string }>((tie) => {
  const inner = tie("expression");
  const list = fc.array(inner, { maxLength: 4 }).map((all) => all.join(", "));
  const property = fc.oneof(
    fc.tuple(key, inner).map(([one, value]) => `${one}: ${value}`),
    name,
    inner.map((value) => `...${value}`),
    fc.tuple(key, tie("statement")).map(([one, body]) => `${one}() { ${body} }`),
  );
  const object = fc.array(property, { maxLength: 5 }).map((all) => `{ ${all.join(", ")} }`);
  const template = fc
    .array(fc.tuple(text, inner), { maxLength: 3 })
    .map((parts) => `\`${parts.map(([words, hole]) => `${words} \${${hole}}`).join(" ")}\``);
  const receiver = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        "log",
        "logger",
        "this.logger",
        "console",
        "meter",
        "tracer",
        "span",
        "counter",
        "statsd",
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "log?.",
        "log!",
        "(log as any)",
        "log.child({ a: 1 })",
        "new Logger()",
        "logger[level]",
      ),
    },
    inner,
  );
  const method = fc.constantFrom(
    ..."info error warn debug log child trace fatal add inc record observe set startSpan startActiveSpan end setAttribute setAttributes recordException setStatus createCounter createHistogram startTimer increment timing labels bind".split(
      " ",
    ),
  );
  const call = fc
    .tuple(receiver, method, list)
    .map(([one, what, args]) => `${one.replace(/\?\.$/, "?")}.${what}(${args})`);
  const level = fc.constantFrom("info", "error", "warn", "debug", "fatal");
  const message = fc.oneof(
    quoted,
    template,
    fc.tuple(quoted, inner).map(([one, value]) => `${one} + ${value}`),
    inner,
  );
  const logging = fc
    .tuple(
      fc.constantFrom("log", "logger", "log.child({ requestId })", "console"),
      level,
      fc.option(object),
      message,
      list,
    )
    .map(([one, at, fields, said, rest]) => `${one}.${at}(${[fields, said, rest].filter(Boolean).join(", ")})`);
  const measuring = fc.oneof(
    fc.tuple(inner, object).map(([value, labels]) => `counter.add(${value}, ${labels})`),
    fc.tuple(object).map(([labels]) => `counter.inc(${labels})`),
    fc.tuple(message, object).map(([called, options]) => `meter.createHistogram(${called}, ${options})`),
    fc.tuple(quoted, inner).map(([called, value]) => `span.setAttribute(${called}, ${value})`),
    object.map((attributes) => `span.setAttributes(${attributes})`),
    fc
      .tuple(message, tie("statement"))
      .map(([called, body]) => `tracer.startActiveSpan(${called}, async (span) => { ${body} })`),
  );
  const expressions = fc.oneof(
    { maxDepth: 4, depthIdentifier: "expression" },
    name,
    quoted,
    fc.constantFrom(
      "1",
      "null",
      "undefined",
      "true",
      "/a+/g",
      "this",
      "1n",
      "import.meta.url",
      "Date.now()",
      "process.env",
    ),
    template,
    object.map((one) => `(${one})`),
    list.map((all) => `[${all}]`),
    { weight: 5, arbitrary: call },
    fc.tuple(inner, name).map(([one, member]) => `(${one}).${member}`),
    fc.tuple(inner, inner).map(([one, other]) => `(${one} + ${other})`),
    fc.tuple(inner, inner, inner).map(([one, two, three]) => `(${one} ? ${two} : ${three})`),
    fc.tuple(inner, inner).map(([one, other]) => `(${one} ?? ${other})`),
    fc.tuple(name, tie("statement")).map(([parameter, body]) => `((${parameter}) => { ${body} })`),
    fc.tuple(name, inner).map(([parameter, body]) => `(async ({ ${parameter}, ...rest } = {}) => ${body})`),
    inner.map((one) => `(await ${one})`),
    fc
      .tuple(fc.constantFrom("Error", "Counter", "Histogram", "client.Gauge", "Map", "Date"), list)
      .map(([type, args]) => `new ${type}(${args})`),
    inner.map((one) => `(${one} as const)`),
    inner.map((one) => `String(${one})`),
    inner.map((one) => `JSON.stringify(${one})`),
    fc.tuple(name, inner).map(([one, value]) => `(${one} = ${value})`),
    inner.map((one) => `(/* why */ ${one} // what\n)`),
  );
  const statements = fc.oneof(
    { maxDepth: 3, depthIdentifier: "statement" },
    { weight: 6, arbitrary: fc.oneof(logging, measuring).map((one) => `${one};`) },
    { weight: 3, arbitrary: expressions.map((one) => `${one.startsWith("{") ? "0, " : ""}${one};`) },
    fc
      .tuple(fc.constantFrom("const", "let", "var"), name, expressions)
      .map(([kind, one, value]) => `{ ${kind} ${one} = ${value}; use(${one}); }`),
    fc.tuple(expressions, tie("statement")).map(([one, body]) => `if (${one}) { ${body} }`),
    fc
      .tuple(tie("statement"), name, tie("statement"))
      .map(([body, one, handler]) => `try { ${body} } catch (${one}) { ${handler} } finally { span.end(); }`),
    fc.tuple(name, expressions, tie("statement")).map(([one, of, body]) => `for (const ${one} of ${of}) { ${body} }`),
    fc.tuple(expressions, tie("statement")).map(([one, body]) => `switch (${one}) { case 1: ${body} break; default: }`),
    expressions.map((one) => `throw ${one};`),
    fc
      .tuple(name, tie("statement"))
      .map(([one, body]) => `function ${one}F(${one}, ...args) { ${body} return ${one}; }`),
    fc
      .tuple(tie("statement"), expressions)
      .map(
        ([body, value]) =>
          `class A extends (${value}) { #log = log; static x = ${value}; constructor() { super(); ${body} } }`,
      ),
  );
  return { expression: expressions, statement: statements };
});

const header = fc.constantFrom(
  'import pino from "pino"; const log = pino(); const logger = log;',
  'import winston from "winston"; const log = winston.createLogger(), logger = log;',
  'import { Logger } from "@nestjs/common"; const log = new Logger("A"), logger = log;',
  'import { trace, metrics } from "@opentelemetry/api"; const tracer = trace.getTracer("a"), meter = metrics.getMeter("a"); const span = tracer.startSpan("a"); const counter = meter.createCounter("a.b");',
  'import client, { Counter, Histogram } from "prom-client"; const counter = new Counter({ name: "a_total", help: "A", labelNames: ["x"] });',
  "",
);

export const programs: fc.Arbitrary<string> = fc
  .tuple(
    header,
    fc.array(
      fc.oneof(
        statement,
        expression.map((one) => `void ${one};`),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([imports, body]) => `${imports}\nasync function main(req, error) {\n${body.join("\n")}\n}\n`);

/** A text with pieces of it left out, doubled, moved or replaced by what is said elsewhere in it. */
export function mutationsOf(source: string): fc.Arbitrary<string> {
  const pieces = source.match(/\w+|\s+|[^\w\s]/g) ?? [];
  const index = fc.nat({ max: Math.max(0, pieces.length - 1) });
  const change = fc.record({
    kind: fc.constantFrom("drop" as const, "double" as const, "swap" as const, "replace" as const),
    at: index,
    other: index,
    length: fc.integer({ min: 1, max: 6 }),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let all: readonly string[] = pieces;
    for (const { kind, at, other, length } of changes) {
      const taken = all.slice(at, at + length);
      const given = all.slice(other, other + length);
      const put = { drop: [], double: [...taken, ...taken], swap: given, replace: given.slice(0, 1) }[kind];
      all = [...all.slice(0, at), ...put, ...all.slice(at + length)];
    }
    return all.join("");
  });
}
