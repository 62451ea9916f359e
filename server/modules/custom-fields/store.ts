import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type FieldGroup, fieldGroupCodes, fieldGroups } from '#contract/action.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { refuse } from './refusals.ts';
import type { Keys } from './rules/keys.ts';
import type { SectionRow } from './tables.ts';
import './tables.ts';

/** One entry a person and section; see `entryOf`. */
export const personCustom = { table: 'person_custom', key: 'entry_id' } as const;

/** Groups of the product under which whatever is kept is encrypted. */
const sealedGroups: readonly FieldGroup[] = ['identity', 'bank'];

/** The id of the one entry that a person has in a section, so that two who write the first one at once can't make two. */
export function entryOf(personId: string, sectionId: string): string {
  const hex = createHash('sha256').update(`custom ${personId} ${sectionId}`).digest('hex').slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const sectionColumns =
  sql.raw(`s.id, s.code, s.group_code, s.position, s.state, s.version, v.number, v.name, v.help, v.audience,
  v.definition, v.keys, v.note, v.edited_by_name, v.edited_at, g.label as group_label,
  coalesce(g.is_sealed, s.group_code in (${sealedGroups.map(each => `'${each}'`).join(', ')})) as is_sealed`);

/** Sections within reach, each with the version in force, in their order. */
export async function sectionRows(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<SectionRow[]> {
  const found = await sql<SectionRow>`select ${sectionColumns} from custom_section s
    join custom_section_version v on v.section_id = s.id and v.number = s.version
    left join access_group g on g.code = s.group_code
    where ${where} order by s.position, s.id`.execute(tx);
  return found.rows;
}

/** Refuses custom-fields.not-found. */
export async function sectionById(tx: Tx, id: string): Promise<SectionRow> {
  const [found] = await sectionRows(tx, sql`s.id = ${id}`);
  if (!found) throw refuse['not-found']();
  return found;
}

export type VersionRow = Pick<
  SectionRow,
  'number' | 'name' | 'help' | 'audience' | 'definition' | 'keys' | 'note' | 'edited_by_name' | 'edited_at'
>;

/** All versions of sections, oldest first, by section. */
export async function versionsOf(tx: Tx, sectionIds: readonly string[]): Promise<Map<string, VersionRow[]>> {
  const found = await sql<VersionRow & { section_id: string }>`select * from custom_section_version
    where section_id = any(${[...sectionIds]}::uuid[]) order by number`.execute(tx);
  return Map.groupBy(found.rows, row => row.section_id);
}

export const groupLabel = (row: Pick<SectionRow, 'group_code' | 'group_label'>): string =>
  row.group_label ?? (fieldGroups as Record<string, string>)[row.group_code] ?? row.group_code;

export const isProductGroup = (code: string): boolean => (fieldGroupCodes as readonly string[]).includes(code);

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export type NewVersion = {
  readonly name: string;
  readonly help: string;
  readonly audience: unknown;
  readonly definition: FormDefinition;
  readonly keys: Keys;
  readonly note: string;
};

/** Writes a version and puts it in force. */
export async function insertVersion(tx: Tx, sectionId: string, number: number, version: NewVersion): Promise<void> {
  await tx
    .insertInto('custom_section_version')
    .values({
      id: newId(),
      section_id: sectionId,
      number,
      name: version.name,
      help: version.help,
      audience: json(version.audience),
      definition: json(version.definition),
      keys: json(version.keys),
      note: version.note,
    })
    .execute();
  await tx.updateTable('custom_section').set({ version: number }).where('id', '=', sectionId).execute();
}

export type Kept = Readonly<Record<string, unknown>>;

/** Values by their names as columns of a row, sealed where the section is. */
export function toColumns(secrets: Pick<Secrets, 'seal'>, isSealed: boolean, kept: Kept) {
  const filled = Object.keys(kept);
  return isSealed
    ? { data: {}, data_envelope: filled.length > 0 ? secrets.seal(JSON.stringify(kept)) : null, filled }
    : { data: kept, data_envelope: null, filled };
}

/** What a row keeps, by name. */
export function keptOf(
  secrets: Pick<Secrets, 'open'>,
  row: { readonly data: unknown; readonly data_envelope: string | null },
): Kept {
  if (row.data_envelope !== null) return JSON.parse(secrets.open(row.data_envelope)) as Kept;
  return (row.data ?? {}) as Kept;
}
