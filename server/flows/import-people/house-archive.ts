import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { createPeople, readNumberRule, takeNumbers, withdrawPeople } from '#modules/employment/index.ts';
import {
  ensureUnits,
  gradesOf,
  rememberUnitAliases,
  unitBeginnings,
  unitDirectory,
} from '#modules/organization/index.ts';
import { archive } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { Archive } from './archive.ts';
import { houseCustom } from './house-custom.ts';
import { houseUpdates } from './house-updates.ts';
import { emergencyEntry, newPerson } from './new-person.ts';
import { gradeReader } from './rules/match-grade.ts';
import { foldUnit, type KnownUnit } from './rules/normalise-unit.ts';

/** Units exist from long before anybody's first day, so that every assignment of a roster stands within them. */
const always = '1900-01-01' as CivilDate;

/** The archive as the modules of this house keep it. */
export const houseArchive: Archive = {
  units: async (tx, today) => {
    const units = await unitDirectory(tx, today);
    return units.map(
      (each): KnownUnit => ({
        id: each.id,
        name: each.name,
        aliases: each.aliases,
        above: each.path.slice(0, -1),
      }),
    );
  },

  makeUnits: async (tx, wanted, rootName, today) => {
    const present = await unitDirectory(tx, today);
    const byName = new Map(present.map(each => [foldUnit(each.name), each]));
    const missing = wanted.filter(each => !byName.has(foldUnit(each.unit)));
    const common = { legalEntityId: null, from: always, today, confirmedBy: null };
    if (missing.length > 0) {
      const top = present.find(each => each.parentId === null);
      const rootId =
        top?.id ??
        (await ensureUnits(tx, { ...common, wanted: [{ path: [rootName] }], rootId: null })).idOf.get(rootName) ??
        null;
      if (!top && rootId !== null) await makeCompany(tx, rootId);
      await ensureUnits(tx, {
        ...common,
        rootId,
        wanted: missing.map(each => ({ path: [each.unit], aliases: each.aliases })),
      });
    }
    const aliases = wanted.flatMap(each => {
      const there = byName.get(foldUnit(each.unit));
      return there ? each.aliases.map(alias => ({ alias, unitId: there.id })) : [];
    });
    await rememberUnitAliases(tx, aliases, null);
    // Units that were there may have begun later than somebody was hired.
    const late = wanted.flatMap(each => {
      const there = byName.get(foldUnit(each.unit));
      return there?.from && there.from > always ? [there.path] : [];
    });
    if (late.length > 0) await ensureUnits(tx, { ...common, rootId: null, wanted: late.map(path => ({ path })) });
  },

  grades: gradesOf,

  givesNumbers: async tx => (await readNumberRule(tx)).isOn,

  numbers: takeNumbers,

  rememberAlias: async (tx, alias, unitId, accountId) => {
    await rememberUnitAliases(tx, [{ alias, unitId }], accountId);
  },

  create: async (tx, secrets, drafts, today) => {
    const beginnings = await unitBeginnings(tx);
    const grades = gradeReader(await gradesOf(tx));
    const people = drafts.map(draft => newPerson(draft, today, beginnings, grades));
    await createPeople(tx, { secrets, clock: { today: () => today, now: () => new Date() } }, people);
    const contacts = people.flatMap((person, i) => (drafts[i] && emergencyEntry(drafts[i], person.id)) ?? []);
    await insertDated(tx, archive.family, contacts);
    return people.map(person => person.id);
  },

  withdraw: withdrawPeople,

  ...houseUpdates,

  ...houseCustom,
};

async function makeCompany(tx: Tx, rootId: string): Promise<void> {
  await sql`update unit_version set kind = 'company' where unit_id = ${rootId}`.execute(tx);
}
