import type { Location } from "../catalog/model.ts";
import { checksWithoutStatus, missingFrom, routesOf } from "../recognition/health-routes.ts";
import { servingCode } from "../recognition/libraries/frameworks.ts";
import type { Node } from "../recognition/syntax.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import type { AnswerShape, ServiceRoute } from "./inventory.ts";
import { literal } from "../vocabulary/literal.ts";

/** What the body of a health endpoint must have. */
const bodyKeys = ["status", "checks", "uptime_seconds"];

/** Collects the routes of a service that may be the endpoints its standard asks for. */
export class ServiceRoutes {
  readonly routes: ServiceRoute[] = [];
  servesHttp = false;
  readonly #locate: (node: Node) => Location;
  readonly #mayHold: RegExp | undefined;

  constructor(required: readonly string[], locate: (node: Node) => Location) {
    this.#locate = locate;
    const words = new Set(required.flatMap((path) => path.split("/").filter((segment) => segment !== "")));
    const alternatives = [...words].map(literal).join("|");
    this.#mayHold = alternatives === "" ? undefined : new RegExp(`["'\`/](?:${alternatives})["'\`/]`);
  }

  /** Whether a file is worth parsing for its routes. */
  mayHold(text: string): boolean {
    if (!this.#mayHold) return false;
    this.servesHttp ||= servingCode.test(text);
    return this.#mayHold.test(text);
  }

  collect(program: TSESTree.Program): void {
    if (!this.#mayHold) return;
    for (const { path, node, isMount, bodies } of routesOf(program))
      this.routes.push({
        path,
        isMount,
        location: this.#locate(node),
        answers: bodies.map((body) => this.#answer(body)),
      });
  }

  #answer(body: TSESTree.ObjectExpression): AnswerShape {
    return {
      location: this.#locate(body),
      missing: missingFrom(body, bodyKeys) ?? [],
      checksWithoutStatus: checksWithoutStatus(body),
      // An answer with nothing of it is another answer: an error, a redirect.
      isHealth: (missingFrom(body, bodyKeys)?.length ?? bodyKeys.length) < bodyKeys.length,
    };
  }
}
