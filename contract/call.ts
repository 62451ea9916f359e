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
  const headers: Record<string, string> = {
    accept: 'application/json',
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
  const reply = await fetch(addressOf(endpoint, input.params, input.query), {
    method: endpoint.method,
    headers,
    body,
    credentials: 'same-origin',
    ...(input.signal ? { signal: input.signal } : {}),
  }).catch((fault: unknown) => {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new ProblemError({
      type: 'about:blank',
      title: '连接不上服务器，请检查网络后重试。',
      status: 0,
      code: 'network.unreachable',
    });
  });
  if (!reply.ok) throw new ProblemError(await problemOf(reply));
  return (reply.status === 204 ? undefined : await reply.json()) as ReplyOf<E>;
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
