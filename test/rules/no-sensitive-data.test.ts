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
const keysOfMap = pino + "users.forEach((user, token) => { log.info({ token }, 'Known'); });";
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
const cookie = pino + "function f(name) { log.info({ v: getCookie(name) }, 'Asked'); }";
const namedCookie = pino + "log.info({ v: getCookie('accessToken') }, 'Asked');";
const bound = pino + "log.child({ token: session.token });";
const own = pino + "log.info({ loyaltyNumber: customer.loyaltyNumber }, 'Paid');";

const responseData = `${pino}import axios from "axios";\nasync function f() { try { await axios.get(url); } catch (ex) { log.info({ got: ex.response?.data }, 'Failed'); } }`;
/** A logger of the project that is given a session with each text, and prints what it makes of it. */
const ownLogs = (printed: string) => `class Logs { constructor(private meta: (info: Session) => object) {}
debug(info: Session, msg: string, ...args: unknown[]) { this.log("debug", info, msg, ...args); }
info(info: Session, msg: string, ...args: unknown[]) { this.log("info", info, msg, ...args); }
warn(info: Session, msg: string, ...args: unknown[]) { this.log("warn", info, msg, ...args); }
log(level: string, info: Session, msg: string, ...args: unknown[]) { winston.log(level, msg, ...args, ${printed}); } }
interface Session { id: string; password: string }
const log = new Logs(({ id }) => ({ id }));
function open(session: Session) { log.info(session, "Opened"); }`;
const onChain = `${pino}import { ethers } from "ethers";\n`;
const asset = (name: string) =>
  `${onChain}function f(given) { const { ${name} } = given; log.info({ ${name} }, 'Sent'); }`;

const credential = (name: string) => ({ messageId: "sensitiveValue" as const, data: { name, class: "a credential" } });

const attribute = (name: string, place: string, what = "a credential") =>
  ({ messageId: "sensitiveAttribute", data: { name, class: what, place } }) as const;
const spanAttribute = 'span.setAttribute("job.owner", user.apiKey);';
const spanAttributes = "span.setAttributes({ owner: session.token });";
const spanKey = 'span.setAttribute("http.request.header.authorization", value);';
const spanStart =
  'import { trace } from "@opentelemetry/api"; trace.getTracer("x").startSpan("s", { attributes: { token: session.token } });';
const spanStatus = "span.setStatus({ code: 2, message: `Rejected ${user.password}` });";
const baggage =
  'import { propagation } from "@opentelemetry/api"; propagation.createBaggage({ "session.token": { value } });';
const tracker = 'import * as Sentry from "@sentry/node"; Sentry.setExtra("key", user.apiKey);';
const effect = 'import { Effect } from "effect";\n';
const annotated = effect + 'Effect.annotateCurrentSpan("key", user.apiKey);';
const annotatedAll = effect + "Effect.annotateCurrentSpan({ id, key: user.apiKey });";
const spanOptions = effect + 'work.pipe(Effect.withSpan("users.load", { attributes: { key: user.apiKey } }));';
const annotatedLogs = effect + 'Effect.logInfo("Loaded").pipe(Effect.annotateLogs({ key: user.apiKey }));';
const sentryMetric =
  'import * as Sentry from "@sentry/node"; Sentry.metrics.count("logins", 1, { attributes: { key: user.apiKey } });';
const dimension =
  'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"; new PutMetricDataCommand({ MetricData: [{ MetricName: "Logins", Dimensions: [{ Name: "Key", Value: user.apiKey }] }] });';
const trackerError =
  'import { captureException } from "@sentry/node"; captureException(new Error(`No account for ${user.password}`));';
const context = pino + "log.setBindings({ token: session.token });";
const output = "process.stdout.write(user.password);";
const typed =
  pino +
  'interface User { id: string; passwordHash: string }\nfunction f(user: User) { log.info({ user }, "Loaded"); }';
const rest =
  pino +
  'function f(user: { id: string; token: string }) { const { id, ...others } = user; log.info({ others }, "Loaded"); }';
const written =
  pino +
  'function f(p: string) { const o: Record<string, string> = { id: "x" }; o.password = p; log.info(o, "Login"); }';
const winston = 'import winston from "winston";\n';
const defaultMeta = winston + "winston.createLogger({ defaultMeta: user.apiKey });";
const base =
  'import pino from "pino"; pino({ base: { login: account.password }, mixin: () => ({ login: account.token }) });';
const cleared = (body: string, start = "") =>
  winston +
  `const clear = winston.format((info) => { ${body} return info; });\n` +
  `const log = winston.createLogger({ format: winston.format.combine(${start}clear(), winston.format.json()) });\n` +
  'log.info("Login", { password: user.password });';
const maybeCleared = cleared("if (info.level === 'debug') delete info.password;");
const tooLate = cleared("delete info.password;", "winston.format.json(), ");
const entries =
  pino +
  'function f(p: string) { const m = new Map<string, string>(); m.set("password", p); log.info({ m: Object.fromEntries(m) }, "Login"); }';
const observed =
  'import { metrics } from "@opentelemetry/api"; const size = metrics.getMeter("a").createObservableGauge("a.size");\n' +
  "size.addCallback((result) => { result.observe(1, { owner: user.token }); });";
const placed = prom + "logins.labels(value).inc();";
const stored = pino + 'log.info({ value: localStorage.getItem("access_token") }, "Opened");';
const graver =
  pino + 'interface User { email: string; password: string }\nfunction f(user: User) { log.info({ user }, "Loaded"); }';
const spelledOut =
  pino +
  'function f(row: Row) { const account = { id: row.id, plan: row.plan, password: row.password }; log.info({ account }, "Loaded"); }';
const handed =
  pino + 'function show(v: string) { log.info({ v }, "Shown"); }\nfunction f(user: User) { show(user.password); }';
const writtenLater =
  pino +
  'import { parseUrl } from "./url"; function f(token: string) { const url = parseUrl(base); url.username = token; log.info({ url: url.toString() }, "Using"); }';
const wrapped =
  pino +
  'function info(message: string, fields: object) { log.info(fields, message); }\ninfo("Login", { value: user.password });';
const among = pino + 'log.info({ id: user.id, password: user.password, ok: true }, "Login");';
const firstOfTwo = pino + 'log.info({ password, id: user.id }, "Login");';
const opaqueKey = pino + 'log.info({ id: user.id, apiKey: given as string }, "Login");';
const overSpread = pino + 'log.info({ ...user, password: account.password }, "Login");';
const overKey = pino + 'log.info({ password: "none", password: account.password }, "Login");';
const evaluated = pino + 'log.info({ id: user.id, apiKey: take(queue) }, "Login");';
const commented = pino + 'log.info({ id: user.id, /* why */ password: user.password }, "Login");';
const untagged =
  pino + '/** Cuts. */ function tidy(v: string) { return cut(v); }\nlog.info({ password: tidy(p) }, "Login");';
const returnsText =
  pino + 'function tidy(v: string): string { return cut(v); }\nlog.info({ password: tidy(p) }, "Login");';
const leftOut = (key: string, output: string) =>
  [{ messageId: "leaveOut", data: { key }, output: pino + output }] as const;
const masked = pino + 'log.info({ value: user.password.replace(/[a-z]/g, "*") }, "Login");';
const picked = pino + 'import { pick } from "lodash"; log.info({ user: pick(user, ["id", "token"]) }, "Login");';
const redactedText =
  'import pino from "pino"; const log = pino({ redact: ["password"] });\nlog.info(`Login with ${user.password}`);';
const redactedDeep =
  'import pino from "pino"; const log = pino({ redact: ["password"] });\nlog.info({ user: { password: user.password } }, "Login");';
const replacedList =
  'import pino from "pino"; const log = pino({ redact: ["password"] }).child({}, { redact: ["token"] });\nlog.info({ password: user.password }, "Login");';
const query = pino + "log.info({ url: `https://example.com/cb?code=${value}` }, 'Called');";
const behind = 'console.log("password:", value);';
const axiosConfig =
  pino +
  'import type { AxiosError } from "axios"; function f(err: AxiosError) { log.error({ sent: err.config }, "Failed"); }';
const axiosWhole = pino + 'import axios from "axios"; axios.get(url).catch((e) => log.error({ err: e }, "Failed"));';

const printed = (library: string, ...paths: readonly string[]) =>
  ({ messageId: "printedHeaders", data: { library, paths: paths.join(" and ") } }) as const;
const http = 'import pinoHttp from "pino-http"; export const log = pinoHttp({ level: "info" });';
const httpSome =
  'import { pinoHttp } from "pino-http"; export const log = pinoHttp({ redact: ["req.headers.authorization"] });';
const nest =
  'import { LoggerModule } from "nestjs-pino"; LoggerModule.forRoot({ pinoHttp: { redact: ["req.headers.*"] } });';

ruleTester.run("no-sensitive-data", rule, {
  assertionOptions: assertEverything,
  valid: [
    ...[
      "if (token === undefined) log.warn(`Invalid token: ${token}`);",
      "if (!user.password) log.warn({ password: user.password }, 'No password');",
      "if (ready && token == null) { log.warn({ token }, 'No token'); }",
      "if (token) run(token); else log.warn({ token }, 'No token');",
      "log.info({ token: token === null ? token : 'set' }, 'Started');",
    ].map((statement) => ({
      name: `a secret that is not there: ${statement}`,
      code: `${pino}function f(token, user, ready) { ${statement} }`,
    })),
    {
      name: "a name with a prefix under a key of its own",
      code: "import winston from 'winston'; winston.createLogger({ defaultMeta: { service: `auth:${mode}` } });",
    },
    {
      name: "a token where the file speaks of chains that something is sent between",
      code: `${pino}function f(tokens, sourceChain, destinationChain) { for (const token of tokens) log.info({ token }, 'Sent'); }`,
    },
    { name: "what a logger of the project makes its fields of", code: ownLogs("this.meta(info)") },
    {
      name: "positions in place of what stands there",
      code: pino + 'log.info({ PRIVATE_KEYS: keys.map((_, index) => `[KEY_${index}]`) }, "Set up");',
    },
    {
      name: "a part of a request's body, whatever it is called",
      code: `${pino}function f(req) { const { body } = req; log.info({ order: body.data, text: req.body.text }, 'Order'); }`,
    },
    { name: "a token where the file speaks of chains, which is an asset", code: asset("token") },
    { name: "another asset of theirs", code: asset("originToken") },
    {
      name: "a member of a type of theirs",
      code: `${onChain}interface Route { id: string; token: string }\nfunction f(route: Route) { log.info({ route }, 'Route'); }`,
    },
    {
      name: "winston's options hold no fields but those of defaultMeta",
      code: winston + "winston.createLogger({ transports: user.apiKey });",
    },
    { name: "a winston format that deletes it", code: cleared("delete info.password;") },
    {
      name: "a winston format that overwrites it where it is there",
      code: cleared("if (info.password) { info.password = '***'; }"),
    },
    {
      name: "a winston format that asks for it by its key",
      code: cleared("if ('password' in info) info.password = undefined;"),
    },
    {
      name: "what pino's redact covers of what is on every record",
      code: 'import pino from "pino"; pino({ base: { login: { token: session.token } }, redact: ["login.token"] });',
    },
    {
      name: "a store of one's own takes entries and prints none",
      code: pino + 'function f(p: string) { const m = new Cache(); m.set("password", p); log.info({ m }, "Login"); }',
    },
    {
      name: "an entry that was taken out again",
      code:
        pino +
        'function f(p: string) { const m = new Map<string, string>(); m.set("password", p); m.delete("password"); log.info({ m: Object.fromEntries(m) }, "Login"); }',
    },
    {
      name: "a label by its place under an innocent name",
      code: prom.replace('["token"]', '["kind"]') + "logins.labels(value).inc();",
    },
    {
      name: "what storage holds under an innocent name",
      code: pino + 'log.info({ value: localStorage.getItem("theme") }, "Opened");',
    },
    {
      name: "a cookie by an innocent name",
      code: pino + 'const key = "lastVisitedPath"; const path = getCookie(key); log.info({ path }, "Opened");',
    },
    {
      name: "a function that is tagged as a sanitiser",
      code:
        pino +
        '/** Cuts. @sanitizer */\nfunction tidy(v: string) { return cut(v); }\nlog.info({ password: tidy(p) }, "Login");',
    },
    {
      name: "a method that is tagged as a sanitiser",
      code:
        pino +
        'class A { /** @sanitizes */ tidy(v: string) { return cut(v); }\nf(p: string) { log.info({ password: this.tidy(p) }, "Login"); } }',
    },
    {
      name: "a function that gives a yes or no",
      code: pino + 'function check(v: string): boolean { return ask(v); }\nlog.info({ password: check(p) }, "Login");',
    },
    {
      name: "a function that gives a brand of what is safe",
      code:
        pino +
        'function tidy(v: string): Redacted<string> { return cut(v); }\nlog.info({ password: tidy(p) }, "Login");',
    },
    { name: "an empty file", code: "" },
    {
      name: "a logger of requests that censors their headers",
      code: httpSome.replace('"]', '", "req.headers.cookie", "res.headers[\'set-cookie\']"]'),
    },
    {
      name: "a logger of requests that writes them down by itself",
      code: http.replace('level: "info"', "serializers: { req: short, res: short }"),
    },
    { name: "a logger of requests whose options cannot be seen", code: http.replace('{ level: "info" }', "options") },
    { name: "another module of that name", code: http.replace('"pino-http"', '"./pino-http"') },
    {
      name: "the full name of a repository",
      code: pino + "log.info({ repo: repo.full_name }, 'Cloned');",
      options: [all],
    },
    {
      name: "what a wrapper is given and does not write",
      code:
        pino +
        'function fail(message: string, req: Request) { log.error({ path: req.path }, message); } function h(req: Request) { fail("Failed", req); }',
    },
    {
      name: "it is empty by one of several conditions",
      code: pino + 'if (isServer && !config.token) log.error({ token: config.token }, "No token");',
    },
    { name: "an attribute that says nothing", code: 'span.setAttribute("job.owner", user.apiKeyId);' },
    { name: "a key of the conventions with a constant", code: 'span.setAttribute("db.query.text", "SELECT 1");' },
    { name: "something else that has attributes", code: 'element.setAttribute("owner", user.apiKey);' },
    { name: "a tracker of somebody else", code: 'ledger.setExtra("key", user.apiKey);' },
    { name: "what a script prints", code: output, filename: "scripts/print.ts" },
    { name: "a type without a sensitive member", code: typed.replace("passwordHash", "plan") },
    { name: "a type whose member is yes or no", code: typed.replace("passwordHash: string", "password: boolean") },
    {
      name: "an object in a text prints as nothing",
      code: pino + "interface User { password: string }\nfunction f(user: User) { log.info(`Loaded ${user}`); }",
    },
    { name: "the rest without the secret", code: rest.replace("{ id, ...others }", "{ token, ...others }") },
    {
      name: "a member that was deleted before",
      code:
        pino + 'function f(user: { id: string; token?: string }) { delete user.token; log.info({ user }, "Loaded"); }',
    },
    {
      name: "a member that is written after",
      code: pino + 'function f(p: string) { const o = { id: "x" }; log.info(o, "Login"); o.password = p; }',
    },
    { name: "a function that does not write it down", code: handed.replace("{ v }", "{ n: v.length }") },
    { name: "a mask over every character", code: masked.replace("/[a-z]/g", "/./g") },
    { name: "what is picked", code: picked.replace('"token"', '"plan"') },
    {
      name: "a path that the logger censors",
      code: 'import pino from "pino"; const log = pino({ redact: ["password", "*.token"] });\nlog.info({ password: user.password, session: { token: session.token } }, "Login"); log.info("Login %j", { password: user.password });',
    },
    { name: "an axios error as a whole, unless the standard says so", code: axiosWhole },
    { name: "another member of it", code: axiosConfig.replace("err.config", "err.code") },
    {
      name: "it is logged just where it is empty",
      code: pino + 'if (!config.token) log.error({ token: config.token }, "No token");',
    },
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
    ...["log.info({ detail: `Token: ${given}` }, 'In');", "log.info({ msg: `token:${given}` });"].map((code) => ({
      name: `a word that names what stands behind it: ${code}`,
      code: pino + code,
      errors: [on(pino + code, "given", credential(code.includes("Token") ? "Token" : "token"))],
    })),
    ...[
      "if (token === undefined) { token = await login(); log.debug({ token }, 'In'); }",
      "if (token && ready) run(); else log.warn({ token }, 'Not ready');",
      "if (token === undefined || late) log.warn({ token }, 'Late');",
      "if (token !== undefined) log.warn({ token }, 'There');",
    ].map((statement) => {
      const code = `${pino}async function f(token, late, ready) { ${statement} }`;
      return {
        name: `a secret that may be there: ${statement}`,
        code,
        errors: [on(code, "{ token }", credential("token"), "token")],
      };
    }),
    {
      name: "what a logger of the project puts into its fields as it is",
      code: ownLogs("{ ...info }"),
      errors: [
        on(
          ownLogs("{ ...info }"),
          'log.info(session, "Opened")',
          { messageId: "sensitiveObject", data: { name: "session.password", class: "a credential" } },
          "session",
        ),
      ],
    },
    {
      name: "the keys of a map",
      code: keysOfMap,
      errors: [on(keysOfMap, "{ token }", credential("token"), "token")],
    },
    {
      name: "the data of a response that an axios error carries, which are its whole body",
      code: responseData,
      errors: [
        on(
          responseData,
          "ex.response?.data",
          { messageId: "requestCarrier", data: { name: "ex.response" } },
          "ex.response",
        ),
      ],
    },
    {
      name: "a token of a session where the file speaks of chains",
      code: asset("authToken"),
      errors: [on(asset("authToken"), "info({ authToken", credential("authToken"), "authToken")],
    },
    {
      name: "a token where the file speaks of chains and of sessions",
      code: `${asset("token")} const claims = jwt.verify(given);`,
      errors: [on(asset("token"), "info({ token", credential("token"), "token")],
    },
    {
      name: "a token where the file speaks of chains and the standard says that it is sensitive",
      code: asset("token"),
      settings: { instrumentation: { sensitive: { add: { credential: ["token"] } } } },
      errors: [on(asset("token"), "info({ token", credential("token"), "token")],
    },
    {
      name: "another credential where the file speaks of chains",
      code: asset("privateKey"),
      errors: [on(asset("privateKey"), "info({ privateKey", credential("privateKey"), "privateKey")],
    },
    {
      name: "what a child logger carries",
      code: bound,
      errors: [on(bound, "session.token", credential("session.token"))],
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
      errors: [on(memberValue, "user.password", credential("user.password"))],
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
    { name: "JSON is no protection", code: stringified, errors: [on(stringified, "x.secret", credential("x.secret"))] },
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
      errors: [on(variable, "process.env.API_KEY", credential("process.env.API_KEY"))],
    },
    {
      name: "financial data",
      code: card,
      errors: [
        on(card, "order.cardNumber", {
          messageId: "sensitiveValue",
          data: { name: "order.cardNumber", class: "financial data" },
        }),
      ],
    },
    {
      name: "contact data, where asked for",
      code: email,
      options: [all],
      errors: [
        on(email, "user.email", { messageId: "sensitiveValue", data: { name: "user.email", class: "contact data" } }),
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
      errors: [
        on(choice, "user.token", credential("user.token")),
        on(choice, "user.password", credential("user.password")),
      ],
    },
    {
      name: "a metric label",
      code: label,
      errors: [
        on(label, "session.token", {
          messageId: "sensitiveLabel",
          data: { name: "session.token", class: "a credential" },
        }),
      ],
    },
    {
      name: "a metric label by position",
      code: positional,
      errors: [
        on(positional, "user.password", {
          messageId: "sensitiveLabel",
          data: { name: "user.password", class: "a credential" },
        }),
      ],
    },
    { name: "what a callback picks", code: mapped, errors: [on(mapped, "u.password", credential("u.password"))] },
    {
      name: "a method that gives it",
      code: getter,
      errors: [on(getter, "user.getPassword()", credential("getPassword"))],
    },
    {
      name: "a cookie by a name that cannot be seen",
      code: cookie,
      errors: [on(cookie, "getCookie(name)", credential("getCookie"))],
    },
    {
      name: "a cookie by a name that says what it is",
      code: namedCookie,
      errors: [on(namedCookie, "getCookie('accessToken')", credential("accessToken"))],
    },
    {
      name: "a span attribute",
      code: spanAttribute,
      errors: [on(spanAttribute, "user.apiKey", attribute("user.apiKey", "a span"))],
    },
    {
      name: "span attributes",
      code: spanAttributes,
      errors: [on(spanAttributes, "session.token", attribute("session.token", "a span"))],
    },
    {
      name: "a key that the conventions warn of, whatever the value is called",
      code: spanKey,
      errors: [on(spanKey, "value", attribute("http.request.header.authorization", "a span"))],
    },
    {
      name: "attributes that a span starts with",
      code: spanStart,
      errors: [on(spanStart, "session.token", attribute("session.token", "a span"))],
    },
    {
      name: "the status of a span",
      code: spanStatus,
      errors: [on(spanStatus, "user.password", attribute("user.password", "a span"))],
    },
    {
      name: "an error tracker",
      code: tracker,
      errors: [on(tracker, "user.apiKey", attribute("user.apiKey", "an error report"))],
    },
    {
      name: "an attribute of the span in force",
      code: annotated,
      errors: [on(annotated, "user.apiKey", attribute("user.apiKey", "a span"))],
    },
    {
      name: "one of several attributes of the span in force",
      code: annotatedAll,
      errors: [
        on(annotatedAll, "user.apiKey", {
          ...attribute("user.apiKey", "a span"),
          suggestions: [
            { messageId: "leaveOut", data: { key: "key" }, output: effect + "Effect.annotateCurrentSpan({ id });" },
          ],
        }),
      ],
    },
    {
      name: "an attribute among the options behind a span's name",
      code: spanOptions,
      errors: [on(spanOptions, "user.apiKey", attribute("user.apiKey", "a span"))],
    },
    {
      name: "an annotation of logs",
      code: annotatedLogs,
      errors: [on(annotatedLogs, "user.apiKey", credential("user.apiKey"))],
    },
    {
      name: "an attribute in the options of a metric",
      code: sentryMetric,
      errors: [
        on(sentryMetric, "user.apiKey", {
          messageId: "sensitiveLabel",
          data: { name: "user.apiKey", class: "a credential" },
        }),
      ],
    },
    {
      name: "a dimension of CloudWatch",
      code: dimension,
      errors: [
        on(dimension, "user.apiKey", {
          messageId: "sensitiveLabel",
          data: { name: "user.apiKey", class: "a credential" },
        }),
      ],
    },
    {
      name: "the text of a reported error",
      code: trackerError,
      errors: [on(trackerError, "user.password", attribute("user.password", "an error report"))],
    },
    {
      name: "fields put on a logger",
      code: context,
      errors: [on(context, "session.token", attribute("session.token", "every further record"))],
    },
    {
      name: "the output of the process",
      code: output,
      errors: [on(output, "user.password", attribute("user.password", "the output of the process"))],
    },
    {
      name: "a list that does not reach the text",
      code: redactedText,
      errors: [on(redactedText, "user.password", credential("user.password"))],
    },
    {
      name: "a list that does not reach so deep",
      code: redactedDeep,
      errors: [on(redactedDeep, "user.password", credential("user.password"))],
    },
    {
      name: "a child's list replaces its parent's",
      code: replacedList,
      errors: [on(replacedList, "user.password", credential("user.password"))],
    },
    {
      name: "what a function of the file writes down",
      code: handed,
      errors: [on(handed, "user.password", credential("user.password"))],
    },
    {
      name: "a mask over some characters",
      code: masked,
      errors: [on(masked, "user.password", credential("user.password"))],
    },
    { name: "a key of a query", code: query, errors: [on(query, "value", credential("code"))] },
    { name: "a value behind its label", code: behind, errors: [on(behind, "value", credential("password"))] },
    {
      name: "what an axios error has sent",
      code: axiosConfig,
      errors: [on(axiosConfig, "err.config", { messageId: "requestCarrier", data: { name: "err.config" } })],
    },
    {
      name: "an axios error as a whole, where the standard says so",
      code: axiosWhole,
      errors: [on(axiosWhole, "err: e", { messageId: "requestCarrier", data: { name: "e" } }, "e")],
      settings: { instrumentation: { sensitive: { axiosErrors: true } } },
    },
    {
      name: "baggage",
      code: baggage,
      errors: [on(baggage, "{ value }", attribute("session.token", "the baggage of every request"), "value")],
    },
    {
      name: "an object whose type holds it",
      code: typed,
      errors: [on(typed, "{ user }", { ...credential("user.passwordHash"), messageId: "sensitiveObject" }, "user")],
    },
    {
      name: "the rest with the secret",
      code: rest,
      errors: [on(rest, "{ others }", { ...credential("user.token"), messageId: "sensitiveObject" }, "others")],
    },
    {
      name: "a member that was written before",
      code: written,
      errors: [on(written, "info(o", credential("password"), "o")],
    },
    {
      name: "what is picked by name",
      code: picked,
      errors: [on(picked, 'pick(user, ["id", "token"])', credential("token"))],
    },
    {
      name: "a logger of requests as it comes",
      code: http,
      errors: [
        on(
          http,
          "pinoHttp({",
          {
            messageId: "printedHeaders",
            data: {
              library: "pino-http",
              paths: '`req.headers.authorization`, `req.headers.cookie` and `res.headers["set-cookie"]`',
            },
          },
          "pinoHttp",
        ),
      ],
    },
    {
      name: "a logger of requests that censors some of them",
      code: httpSome,
      errors: [
        on(
          httpSome,
          "pinoHttp({",
          printed("pino-http", "`req.headers.cookie`", '`res.headers["set-cookie"]`'),
          "pinoHttp",
        ),
      ],
    },
    {
      name: "Nest's",
      code: nest,
      errors: [on(nest, "LoggerModule.forRoot", printed("nestjs-pino", '`res.headers["set-cookie"]`'))],
    },
    {
      name: "a property among others can be left out",
      code: among,
      errors: [
        on(among, "user.password", {
          ...credential("user.password"),
          suggestions: leftOut("password", 'log.info({ id: user.id, ok: true }, "Login");'),
        }),
      ],
    },
    {
      name: "the first property can be left out",
      code: firstOfTwo,
      errors: [
        on(firstOfTwo, "password", {
          ...credential("password"),
          suggestions: leftOut("password", 'log.info({ id: user.id }, "Login");'),
        }),
      ],
    },
    {
      name: "what only its key names can be left out",
      code: opaqueKey,
      errors: [
        on(opaqueKey, "apiKey", {
          ...credential("apiKey"),
          suggestions: leftOut("apiKey", 'log.info({ id: user.id }, "Login");'),
        }),
      ],
    },
    {
      name: "what hides a member of a spread stays",
      code: overSpread,
      errors: [on(overSpread, "account.password", credential("account.password"))],
    },
    {
      name: "what hides a property of its name stays",
      code: overKey,
      errors: [on(overKey, "account.password", credential("account.password"))],
    },
    {
      name: "what calls something stays",
      code: evaluated,
      errors: [on(evaluated, "apiKey", credential("apiKey"))],
    },
    {
      name: "what has a comment stays",
      code: commented,
      errors: [on(commented, "user.password", credential("user.password"))],
    },
    {
      name: "a function with another comment",
      code: untagged,
      errors: [on(untagged, "{ password:", credential("password"), "password")],
    },
    {
      name: "a function that gives a text",
      code: returnsText,
      errors: [on(returnsText, "{ password:", credential("password"), "password")],
    },
    {
      name: "what was put into an object that a function made",
      code: writtenLater,
      errors: [on(writtenLater, "url.toString", credential("token"), "url")],
    },
    {
      name: "the fields that a wrapper writes",
      code: wrapped,
      errors: [on(wrapped, "user.password", credential("user.password"))],
    },
    {
      name: "what a winston logger puts on every record",
      code: defaultMeta,
      errors: [on(defaultMeta, "user.apiKey", attribute("user.apiKey", "every further record"))],
    },
    {
      name: "what pino puts on every record, as an object or by a function",
      code: base,
      errors: [
        on(base, "account.password", attribute("account.password", "every further record")),
        on(base, "account.token", attribute("account.token", "every further record")),
      ],
    },
    {
      name: "a winston format that only sometimes takes something away",
      code: maybeCleared,
      errors: [on(maybeCleared, "user.password", credential("user.password"))],
    },
    {
      name: "a winston format that comes after the record is written out",
      code: tooLate,
      errors: [on(tooLate, "user.password", credential("user.password"))],
    },
    {
      name: "entries of a map, once it is written out",
      code: entries,
      errors: [on(entries, "m)", credential("password"), "m")],
    },
    {
      name: "labels that a callback observes",
      code: observed,
      errors: [
        on(observed, "user.token", {
          messageId: "sensitiveLabel",
          data: { name: "user.token", class: "a credential" },
        }),
      ],
    },
    {
      name: "a label by its place, named by the declaration",
      code: placed,
      errors: [on(placed, "value", { messageId: "sensitiveLabel", data: { name: "token", class: "a credential" } })],
    },
    {
      name: "what the browser's storage holds under a name",
      code: stored,
      errors: [on(stored, 'localStorage.getItem("access_token")', credential("access_token"))],
    },
    {
      name: "of several members the gravest is named",
      code: graver,
      errors: [
        on(
          graver,
          "user }",
          { messageId: "sensitiveObject", data: { name: "user.password", class: "a credential" } },
          "user",
        ),
      ],
      options: [all],
    },
    {
      name: "of an object that the file spells out, the other members can be picked",
      code: spelledOut,
      errors: [
        on(
          spelledOut,
          "account }",
          {
            ...credential("password"),
            suggestions: [
              {
                messageId: "pickMembers",
                data: { keys: "`id` and `plan`" },
                output: spelledOut.replace("{ account }", "{ account: { id: account.id, plan: account.plan } }"),
              },
            ],
          },
          "account",
        ),
      ],
    },
    {
      name: "a word that the standard adds",
      code: own,
      settings: { instrumentation: { sensitive: { add: { contact: ["loyaltyNumber"] }, classes: ["contact"] } } },
      errors: [
        on(own, "customer.loyaltyNumber", {
          messageId: "sensitiveValue",
          data: { name: "customer.loyaltyNumber", class: "contact data" },
        }),
      ],
    },
  ],
});
