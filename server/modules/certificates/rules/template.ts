import type { CertificateKind, CertificateLanguage, CertificateText } from '#contract/certificate.ts';
import { refuse } from '../refusals.ts';
import { type FieldName, type FieldValues, fields, fieldsOf, requiredFields } from './fields.ts';

export type Template = {
  readonly title: string;
  readonly salutation: string;
  readonly paragraphs: readonly string[];
  readonly validDays: number | null;
};

type Part = { readonly text: string; readonly isOptional: boolean };
const placeholder = /\{([^{}]*)\}/g;

/** Refuses a template that names no known field, leaves brackets open, or lacks what its kind must state. */
export function checkTemplate(kind: CertificateKind, template: Template, language: CertificateLanguage = 'zh'): void {
  if (kind === 'leaving' && language === 'en') throw refuse['no-english']();
  const known = new Set<string>(fieldsOf(kind, language));
  const stated = new Set<string>();
  for (const { text, at } of textsOf(template)) {
    for (const part of partsOf(text, at)) {
      for (const name of namesIn(part.text)) {
        if (!known.has(name)) throw refuse['field-unknown']({ field: at, name });
        if (!part.isOptional) stated.add(name);
      }
    }
    if (kind === 'leaving') needNoRemark(text.replace(placeholder, ''), at);
  }
  const lacking = requiredFields[kind].filter(name => !stated.has(name));
  if (lacking.length > 0) throw refuse['template-lacks']({ field: '/body/paragraphs', ...told(lacking) });
}

/** The fields that a template names anywhere. */
export function fieldsIn(template: Template): Set<string> {
  return new Set(textsOf(template).flatMap(({ text }) => namesIn(text)));
}

/**
 * The template with values in it. What stands within [[ ]] goes where a field in it is empty; any other empty field is refused, except
 * in the salutation, which then goes as a whole.
 */
export function fillTemplate(template: Template, values: FieldValues): CertificateText {
  const lacking = new Set<FieldName>();
  const valueFor = (name: string) => (Object.hasOwn(values, name) ? (values[name as FieldName] ?? '') : '');
  const fill = (text: string) =>
    partsOf(text, '')
      .map(part => {
        const empty = namesIn(part.text).filter(name => valueFor(name) === '');
        if (empty.length > 0 && part.isOptional) return '';
        for (const name of empty) lacking.add(name as FieldName);
        return part.text.replace(placeholder, (_, name: string) => valueFor(name));
      })
      .join('')
      .trim();
  const salutation = namesIn(template.salutation).every(name => valueFor(name) !== '') ? fill(template.salutation) : '';
  const text = {
    title: fill(template.title),
    salutation,
    paragraphs: template.paragraphs.map(fill).filter(each => each !== ''),
  };
  if (lacking.size > 0) throw refuse['fact-missing'](told([...lacking]));
  return text;
}

/** Words that judge, or tell why it ended: a later employer reads the certificate. */
const remarks =
  /开除|除名|辞退|劝退|违纪|违法|违规|严重违反|旷工|过失|过错|处分|处罚|不胜任|不能胜任|不合格|不符合录用|表现不|表现差|失职|纠纷|仲裁|诉讼|黑名单/;

/** Refuses text of a certificate of leaving that remarks on the person. */
export function needNoRemark(text: string, field: string): void {
  const word = remarks.exec(text)?.[0];
  if (word) throw refuse['negative-remark']({ field, word });
}

function textsOf({ title, salutation, paragraphs }: Template): Array<{ text: string; at: string }> {
  return [
    { text: title, at: '/body/title' },
    { text: salutation, at: '/body/salutation' },
    ...paragraphs.map((text, n) => ({ text, at: `/body/paragraphs/${n}` })),
  ];
}

function partsOf(text: string, field: string): Part[] {
  const pieces = text.split(/(\[\[|\]\])/);
  const parts: Part[] = [];
  let isOptional = false;
  for (const piece of pieces) {
    if (piece === '[[' || piece === ']]') {
      if ((piece === '[[') === isOptional) throw refuse['brackets-open']({ field, text });
      isOptional = !isOptional;
    } else if (/[{}]/.test(piece.replace(placeholder, ''))) throw refuse['brackets-open']({ field, text });
    else if (piece !== '') parts.push({ text: piece, isOptional });
  }
  if (isOptional) throw refuse['brackets-open']({ field, text });
  return parts;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(match => match[1] ?? '');
}

function told(names: readonly FieldName[]) {
  return { names: names.join(', '), labels: names.map(name => fields[name].label).join('、') };
}
