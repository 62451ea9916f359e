import type { AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from './endpoint.ts';
import type { Problem } from './problem.ts';

/** What a screen or a program sees when the server refuses. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

type Input<E> = (ParamsOf<E> extends undefined ? { params?: undefined } : { params: ParamsOf<E> }) &
  (QueryOf<E> extends undefined ? { query?: undefined } : { query?: QueryOf<E> }) &
  (BodyOf<E> extends undefined ? { body?: undefined } : { body: BodyOf<E> }) & {
    file?: Blob;
    fileName?: string;
    signal?: AbortSignal;
  };

/** The address of an endpoint with its parameters and query filled in. */
export function addressOf(endpoint: AnyEndpoint, params?: unknown, query?: unknown): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (Array.isArray(value)) for (const each of value) search.append(name, String(each));
    else if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/** Calls an endpoint from a browser in the session of its user. Throws ProblemError when refused. */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<ReplyOf<E>> {
  const reply = await send(endpoint, input);
  return (reply.status === 204 ? undefined : await reply.json()) as ReplyOf<E>;
}

/** As `call`, of an endpoint that produces a file. */
export async function callForFile<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await send(endpoint, input)).arrayBuffer());
}

async function send<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Response> {
  const headers: Record<string, string> = {
    accept: endpoint.produces ?? 'application/json',
    'accept-language': 'zh-CN',
    'x-renshi-request': '1',
  };
  let body: BodyInit | null = null;
  if (input.file) {
    const form = new FormData();
    form.set('file', input.file, input.fileName ?? 'file');
    body = form;
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(input.body);
  }
  const address = addressOf(endpoint, input.params, input.query);
  const request = endpoint.takesKey ? `${endpoint.method} ${address} ${body}` : null;
  if (request !== null) headers['idempotency-key'] = keyOf(request);
  const send = () =>
    fetch(address, {
      method: endpoint.method,
      headers,
      body,
      credentials: 'same-origin',
      ...(input.signal ? { signal: input.signal } : {}),
    });
  const reply = await send()
    // The answer may have been lost, not the request: with a key it is safe to ask once more.
    .catch((fault: unknown) => (request === null || isAbort(fault) ? Promise.reject(fault) : send()))
    .catch((fault: unknown) => {
      if (isAbort(fault)) throw fault;
      throw new ProblemError({
        type: 'about:blank',
        title: '连接不上服务器，请检查网络后重试。',
        status: 0,
        code: 'network.unreachable',
      });
    });
  // Answered: what is asked from now on is a request of its own. A server that failed may have done it all the same.
  if (request !== null && reply.status < 500) unanswered.delete(request);
  if (!reply.ok) throw new ProblemError(await problemOf(reply));
  return reply;
}

/** Keys of requests whose answer has not come: whoever asks for the same again means the same. */
const unanswered = new Map<string, string>();
const unansweredMost = 200;

function keyOf(request: string): string {
  const known = unanswered.get(request);
  if (known) return known;
  // Also on pages without TLS, where randomUUID is missing.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  const [oldest] = unanswered.keys();
  if (unanswered.size >= unansweredMost && oldest !== undefined) unanswered.delete(oldest);
  unanswered.set(request, key);
  return key;
}

function isAbort(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'AbortError';
}

async function problemOf(reply: Response): Promise<Problem> {
  try {
    return (await reply.json()) as Problem;
  } catch {
    return {
      type: 'about:blank',
      title: `服务器出错（${reply.status}），请稍后重试。`,
      status: reply.status,
      code: 'server.fault',
    };
  }
}
