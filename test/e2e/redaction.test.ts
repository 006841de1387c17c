import { Writable } from "node:stream";
import fc from "fast-check";
import pino from "pino";
import { expect, it } from "vitest";
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
