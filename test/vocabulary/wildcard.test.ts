import fc from "fast-check";
import { expect, it } from "vitest";
import { fitsWildcard } from "../../src/vocabulary/wildcard.ts";

const short = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 7 });

it.each([0, 1] as const)("is what the regular expression would say, with %i characters at least", (least) => {
  fc.assert(
    fc.property(short, short, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", least === 0 ? ".*" : ".+")}$`);
      expect(fitsWildcard(pattern, text.replaceAll("*", "b"), least)).toBe(expression.test(text.replaceAll("*", "b")));
    }),
    { numRuns: 3000 },
  );
});

it("takes no longer for many wildcards", () => {
  expect(fitsWildcard(`${"a*".repeat(200)}b*b`, `${"a".repeat(100_000)}b`, 1)).toBe(false);
});
