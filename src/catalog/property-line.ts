/** `**Type**: Counter`, `**Type:** Counter`, `Type: Counter`. */
export function propertyLine(line: string): { readonly name: string; readonly value: string } | undefined {
  const bold = /^\s*(?:[-*+]\s+)?(?:\*\*|__)([^*_]+?):?(?:\*\*|__)\s*:?\s*(.*)$/.exec(line);
  const plain = bold ?? /^\s*(?:[-*+]\s+)?([A-Z][A-Za-z ]{2,20}):\s*(.*)$/.exec(line);
  const [, name, value] = plain ?? [];
  return name === undefined || value === undefined ? undefined : { name, value: value.trim() };
}
