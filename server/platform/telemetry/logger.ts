import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';
import { describeFault } from './describe-fault.ts';

export type { Logger } from 'pino';

/**
 * Names under which a log line may speak. Everything else is dropped, so that a name, a number or a form's content that
 * somebody passes by mistake doesn't reach the log: a list of what is allowed can't be forgotten, one of what is not can.
 */
const allowed = new Set([
  // What fastify and pino put in themselves.
  'level',
  'time',
  'msg',
  'err',
  'reqId',
  'req',
  'res',
  'responseTime',
  // Which request, where, how it ended.
  'requestId',
  'route',
  'method',
  'status',
  'code',
  'ms',
  'bytes',
  // Ids and counts.
  'accountId',
  'actorKind',
  'runId',
  'eventId',
  'fileId',
  'job',
  'event',
  'subscriber',
  'rung',
  'part',
  'state',
  'attempt',
  'count',
  'done',
  'total',
  'faults',
  'port',
  'pid',
  'version',
  'engine',
  'address',
  'signal',
]);

/** JSON lines on standard output. `level` from `LOG_LEVEL`: fatal, error, warn, info, debug, trace or silent. */
export function createLogger(options: { level?: string; destination?: DestinationStream } = {}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: keepAllowed,
    },
    // A bare error would become the message, with the values that it quotes.
    hooks: {
      logMethod(args: Parameters<LogFn>, method: LogFn) {
        const [first, ...rest] = args as [unknown, ...unknown[]];
        if (!(first instanceof Error)) return method.apply(this, args);
        method.apply(this, [{ err: first }, typeof rest[0] === 'string' ? rest[0] : 'fault']);
      },
    },
    serializers: { err: describeFault, req: requestOf, res: replyOf },
  };
  // A line a request, each written by itself, costs as much as a small answer; so they leave together, within half a second and at the end.
  return pino(settings, options.destination ?? pino.destination({ sync: false, minLength: 4096, periodicFlush: 500 }));
}

function keepAllowed(line: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(line)) {
    if (allowed.has(name)) kept[name] = value;
  }
  return kept;
}

/** Of a request only its id and method: an address may hold what was searched for. */
function requestOf(request: { id?: unknown; method?: unknown }) {
  return { id: request.id, method: request.method };
}

function replyOf(reply: { statusCode?: unknown }) {
  return { status: reply.statusCode };
}
