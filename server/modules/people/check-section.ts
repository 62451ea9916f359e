import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PeopleDeps } from './deps.ts';
import { archive } from './fields.ts';
import { findTwins } from './queries/find-twins.ts';
import { refuse } from './refusals.ts';
import { checkValues, disagreements, type Values } from './rules/check-values.ts';

/** Refuses a complete set of values that is not valid. `at` is where the request holds them, as a JSON pointer. */
export function needValid(deps: PeopleDeps, group: SectionGroup, values: Values, at = '/body/values'): void {
  const fault = checkValues(group, archive[group], values, deps.clock.today())[0];
  if (!fault) return;
  const field = `${at}/${fault.field}`;
  if (fault.reason === 'missing') throw refuse['value-missing']({ field, label: fault.label });
  throw refuse['value-invalid']({ field, label: fault.label, reason: fault.reason, why: fault.why });
}

/** What of other sections the values must agree with: basics with the identity number, an identity number with everybody else's. */
export async function needAgreement(
  tx: Tx,
  deps: PeopleDeps,
  personId: string,
  group: SectionGroup,
  values: Values,
): Promise<void> {
  if (group === 'basic') {
    const documents = await sql<{ kind: string; number_envelope: string }>`
      select kind, number_envelope from person_identity where person_id = ${personId}`.execute(tx);
    for (const document of documents.rows) {
      const number = deps.secrets.open(document.number_envelope);
      needNoDisagreement({ birthOn: values.birthOn, sex: values.sex }, { kind: document.kind, number }, null);
    }
  }
  if (group === 'identity') {
    const document = { kind: String(values.kind), number: String(values.number) };
    const basics = await sql<{ birth_on: string | null; sex: string | null }>`
      select birth_on, sex from person_basic where person_id = ${personId}
      order by valid @> access_today() desc, lower(valid) desc nulls last limit 1`.execute(tx);
    const basic = basics.rows[0];
    if (basic) needNoDisagreement({ birthOn: basic.birth_on, sex: basic.sex }, document, '/body/values/number');
    await needFreeIdentity(tx, deps, document.number, personId, '/body/values/number');
  }
}

/** `field` null names the value of the basics that disagrees. */
export function needNoDisagreement(
  basic: { birthOn: unknown; sex: unknown },
  document: { kind: string; number: string },
  field: string | null,
): void {
  const found = disagreements(basic, document)[0];
  if (!found) return;
  throw refuse['value-invalid']({
    field: field ?? `/body/values/${found.field}`,
    label: archive.basic.fields[found.field]?.label,
    reason: `${found.field}-disagrees`,
    why: found.why,
  });
}

export async function needFreeIdentity(
  tx: Tx,
  deps: PeopleDeps,
  number: string,
  exceptPersonId: string | null,
  field: string,
): Promise<void> {
  const twins = await findTwins(tx, deps.secrets, { identityNumber: number, exceptPersonId });
  if (twins.some(twin => twin.kind === 'identity')) throw refuse['identity-taken']({ field });
}
