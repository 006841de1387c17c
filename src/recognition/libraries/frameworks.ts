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
