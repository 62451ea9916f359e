import { checkDuplicates, listPeople, readHistory, revealValue } from '#contract/person.ts';
import { sectionGroups } from '#contract/person-section.ts';
import { type Route, route } from '#platform/http/route.ts';
import { codeRoutes } from './code-routes.ts';
import { checkDuplicates as check } from './commands/check-duplicates.ts';
import { revealValue as reveal } from './commands/reveal-value.ts';
import type { PeopleDeps } from './deps.ts';
import { sortedInSight } from './queries/list-conditions.ts';
import { listPeople as list } from './queries/list-people.ts';
import { readHistory as history } from './queries/read-history.ts';
import { sectionRoutes } from './section-routes.ts';

/** Pay belongs to the employment module, which binds its section itself. */
const groups = sectionGroups.filter(group => group !== 'compensation');

export function peopleRoutes(deps: PeopleDeps): Route[] {
  return [
    route(listPeople, async call => list(call.tx, deps, sortedInSight(call.tx, call.query))),
    route(checkDuplicates, async call => ({ duplicates: await check(call.tx, deps, call.body) })),
    route(readHistory, async call => ({ items: await history(call.tx, call.params.id, call.query.group) })),
    route(revealValue, async call => ({
      value: await reveal(call.tx, deps, call.params.id, call.body.group, call.body.versionId),
    })),
    ...groups.flatMap(group => sectionRoutes(deps, group)),
    ...codeRoutes,
  ];
}
