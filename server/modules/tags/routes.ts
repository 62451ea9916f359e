import * as contract from '#contract/tag.ts';
import { type Route, route } from '#platform/http/route.ts';
import { createTag, editTag } from './commands/edit-tag.ts';
import { endTag, giveTag, rescindTag } from './commands/one-tag.ts';
import { listTags } from './queries/list-tags.ts';
import { personTags } from './queries/person-tags.ts';

/** A 204. */
const nothing = () => undefined;

export function tagRoutes(): Route[] {
  return [
    route(contract.listTags, async ({ tx }) => ({ items: await listTags(tx) })),
    route(contract.createTag, ({ tx, body }) => createTag(tx, body)),
    route(contract.editTag, ({ tx, params, body }) => editTag(tx, params.id, body).then(nothing)),
    route(contract.readPersonTags, ({ tx, params }) => personTags(tx, params.id)),
    route(contract.givePersonTag, ({ tx, params, body }) => giveTag(tx, params.id, body).then(nothing)),
    route(contract.endPersonTag, ({ tx, params, body }) => endTag(tx, params.id, params.tagId, body.on).then(nothing)),
    route(contract.rescindPersonTag, ({ tx, params }) => rescindTag(tx, params.id, params.versionId).then(nothing)),
  ];
}
