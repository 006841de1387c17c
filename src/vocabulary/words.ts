import type { FieldCase } from "./field-case.ts";
import { remembered } from "./remembered.ts";

/** Spellings that carry capitals inside one word; everything else splits at a change of case. */
const brandedWords = [
  "OAuth",
  "GraphQL",
  "GitHub",
  "GitLab",
  "JavaScript",
  "TypeScript",
  "PostgreSQL",
  "MySQL",
  "NoSQL",
  "MongoDB",
  "DynamoDB",
  "iOS",
  "macOS",
  "gRPC",
  "mTLS",
];

const wordPattern = new RegExp(
  [
    // A branded word must not be the start of a longer one (`OAuth` in `OAuthority`).
    `(?:${brandedWords.join("|")})\\d*(?![a-z])`,
    "IPv[46]",
    "[A-Z]{2,}s(?![a-z])", // plural acronym: userIDs
    "[A-Z]+(?=[A-Z][a-z])", // acronym before a word: HTTPStatus
    "[A-Z]?[a-z]+\\d*",
    "[A-Z]+\\d*",
    "\\d+[a-z]*",
  ].join("|"),
  "g",
);

/**
 * The words of a name, in lower case: `userID` → user id, `HTTPStatus` → http status, `oauth2Token` → oauth2 token,
 * `user-id`, `USER_ID` and `user.id` → user id. Anything that is not a letter or a digit separates.
 */
export const words: (name: string) => readonly string[] = remembered(
  (name) => name.match(wordPattern)?.map((word) => word.toLowerCase()) ?? [],
);

/** `batches` → `batch`, `queries` → `query`, `items` → `item`; what does not look like a plural stays. */
export function singularOf(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:x|ch|sh|ss|us)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiouk]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return word.replace(/s$/, "");
}

/** `userId` → `user_id`. */
export function snakeCase(name: string): string {
  return words(name).join("_");
}

/** `user_id` → `userId`; a name without separators keeps its only word. */
export function camelCase(name: string): string {
  return words(name)
    .map((word, index) => (index === 0 ? word : capitalised(word)))
    .join("");
}

/** The name in the field case of a standard; `null` leaves it as it is, and so does a case given as a pattern. */
export function inCase(name: string, fieldCase: FieldCase): string {
  switch (fieldCase) {
    case "snake_case":
      return snakeCase(name);
    case "camelCase":
      return camelCase(name);
    case "kebab-case":
      return words(name).join("-");
    case "dotted":
      return name.split(".").map(snakeCase).join(".");
    default:
      return name;
  }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
