import { sql } from 'kysely';
import type { Audience, createCustomSection, saveCustomSection } from '#contract/custom-field.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { checkDefinition, type DefinitionIssue } from '#contract/form-check.ts';
import { newId } from '#kernel/id.ts';
import { madeGroups } from '#platform/access/commands/write-group.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { effectOf } from '../queries/effect.ts';
import { refuse } from '../refusals.ts';
import { assignKeys } from '../rules/keys.ts';
import { insertVersion, isProductGroup, sectionById, versionsOf } from '../store.ts';

const everybody: Audience = { posts: [], units: [], grades: [] };

/** Refuses custom-fields.code-taken, custom-fields.group-unknown, custom-fields.has-errors. */
export async function createSection(tx: Tx, body: BodyOf<typeof createCustomSection>): Promise<{ id: string }> {
  const { code, group, definition } = body;
  needSound(checkDefinition(definition));
  const isKnown =
    (isProductGroup(group) && group !== 'job') || (await madeGroups(tx)).some(each => each.code === group);
  if (!isKnown) throw refuse['group-unknown']({ group, field: '/body/group' });
  await needKnown(tx, body.audience ?? everybody);
  const id = newId();
  const made = await sql`insert into custom_section (id, code, group_code, position)
    select ${id}, ${code}, ${group}, coalesce(max(position) + 1, 0) from custom_section on conflict (code) do nothing`.execute(
    tx,
  );
  if (made.numAffectedRows === 0n) throw refuse['code-taken']({ code, field: '/body/code' });
  await insertVersion(tx, id, 1, {
    name: body.name,
    help: body.help ?? '',
    audience: body.audience ?? everybody,
    definition,
    keys: assignKeys([], definition),
    note: '',
  });
  return { id };
}

/** Refuses custom-fields.saved-meanwhile, custom-fields.has-errors, custom-fields.values-unfit. */
export async function saveSection(
  tx: Tx,
  deps: Pick<CustomFieldDeps, 'secrets'>,
  id: string,
  body: BodyOf<typeof saveCustomSection>,
): Promise<{ version: number }> {
  // Held until the transaction ends, so that two who save do so one after the other.
  await sql`select id from custom_section where id = ${id} for update`.execute(tx);
  const section = await sectionById(tx, id);
  if (section.version !== body.basedOn)
    throw refuse['saved-meanwhile']({ by: section.edited_by_name, field: '/body/basedOn' });
  const { issues, changes } = await effectOf(tx, deps, section, body.definition);
  needSound(issues);
  await needKnown(tx, body.audience);
  const unfit = changes.find(each => each.unfit > 0);
  if (unfit)
    throw refuse['values-unfit']({
      label: unfit.label,
      count: unfit.unfit,
      fields: [{ field: placeOf(body.definition, unfit.code), message: unfit.examples[0]?.why ?? '' }],
    });
  const before = (await versionsOf(tx, [id])).get(id) ?? [];
  const version = section.version + 1;
  await insertVersion(tx, id, version, {
    name: body.name,
    help: body.help,
    audience: body.audience,
    definition: body.definition,
    keys: assignKeys(before, body.definition),
    note: body.note ?? '',
  });
  return { version };
}

export async function retireSection(tx: Tx, id: string, retired: boolean): Promise<void> {
  await sectionById(tx, id);
  await tx
    .updateTable('custom_section')
    .set({ state: retired ? 'retired' : 'in-use' })
    .where('id', '=', id)
    .execute();
}

/** Those that are named come first, in their order. */
export async function orderSections(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update custom_section s set position = o.n from unnest(${[...ids]}::uuid[]) with ordinality o(id, n)
    where s.id = o.id and s.position <> o.n`.execute(tx);
}

function needSound(issues: readonly DefinitionIssue[]): void {
  const [first] = issues;
  if (!first) return;
  throw refuse['has-errors']({
    count: issues.length,
    first: first.zh,
    issues,
    fields: issues.map(each => ({ field: `/body/definition${each.path}`, message: each.zh })),
  });
}

function placeOf(definition: BodyOf<typeof saveCustomSection>['definition'], code: string): string {
  for (const [s, section] of definition.sections.entries())
    for (const [f, field] of section.fields.entries())
      if (field.code === code) return `/body/definition/sections/${s}/fields/${f}/kind`;
  return '/body/definition';
}

/** An audience names what there is, today or once. */
async function needKnown(tx: Tx, { posts, units, grades }: Audience): Promise<void> {
  if (posts.length + units.length + grades.length === 0) return;
  const found = await sql<{ posts: string[]; units: string[]; grades: string[] }>`select
    array(select id::text from post where id = any(${posts}::uuid[])) as posts,
    array(select distinct unit_id::text from unit_version where unit_id = any(${units}::uuid[])) as units,
    array(select id::text from grade where id = any(${grades}::uuid[])) as grades`.execute(tx);
  const known = found.rows[0];
  const lists = [
    ['posts', '岗位', posts, known?.posts],
    ['units', '单位', units, known?.units],
    ['grades', '职级', grades, known?.grades],
  ] as const;
  for (const [name, what, asked, there] of lists)
    if (asked.some(each => !there?.includes(each)))
      throw refuse['audience-unknown']({ what, field: `/body/audience/${name}` });
}
