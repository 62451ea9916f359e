import * as contract from '#contract/access.ts';
import { actions, fieldGroups, type Scope, scopeLabels } from '#contract/action.ts';
import { explainPermission as whyContract } from '#contract/permission-why.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { dayOf } from '../http/moment.ts';
import { type Route, route } from '../http/route.ts';
import { groupsOf } from './check-permissions.ts';
import { endGrant, grantRole, revokeGrant } from './commands/grant-role.ts';
import { type MadeGroup, madeGroups } from './commands/write-group.ts';
import { copyRole, createRole, removeRole, setRolePermissions, updateRole } from './commands/write-role.ts';
import { explainPermission } from './queries/explain-permission.ts';
import { grants } from './queries/grants.ts';
import { held } from './queries/held.ts';
import { roles } from './queries/roles.ts';

/** A 204. */
const nothing = () => undefined;

export function accessRoutes({ clock }: { clock: Clock }): Route[] {
  return [
    route(contract.readHeld, async ({ tx }) => ({ items: await held(tx) })),
    route(contract.listActions, async ({ tx }) => vocabulary(await madeGroups(tx))),
    route(contract.listRoles, async ({ tx }) => ({ items: await roles(tx) })),
    route(contract.createRole, ({ tx, body }) => createRole(tx, body)),
    route(contract.copyRole, ({ tx, params, body }) => copyRole(tx, params.id, body)),
    route(contract.updateRole, ({ tx, params, body }) => updateRole(tx, params.id, body).then(nothing)),
    route(contract.setRolePermissions, ({ tx, params, body }) =>
      setRolePermissions(tx, params.id, body.permissions, clock.today()).then(nothing),
    ),
    route(contract.removeRole, ({ tx, params }) => removeRole(tx, params.id).then(nothing)),
    route(whyContract, ({ tx, query }) => explainPermission(tx, query)),
    route(contract.listGrants, ({ tx, query }) => grants(tx, query)),
    route(contract.grantRole, ({ tx, actor, body }) => {
      const from = body.from === undefined ? clock.today() : dayOf(body.from, '/body/from');
      const until = body.until ? dayOf(body.until, '/body/until') : null;
      return grantRole(tx, actor, { ...body, unitId: body.unitId ?? null, from, until }, clock.today());
    }),
    route(contract.endGrant, ({ tx, actor, params, body }) => {
      const until = body.until === null ? null : dayOf(body.until, '/body/until');
      return endGrant(tx, actor, params.id, until, clock.today()).then(nothing);
    }),
    route(contract.revokeGrant, ({ tx, actor, params }) =>
      revokeGrant(tx, actor, params.id, clock.today()).then(nothing),
    ),
  ];
}

const vocabulary = (made: readonly MadeGroup[]) => ({
  actions: actions.map(each => ({
    code: each.code,
    label: each.label,
    grouped: each.grouped,
    scopes: [...each.scopes],
    groups: [
      ...groupsOf(
        each.code,
        made.map(group => group.code),
      ),
    ],
  })),
  groups: [
    ...Object.entries(fieldGroups).map(([code, label]) => ({ code, label })),
    ...made.map(({ code, label }) => ({ code, label })),
  ],
  scopes: Object.entries(scopeLabels).map(([code, label]) => ({ code: code as Scope, label })),
});
