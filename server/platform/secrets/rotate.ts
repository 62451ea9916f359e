import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { EnvelopeFault, type MasterKey, rewrap } from './envelope.ts';
import { fromBytes, fromText, header, longestHeader, toText } from './envelope-form.ts';
import { type Keys, load, makeMaster, save } from './key-file.ts';
import { type Keyring, noticedWithin } from './keyring.ts';

/**
 * A column of envelopes in a table with a uuid `id`. Name the `_past` twin of a dated table too. `json`: a document with any number of
 * envelopes, each the whole text of a value named `$sealed`.
 */
export type EnvelopeColumn = {
  readonly table: string;
  readonly column: string;
  readonly form: 'text' | 'bytes' | 'json';
};

export type Rotation = {
  /** The key that seals from now on. */
  readonly keyId: string;
  readonly rewrapped: number;
  /** Keys that no envelope names any more. They still open, for a backup of before; `forget` removes them. */
  readonly retired: readonly string[];
  readonly forgotten: readonly string[];
};

export type RotationOptions = {
  database: Database;
  keyring: Keyring;
  /** Where keys.json lies; it isn't written when the keys come from the environment. */
  folder: string;
  columns: readonly EnvelopeColumn[];
  /** Removes keys that an earlier rotation retired. Backups made before that rotation can't be read afterwards. */
  forget?: boolean;
  now: Date;
  batch?: number;
  onProgress?: (done: number, column: EnvelopeColumn) => void;
  /** How long running processes may go on sealing with the old key, in ms. */
  settleMs?: number;
};

/**
 * Gives the installation a new master key and wraps every data key anew. Broken off, it goes on where it was when called
 * again: a newest key beside older ones that aren't retired is a rotation under way, and what it has moved names the new key.
 * With keys from the environment the operator has put the new key first; then only the wrapping is done.
 */
export async function rotateKeys(options: RotationOptions): Promise<Rotation> {
  const fromFolder = options.keyring.source === 'folder';
  const started = fromFolder ? addMaster(options) : false;
  const keys = options.keyring.keys();
  let rewrapped = await pass(options, keys);
  // A server that is running notices the new key a little later; what it sealed meanwhile is moved by another pass.
  if (started && options.database.kind === 'postgres') await wait(options.settleMs ?? noticedWithin + 1000);
  for (let more = await pass(options, keys); more > 0; more = await pass(options, keys)) rewrapped += more;
  const [newest, ...older] = keys.masters;
  if (!fromFolder) return { keyId: newest.id, rewrapped, retired: older.map(key => key.id), forgotten: [] };
  const forgotten = options.forget ? older.filter(key => key.retiredAt !== null) : [];
  const kept = older.filter(key => !forgotten.includes(key));
  const retiredAt = options.now.toISOString();
  save(options.folder, {
    ...keys,
    masters: [newest, ...kept.map(key => ({ ...key, retiredAt: key.retiredAt ?? retiredAt }))],
  });
  return { keyId: newest.id, rewrapped, retired: kept.map(key => key.id), forgotten: forgotten.map(key => key.id) };
}

/** True when a key was added; false when a rotation under way is taken up. */
function addMaster({ folder, now }: RotationOptions): boolean {
  const keys = load(folder);
  if (keys.masters.slice(1).some(key => key.retiredAt === null)) return false;
  save(folder, { ...keys, masters: [makeMaster(now), ...keys.masters] });
  return true;
}

async function pass(options: RotationOptions, keys: Keys): Promise<number> {
  let moved = 0;
  for (const column of options.columns) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const last = await moveBatch(options, keys, column, after);
      if (!last) break;
      after = last.id;
      moved += last.count;
      options.onProgress?.(moved, column);
    }
  }
  return moved;
}

type Row = { id: string; envelope: string | Uint8Array };

async function moveBatch(options: RotationOptions, keys: Keys, of: EnvelopeColumn, after: string) {
  const { database, batch = 1000 } = options;
  if (of.form === 'json') return moveDocuments(options, keys, of, after);
  const [newest] = keys.masters;
  const column = sql.ref(of.column);
  const named = of.form === 'text' ? `v1.${newest.id}.` : Buffer.from([1, newest.id.length, ...Buffer.from(newest.id)]);
  const head =
    of.form === 'text'
      ? sql`left(${column}, ${String(named).length}::int)`
      : sql`substring(${column} from 1 for ${named.length}::int)`;
  // Of bytes the header is enough; the content itself doesn't leave the database.
  const value = of.form === 'text' ? column : sql`substring(${column} from 1 for ${longestHeader}::int)`;
  const origin = { requestId: null, ip: null, command: 'keys rotate' };
  return database.as(systemActor('keys'), origin, async tx => {
    const { rows } = await sql<Row>`select id, ${value} as envelope from ${sql.table(of.table)}
      where id > ${after}::uuid and ${column} is not null and ${head} <> ${named}
      order by id limit ${batch} for update`.execute(tx);
    const last = rows.at(-1);
    if (!last) return null;
    if (of.form === 'text')
      await writeTexts(
        tx,
        of,
        rows.map(row => ({ id: row.id, text: movedText(keys, row) })),
      );
    else for (const row of rows) await writeHeader(tx, of, row, keys);
    return { id: last.id, count: rows.length };
  });
}

/** As jsonb is printed. Nobody from outside writes the name `$sealed`, and no quote within a text is bare. */
const envelopeIn = /(?<="\$sealed": ")v1(?:\.[A-Za-z0-9_-]+){4}(?=")/g;

/** Documents that name another key than the newest, or more than one; what they hold besides is written as it was read. */
async function moveDocuments(
  { database, batch = 1000 }: RotationOptions,
  keys: Keys,
  of: EnvelopeColumn,
  after: string,
) {
  const [newest] = keys.masters;
  const column = sql.ref(of.column);
  const old = `"\\$sealed": "v1\\.(?!${newest.id}\\.)`;
  const origin = { requestId: null, ip: null, command: 'keys rotate' };
  return database.as(systemActor('keys'), origin, async tx => {
    const { rows } = await sql<
      Row & { envelope: string }
    >`select id, ${column}::text as envelope from ${sql.table(of.table)}
      where id > ${after}::uuid and ${column}::text ~ ${old} order by id limit ${batch} for update`.execute(tx);
    const last = rows.at(-1);
    if (!last) return null;
    for (const { id, envelope } of rows) {
      const text = envelope.replace(envelopeIn, each => movedText(keys, { id, envelope: each }));
      await sql`update ${sql.table(of.table)} set ${column} = ${text}::jsonb where id = ${id}`.execute(tx);
    }
    return { id: last.id, count: rows.length };
  });
}

async function writeTexts(tx: Tx, of: EnvelopeColumn, rows: Array<{ id: string; text: string }>): Promise<void> {
  await sql`update ${sql.table(of.table)} t set ${sql.ref(of.column)} = n.text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, text text) where t.id = n.id`.execute(tx);
}

async function writeHeader(tx: Tx, of: EnvelopeColumn, row: Row, keys: Keys): Promise<void> {
  const before = fromBytes(row.envelope as Uint8Array);
  const after = header({ ...before, ...moved(keys, before.keyId, before.wrapped) });
  const column = sql.ref(of.column);
  await sql`update ${sql.table(of.table)} set ${column} = ${after} || substring(${column} from ${header(before).length + 1}::int)
    where id = ${row.id}`.execute(tx);
}

function movedText(keys: Keys, row: Row): string {
  const envelope = fromText(row.envelope as string);
  return toText({ ...envelope, ...moved(keys, envelope.keyId, envelope.wrapped) });
}

function moved(keys: Keys, keyId: string, wrapped: Uint8Array): { keyId: string; wrapped: Uint8Array } {
  const [newest] = keys.masters;
  const from: MasterKey | undefined = keys.masters.find(key => key.id === keyId);
  if (!from) throw new EnvelopeFault('unknown-key', keyId);
  return { keyId: newest.id, wrapped: rewrap(from, newest, wrapped) };
}
