import { listGroups, type SectionGroup, sections } from '#contract/person-section.ts';
import { type Route, route } from '#platform/http/route.ts';
import { changeSection } from './commands/change-section.ts';
import { correctVersion } from './commands/correct-version.ts';
import { endEntry } from './commands/end-entry.ts';
import { rescindVersion } from './commands/rescind-version.ts';
import type { PeopleDeps } from './deps.ts';

/** The routes of one section. All sections work alike; the contract's shapes and `fields.ts` tell them apart. */
export function sectionRoutes(deps: PeopleDeps, group: SectionGroup): Route[] {
  // The groups' endpoints differ in the shape of their values alone, and values are checked by group: two stand for all.
  const single = sections[group] as unknown as (typeof sections)['contact'];
  const list = sections[group] as unknown as (typeof sections)['family'];
  const versions = [
    route(single.correct, ({ tx, params, body }) =>
      correctVersion(tx, deps, group, params.id, params.versionId, body.values),
    ),
    route(single.rescind, async ({ tx, params, query }) => {
      await rescindVersion(tx, group, params.id, params.versionId, { heal: query.heal ?? true });
      return undefined;
    }),
  ];
  if (!(listGroups as readonly string[]).includes(group))
    return [
      route(single.change, ({ tx, params, body }) => changeSection(tx, deps, group, params.id, null, body)),
      ...versions,
    ];
  return [
    route(list.add, ({ tx, params, body }) => changeSection(tx, deps, group, params.id, null, body)),
    route(list.change, ({ tx, params, body }) => changeSection(tx, deps, group, params.id, params.entryId, body)),
    route(list.end, async ({ tx, params, body }) => {
      await endEntry(tx, group, params.id, params.entryId, body.lastDay);
      return undefined;
    }),
    ...versions,
  ];
}
