import rule from "../../rules/log-field-names.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const withKey = 'import pino from "pino"; const log = pino({ errorKey: "error" });\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const logtape = 'import { getLogger } from "@logtape/logtape"; const log = getLogger("x");\n';
const snake = { instrumentation: { fields: { case: "snake_case" } } };
const renames = {
  instrumentation: { fields: { rename: { elapsed_ms: "duration_ms", err: "error" }, errorKey: "error" } },
};

const shorthand = pino + 'log.info({ userId }, "m");';
const pair = pino + 'log.info({ userID: user.id }, "m");';
const acronym = pino + 'log.info({ HTTPStatus: 200 }, "m");';
const quoted = pino + 'log.info({ "user-id": 1 }, "m");';
const collision = pino + 'log.info({ userId, user_id }, "m");';
const spread = pino + 'log.info({ ...base, userId }, "m");';
const bound = pino + 'const own = log.child({ user_id: 1 }); own.info({ userId }, "m");';
const twice = pino + 'log.info({ a: 1, b: 2, a: 3 }, "m");';
const computed = pino + 'log.info({ [key]: 1 }, "m");';
const childKey = pino + "const own = log.child({ requestId });";
const nested = pino + 'log.info({ user: { userId } }, "m");';
const typed =
  'interface Fields { userId?: string } class Log { debug(m: string, f: Fields) {} info(m: string, f: Fields) {} error(m: string, f: Fields) {} }\nnew Log().info("m", { userId });';
const unknown = 'import { logger } from "./logger";\nlogger.info({ userId }, "m");';
const canonical = pino + 'log.info({ elapsed_ms: 3 }, "m");';
const error = pino + 'try { run(); } catch (err) { log.error({ err }, "m"); }';
const errorKnown = withKey + 'try { run(); } catch (err) { log.error({ err }, "m"); }';
const errorOwn =
  'class Log { debug(o: object, m: string) {} info(o: object, m: string) {} error(o: object, m: string) {} }\ntry { run(); } catch (err) { new Log().error({ err }, "m"); }';
const errorText = pino + 'log.error({ err: "late" }, "m");';
const redacted = 'import pino from "pino"; const log = pino({ redact: ["apiKey"] });\nlog.info({ apiKey }, "m");';
const serialised =
  'import pino from "pino"; const log = pino({ serializers: { httpReq: short } });\nlog.info({ httpReq: req }, "m");';
const made = pino + 'try { run(); } catch (e) { log.error({ err: toError(e) }, "m"); }';
const traced = pino + 'log.info({ "dd.trace_id": id }, "m");';
const forbidden = pino + 'log.info({ data }, "m");';
const meta = winston + 'log.info("m", { userId });';
const single = winston + 'log.info({ message: "m", userId });';
const place = logtape + 'log.info("User {userId}", { userId });';

const suggested = (output: string, name = "user_id") =>
  ({ suggestions: [{ messageId: "rename", data: { name }, output }] }) as const;
const wrong = (key: string, name: string) => ({ messageId: "wrongCase", data: { key, name } }) as const;

const textForError =
  'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x", serializers: { error: onlyErrors } });\nlog.error({ errorMessage: e.message }, "m");';

ruleTester.run("log-field-names", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "a key that every object has", code: pino + 'log.info({ constructor: 1, toString: 2 }, "m");' },
    { name: "without a standard any name will do", code: pino + 'log.info({ userId, user_name, "x-y": 1 }, "m");' },
    { name: "the case of the standard", code: pino + 'log.info({ user_id: 1, sha256: 2 }, "m");', settings: snake },
    {
      name: "dots where names are dotted",
      code: pino + 'log.info({ "http.status_code": 1 }, "m");',
      settings: { instrumentation: { fields: { case: "dotted" } } },
    },
    {
      name: "a pattern",
      code: pino + 'log.info({ x_user: 1 }, "m");',
      settings: { instrumentation: { fields: { case: { pattern: "^x_" } } } },
    },
    { name: "another script is left as it is", code: pino + 'log.info({ größe: 1 }, "m");', settings: snake },
    {
      name: "a constant whose value is elsewhere",
      code: pino + 'import { ATTR_METHOD } from "conventions"; log.info({ [ATTR_METHOD]: 1 }, "m");',
    },
    { name: "a default before a spread", code: pino + 'log.info({ status: 1, ...given, status: 2 }, "m");' },
    { name: "below the first level nobody asks", code: nested, settings: snake },
    {
      name: "a key held in a constant",
      code: pino + 'const KEY = "user_id"; log.info({ [KEY]: 1 }, "m");',
      settings: snake,
    },
    {
      name: "the message of a lone object is no field",
      code: winston + 'log.info({ message: "m" });',
      settings: { instrumentation: { fields: { forbidden: { message: "no" } } } },
    },
    { name: "an object that is no record", code: "send({ userId });", settings: snake },
    { name: "console is no logger", code: "console.log({ userId });", settings: snake },
    { name: "other levels by option", code: shorthand, settings: snake, options: [{ levels: ["error"] }] },
    {
      name: "the error under its own name",
      code: withKey + 'try { run(); } catch (error) { log.error({ error }, "m"); }',
      settings: renames,
    },
  ],
  invalid: [
    {
      name: "shorthand is written out",
      code: shorthand,
      settings: snake,
      errors: [on(shorthand, "userId", wrong("userId", "user_id"))],
      output: shorthand.replace("userId", "user_id: userId"),
    },
    {
      name: "only the key is renamed",
      code: pair,
      settings: snake,
      errors: [on(pair, "userID", wrong("userID", "user_id"))],
      output: pair.replace("userID", "user_id"),
    },
    {
      name: "acronyms stay whole",
      code: acronym,
      settings: snake,
      errors: [on(acronym, "HTTPStatus", wrong("HTTPStatus", "http_status"))],
      output: acronym.replace("HTTPStatus", "http_status"),
    },
    {
      name: "quotes go where they are not needed",
      code: quoted,
      settings: snake,
      errors: [on(quoted, '"user-id"', wrong("user-id", "user_id"))],
      output: quoted.replace('"user-id"', "user_id"),
    },
    {
      name: "quotes come where they are needed",
      code: shorthand,
      settings: { instrumentation: { fields: { case: "kebab-case" } } },
      errors: [on(shorthand, "userId", wrong("userId", "user-id"))],
      output: shorthand.replace("userId", '"user-id": userId'),
    },
    {
      name: "the name is taken: no fix",
      code: collision,
      settings: snake,
      errors: [
        on(collision, "userId", wrong("userId", "user_id")),
        on(collision, "user_id", { messageId: "spelledTwice", data: { key: "user_id", other: "userId" } }),
      ],
      output: null,
    },
    {
      name: "a spread may hold the name: no fix",
      code: spread,
      settings: snake,
      errors: [on(spread, "userId", wrong("userId", "user_id"))],
      output: null,
    },
    {
      name: "the logger carries the name: no fix",
      code: bound,
      settings: snake,
      errors: [on(bound, "userId", wrong("userId", "user_id"))],
      output: null,
    },
    {
      name: "a name that stands twice",
      code: twice,
      errors: [on(twice, "a: 3", { messageId: "repeatedName", data: { key: "a" } }, "a")],
      output: null,
    },
    {
      name: "a name that only a run can tell",
      code: computed,
      errors: [on(computed, "[key]", { messageId: "computedName" }, "key")],
      output: null,
    },
    {
      name: "fields of a child logger",
      code: childKey,
      settings: snake,
      errors: [
        on(childKey, "requestId", {
          ...wrong("requestId", "request_id"),
          ...suggested(childKey.replace("requestId", "request_id: requestId"), "request_id"),
        }),
      ],
      output: null,
    },
    {
      name: "below the first level, where the standard says so",
      code: nested,
      settings: { instrumentation: { fields: { case: "snake_case", nested: true } } },
      errors: [on(nested, "userId", wrong("userId", "user_id"))],
      output: nested.replace("userId", "user_id: userId"),
    },
    {
      name: "fields that a type declares: no fix",
      code: typed,
      settings: snake,
      errors: [on(typed, "{ userId }", wrong("userId", "user_id"), "userId")],
      output: null,
    },
    {
      name: "a logger of unknown make: no fix",
      code: unknown,
      settings: snake,
      errors: [on(unknown, "userId", wrong("userId", "user_id"))],
      output: null,
    },
    {
      name: "winston's meta",
      code: meta,
      settings: snake,
      errors: [
        on(meta, "userId", {
          ...wrong("userId", "user_id"),
          ...suggested(meta.replace("userId", "user_id: userId"), "user_id"),
        }),
      ],
      output: null,
    },
    {
      name: "a lone object",
      code: single,
      settings: snake,
      errors: [
        on(single, "userId", {
          ...wrong("userId", "user_id"),
          ...suggested(single.replace("userId", "user_id: userId"), "user_id"),
        }),
      ],
      output: null,
    },
    {
      name: "the message speaks of the name: no fix",
      code: place,
      settings: snake,
      errors: [on(place, "{ userId }", wrong("userId", "user_id"), "userId")],
      output: null,
    },
    {
      name: "another name by the standard",
      code: canonical,
      settings: renames,
      errors: [
        on(canonical, "elapsed_ms", { messageId: "otherName", data: { key: "elapsed_ms", name: "duration_ms" } }),
      ],
      output: canonical.replace("elapsed_ms", "duration_ms"),
    },
    {
      name: "an error that the logger would print as {}: no fix",
      code: error,
      settings: renames,
      errors: [on(error, "{ err }", { messageId: "errorKey", data: { key: "err", name: "error" } }, "err")],
      output: null,
    },
    {
      name: "an error that the logger is known to print",
      code: errorKnown,
      settings: renames,
      errors: [on(errorKnown, "{ err }", { messageId: "otherName", data: { key: "err", name: "error" } }, "err")],
      output: errorKnown.replace("{ err }", "{ error: err }"),
    },
    {
      name: "an error of which an own logger may make anything: no fix",
      code: errorOwn,
      settings: renames,
      errors: [on(errorOwn, "{ err }", { messageId: "errorKey", data: { key: "err", name: "error" } }, "err")],
      output: null,
    },
    {
      name: "a text under the error's name",
      code: errorText,
      settings: renames,
      errors: [on(errorText, 'err: "late"', { messageId: "otherName", data: { key: "err", name: "error" } }, "err")],
      output: errorText.replace("err:", "error:"),
    },
    {
      name: "a text under a name whose serializer takes errors: a suggestion",
      code: textForError,
      settings: { instrumentation: { fields: { rename: { errorMessage: "error" } } } },
      errors: [
        on(
          textForError,
          "errorMessage: e.message",
          {
            messageId: "otherName",
            data: { key: "errorMessage", name: "error" },
            ...suggested(textForError.replace("errorMessage:", "error:"), "error"),
          },
          "errorMessage",
        ),
      ],
      output: null,
    },
    {
      name: "redaction goes by the name: a suggestion",
      code: redacted,
      settings: snake,
      errors: [
        on(
          redacted,
          "{ apiKey }",
          {
            ...wrong("apiKey", "api_key"),
            ...suggested(redacted.replace("{ apiKey }", "{ api_key: apiKey }"), "api_key"),
          },
          "apiKey",
        ),
      ],
      output: null,
    },
    {
      name: "a serializer goes by the name: a suggestion",
      code: serialised,
      settings: snake,
      errors: [
        on(
          serialised,
          "httpReq: req",
          {
            ...wrong("httpReq", "http_req"),
            ...suggested(serialised.replace("httpReq: req", "http_req: req"), "http_req"),
          },
          "httpReq",
        ),
      ],
      output: null,
    },
    {
      name: "what a function makes of an error, under the key that prints it: no fix",
      code: made,
      settings: renames,
      errors: [on(made, "err: toError", { messageId: "errorKey", data: { key: "err", name: "error" } }, "err")],
      output: null,
    },
    {
      name: "a name that a tool may read: a suggestion",
      code: traced,
      settings: snake,
      errors: [
        on(traced, '"dd.trace_id"', {
          ...wrong("dd.trace_id", "dd_trace_id"),
          ...suggested(traced.replace('"dd.trace_id"', "dd_trace_id"), "dd_trace_id"),
        }),
      ],
      output: null,
    },
    {
      name: "a name that says nothing",
      code: forbidden,
      settings: { instrumentation: { fields: { forbidden: { data: "name what it holds" } } } },
      errors: [
        on(forbidden, "data", { messageId: "forbiddenName", data: { key: "data", reason: "name what it holds" } }),
      ],
      output: null,
    },
  ],
});
