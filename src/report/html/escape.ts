/** A piece of HTML that is safe to put into a page. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | readonly Html[];

/** HTML in which every value that is put in is text, unless it is HTML itself. */
export function markup(texts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: texts.map((text, index) => text + written(values[index])).join("") };
}

/** A message: what stands between backticks is code. */
export function prose(text: string): Html {
  const parts = text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 0 ? markup`${part}` : markup`<code>${part}</code>`));
  return markup`${parts}`;
}

/** HTML that is written by this package. */
export function trusted(text: string): Html {
  return { html: text };
}

function written(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escaped(value);
  return "html" in value ? value.html : value.map((one) => one.html).join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
