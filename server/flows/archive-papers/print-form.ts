import type { Archive } from '#contract/person.ts';
import { type RegistrationForm, registrationFormLabels } from '#contract/registration-form.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { readArchive } from '#modules/employment/index.ts';
import { revealValue } from '#modules/people/index.ts';
import { note } from '#platform/audit/note.ts';
import type { Tx } from '#platform/database/database.ts';
import type { FileReply } from '#platform/http/route.ts';
import { renderSheet } from '#platform/pdf/render-sheet.ts';
import type { PaperDeps } from './deps.ts';
import { cadreForm } from './rules/cadre-form.ts';
import { employeeForm } from './rules/employee-form.ts';
import { type FullNumbers, factsOf } from './rules/form-facts.ts';

/** A registration form of what the actor may read of the person on a day. The audit keeps who printed which, with which parts left out. */
export async function printForm(
  tx: Tx,
  deps: PaperDeps,
  personId: string,
  asked: { readonly form: RegistrationForm; readonly asOf: CivilDate; readonly fullNumbers: boolean },
): Promise<FileReply> {
  const { form, asOf } = asked;
  const archive = await readArchive(tx, personId, { asOf, knownAt: null });
  const full = asked.fullNumbers ? await numbersOf(tx, deps, archive) : { identity: null, phone: null };
  const facts = factsOf(archive, asOf, full);
  const title = registrationFormLabels[form];
  const { bytes, missing } = await renderSheet({
    title,
    author: facts.company || '人事部门',
    madeAt: deps.clock.now(),
    left: facts.company || facts.unit ? `单位：${facts.company || facts.unit}` : '',
    right: `填表日期：${asOf}`,
    foot: `${facts.name}　${facts.number}`,
    remarks: facts.leftOut.length > 0 ? [`打印人无权查看、因此未列出：${facts.leftOut.join('、')}。`] : [],
    parts: form === 'employee' ? employeeForm(facts) : cadreForm(facts, form === 'cadre-approval'),
  });
  await note(tx, 'people.registration-form', [personId], { form, asOf, leftOut: facts.leftOut.length, missing });
  return { file: bytes, name: `${title}-${facts.name}.pdf`, mediaType: 'application/pdf' };
}

/** The identity number and the phone in full, each where the actor may reveal it; the audit notes each. */
async function numbersOf(tx: Tx, deps: PaperDeps, { person, sections, can }: Archive): Promise<FullNumbers> {
  const cards = sections.identity ?? [];
  const card = cards.find(each => each.values.kind === 'identity-card') ?? cards[0];
  const phone = sections.contact?.values.phoneMasked ? sections.contact : null;
  return {
    identity:
      card && can.reveal.includes('identity')
        ? await revealValue(tx, deps, person.id, 'identity', card.versionId)
        : null,
    phone:
      phone && can.reveal.includes('contact')
        ? await revealValue(tx, deps, person.id, 'contact', phone.versionId)
        : null,
  };
}
