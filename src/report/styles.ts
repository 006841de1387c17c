import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it alone. */
export type Paint = (style: Style, text: string) => string;

/** @param color whether to colour; undefined asks the stream and the environment (NO_COLOR, FORCE_COLOR) */
export function painter(color: boolean | undefined, stream: NodeJS.WritableStream & { isTTY?: boolean }): Paint {
  const forced = process.env["FORCE_COLOR"] !== undefined && process.env["FORCE_COLOR"] !== "0";
  const wanted = color ?? (forced || (stream.isTTY === true && !process.env["NO_COLOR"]));
  return wanted ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}
