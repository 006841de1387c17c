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

/** Decorators of what a queue or broker calls for every message (NestJS 11, bullmq, golevelup, ssut). */
export const consumerDecorators: ReadonlySet<string> = new Set(
  "MessagePattern EventPattern Process OnQueueEvent RabbitSubscribe RabbitRPC SqsMessageHandler KafkaSubscribe".split(
    " ",
  ),
);

/** Calls that are given what runs for every message: bullmq's and Temporal's `new Worker`, amqplib, kafkajs. */
export const consumerCalls: ReadonlySet<string> = new Set(["Worker", "consume", "eachMessage"]);

/** The same, where the receiver is called one of `queueWords`: anything can be subscribed to or processed (bull, NATS, pg-boss). */
export const queueCalls: ReadonlySet<string> = new Set(["subscribe", "process", "work"]);
export const queueWords: ReadonlySet<string> = new Set(
  "queue boss bus broker consumer subscriber subscription pubsub nats kafka rabbit amqp channel topic".split(" "),
);

/** Options that hold it (kafkajs, sqs-consumer). */
export const consumerOptions: ReadonlySet<string> = new Set([
  "eachMessage",
  "eachBatch",
  "handleMessage",
  "handleMessageBatch",
]);

/** Classes whose methods talk to a database. */
export const repositoryNames = /(?:Repository|Repo|Dao|DAO|Store)$/;

/** Methods by which express, fastify, hono, koa-router and restify are given a path that they answer with GET. */
export const routeCalls: ReadonlySet<string> = new Set(["get", "head", "all", "route", "addRoute", "on"]);

/** Methods by which routers are put behind a path. */
export const mountCalls: ReadonlySet<string> = new Set([
  "use",
  "register",
  "mount",
  "basePath",
  "prefix",
  "setGlobalPrefix",
]);

/** Options that hold the path: fastify's `route({ url })` and `register(plugin, { prefix })`, hapi's `route({ path })`. */
export const routeKeys: readonly string[] = ["url", "path", "prefix"];

/** NestJS' decorators of methods that answer GET. */
export const routeDecorators: ReadonlySet<string> = new Set(["Get", "Head", "All"]);

/** NestJS' decorators of classes whose methods stand behind a path. */
export const controllerDecorators: ReadonlySet<string> = new Set(["Controller"]);

/** Methods that take the body of an answer (express, fastify, hono), and what makes a text of it. */
export const answerCalls: ReadonlySet<string> = new Set(["json", "send", "jsonp", "ok", "stringify", "status"]);

/** What code that answers requests by itself compares their URL with. */
export const handlerPaths = /^\/[\w\-/.]*$/;

/** What only code that serves HTTP says. */
export const servingCode =
  /\bcreateServer\s*\(|\bexpress\s*\(|\b[Ff]astify\s*\(|\bnew\s+(?:Hono|Koa|OpenAPIHono|Elysia)\b|@Controller\s*\(|\bNestFactory\b|\bBun\.serve\s*\(/;
