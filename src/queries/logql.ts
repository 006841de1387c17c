/** Loki's queries look much like Prometheus', and stand in the same places. */
export function isLogQl(expression: string): boolean {
  return /\|[=~>]|!=\s*`|\}\s*\|\s*\w/.test(expression);
}
