import {
  type CertificateKind,
  type CertificateLanguage,
  certificateKinds,
  certificateLanguages,
} from '#contract/certificate.ts';
import type { CertificateTemplate, CertificateTemplateContent } from '#contract/certificate-template.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { shippedTemplate } from '../data/shipped-templates.ts';
import { refuse } from '../refusals.ts';
import { type FieldName, fields, fieldsOf, requiredFields, samplesOf } from '../rules/fields.ts';
import { checkTemplate, fillTemplate, type Template } from '../rules/template.ts';
import '../tables.ts';

/** An administrator's own over the product's. Refuses where a kind has none in the language. */
export async function templateOf(
  tx: Tx,
  kind: CertificateKind,
  language: CertificateLanguage,
): Promise<Template & { isEdited: boolean }> {
  const shipped = shippedTemplate(kind, language);
  if (!shipped) throw refuse['no-english']();
  const row = await tx
    .selectFrom('certificate_template')
    .selectAll()
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst();
  if (!row) return { ...shipped, isEdited: false };
  const { title, salutation, paragraphs, valid_days: validDays } = row;
  return { title, salutation, paragraphs, validDays, isEdited: true };
}

export async function listTemplates(tx: Tx): Promise<CertificateTemplate[]> {
  const items: CertificateTemplate[] = [];
  for (const language of certificateLanguages)
    for (const kind of certificateKinds) {
      if (!shippedTemplate(kind, language)) continue;
      const { paragraphs, ...template } = await templateOf(tx, kind, language);
      const required: readonly FieldName[] = requiredFields[kind];
      const offered = fieldsOf(kind, language).map(name => ({
        name,
        label: fields[name].label,
        isRequired: required.includes(name),
      }));
      items.push({ kind, language, ...template, paragraphs: [...paragraphs], fields: offered });
    }
  return items;
}

export async function setTemplate(
  tx: Tx,
  kind: CertificateKind,
  language: CertificateLanguage,
  content: CertificateTemplateContent,
): Promise<void> {
  checkTemplate(kind, content, language);
  const { validDays, ...rest } = content;
  const written = { ...rest, valid_days: validDays };
  await tx
    .insertInto('certificate_template')
    .values({ id: newId(), kind, language, ...written })
    .onConflict(conflict => conflict.columns(['kind', 'language']).doUpdateSet({ ...written, changed_at: new Date() }))
    .execute();
}

export async function resetTemplate(tx: Tx, kind: CertificateKind, language: CertificateLanguage): Promise<void> {
  await tx.deleteFrom('certificate_template').where('kind', '=', kind).where('language', '=', language).execute();
}

/** A template with the values of somebody who does not exist. */
export function previewOf(kind: CertificateKind, language: CertificateLanguage, template: Template) {
  checkTemplate(kind, template, language);
  return fillTemplate(template, samplesOf(kind, language));
}
