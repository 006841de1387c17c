/** Sentry's SDKs for JavaScript (version 10), which export the same. */
export const sentryModules: readonly string[] = [
  "core",
  "node",
  "node-core",
  "browser",
  "bun",
  "deno",
  "cloudflare",
  "aws-serverless",
  "google-cloud-serverless",
  "nextjs",
  "nestjs",
  "remix",
  "react",
].map((name) => `@sentry/${name}`);
