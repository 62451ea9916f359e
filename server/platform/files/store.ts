import { createHmac } from 'node:crypto';
import type { Generated } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/keyring.ts';
import { inChunks } from './chunks.ts';
import { refuse } from './refusals.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    file_object: {
      id: string;
      name: string;
      media_type: string;
      size_bytes: number;
      chunk_count: number;
      digest: string;
      account_id: string | null;
      created_at: Generated<Date>;
    };
    file_chunk: { id: string; file_id: string; n: number; account_id: string | null; content: Uint8Array };
  }
}

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
};

/** Encrypted files, kept in the database so that every process reaches them and a rollback takes them back. */
export type Files = {
  /** Stores a file within the caller's transaction; nothing stays if that is undone. */
  put(
    tx: Tx,
    content: Uint8Array | AsyncIterable<Uint8Array>,
    of: { name: string; mediaType: string; accountId: string | null },
  ): Promise<StoredFile>;
  /** What is known of the file. Refuses `file.not-found`, also where it is another account's. */
  find(tx: Tx, id: string): Promise<StoredFile>;
  /** The file's bytes, a chunk at a time. Throws when the last byte disagrees with what was stored. */
  read(tx: Tx, id: string): AsyncGenerator<Uint8Array>;
  get(tx: Tx, id: string): Promise<StoredFile & { bytes: Buffer }>;
  /** False when there was no such file. */
  remove(tx: Tx, id: string): Promise<boolean>;
};

export function createFiles(secrets: Secrets): Files {
  const digestOf = () => createHmac('sha256', secrets.derive('file-digest'));

  const find = async (tx: Tx, id: string) => {
    const row = await tx.selectFrom('file_object').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw refuse['not-found']({ id });
    return row;
  };

  async function* read(tx: Tx, id: string): AsyncGenerator<Uint8Array> {
    const file = await find(tx, id);
    const digest = digestOf();
    for (let n = 0; n < file.chunk_count; n++) {
      const chunk = await tx
        .selectFrom('file_chunk')
        .select('content')
        .where('file_id', '=', id)
        .where('n', '=', n)
        .executeTakeFirst();
      if (!chunk) throw new Error(`file ${id} lacks chunk ${n}`);
      const plain = secrets.openBytes(chunk.content);
      digest.update(plain);
      yield plain;
    }
    if (digest.digest('base64url') !== file.digest) throw new Error(`file ${id} is not what was stored`);
  }

  return {
    read,
    find: async (tx, id) => described(await find(tx, id)),
    put: async (tx, content, { name, mediaType, accountId }) => {
      const id = newId();
      const digest = digestOf();
      let size = 0;
      let n = 0;
      for await (const plain of inChunks(content)) {
        digest.update(plain);
        size += plain.length;
        const chunk = { id: newId(), file_id: id, n, account_id: accountId, content: secrets.sealBytes(plain) };
        await tx.insertInto('file_chunk').values(chunk).execute();
        n++;
      }
      const row = await tx
        .insertInto('file_object')
        .values({
          id,
          name,
          media_type: mediaType,
          size_bytes: size,
          chunk_count: n,
          digest: digest.digest('base64url'),
          account_id: accountId,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return described(row);
    },
    get: async (tx, id) => {
      const parts: Uint8Array[] = [];
      for await (const part of read(tx, id)) parts.push(part);
      return { ...described(await find(tx, id)), bytes: Buffer.concat(parts) };
    },
    remove: async (tx, id) => {
      const gone = await tx.deleteFrom('file_object').where('id', '=', id).executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}

function described(row: {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  created_at: Date;
}): StoredFile {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at,
  };
}
