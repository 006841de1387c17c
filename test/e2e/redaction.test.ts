import { Writable } from "node:stream";
import fc from "fast-check";
import pino from "pino";
import { expect, it } from "vitest";
import winston from "winston";
import { isRedacted } from "../../src/recognition/redaction.ts";

/** What pino prints of a value at a path, with these paths censored. */
function prints(path: readonly string[], redact: readonly string[]): string {
  let printed = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      printed += chunk.toString("utf8");
      done();
    },
  });
  const record = path.toReversed().reduce<unknown>((inner, key) => ({ [key]: inner }), "s3cret");
  pino({ redact: [...redact] }, stream).info(record, "m");
  return printed;
}

const key = fc.constantFrom("user", "password", "token", "Password", "x-key");
const path = fc.array(key, { minLength: 1, maxLength: 3 });
const step = fc.oneof({ weight: 3, arbitrary: key }, fc.constant("*"));
/** `user.password`, `*.token`, `user["x-key"]` */
const written = fc
  .array(step, { minLength: 1, maxLength: 3 })
  .map((steps) =>
    steps.map((one, index) => (/^[a-z*]+$/i.test(one) ? `${index === 0 ? "" : "."}${one}` : `["${one}"]`)).join(""),
  );

it("a path counts as censored just where pino censors it", () => {
  let censored = 0;
  fc.assert(
    fc.property(path, fc.array(written, { minLength: 1, maxLength: 2 }), (keys, redact) => {
      const isCensored = !prints(keys, redact).includes("s3cret");
      if (isCensored) censored++;
      expect([keys, redact, isRedacted(keys, redact)]).toEqual([keys, redact, isCensored]);
    }),
    { numRuns: 1500 },
  );
  expect(censored).toBeGreaterThan(50);
});

/** What winston prints of a login, by a transform that a format makes. */
function printsThrough(transform: winston.Logform.TransformFunction): string {
  let printed = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      printed += chunk.toString("utf8");
      done();
    },
  });
  const made = winston.format.combine(winston.format(transform)(), winston.format.json());
  const log = winston.createLogger({ format: made, transports: [new winston.transports.Stream({ stream })] });
  log.child({ user: { password: "s3cret" } }).info("Login", { password: "s3cret" });
  return printed;
}

it.each<[string, winston.Logform.TransformFunction, boolean]>([
  ["deleted", (info) => (delete info["password"], delete info["user"], info), true],
  ["overwritten", (info) => ((info["password"] = "***"), (info["user"] = undefined), info), true],
  ["left alone", (info) => info, false],
])("what a format of winston takes away is gone from children and fields: %s", (_name, transform, isGone) => {
  const printed = printsThrough(transform);
  expect(printed).toContain("Login");
  expect(printed.includes("s3cret")).toBe(!isGone);
});
