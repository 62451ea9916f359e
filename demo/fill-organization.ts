import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { toDateRange } from '#kernel/span.ts';
import { createLegalEntity } from '#modules/organization/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { Company } from './company.ts';

/** The ids under which the company's things are stored, by their keys; of people by their places. */
export type DemoIds = {
  readonly entity: ReadonlyMap<string, string>;
  readonly unit: ReadonlyMap<string, string>;
  readonly grade: ReadonlyMap<string, string>;
  readonly post: ReadonlyMap<string, string>;
  readonly person: readonly string[];
};

/**
 * Legal entities, grades, posts and the tree with its history and heads, set by set. The heads are named before they are stored;
 * the caller stores them in the same transaction.
 */
export async function fillOrganization(tx: Tx, company: Company): Promise<DemoIds> {
  const ids = {
    entity: new Map<string, string>(),
    unit: idsFor(company.units.map(unit => unit.key)),
    grade: idsFor(company.grades.map(grade => grade.code)),
    post: idsFor(company.posts.map(post => post.key)),
    person: Array.from({ length: company.size }, () => newId()),
  };
  for (const entity of company.entities) {
    const { name, shortName, creditCode, region: regionCode, address } = entity;
    const made = await createLegalEntity(tx, {
      from: company.founded,
      name,
      shortName,
      creditCode,
      regionCode,
      address,
    });
    ids.entity.set(entity.key, made.id);
  }
  await insertDated(
    tx,
    { table: 'grade', key: 'id' },
    company.grades.map(({ code, name, rank }) => ({ id: ids.grade.get(code), code, name, rank })),
  );
  await insertPosts(tx, company, ids);
  await insertUnits(tx, company, ids);
  await sql`select unit_reach_refresh()`.execute(tx);
  return ids;
}

function idsFor(keys: readonly string[]): Map<string, string> {
  return new Map(keys.map(key => [key, newId()]));
}

async function insertPosts(tx: Tx, company: Company, ids: DemoIds): Promise<void> {
  await insertDated(
    tx,
    { table: 'post', key: 'id' },
    [...ids.post.values()].map(id => ({ id })),
  );
  await insertDated(
    tx,
    { table: 'post_version', key: 'post_id' },
    company.posts.map(post => ({
      id: newId(),
      post_id: ids.post.get(post.key),
      valid: toDateRange({ from: company.founded, until: null }),
      name: post.name,
      code: post.key,
      family: post.family,
      grade_id: ids.grade.get(post.grade),
    })),
  );
}

async function insertUnits(tx: Tx, company: Company, ids: DemoIds): Promise<void> {
  await insertDated(
    tx,
    { table: 'unit', key: 'id' },
    [...ids.unit.values()].map(id => ({ id })),
  );
  await insertDated(
    tx,
    { table: 'unit_version', key: 'unit_id' },
    company.units.flatMap((unit, place) =>
      unit.versions.map(version => ({
        id: newId(),
        unit_id: ids.unit.get(unit.key),
        valid: toDateRange(version.valid),
        name: version.name,
        code: unit.key,
        kind: unit.kind,
        parent_id: version.parent === null ? null : ids.unit.get(version.parent),
        legal_entity_id: unit.ownsEntity ? ids.entity.get(unit.city) : null,
        head_person_id: ids.person[place],
        sort: unit.sort,
      })),
    ),
  );
}
