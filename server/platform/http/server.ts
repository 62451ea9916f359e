import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { actions } from '#contract/action.ts';
import { holdsAction } from '../access/holds-action.ts';
import type { Origin } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { ReaderWrote } from '../database/transact.ts';
import { type Limits, problemFor, refuse, refuseAccess } from './problem.ts';
import type { Call, FileReply, Identity, Route } from './route.ts';
import { findUnkeepable } from './unkeepable-text.ts';
import { uploadOf } from './upload.ts';
import { validatorFor } from './validate.ts';

/** What sign-in gives the http layer. */
export type Doorkeeper = {
  identify(headers: FastifyRequest['headers'], ip: string): Promise<Identity | null>;
  /** True when a request that changes something comes from another site. */
  isCrossSite(headers: FastifyRequest['headers'], method: string): boolean;
};

export type ServerOptions = {
  database: Database;
  doorkeeper: Doorkeeper;
  routes: readonly Route[];
  logger: FastifyBaseLogger | false;
  /** Trust `X-Forwarded-*` of a proxy in front. */
  trustProxy: boolean;
  uploadLimitBytes: number;
  /** Calls a minute and caller, where an endpoint does not say. */
  callsPerMinute: number;
};

/** Bytes of a body that isn't a file. */
const bodyLimit = 1_048_576;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const limits = { body: bodyLimit, file: options.uploadLimitBytes };
  const server = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    // Query strings hold names and numbers of persons; requests are logged by route below instead.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // Addresses that can't be read at all reach no route and no error handler.
    frameworkErrors: (fault, request, reply) => void sendProblem(fault, request, reply, limits),
  });
  await server.register(helmet, {
    contentSecurityPolicy: false,
    hsts: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(rateLimit, {
    global: false,
    // By whom a request proves to come from: a header alone could be varied without end.
    keyGenerator: async request =>
      (await caller(options.doorkeeper, request).catch(() => null))?.actor.accountId ?? request.ip,
    errorResponseBuilder: (_, context) => refuse['too-many']({ seconds: Math.ceil(context.ttl / 1000) }),
  });
  await server.register(multipart, {
    limits: { fileSize: options.uploadLimitBytes, files: 1, fields: 1, fieldSize: 10_000 },
  });
  server.setValidatorCompiler(validatorFor);
  server.setErrorHandler((thrown, request, reply) => sendProblem(thrown, request, reply, limits));
  server.setNotFoundHandler((request, reply) => sendProblem(refuse['not-found'](), request, reply, limits));
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        route: request.routeOptions.url,
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  for (const route of options.routes) addRoute(server, options, route);
  return server;
}

function addRoute(server: FastifyInstance, options: ServerOptions, route: Route): void {
  const { endpoint } = route;
  server.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    schema: {
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body ? { body: endpoint.body } : {}),
    },
    config: { rateLimit: { max: endpoint.rateLimit ?? options.callsPerMinute, timeWindow: '1 minute' } },
    preValidation: async request => {
      if (request.isMultipart() && !endpoint.takesFile) throw refuse['media-type']();
      needKeepable(request);
    },
    handler: async (request, reply) => {
      const identity = await admit(options.doorkeeper, route, request);
      const result = await perform(options.database, route, request, reply, identity);
      reply.header('cache-control', 'no-store');
      if (isFile(result)) {
        return (
          reply
            .type(result.mediaType)
            .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(result.name)}`)
            // Opened by itself after all, nothing of it runs or loads.
            .header('content-security-policy', "sandbox; default-src 'none'")
            .send(result.file)
        );
      }
      return result === undefined ? reply.code(204).send() : reply.send(result);
    },
  });
}

/** Refuses text that can't be kept, before anything looks at it. */
function needKeepable(request: FastifyRequest): void {
  for (const part of ['params', 'querystring', 'body'] as const) {
    const found = findUnkeepable(part === 'querystring' ? request.query : request[part], `/${part}`);
    if (found) throw refuse['character-invalid'](found);
  }
}

/** Who calls, found out once a request. */
const callers = new WeakMap<FastifyRequest, Promise<Identity | null>>();
function caller(doorkeeper: Doorkeeper, request: FastifyRequest): Promise<Identity | null> {
  const known = callers.get(request) ?? doorkeeper.identify(request.headers, request.ip);
  callers.set(request, known);
  return known;
}

async function admit(doorkeeper: Doorkeeper, { endpoint }: Route, request: FastifyRequest): Promise<Identity | null> {
  if (endpoint.method !== 'GET' && doorkeeper.isCrossSite(request.headers, request.method))
    throw refuseAccess['cross-site']();
  const identity = await caller(doorkeeper, request);
  if (endpoint.action === 'public') return identity;
  if (!identity) throw refuseAccess['sign-in-needed']();
  if (identity.need && endpoint.tag !== 'session') throw refuseAccess[`${identity.need}-needed`]();
  return identity;
}

async function perform(
  database: Database,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity | null,
): Promise<unknown> {
  const { endpoint } = route;
  const origin: Origin = { requestId: request.id, ip: request.ip, command: `${endpoint.method} ${endpoint.path}` };
  const actor = identity?.actor ?? ({ kind: 'system', name: 'sign-in' } as const);
  const call = (tx: Tx | null): Call<never> =>
    ({
      params: request.params,
      query: request.query,
      body: request.body,
      get tx() {
        if (!tx) throw new Error(`${origin.command} declared that it opens its own transactions`);
        return tx;
      },
      actor,
      identity,
      origin,
      headers: request.headers,
      upload: () => uploadOf(request),
      setCookie: (value: string) => {
        reply.header('set-cookie', value);
      },
    }) as unknown as Call<never>;
  const late = (fault: unknown) => request.log.warn({ err: fault, route: endpoint.path }, 'end of a read');
  if (route.transaction === 'none') {
    if (needsAction(endpoint.action))
      await database.read(actor, origin, async tx => requireAction(tx, endpoint.action, endpoint.group), late);
    return route.handle(call(null));
  }
  const work = async (tx: Tx) => {
    if (needsAction(endpoint.action)) requireAction(tx, endpoint.action, endpoint.group);
    return route.handle(call(tx));
  };
  if (route.writes || writers.has(route)) return database.as(actor, origin, work);
  return database.read(actor, origin, work, late).catch(fault => {
    if (!(fault instanceof ReaderWrote)) throw fault;
    // Its author forgot to declare it; nothing was kept, so it is done once more, and from now on as what it is.
    writers.add(route);
    request.log.warn({ route: endpoint.path }, 'this GET writes and does not declare it');
    return database.as(actor, origin, work);
  });
}

/** Routes that turned out to write. */
const writers = new WeakSet<Route>();

function needsAction(action: string): boolean {
  return action !== 'public' && action !== 'signed-in';
}

/** Refuses unless the transaction's actor holds the action in some scope; `*` asks for any field group. */
export function requireAction(tx: Tx, action: string, group = ''): void {
  if (!holdsAction(tx, action, group))
    throw refuseAccess['not-allowed']({ action, label: actions.find(each => each.code === action)?.label ?? action });
}

function isFile(result: unknown): result is FileReply {
  return typeof result === 'object' && result !== null && 'file' in result && 'mediaType' in result;
}

function sendProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, limits: Limits): FastifyReply {
  const language = (request.headers['accept-language'] ?? 'zh').toLowerCase().startsWith('en') ? 'en' : 'zh';
  const problem = problemFor(thrown, request.id, language, limits);
  if (problem) {
    return reply.code(problem.status).type('application/problem+json').send(problem);
  }
  request.log.error({ err: thrown, route: request.routeOptions.url }, 'fault');
  return reply
    .code(500)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title:
        language === 'zh'
          ? `系统出错了，已经记录。请稍后重试；如仍不行，请把编号 ${request.id} 告诉管理员。`
          : `Something went wrong; quote ${request.id}.`,
      status: 500,
      code: 'server.fault',
      requestId: request.id,
    });
}
