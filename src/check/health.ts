import type { Location } from "../catalog/model.ts";
import type { Inventory, ServiceRoute } from "../scanner/inventory.ts";
import { finding, type Finding } from "./finding.ts";

/**
 * The endpoints that the standard asks for, where the code serves HTTP at all.
 * @param standardPlace where the standard says so
 */
export function healthFindings(
  { service }: Inventory,
  required: readonly string[],
  standardPlace: Location,
): readonly Finding[] {
  if (!service.servesHttp) return [];
  return required.flatMap((endpoint) => {
    const routes = routesTo(endpoint, service.routes);
    if (routes.length === 0) return missing(endpoint, service.routes, standardPlace);
    return routes.flatMap((route) => shapeFindings(endpoint, route));
  });
}

/** The routes that answer an endpoint: by their own path, or by that of something they are mounted under. */
function routesTo(endpoint: string, routes: readonly ServiceRoute[]): readonly ServiceRoute[] {
  const starts = ["", ...routes.filter(({ isMount }) => isMount).map(({ path }) => path)];
  return routes.filter(({ path, isMount }) => !isMount && starts.some((start) => joined(start, path) === endpoint));
}

function joined(start: string, path: string): string {
  return `${start}${path}`.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
}

function missing(endpoint: string, routes: readonly ServiceRoute[], location: Location): Finding {
  const [near] = routes.filter(({ path, isMount }) => !isMount && endpoint.startsWith(path) && path !== "/");
  return finding({
    id: "missing-health-endpoint",
    message: `No route answers \`GET ${endpoint}\`, so nothing can ask this service how it is.`,
    suggestion: `Add the route, or change "health.required" of the standard.`,
    value: endpoint,
    location,
    cause: endpoint,
    related: near ? [{ location: near.location, message: `\`${near.path}\` is answered here.` }] : [],
  });
}

function shapeFindings(endpoint: string, { answers }: ServiceRoute): readonly Finding[] {
  return answers
    .filter(({ isHealth }) => isHealth)
    .flatMap(({ location, missing: lacking, checksWithoutStatus }) => {
      const faults = [
        ...(lacking.length > 0 ? [`lacks ${lacking.map((key) => `\`${key}\``).join(", ")}`] : []),
        ...checksWithoutStatus.map((name) => `has a check \`${name}\` without a \`status\` of its own`),
      ];
      if (faults.length === 0) return [];
      return finding({
        id: "health-response-shape",
        message: `The body of \`GET ${endpoint}\` ${faults.join(" and ")}, so dashboards and probes cannot read it like any other.`,
        suggestion: "Answer with `status`, `checks` (each with its own `status`) and `uptime_seconds`.",
        value: endpoint,
        location,
        cause: endpoint,
      });
    });
}
