import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#contract/endpoint.ts';
import {
  mostSearchWords,
  type SearchGroup,
  type SearchHit,
  type searchAll as searchEndpoint,
} from '#contract/search.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { heldIn, type Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { compileQuery, type KeysOf, quote } from '../rules/compile-query.ts';
import { markBody, markHits, type Segment, wordsToMark } from '../rules/mark-hits.ts';
import { type Asked, parseQuery, type Vocabulary } from '../rules/parse-query.ts';
import { idWord } from '../rules/word.ts';
import { type Facets, facetsOf } from './facets.ts';
import { type Candidate, compare, orderByName } from './order.ts';

export type SearchQuery = QueryOf<typeof searchEndpoint>;
export type SearchReply = ReplyOf<typeof searchEndpoint>;

/** How a person is shown among results, as far as the actor may see. */
export type PersonCard = {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly place: string;
};

export type FindDeps = {
  readonly vocabulary: (tx: Tx, seesUnits: boolean) => Promise<Vocabulary>;
  readonly keysOf: KeysOf;
  readonly labels: ReadonlyMap<string, string>;
  /** The order of the groups. */
  readonly kinds: readonly string[];
  readonly cardsOf: (tx: Tx, ids: readonly string[]) => Promise<PersonCard[]>;
  readonly isCatchingUp: () => boolean;
  readonly today: () => CivilDate;
};

/** Looked at for one search; who gets more has asked for too little. */
const most = { people: 200, entries: 200 };

export async function searchAll(tx: Tx, deps: FindDeps, query: SearchQuery): Promise<SearchReply> {
  const { groups, seesUnits } = heldGroups(tx);
  const vocabulary = await deps.vocabulary(tx, seesUnits);
  const asked = parseQuery(query.q, vocabulary, deps.today()).filter((piece): piece is Asked => piece.is !== 'gap');
  const count = asked.reduce((sum, piece) => sum + (piece.is === 'text' ? piece.words.length : 1), 0);
  if (count > mostSearchWords)
    throw refuse['too-many-words']({ count, most: mostSearchWords, field: '/querystring/q' });
  const told = asked.map(({ is, text }) => ({ is, text }));
  const compiled = compileQuery(asked, groups, deps.keysOf);
  const empty = { kinds: [], units: [], years: [] };
  const isCatchingUp = deps.isCatchingUp();
  if (!compiled) return { asked: told, groups: [], facets: empty, isCut: false, next: null, isCatchingUp };

  const narrow = [
    ...(query.unitId ? [quote(idWord('a', query.unitId))] : []),
    ...(query.year ? [quote(`y${query.year}`)] : []),
  ];
  const narrowed = (text: string | null, more = narrow) => (text ? [text, ...more].join(' & ') : '');
  const wantsPeople = (!query.kind || query.kind === 'person') && !query.year;
  const found = await find(tx, {
    people: wantsPeople ? narrowed(compiled.people) : '',
    entries: query.kind === 'person' ? '' : narrowed(compiled.entries),
    former: query.former ?? false,
    kinds: query.kind && query.kind !== 'person' ? [query.kind] : null,
  });
  const people = orderByName(
    found.filter(each => each.kind === 'person'),
    asked,
  );
  const entries = found
    .filter(each => each.person_id !== null && each.kind !== 'person')
    .sort((a, b) => compare(b.on_day ?? '', a.on_day ?? '') || compare(a.id, b.id));
  const byKind = new Map<string, Candidate[]>();
  const nouns = orderByName(
    found.filter(each => each.person_id === null),
    asked,
  );
  for (const each of [...people, ...nouns, ...entries]) {
    const list = byKind.get(each.kind);
    if (list) list.push(each);
    else byKind.set(each.kind, [each]);
  }
  const limit = query.limit ?? (query.kind ? 30 : 5);
  const from = query.kind ? pageStart(query.after) : 0;
  const kinds = deps.kinds.filter(kind => byKind.has(kind));
  const shown = kinds.flatMap(kind => (byKind.get(kind) ?? []).slice(from, from + limit));
  const facets: Facets = await facetsOf(
    tx,
    found,
    kinds.map(kind => ({ kind, label: deps.labels.get(kind) ?? kind, count: byKind.get(kind)?.length ?? 0 })),
  );
  const hits = await readHits(tx, deps, shown, asked, query.former ?? false);
  const groupsShown: SearchGroup[] = kinds.map(kind => ({
    kind,
    label: deps.labels.get(kind) ?? kind,
    count: byKind.get(kind)?.length ?? 0,
    hits: (byKind.get(kind) ?? []).slice(from, from + limit).flatMap(each => hits.get(each.id) ?? []),
  }));
  const whole = query.kind ? (byKind.get(query.kind)?.length ?? 0) : 0;
  return {
    asked: told,
    groups: groupsShown.filter(group => group.hits.length > 0),
    facets,
    isCut: people.length >= most.people || entries.length >= most.entries,
    next: query.kind && from + limit < whole ? String(from + limit) : null,
    isCatchingUp,
  };
}

function pageStart(after: string | undefined): number {
  const from = Number(after ?? 0);
  return Number.isInteger(from) && from >= 0 && from < 10_000 ? from : 0;
}

/** The field groups that the actor reads in whatever width, and whether he sees the organisation. */
function heldGroups(tx: Tx): { groups: string[]; seesUnits: boolean } {
  const { widths } = heldIn(tx);
  const groups = Object.keys(widths).flatMap(key => (key.startsWith('people.read ') ? [key.slice(12)] : []));
  const seesUnits = Object.hasOwn(widths, 'organization.read ');
  return { groups: seesUnits ? ['', ...groups] : groups, seesUnits };
}

async function find(
  tx: Tx,
  asked: { people: string; entries: string; former: boolean; kinds: string[] | null },
): Promise<Candidate[]> {
  if (asked.people === '' && asked.entries === '') return [];
  const found = await sql<Candidate>`select id, kind, person_id, unit_id, name, sort_key, status, on_day, years
    from search_find(${asked.people}, ${asked.entries}, ${most.people}, ${most.entries}, ${asked.former}, ${asked.kinds}::text[])`.execute(
    tx,
  );
  return found.rows;
}

type EntryRow = {
  id: string;
  kind: string;
  subject: string;
  subject_id: string;
  person_id: string | null;
  title: string;
  body: string;
  on_day: CivilDate | null;
  expires_on: CivilDate | null;
  is_former: boolean;
};

/** The rows of a page, read under row security, and how each is shown. */
async function readHits(
  tx: Tx,
  deps: FindDeps,
  shown: readonly Candidate[],
  asked: readonly Asked[],
  former: boolean,
): Promise<Map<string, SearchHit>> {
  if (shown.length === 0) return new Map();
  const ids = shown.flatMap(each => (each.kind === 'person' ? [] : [each.id]));
  const persons = shown.flatMap(each => (each.kind === 'person' ? [each.id] : []));
  const about = [...new Set(shown.flatMap(each => each.person_id ?? []))];
  const words = wordsToMark(asked);
  const [rows, cards] = await Promise.all([
    sql<EntryRow>`select id, kind, subject, subject_id, person_id, title, body, on_day, expires_on, not valid @> access_today() as is_former
      from search_entry where id = any(${ids}::uuid[])
      union all
      select id, kind, subject, subject_id, person_id, title, body, on_day, expires_on, not valid @> access_today() from search_entry
      where subject_id = any(${persons}::uuid[]) and (${former} or valid @> access_today())`.execute(tx),
    deps.cardsOf(tx, about),
  ]);
  const card = new Map(cards.map(each => [each.id, each]));
  const hits = new Map<string, SearchHit>();
  for (const row of rows.rows) {
    const of = row.person_id ? card.get(row.person_id) : undefined;
    if (row.person_id && !of) continue;
    hits.set(row.id, {
      id: row.id,
      kind: row.kind,
      personId: row.person_id,
      unitId: row.subject === 'unit' ? row.subject_id : null,
      name: of?.name ?? '',
      title: markHits(row.title, words),
      body: markBody(row.body, words, false),
      place: of?.place ?? '',
      onDay: row.on_day,
      expiresOn: row.expires_on,
      isFormer: row.is_former,
    });
  }
  for (const id of persons) {
    const of = card.get(id);
    if (!of) continue;
    // Why he was found: those of his entries that hold what was asked.
    const why = rows.rows
      .filter(row => row.person_id === id)
      .flatMap(row => whyOf(row, words))
      .slice(0, 3);
    hits.set(id, {
      id,
      kind: 'person',
      personId: id,
      unitId: null,
      name: of.name,
      title: [...markHits(of.name, words), ...(of.number ? markHits(` ${of.number}`, words) : [])],
      body: why.flatMap((parts, at) => (at > 0 ? [{ text: '；', isHit: false }, ...parts] : parts)),
      place: of.place,
      onDay: null,
      expiresOn: null,
      isFormer: false,
    });
  }
  return hits;
}

/** What of an entry holds what was asked; the name of the person stands above it. */
function whyOf(row: EntryRow, words: readonly string[]): Segment[][] {
  const title = row.kind === 'basic' ? [] : markHits(row.title, words);
  const titled = title.some(segment => segment.isHit) ? title : [];
  const body = markBody(row.body, words, true);
  if (titled.length === 0 && body.length === 0) return [];
  return [
    titled.length > 0 && body.length > 0 ? [...titled, { text: ' ', isHit: false }, ...body] : [...titled, ...body],
  ];
}
