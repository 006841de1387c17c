import type { SensitiveClass } from "./sensitive-terms.ts";

/**
 * Attributes of OpenTelemetry's semantic conventions that may hold sensitive data, by the warnings of the conventions
 * themselves (1.43). Here the key says what the value is, whatever the variable is called. A star stands for the rest.
 */
export const attributeKeys: Readonly<Record<string, SensitiveClass>> = {
  "user.email": "contact",
  "user.full_name": "contact",
  "enduser.id": "online",
  "enduser.pseudo.id": "online",
  "client.address": "online",
  "network.peer.address": "online",
  "device.id": "online",
  "geo.location.*": "online",
  "db.query.text": "carrier",
  "db.statement": "carrier",
  "db.query.parameter.*": "carrier",
  "db.operation.parameter.*": "carrier",
  "http.request.header.authorization": "credential",
  "http.request.header.proxy-authorization": "credential",
  "http.request.header.cookie": "credential",
  "http.request.header.x-api-key": "credential",
  "http.response.header.set-cookie": "credential",
  "http.request.body.content": "carrier",
  "http.response.body.content": "carrier",
  "url.full": "carrier",
  "http.url": "carrier",
  "url.query": "carrier",
  "url.original": "carrier",
  "process.command_line": "carrier",
  "process.command_args": "carrier",
  "graphql.document": "carrier",
  // Deprecated by the conventions, and still what most instrumentations of language models write.
  "gen_ai.prompt": "carrier",
  "gen_ai.prompt.*": "carrier",
  "gen_ai.completion": "carrier",
  "gen_ai.completion.*": "carrier",
  "gen_ai.input.messages": "carrier",
  "gen_ai.output.messages": "carrier",
  "gen_ai.system_instructions": "carrier",
  "gen_ai.tool.call.arguments": "carrier",
  "gen_ai.tool.call.result": "carrier",
  "messaging.message.body": "carrier",
};

const prefixes = Object.entries(attributeKeys).flatMap(([key, found]) =>
  key.endsWith("*") ? [[key.slice(0, -1), found] as const] : [],
);

/** What the value of an attribute is, by its key. */
export function attributeClass(key: string): SensitiveClass | undefined {
  if (Object.hasOwn(attributeKeys, key)) return attributeKeys[key];
  return prefixes.find(([prefix]) => key.startsWith(prefix))?.[1];
}
