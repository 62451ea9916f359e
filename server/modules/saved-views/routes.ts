import { sql } from 'kysely';
import * as contract from '#contract/saved-view.ts';
import { type Route, route } from '#platform/http/route.ts';
import { createView, deleteView, editView, setDefault } from './keep-view.ts';
import { viewsFor } from './store.ts';

/** A 204. */
const nothing = () => undefined;

export function savedViewRoutes(): Route[] {
  return [
    route(contract.listSavedViews, async ({ tx }) => ({ items: await viewsFor(tx) })),
    route(contract.readViewAudiences, async ({ tx }) => {
      const { rows } = await sql<{ id: string; name: string }>`select id, name from shareable_roles()`.execute(tx);
      return { items: rows.map(row => ({ roleId: row.id, name: row.name })) };
    }),
    route(contract.createSavedView, ({ tx, body }) => createView(tx, body)),
    route(contract.editSavedView, ({ tx, params, body }) => editView(tx, params.id, body).then(nothing)),
    route(contract.deleteSavedView, ({ tx, params }) => deleteView(tx, params.id).then(nothing)),
    route(contract.setDefaultView, ({ tx, params, body }) => setDefault(tx, params.id, body.isDefault).then(nothing)),
  ];
}
