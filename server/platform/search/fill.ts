import { sql } from 'kysely';
import { systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { type Around, ownWords, personWords, rowWords } from './entry-words.ts';
import { daysAmong, yearsOf } from './rules/day-words.ts';
import { inOwnRow, tagged } from './rules/word.ts';
import type { SearchEntry, SearchSource } from './source.ts';

export type FillDeps = {
  readonly database: Database;
  readonly sources: readonly SearchSource[];
  /** The words by whose beginnings a person is found: names, pinyin, initials, numbers. */
  readonly nameWords: (names: readonly string[], numbers: readonly string[]) => string[];
};

const origin = { requestId: null, ip: null, command: 'search.fill' };
/** One process at a time fills: two that read the same person might write in the wrong order. */
const fillLock = 7_365_024;
/**
 * Subjects in one transaction of a process that does nothing else. The embedded engine has one connection, so others wait that long.
 */
const batch = { postgres: 1000, pglite: 150 } as const;
/** The same in a process that answers requests meanwhile: putting their words together is some twenty milliseconds in one piece. */
const batchWhileServing = 40;

/**
 * Reads what was marked as stale, one batch, and writes its entries anew. Gives how many marks it took; 0 when there are none or another
 * process is at it.
 */
export function fillBatch(deps: FillDeps, isServing: boolean): Promise<number> {
  const { database } = deps;
  const most = isServing ? batchWhileServing : batch[database.kind];
  return database.as(systemActor('jobs'), origin, async tx => {
    const turn = await sql<{ ok: boolean }>`select pg_try_advisory_xact_lock(${fillLock}) as ok`.execute(tx);
    if (!turn.rows[0]?.ok) return 0;
    // Sorting waiting words into the index goes by work_mem; with the usual 4 MB it would be done in many small rounds.
    await sql`select set_config('work_mem', '64MB', true)`.execute(tx);
    // Marks that commit after this statement stay for the next batch; what those tell of is read again then.
    const taken = await sql<{ subject: string; subject_id: string; n: number }>`
      with few as (
        select distinct subject, subject_id from (
          select subject, subject_id from search_stale order by n limit ${most * 4}) s
        limit ${most}
      ), gone as (
        delete from search_stale t using few where t.subject_id = few.subject_id and t.subject = few.subject
        returning t.subject, t.subject_id
      ) select subject, subject_id, count(*)::integer as n from gone group by subject, subject_id`.execute(tx);
    const bySubject = new Map<string, string[]>();
    for (const row of taken.rows) {
      const ids = bySubject.get(row.subject);
      if (ids) ids.push(row.subject_id);
      else bySubject.set(row.subject, [row.subject_id]);
    }
    for (const [subject, ids] of bySubject) {
      if (subject === 'person') await writePeople(tx, deps, ids);
      else if (subject === 'unit-people') await markPeopleOf(tx, ids);
      else await writeNouns(tx, deps, subject, ids);
    }
    return taken.rows.reduce((sum, row) => sum + row.n, 0);
  });
}

async function readAll(tx: Tx, deps: FillDeps, subject: string, ids: readonly string[]): Promise<SearchEntry[]> {
  const found: SearchEntry[] = [];
  for (const source of deps.sources) if (source.subject === subject) found.push(...(await source.read(tx, ids)));
  return found;
}

async function writePeople(tx: Tx, deps: FillDeps, ids: readonly string[]): Promise<void> {
  const around = await aroundOf(tx, deps, ids);
  const today = (await sql<{ today: string }>`select access_today()::text as today`.execute(tx)).rows[0]?.today ?? '';
  const entries = (await readAll(tx, deps, 'person', ids)).filter(entry => around.has(entry.subjectId));
  const words = new Map<string, Set<string>>();
  for (const [id, each] of around) words.set(id, new Set(personWords(each)));
  const rows = entries.map(entry => {
    const own = ownWords(entry);
    // A person is found by what is true today.
    if (holdsOn(entry.valid, today)) for (const word of own) words.get(entry.subjectId)?.add(tagged(entry.group, word));
    return { entry, words: [...own.map(inOwnRow), ...rowWords(entry, around.get(entry.subjectId) ?? null)] };
  });
  await sql`delete from search_entry where subject_id = any(${ids as string[]}::uuid[])`.execute(tx);
  await sql`delete from search_person where person_id = any(${ids as string[]}::uuid[])`.execute(tx);
  await insertEntries(tx, 'person', rows);
  await sql`insert into search_person (person_id, words)
    select i, array_to_tsvector(string_to_array(w, E'\x1f')) from unnest(${[...words.keys()]}::uuid[], ${[...words.values()].map(joined)}::text[]) r(i, w)`.execute(
    tx,
  );
}

async function writeNouns(tx: Tx, deps: FillDeps, subject: string, ids: readonly string[]): Promise<void> {
  const entries = await readAll(tx, deps, subject, ids);
  await sql`delete from search_entry where subject_id = any(${ids as string[]}::uuid[])`.execute(tx);
  const rows = entries.map(entry => {
    const words = [...ownWords(entry), ...deps.nameWords([entry.title], [])].map(inOwnRow);
    return { entry, words: [...words, ...rowWords(entry, null)] };
  });
  await insertEntries(tx, subject, rows);
  for (const source of deps.sources) {
    if (source.subject !== subject || !source.spreads) continue;
    await mark(tx, await source.spreads(tx, ids));
  }
}

async function insertEntries(
  tx: Tx,
  subject: string,
  rows: ReadonlyArray<{ entry: SearchEntry; words: readonly string[] }>,
): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (entry: SearchEntry) => T) => rows.map(row => of(row.entry));
  const days = rows.map(row => daysAmong(row.entry.days ?? []));
  const years = rows.map((row, at) => `{${yearsOf(days[at] ?? [], row.entry.isSpan ?? false).join(',')}}`);
  await sql`insert into search_entry
      (id, subject, subject_id, person_id, kind, field_group, title, body, on_day, expires_on, years, valid, words)
    select i, ${subject}, s, case ${subject} when 'person' then s end, k, g, t, b, d, x, y::integer[], v::daterange,
      array_to_tsvector(string_to_array(w, E'\x1f'))
    from unnest(${column(e => e.id)}::uuid[], ${column(e => e.subjectId)}::uuid[], ${column(e => e.kind)}::text[],
      ${column(e => e.group)}::text[], ${column(e => e.title.slice(0, 300))}::text[], ${column(e => e.body.slice(0, 4000))}::text[],
      ${days.map(each => [...each].sort().at(-1) ?? null)}::date[], ${column(e => daysAmong([e.expiresOn])[0] ?? null)}::date[],
      ${years}::text[], ${column(e => e.valid)}::text[], ${rows.map(row => joined(row.words))}::text[])
      r(i, s, k, g, t, b, d, x, y, v, w)
    on conflict (id) do nothing`.execute(tx);
}

const joined = (words: Iterable<string>) => [...new Set(words)].filter(word => word !== '').join('\x1f');

async function aroundOf(tx: Tx, deps: FillDeps, ids: readonly string[]): Promise<Map<string, Around>> {
  const found = await sql<{
    id: string;
    name: string;
    former: string[];
    number: string;
    led_by: string[];
    units: string[];
  }>`
    select p.id, p.name, p.number, p.led_by,
      array(select distinct b.former_name from person_basic b where b.person_id = p.id and b.former_name <> '') as former,
      array(select r.ancestor_id from unit_reach r where r.unit_id = p.unit_id union select p.unit_id where p.unit_id is not null) as units
    from person p where p.id = any(${ids as string[]}::uuid[]) and not p.is_withdrawn`.execute(tx);
  return new Map(
    found.rows.map(row => {
      const names = [row.name, ...row.former].filter(name => name !== '');
      const nameWords = deps.nameWords(names, row.number === '' ? [] : [row.number]);
      return [row.id, { personId: row.id, names, nameWords, unitIds: row.units, leaderIds: row.led_by }];
    }),
  );
}

async function markPeopleOf(tx: Tx, units: readonly string[]): Promise<void> {
  await sql`insert into search_stale (subject, subject_id)
    select 'person', p.id from person p where p.unit_id = any(${units as string[]}::uuid[])
    on conflict do nothing`.execute(tx);
}

/** Has persons read again, as when something that no table of theirs tells has changed. */
async function mark(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await sql`insert into search_stale (subject, subject_id) select 'person', i from unnest(${personIds as string[]}::uuid[]) i
    on conflict do nothing`.execute(tx);
}

/** Whether a daterange as PostgreSQL writes it holds a day. */
function holdsOn(valid: string, day: string): boolean {
  const [, from = '', to = ''] = /^[[(]([^,]*),([^\])]*)[\])]$/.exec(valid) ?? [];
  return (from === '' || from <= day) && (to === '' || day < to);
}
