/** `**Type**: Counter`, `**Type:** Counter`, `Type: Counter`. */
export function propertyLine(line: string): { readonly name: string; readonly value: string } | undefined {
  const text = line.trim().replace(/^[-*+]\s+/, "");
  const bold = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)([^]*)/.exec(text);
  const [, name, value] = bold ?? /^([A-Z][A-Za-z ]{2,20}):([^]*)/.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  // The colon stands inside the bold or behind it.
  return { name: name.replace(/:$/, ""), value: value.trim().replace(/^:/, "").trim() };
}
