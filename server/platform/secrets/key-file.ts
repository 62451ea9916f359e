import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MasterKey } from './envelope.ts';

/** The keys of an installation. Losing them loses every encrypted value; see docs/operations. */
export type Keys = {
  /** Seals new values; always the first. The others only open. */
  readonly masters: readonly [KeptKey, ...KeptKey[]];
  /** Never rotates: blind indexes and derived passwords hang on it. */
  readonly index: Uint8Array;
};
export type KeptKey = MasterKey & { readonly madeAt: string | null; readonly retiredAt: string | null };

const keyId = /^[A-Za-z0-9_-]{1,32}$/;

export class KeyringFault extends Error {}

/** A keyring for a new installation. `now` is noted beside the key. */
export function makeKeys(now: Date): Keys {
  return { masters: [makeMaster(now)], index: randomBytes(32) };
}

export function makeMaster(now: Date): KeptKey {
  return { id: randomBytes(4).toString('hex'), key: randomBytes(32), madeAt: now.toISOString(), retiredAt: null };
}

export function keyFile(folder: string): string {
  return join(folder, 'keys.json');
}

/** The folder's keys; made when there are none. Safe when several processes start at the same moment. */
export function loadOrMake(folder: string, now: Date): Keys {
  const file = keyFile(folder);
  try {
    return load(folder);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, print(makeKeys(now)), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file); // Refuses where another process was faster; its keys then count.
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft);
  }
  return load(folder);
}

export function load(folder: string): Keys {
  const file = keyFile(folder);
  const text = readFileSync(file, 'utf8');
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return parse(text, file);
}

export function save(folder: string, keys: Keys): void {
  const file = keyFile(folder);
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, print(keys), { mode: 0o600, flush: true });
  renameSync(draft, file);
}

export function print(keys: Keys): string {
  const masters = keys.masters.map(({ id, key, madeAt, retiredAt }) => ({
    id,
    key: Buffer.from(key).toString('base64'),
    ...(madeAt ? { madeAt } : {}),
    ...(retiredAt ? { retiredAt } : {}),
  }));
  return `${JSON.stringify({ keys: masters, index: Buffer.from(keys.index).toString('base64') }, null, 2)}\n`;
}

/** Reads the JSON of keys.json, or `id:base64,id:base64,index:base64` (the first key seals). */
export function parse(text: string, source: string): Keys {
  const trimmed = text.trim();
  const found = trimmed.startsWith('{') ? fromJson(trimmed, source) : fromList(trimmed, source);
  const [first, ...rest] = found.masters;
  if (!first) throw new KeyringFault(`${source} holds no master key`);
  if (new Set(found.masters.map(master => master.id)).size !== found.masters.length)
    throw new KeyringFault(`${source} names a key twice`);
  if (!found.index)
    throw new KeyringFault(
      `${source} holds no index key. Copy "index" from keys.json, or add index:<32 random bytes in base64> for a new installation`,
    );
  return { masters: [first, ...rest], index: found.index };
}

type Found = { masters: KeptKey[]; index: Uint8Array | null };

function fromJson(text: string, source: string): Found {
  let read: { keys?: unknown; index?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch {
    throw new KeyringFault(`${source} is not valid JSON`);
  }
  const rows = Array.isArray(read.keys) ? (read.keys as Array<Record<string, unknown>>) : [];
  return {
    masters: rows.map(row => ({
      ...master(row?.id, row?.key, source),
      madeAt: typeof row.madeAt === 'string' ? row.madeAt : null,
      retiredAt: typeof row.retiredAt === 'string' ? row.retiredAt : null,
    })),
    index: read.index === undefined ? null : secret('index', read.index, source),
  };
}

function fromList(text: string, source: string): Found {
  const found: Found = { masters: [], index: null };
  for (const part of text.split(',').filter(Boolean)) {
    const [id = '', key = ''] = part.trim().split(':');
    if (id === 'index') found.index = secret(id, key, source);
    else found.masters.push({ ...master(id, key, source), madeAt: null, retiredAt: null });
  }
  return found;
}

function master(id: unknown, key: unknown, source: string): MasterKey {
  if (typeof id !== 'string' || !keyId.test(id)) throw new KeyringFault(`${source} holds a key without a usable id`);
  return { id, key: secret(id, key, source) };
}

function secret(id: string, key: unknown, source: string): Uint8Array {
  const bytes = typeof key === 'string' ? Buffer.from(key, 'base64') : Buffer.alloc(0);
  if (bytes.length !== 32) throw new KeyringFault(`key "${id}" of ${source} is not 32 bytes in base64`);
  return bytes;
}
