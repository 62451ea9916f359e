import type { BodyOf } from '#contract/endpoint.ts';
import type { createPerson } from '#contract/person.ts';
import { sectionFields } from './section-fields.ts';
import { givenValues, type Values } from './section-values.ts';

export type NewPersonForm = {
  basic?: Values;
  identity?: Values;
  contact?: Values;
  employment?: Values;
  compensation?: Values;
};
type Body = BodyOf<typeof createPerson>;

/** The form as the one command that makes the archive. A section without anything of worth is left out. */
export function newPersonBody(form: NewPersonForm): Body {
  const given = (group: 'basic' | 'identity' | 'contact' | 'compensation') =>
    givenValues(sectionFields[group], form[group] ?? {});
  const identity = given('identity');
  const contact = given('contact');
  const pay = given('compensation');
  const employment = Object.fromEntries(
    Object.entries(form.employment ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
  return {
    basic: given('basic') as Body['basic'],
    employment: employment as Body['employment'],
    ...(identity.number ? { identity: identity as NonNullable<Body['identity']> } : {}),
    ...(Object.keys(contact).length > 0 ? { contact: contact as NonNullable<Body['contact']> } : {}),
    ...(pay.amountFen === undefined
      ? {}
      : { compensation: { item: 'base', period: 'month', ...pay } as NonNullable<Body['compensation']> }),
  };
}
