import rule from "../../rules/no-sensitive-data.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const prom =
  'import { Counter } from "prom-client"; const logins = new Counter({ name: "logins", help: "x", labelNames: ["token"] });\n';
const all = {
  classes: ["credential", "financial", "health", "government-id", "carrier", "contact", "online"] as const,
};

const field = pino + "log.info({ password: input }, 'Login');";
const shorthand = pino + "function f(password: string) { log.info({ password }, 'Login'); }";
const memberValue = pino + "log.info({ value: user.password }, 'Login');";
const text = pino + "function f(token: string) { log.info(`Login with ${token}`); }";
const labelled = pino + 'log.info("token: " + value);';
const alias = pino + "const shown = user.apiKey; log.info({ shown }, 'Login');";
const destructured = pino + "const { password: given } = body; log.info({ given }, 'Login');";
const stringified = pino + "log.info({ body: JSON.stringify({ secret: x.secret }) }, 'Login');";
const headers = pino + "function f(req) { log.info({ headers: req.headers }, 'Request'); }";
const body = 'console.log("Unknown", req.body);';
const environment = pino + "log.info({ env: process.env }, 'Started');";
const variable = pino + "log.info({ key: process.env.API_KEY }, 'Started');";
const card = pino + "log.info({ cardNumber: order.cardNumber }, 'Paid');";
const email = pino + "log.info({ email: user.email }, 'Signed up');";
const prefix = pino + "log.info({ token: token.slice(0, 8) }, 'Login');";
const choice = pino + "log.info({ auth: user.token ?? user.password }, 'Login');";
const label = prom + "logins.inc({ token: session.token });";
const positional = prom + "logins.labels(user.password).inc();";
const mapped = pino + "log.info({ all: users.map((u) => u.password) }, 'Users');";
const getter = pino + "log.info({ x: user.getPassword() }, 'Users');";
const bound = pino + "log.child({ token: session.token });";
const own = pino + "log.info({ loyaltyNumber: customer.loyaltyNumber }, 'Paid');";

const credential = (name: string) => ({ messageId: "sensitiveValue" as const, data: { name, class: "a credential" } });

ruleTester.run("no-sensitive-data", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "a child of something else", code: "tree.child({ token: session.token });" },
    { name: "the policy of passwords is no password", code: pino + "log.info({ passwordPolicy: policy }, 'Loaded');" },
    {
      name: "a count of tokens is no token",
      code: pino + "log.info({ tokenCount: n, maxTokens: m, totalTokens: t }, 'Completion');",
    },
    { name: "a page token is no credential", code: pino + "log.info({ nextPageToken: cursor }, 'Listed');" },
    { name: "a cancellation token is no credential", code: pino + "log.info({ cancellationToken: t }, 'Cancelled');" },
    { name: "crypto assets are called tokens", code: pino + "log.info({ tokenIn: a, tokenAddress: b }, 'Swap');" },
    { name: "the name of a secret is no secret", code: pino + "log.info({ secretName: name }, 'Rotated');" },
    {
      name: "a yes or no about a password",
      code: pino + "log.info({ hasPassword: flag, isPasswordValid: ok }, 'Login');",
    },
    { name: "a constant discloses nothing", code: pino + "log.info({ password: '***' }, 'Login');" },
    { name: "a comparison discloses nothing", code: pino + "log.info({ password: a === b }, 'Login');" },
    { name: "a negation discloses nothing", code: pino + "log.info({ token: !!token }, 'Login');" },
    { name: "a length discloses nothing", code: pino + "log.info({ password: password.length }, 'Login');" },
    { name: "presence discloses nothing", code: pino + "log.info({ token: token ? 'present' : 'missing' }, 'Login');" },
    { name: "a hash by its name", code: pino + "log.info({ hashedToken, passwordHash: user.passwordHash }, 'Login');" },
    {
      name: "a sanitiser by its name",
      code: pino + "log.info({ token: maskToken(token), secret: redact(secret) }, 'Login');",
    },
    {
      name: "a sanitiser of the standard",
      code: pino + "log.info({ token: privacy.tidy(token) }, 'Login');",
      settings: { instrumentation: { sensitive: { sanitizers: ["privacy.*"] } } },
    },
    { name: "the last four characters", code: pino + "log.info({ pan: '****' + cardNumber.slice(-4) }, 'Paid');" },
    { name: "an unknown call breaks the flow", code: pino + "log.info({ result: check(password) }, 'Login');" },
    { name: "words in a text are no source", code: pino + "log.info('The password was changed for this token');" },
    { name: "a message about a field is a text", code: pino + "log.info({ hint: messages.password }, 'Login');" },
    {
      name: "a picked header",
      code: pino + "function f(req) { log.info({ type: req.headers['content-type'] }, 'Request'); }",
    },
    {
      name: "the query of something that is no request",
      code: pino + "function f(req: { query: string }) { log.info({ query: req.query }, 'Select'); }",
    },
    {
      name: "a body of another type",
      code: pino + "function f(req: Query) { log.info({ body: req.body }, 'Select'); }",
    },
    {
      name: "an environment variable that is no secret",
      code: pino + "log.info({ region: process.env.AWS_REGION }, 'Started');",
    },
    {
      name: "what stands behind a preposition is not what the name is",
      code: pino + "log.info({ userIdForAuth, envWithoutSecrets }, 'Login');",
    },
    { name: "contact data is off by default", code: email },
    {
      name: "a name that the standard allows",
      code: pino + "log.info({ token0: pool.token0 }, 'Swap');",
      settings: { instrumentation: { sensitive: { allow: ["token0"] } } },
    },
    { name: "a level that the option leaves out", code: field, options: [{ levels: ["error"] }] },
    { name: "a classes option without credentials", code: field, options: [{ classes: ["health"] }] },
    { name: "a function is not its result", code: pino + "log.info({ getPassword }, 'Login');" },
    { name: "a typed boolean", code: pino + "function f(password: boolean) { log.info({ password }, 'Login'); }" },
    {
      name: "arithmetic is a number",
      code: pino + "const accountNumber = i + 1; log.info({ accountNumber }, 'Account');",
    },
    {
      name: "a script prints for the person who runs it",
      code: "console.log(`Your token: ${token}`);",
      filename: "scripts/mint.ts",
    },
    { name: "a toast is no log", code: "toast.error(`Wrong ${password}`);" },
    { name: "what a callback picks is harmless", code: pino + "log.info({ all: users.map((u) => u.id) }, 'Users');" },
  ],
  invalid: [
    {
      name: "what a child logger carries",
      code: bound,
      errors: [on(bound, "session.token", credential("token"))],
    },
    {
      name: "a sensitive key with an unknown value",
      code: field,
      errors: [on(field, "password", credential("password"))],
    },
    {
      name: "a parameter by its name",
      code: shorthand,
      errors: [{ ...credential("password"), line: 2, column: 43, endLine: 2, endColumn: 51 }],
    },
    {
      name: "a harmless key with a sensitive value",
      code: memberValue,
      errors: [on(memberValue, "user.password", credential("password"))],
    },
    {
      name: "a value in the text",
      code: text,
      errors: [{ ...credential("token"), line: 2, column: 52, endLine: 2, endColumn: 57 }],
    },
    {
      name: "a label in front of an unknown value",
      code: labelled,
      errors: [on(labelled, "value", credential("token"))],
    },
    {
      name: "an alias is followed",
      code: alias,
      errors: [{ ...credential("apiKey"), line: 2, column: 39, endLine: 2, endColumn: 44 }],
    },
    {
      name: "destructuring is followed",
      code: destructured,
      errors: [{ ...credential("given"), line: 2, column: 46, endLine: 2, endColumn: 51 }],
    },
    { name: "JSON is no protection", code: stringified, errors: [on(stringified, "x.secret", credential("secret"))] },
    {
      name: "the headers of a request",
      code: headers,
      errors: [on(headers, "req.headers", { messageId: "requestCarrier", data: { name: "req.headers" } })],
    },
    {
      name: "the console is a sink even where it is no logger",
      code: body,
      errors: [on(body, "req.body", { messageId: "requestCarrier", data: { name: "req.body" } })],
    },
    {
      name: "the whole environment",
      code: environment,
      errors: [on(environment, "process.env", { messageId: "requestCarrier", data: { name: "process.env" } })],
    },
    {
      name: "a secret of the environment",
      code: variable,
      errors: [on(variable, "process.env.API_KEY", credential("API_KEY"))],
    },
    {
      name: "financial data",
      code: card,
      errors: [
        on(card, "order.cardNumber", {
          messageId: "sensitiveValue",
          data: { name: "cardNumber", class: "financial data" },
        }),
      ],
    },
    {
      name: "contact data, where asked for",
      code: email,
      options: [all],
      errors: [
        on(email, "user.email", { messageId: "sensitiveValue", data: { name: "email", class: "contact data" } }),
      ],
    },
    {
      name: "a prefix is a leak",
      code: prefix,
      errors: [{ ...credential("token"), line: 2, column: 19, endLine: 2, endColumn: 24 }],
    },
    {
      name: "both sides of a default",
      code: choice,
      errors: [on(choice, "user.token", credential("token")), on(choice, "user.password", credential("password"))],
    },
    {
      name: "a metric label",
      code: label,
      errors: [
        on(label, "session.token", { messageId: "sensitiveLabel", data: { name: "token", class: "a credential" } }),
      ],
    },
    {
      name: "a metric label by position",
      code: positional,
      errors: [
        on(positional, "user.password", {
          messageId: "sensitiveLabel",
          data: { name: "password", class: "a credential" },
        }),
      ],
    },
    { name: "what a callback picks", code: mapped, errors: [on(mapped, "u.password", credential("password"))] },
    {
      name: "a method that gives it",
      code: getter,
      errors: [on(getter, "user.getPassword()", credential("getPassword"))],
    },
    {
      name: "a word that the standard adds",
      code: own,
      settings: { instrumentation: { sensitive: { add: { contact: ["loyaltyNumber"] }, classes: ["contact"] } } },
      errors: [
        on(own, "customer.loyaltyNumber", {
          messageId: "sensitiveValue",
          data: { name: "loyaltyNumber", class: "contact data" },
        }),
      ],
    },
  ],
});
