/** What frameworks put above a method that they call for every request, message or tick (NestJS 11, tsoa 6, routing-controllers). */
export const handlerDecorators: ReadonlySet<string> = new Set(
  (
    "Get Post Put Delete Patch Head Options All Sse Query Mutation Subscription MessagePattern EventPattern SubscribeMessage " +
    "OnEvent Process OnQueueEvent Cron Interval GrpcMethod"
  ).split(" "),
);

/** Methods of routers (express, fastify, hono, koa-router) that are given a path and what answers it. */
export const routerMethods: ReadonlySet<string> = new Set([
  "get",
  "post",
  "put",
  "delete",
  "patch",
  "head",
  "options",
  "all",
  "use",
]);

/** What handlers call the request that they are given. */
export const requestNames: ReadonlySet<string> = new Set(["req", "request"]);
