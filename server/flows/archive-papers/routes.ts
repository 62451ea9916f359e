import { comparePeople } from '#contract/compare.ts';
import { printRegistrationForm } from '#contract/registration-form.ts';
import { needDay } from '#modules/people/index.ts';
import { type Route, route } from '#platform/http/route.ts';
import { comparePeople as compare } from './compare.ts';
import type { PaperDeps } from './deps.ts';
import { printForm } from './print-form.ts';

export function archivePaperRoutes(deps: PaperDeps): Route[] {
  const day = (text: string | undefined, field: string) =>
    text === undefined ? deps.clock.today() : needDay(text, field, '日期');
  return [
    route(comparePeople, ({ tx, actor, query }) =>
      compare(tx, deps, actor, query.id, day(query.asOf, '/querystring/asOf')),
    ),
    route(printRegistrationForm, ({ tx, params, body }) =>
      printForm(tx, deps, params.id, {
        form: body.form,
        asOf: day(body.asOf, '/body/asOf'),
        fullNumbers: body.fullNumbers === true,
      }),
    ),
  ];
}
