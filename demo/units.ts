import { addYears, type CivilDate } from '#kernel/civil-date.ts';
import type { Span } from '#kernel/span.ts';
import type { Discipline } from './data/posts.ts';
import { type BranchPlan, branches, type City, furtherCities, furtherDepartments, groupName } from './data/units.ts';
import { firstOfMonth } from './days.ts';

/** A unit of the demo company. `key` is its code; unit number n of the list is headed by person number n. */
export type DemoUnit = {
  readonly key: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly kind: 'company' | 'division' | 'department' | 'team';
  readonly city: City;
  /** Where it is the top unit of a legal entity. */
  readonly ownsEntity: boolean;
  readonly discipline: Discipline;
  readonly weight: number;
  readonly sort: number;
  /** In order of days, without gaps. The last is open. */
  readonly versions: ReadonlyArray<{ readonly valid: Span; readonly name: string; readonly parent: string | null }>;
};

/**
 * The tree for a company of `size` people, parents before children: group, branches, departments, teams. A year ago one department
 * was renamed and one team moved; see `changes`.
 */
export function generateUnits(size: number, today: CivilDate): DemoUnit[] {
  const founded = foundedOn(today);
  const made: DemoUnit[] = [];
  const add = (
    unit: Omit<DemoUnit, 'sort' | 'versions'> & { name: string; parent: string | null },
    before?: { until: CivilDate; name?: string; parent?: string },
  ) => {
    const { name, parent, ...rest } = unit;
    const versions = before
      ? [
          { valid: { from: founded, until: before.until }, name: before.name ?? name, parent: before.parent ?? parent },
          { valid: { from: before.until, until: null }, name, parent },
        ]
      : [{ valid: { from: founded, until: null }, name, parent }];
    made.push({ ...rest, sort: made.length, versions });
  };

  add({
    key: 'CY',
    name: groupName,
    parent: null,
    level: 1,
    kind: 'company',
    city: 'beijing',
    ownsEntity: true,
    discipline: 'office',
    weight: 0,
  });
  for (const branch of [...branches, ...furtherBranches(size)]) {
    const ownsEntity = branch.code === 'SH' || branch.code === 'SZ' || branch.code.startsWith('B');
    const { code, name, kind, city } = branch;
    add({ key: code, name, parent: 'CY', level: 2, kind, city, ownsEntity, discipline: 'office', weight: 0 });
  }
  const teams: Parameters<typeof add>[] = [];
  for (const branch of [...branches, ...furtherBranches(size)]) {
    for (const department of branch.departments) {
      const chosen = department.teams.filter(team => size >= 150 || team.core);
      const first = chosen[0];
      if (!first) continue;
      const key = `${branch.code}-${department.code}`;
      const shared = { city: branch.city, ownsEntity: false };
      add(
        {
          key,
          name: department.name,
          parent: branch.code,
          level: 3,
          kind: 'department',
          ...shared,
          discipline: first.discipline,
          weight: 0,
        },
        key === changes.renamed ? { until: changedOn(today), name: '信息技术部' } : undefined,
      );
      chosen.forEach((team, at) => {
        const teamKey = `${key}-${at + 1}`;
        teams.push([
          {
            key: teamKey,
            name: team.name,
            parent: key,
            level: 4,
            kind: 'team',
            ...shared,
            discipline: team.discipline,
            weight: team.weight,
          },
          teamKey === changes.moved ? { until: changedOn(today), parent: changes.movedFrom } : undefined,
        ]);
      });
    }
  }
  for (const team of teams) add(...team);
  return made;
}

/** What happened to the tree a year ago. The data team came from finance to the department that was then renamed. */
export const changes = { renamed: 'HQ-IT', moved: 'HQ-IT-1', movedFrom: 'HQ-FN' } as const;

export function changedOn(today: CivilDate): CivilDate {
  return firstOfMonth(today, -12);
}

export function foundedOn(today: CivilDate): CivilDate {
  return `${addYears(today, -14).slice(0, 4)}-03-01` as CivilDate;
}

function furtherBranches(size: number): BranchPlan[] {
  const count = Math.min(furtherCities.length, Math.floor(size / 1500));
  const teamsEach = Math.min(12, Math.max(2, Math.ceil(size / Math.max(1, count) / 4 / 60)));
  return furtherCities.slice(0, count).map(
    ([name, city], at): BranchPlan => ({
      code: `B${String(at + 1).padStart(2, '0')}`,
      name: `${name}分公司`,
      kind: 'company',
      city,
      departments: furtherDepartments.map(department => ({
        code: department.code,
        name: department.name,
        teams: Array.from({ length: teamsEach }, (_, n) => ({
          name: `${department.name.slice(0, 2)}第${n + 1}组`,
          discipline: department.discipline,
          weight: (department.weight * 24) / teamsEach,
        })),
      })),
    }),
  );
}
