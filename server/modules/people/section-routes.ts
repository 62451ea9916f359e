import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '#contract/endpoint.ts';
import { type SectionGroup, sections } from '#contract/person-section.ts';
import { type Route, route } from '#platform/http/route.ts';
import { changeSection } from './commands/change-section.ts';
import { correctVersion } from './commands/correct-version.ts';
import { endEntry } from './commands/end-entry.ts';
import { rescindVersion } from './commands/rescind-version.ts';
import type { PeopleDeps } from './deps.ts';

type ListEndpoints = (typeof sections)['family'];
type Version = ParamsOf<ListEndpoints['correct']>;

/** The routes of one section. All sections work alike; the contract's shapes and `fields.ts` tell them apart. */
export function sectionRoutes(deps: PeopleDeps, group: SectionGroup): Route[] {
  const endpoints = sections[group];
  const routes = [
    route(endpoints.correct as Endpoint, async call => {
      const { id, versionId } = call.params as unknown as Version;
      const { values } = call.body as unknown as BodyOf<ListEndpoints['correct']>;
      return correctVersion(call.tx, deps, group, id, versionId, values);
    }),
    route(endpoints.rescind as Endpoint, async call => {
      const { id, versionId } = call.params as unknown as Version;
      const { heal } = call.query as unknown as QueryOf<ListEndpoints['rescind']>;
      await rescindVersion(call.tx, group, id, versionId, { heal: heal ?? true });
      return undefined;
    }),
  ];
  if ('add' in endpoints) {
    routes.push(
      route(endpoints.add as Endpoint, async call => {
        const { id } = call.params as unknown as ParamsOf<ListEndpoints['add']>;
        return changeSection(call.tx, deps, group, id, null, call.body as unknown as BodyOf<ListEndpoints['add']>);
      }),
      route(endpoints.change as Endpoint, async call => {
        const { id, entryId } = call.params as unknown as ParamsOf<ListEndpoints['change']>;
        const body = call.body as unknown as BodyOf<ListEndpoints['change']>;
        return changeSection(call.tx, deps, group, id, entryId, body);
      }),
      route(endpoints.end as Endpoint, async call => {
        const { id, entryId } = call.params as unknown as ParamsOf<ListEndpoints['end']>;
        await endEntry(call.tx, group, id, entryId, (call.body as unknown as BodyOf<ListEndpoints['end']>).lastDay);
        return undefined;
      }),
    );
  } else {
    routes.push(
      route(endpoints.change as Endpoint, async call => {
        const { id } = call.params as unknown as ParamsOf<ListEndpoints['add']>;
        const body = call.body as unknown as BodyOf<ListEndpoints['change']>;
        return changeSection(call.tx, deps, group, id, null, body);
      }),
    );
  }
  return routes;
}
