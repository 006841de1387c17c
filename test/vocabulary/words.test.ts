import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { fitsCase } from "../../src/vocabulary/field-case.ts";
import { camelCase, inCase, snakeCase, words } from "../../src/vocabulary/words.ts";

describe("words of a name", () => {
  it.each([
    ["userID", "user id"],
    ["HTTPStatus", "http status"],
    ["parseURLPath", "parse url path"],
    ["externalATM", "external atm"],
    ["oauth2Token", "oauth2 token"],
    ["OAuthToken", "oauth token"],
    ["sha256Sum", "sha256 sum"],
    ["IPv4Addr", "ipv4 addr"],
    ["userIDs", "user ids"],
    ["_private", "private"],
    ["#secret", "secret"],
    ["$ref", "ref"],
    ["SCREAMING_CASE", "screaming case"],
    ["user-id", "user id"],
    ["user.id", "user id"],
    ["user id", "user id"],
    ["APIKey", "api key"],
    ["userSSN", "user ssn"],
    ["gRPCClient", "grpc client"],
    ["", ""],
  ])("%s is %s", (name, expected) => {
    expect(words(name).join(" ")).toBe(expected);
  });
});

describe("cases", () => {
  it("writes the words in each case", () => {
    expect(snakeCase("userID")).toBe("user_id");
    expect(camelCase("user_id")).toBe("userId");
    expect(camelCase("HTTPStatus")).toBe("httpStatus");
    expect(inCase("HTTPStatus", "kebab-case")).toBe("http-status");
    expect(inCase("http.statusCode", "dotted")).toBe("http.status_code");
    expect(inCase("anyThing", null)).toBe("anyThing");
  });

  const identifier = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);

  it("is its own fixed point: a converted name never changes again", () => {
    fc.assert(
      fc.property(
        identifier,
        fc.constantFrom("snake_case" as const, "kebab-case" as const, "dotted" as const),
        (name, fieldCase) => {
          const converted = inCase(name, fieldCase);
          expect(inCase(converted, fieldCase)).toBe(converted);
        },
      ),
    );
  });

  it("fits the case that it was converted to, where a word starts with a letter", () => {
    const plain = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(plain, (parts) => {
        expect(fitsCase(snakeCase(parts.join("-")), "snake_case")).toBe(true);
        expect(fitsCase(camelCase(parts.join("_")), "camelCase")).toBe(true);
      }),
    );
  });

  it("loses no letter and no digit", () => {
    fc.assert(
      fc.property(identifier, (name) => {
        expect(words(name).join("")).toBe(name.replace(/[^A-Za-z0-9]/g, "").toLowerCase());
      }),
    );
  });
});
