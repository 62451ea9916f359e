import * as contract from '#contract/form.ts';
import { type Route, route } from '#platform/http/route.ts';
import { createForm, dropDraft, putInForce, retireForm, saveDraft } from './commands/draw-form.ts';
import type { FormDeps } from './deps.ts';
import { lookOver } from './queries/check-form.ts';
import { knowsForm, listForms, readForm } from './queries/forms.ts';
import { prefillFor } from './queries/prefill.ts';
import { refuse } from './refusals.ts';

/** A 204. */
const nothing = () => undefined;

export function formRoutes(deps: FormDeps): Route[] {
  const { clock, lookups } = deps;
  return [
    route(contract.listForms, async ({ tx }) => ({ items: await listForms(tx) })),
    route(contract.readForm, ({ tx, params, query }) => readForm(tx, params.key, query?.version)),
    route(contract.createForm, ({ tx, body }) => createForm(tx, body, clock.now())),
    route(contract.saveFormDraft, ({ tx, params, body }) => saveDraft(tx, params.key, body, clock.now())),
    route(contract.dropFormDraft, ({ tx, params }) => dropDraft(tx, params.key).then(nothing)),
    route(contract.putFormInForce, ({ tx, params, body }) =>
      putInForce(tx, params.key, body.number, clock.now()).then(nothing),
    ),
    route(contract.retireForm, ({ tx, params }) => retireForm(tx, params.key).then(nothing)),
    route(contract.checkForm, async ({ tx, params, body, actor }) => {
      const prefill = await prefillFor(tx, lookups, actor, body.subject ?? null);
      const { version, data, problems } = await lookOver(tx, deps, params.key, body.data, prefill);
      return { version, data, problems };
    }),
    route(contract.prefillForm, async ({ tx, params, query, actor }) => {
      if (!(await knowsForm(tx, params.key))) throw refuse['not-found']();
      const { me, subject, employments } = await prefillFor(tx, lookups, actor, query?.subject ?? null);
      return {
        me: me as Record<string, string>,
        subject: subject as Record<string, string>,
        employments: employments.map(each => ({ ...each })),
      };
    }),
  ];
}
