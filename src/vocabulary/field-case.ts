/** How a standard spells log field names; `null` means that it does not say. */
export type FieldCase = "snake_case" | "camelCase" | "kebab-case" | "dotted" | { readonly pattern: string } | null;

/** Whether a name is already spelt as the case asks. */
export function fitsCase(name: string, fieldCase: FieldCase): boolean {
  if (fieldCase === null) return true;
  if (typeof fieldCase === "object") return compiled(fieldCase.pattern).test(name);
  return caseShapes[fieldCase].test(name);
}

const caseShapes = {
  snake_case: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  camelCase: /^[a-z][a-zA-Z0-9]*$/,
  "kebab-case": /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  dotted: /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/,
};

const patterns = new Map<string, RegExp>();

/** A standard has one pattern, and asks it of every field. */
function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, "u");
  patterns.set(pattern, known);
  return known;
}
