import { type CertificateKind, certificateKinds } from '#contract/certificate.ts';
import type { CertificateTemplate, CertificateTemplateContent } from '#contract/certificate-template.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { shippedTemplates } from '../data/shipped-templates.ts';
import { type FieldName, fields, fieldsOf, requiredFields } from '../rules/fields.ts';
import { checkTemplate, fillTemplate, type Template } from '../rules/template.ts';
import '../tables.ts';

export async function templateOf(tx: Tx, kind: CertificateKind): Promise<Template & { isEdited: boolean }> {
  const row = await tx.selectFrom('certificate_template').selectAll().where('kind', '=', kind).executeTakeFirst();
  if (!row) return { ...shippedTemplates[kind], isEdited: false };
  const { title, salutation, paragraphs, valid_days: validDays } = row;
  return { title, salutation, paragraphs, validDays, isEdited: true };
}

export async function listTemplates(tx: Tx): Promise<CertificateTemplate[]> {
  const items: CertificateTemplate[] = [];
  for (const kind of certificateKinds) {
    const { paragraphs, ...template } = await templateOf(tx, kind);
    const required: readonly FieldName[] = requiredFields[kind];
    const offered = fieldsOf(kind).map(name => ({
      name,
      label: fields[name].label,
      isRequired: required.includes(name),
    }));
    items.push({ kind, ...template, paragraphs: [...paragraphs], fields: offered });
  }
  return items;
}

export async function setTemplate(tx: Tx, kind: CertificateKind, content: CertificateTemplateContent): Promise<void> {
  checkTemplate(kind, content);
  const { validDays, ...rest } = content;
  const written = { ...rest, valid_days: validDays };
  await tx
    .insertInto('certificate_template')
    .values({ id: newId(), kind, ...written })
    .onConflict(conflict => conflict.column('kind').doUpdateSet({ ...written, changed_at: new Date() }))
    .execute();
}

export async function resetTemplate(tx: Tx, kind: CertificateKind): Promise<void> {
  await tx.deleteFrom('certificate_template').where('kind', '=', kind).execute();
}

/** A template with the values of somebody who does not exist. */
export function previewOf(kind: CertificateKind, template: Template) {
  checkTemplate(kind, template);
  return fillTemplate(template, Object.fromEntries(fieldsOf(kind).map(name => [name, fields[name].sample])));
}
