import * as contract from '#contract/custom-field.ts';
import * as values from '#contract/custom-value.ts';
import { needPerson } from '#modules/people/index.ts';
import { makeGroup, renameGroup } from '#platform/access/commands/write-group.ts';
import { systemActor } from '#platform/database/actor.ts';
import { momentOf } from '#platform/http/moment.ts';
import { type Route, route } from '#platform/http/route.ts';
import { changeCustom, correctCustom, previewCustom, rescindCustom } from './commands/book-values.ts';
import { filesHeld } from './commands/check-values.ts';
import { createSection, orderSections, retireSection, saveSection } from './commands/draw-section.ts';
import type { CustomFieldDeps } from './deps.ts';
import { customColumns } from './queries/columns.ts';
import { effectOf } from './queries/effect.ts';
import { readHistory } from './queries/history.ts';
import { readPersonCustom } from './queries/person.ts';
import { groups, listSections, readSection } from './queries/sections.ts';
import { refuse } from './refusals.ts';
import { sectionById } from './store.ts';

/** A 204. */
const nothing = () => undefined;

export function customFieldRoutes(deps: CustomFieldDeps): Route[] {
  return [...drawing(deps), ...held(deps)];
}

function drawing(deps: CustomFieldDeps): Route[] {
  return [
    route(contract.listCustomSections, async ({ tx }) => ({ items: await listSections(tx) })),
    route(contract.readCustomSection, ({ tx, params, query }) => readSection(tx, params.id, query?.version)),
    route(contract.createCustomSection, ({ tx, body }) => createSection(tx, body)),
    route(contract.saveCustomSection, ({ tx, params, body }) => saveSection(tx, deps, params.id, body)),
    route(contract.previewCustomSection, async ({ tx, params, body }) =>
      effectOf(tx, deps, await sectionById(tx, params.id), body.definition),
    ),
    route(contract.retireCustomSection, ({ tx, params, body }) =>
      retireSection(tx, params.id, body.retired).then(nothing),
    ),
    route(contract.orderCustomSections, ({ tx, body }) => orderSections(tx, body.ids).then(nothing)),
    route(contract.listCustomGroups, async ({ tx }) => ({ items: await groups(tx) })),
    route(contract.createCustomGroup, ({ tx, body }) => makeGroup(tx, body).then(nothing)),
    route(contract.renameCustomGroup, ({ tx, params, body }) => renameGroup(tx, params.code, body.label).then(nothing)),
    route(contract.listCustomColumns, async ({ tx }) => ({ items: await customColumns(tx) })),
  ];
}

function held(deps: CustomFieldDeps): Route[] {
  return [
    route(values.readPersonCustom, ({ tx, params, query, actor }) =>
      readPersonCustom(tx, deps, actor, params.id, momentOf(query, deps.clock.today())),
    ),
    route(values.readPersonCustomHistory, async ({ tx, params }) => ({
      items: await readHistory(tx, deps, params.id, params.sectionId),
    })),
    route(values.previewPersonCustom, ({ tx, params, body, actor }) =>
      previewCustom(tx, deps, actor, params.id, params.sectionId, body),
    ),
    route(values.changePersonCustom, ({ tx, params, body, actor }) =>
      changeCustom(tx, deps, actor, params.id, params.sectionId, body),
    ),
    route(values.correctPersonCustom, ({ tx, params, body, actor }) =>
      correctCustom(tx, deps, actor, { ...params, personId: params.id }, body.values),
    ),
    route(values.rescindPersonCustom, ({ tx, params, query }) =>
      rescindCustom(tx, { ...params, personId: params.id }, query.heal ?? true).then(nothing),
    ),
    route(values.uploadCustomFile, async call => {
      await needPerson(call.tx, call.params.id);
      const { name, mediaType, bytes } = await call.upload();
      const accountId = call.actor.kind === 'system' ? null : call.actor.accountId;
      const kept = await deps.files.put(call.tx, bytes, { name, mediaType, accountId });
      return { id: kept.id, name: kept.name, size: kept.sizeBytes };
    }),
    route(
      values.readCustomFile,
      async call => {
        const { id, sectionId, fileId } = call.params;
        await deps.database.as(call.actor, call.origin, async tx => {
          await needPerson(tx, id);
          if (!(await filesHeld(tx, deps, id, sectionId)).has(fileId)) throw refuse['not-found']();
        });
        // It belongs to the account that put it; who may read the section reads it all the same.
        const file = await deps.database.as(systemActor('jobs'), call.origin, tx => deps.files.get(tx, fileId));
        return { file: file.bytes, name: file.name, mediaType: file.mediaType };
      },
      { transaction: 'none' },
    ),
  ];
}
