import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { timed } from './measure.ts';

/** The tables that an import of persons writes, besides the audit. */
const written = [
  'person',
  'person_basic',
  'person_identity',
  'person_contact',
  'person_education',
  'person_bank',
  'compensation',
  'employment',
  'employment_version',
  'assignment',
];

/** Reading the workbook and nothing else, ms. */
export async function bareRead(file: string): Promise<number> {
  const read = await timed(async () => {
    const workbook = await openWorkbook(file);
    let rows = 0;
    for await (const batch of workbook.batches()) rows += batch.length;
    await workbook.close();
    return rows;
  });
  return read.ms;
}

/** The very rows that the import wrote, by COPY into tables of the same columns without keys, checks or triggers, ms. */
export async function bareCopy(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let ms = 0;
  for (const table of written) {
    const file = join(folder, `${table}.copy`);
    await pipeline(client.query(to(`copy ${table} to stdout (format binary)`)), createWriteStream(file));
    await client.query(`create temporary table bare (like ${table})`);
    ms += (
      await timed(() =>
        pipeline(
          createReadStream(file, { highWaterMark: 1 << 20 }),
          client.query(from('copy bare from stdin (format binary)')),
        ),
      )
    ).ms;
    await client.query('drop table bare');
  }
  await client.end();
  return ms;
}
