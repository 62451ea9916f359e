import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Renshi in a process of its own, as `npm start` runs it, on a PostgreSQL server. */
export type ServerProcess = {
  /** Without a slash at the end. */
  readonly url: string;
  /** The administrator's one-time password, where this process made the account. */
  readonly password: string | null;
  /** Ends the process at once, as a power cut would; returns when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>;
};

const root = fileURLToPath(new URL('..', import.meta.url));
const readyWithinMs = 60_000;

/** `folder` holds the keys; processes on one database share it. Of the surroundings' own settings none is taken over. */
export async function startServerProcess(
  databaseUrl: string,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const surroundings = Object.entries(process.env).filter(([name]) => !name.startsWith('RENSHI_'));
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...Object.fromEntries(surroundings),
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails before it ends its server must not be kept from ending itself.
  child.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref(): void }).unref();
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const gone = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.ref();
      await once(child, 'exit');
    }
    process.off('exit', killAtExit);
  };
  const port = await untilReady(child, () => said);
  return {
    url: `http://127.0.0.1:${port}`,
    password: /密码\s+(\S+)\s+（一次性密码/.exec(said)?.[1] ?? null,
    kill: async () => {
      child.kill('SIGKILL');
      await gone();
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone();
      return child.exitCode;
    },
  };
}

async function untilReady(child: ChildProcess, said: () => string): Promise<string> {
  for (const end = Date.now() + readyWithinMs; ; await wait(50)) {
    const port = /http:\/\/localhost:(\d+)/.exec(said())?.[1];
    if (port) return port;
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start:\n${said().slice(-3000)}`);
    }
  }
}

export type Reply = { readonly status: number; readonly body: Record<string, unknown> };

/** Calls the API as somebody with this cookie. A FormData is sent as it is, anything else as JSON. */
export async function callApi(
  server: Pick<ServerProcess, 'url'>,
  cookie: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply & { cookie: string | null }> {
  const isForm = body instanceof FormData;
  const reply = await fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      'x-renshi-request': '1',
      ...(cookie ? { cookie } : {}),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const isJson = reply.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: reply.status,
    body: isJson ? ((await reply.json()) as Record<string, unknown>) : {},
    cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? null,
  };
}
