import type { CertificateAsk, PreparedCertificate } from '#contract/certificate.ts';
import { compensationItemLabels } from '#contract/person-section.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Span } from '#kernel/span.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { readArchive } from '#modules/employment/index.ts';
import { readHistory, revealValue } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { dayOf } from '#platform/http/moment.ts';
import { missingIn } from '#platform/pdf/fonts.ts';
import type { CertificateDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { chooseEmployment } from '../rules/choose-employment.ts';
import { dayInEnglish, documentInEnglish, monthsInEnglish, payItemsInEnglish } from '../rules/english.ts';
import { type FieldName, fields } from '../rules/fields.ts';
import { type AveragedPay, averagePay } from '../rules/pay.ts';
import { fieldsIn, fillTemplate, needNoRemark } from '../rules/template.ts';
import { capitals, dayInWords, grouped, monthsInWords, serviceInWords } from '../rules/words.ts';
import { companyOn } from './company.ts';
import { namesInEnglish } from './english-names.ts';
import { templateOf } from './templates.ts';

/** A certificate ready to be printed. */
export type Prepared = PreparedCertificate & {
  readonly holdsPay: boolean;
  readonly holdsIdentity: boolean;
  /** The company's name in the language of the certificate. */
  readonly signedBy: string;
  readonly chinese: { readonly company: string; readonly unitName: string; readonly postName: string };
};

/**
 * Gathers the facts of a day on the actor's authority and puts them into the template. Changes nothing; with `reveal` the identity number
 * stands in full, which is noted in the audit, otherwise masked.
 */
export async function prepareCertificate(
  tx: Tx,
  deps: Pick<CertificateDeps, 'secrets' | 'clock'>,
  ask: CertificateAsk,
  { reveal = false } = {},
): Promise<Prepared> {
  const today = deps.clock.today();
  const day = ask.onDay === undefined ? today : dayOf(ask.onDay, '/body/onDay');
  if (day > today) throw refuse['day-ahead']({ field: '/body/onDay', today });
  const archive = await readArchive(tx, ask.personId, { asOf: day, knownAt: null });
  const name = archive.sections.basic?.values.name ?? archive.person.name;
  if (!archive.employments) throw refuse['job-not-allowed']();
  const job = chooseEmployment(ask.kind, archive.employments, { day, employmentId: ask.employmentId, name });
  const { terms, post, hiredOn, lastDay } = job;
  const place = { legalEntityId: terms.legalEntityId, unitId: post?.unitId ?? null };
  const company = await companyOn(tx, place, lastDay ?? day);
  if (!company) throw refuse['company-missing']({ name });

  const language = ask.language ?? 'zh';
  const isEnglish = language === 'en';
  const template = await templateOf(tx, ask.kind, language);
  const named = fieldsIn(template);
  const pay = ask.kind === 'income' ? await payOf(tx, ask.personId, archive.sections, hiredOn, day) : null;
  const identity = archive.sections.identity ?? [];
  // A visa goes by the passport.
  const wanted = isEnglish ? ['passport', 'identity-card'] : ['identity-card'];
  const document = wanted.flatMap(kind => identity.find(each => each.values.kind === kind) ?? [])[0] ?? identity[0];
  if (named.has('identityNumber') && !archive.can.reveal.includes('identity')) throw refuse['identity-not-allowed']();
  const holdsIdentity = named.has('identityNumber') && document !== undefined;
  const purpose = tidy(ask.purpose);
  const addressee = tidy(ask.addressee);
  if (ask.kind === 'leaving') for (const each of [purpose, addressee]) needNoRemark(each, '/body/purpose');
  if (isEnglish)
    for (const [name, text] of Object.entries({ purpose, addressee }))
      if (/\p{Script=Han}/u.test(text)) throw refuse['write-english']({ field: `/body/${name}` });
  const chinese = { name, company: company.name, unitName: post?.unitName ?? '', postName: post?.postName ?? '' };
  const names = isEnglish ? await namesInEnglish(tx, chinese, ask.english ?? {}) : chinese;
  const inWords = isEnglish ? dayInEnglish : dayInWords;
  const values: Partial<Record<FieldName, string>> = {
    ...names,
    identityKind: !document
      ? ''
      : isEnglish
        ? documentInEnglish(document.values.kind)
        : (labelOf('identity-document', document.values.kind) ?? ''),
    identityNumber: !holdsIdentity
      ? ''
      : reveal
        ? await revealValue(tx, deps, ask.personId, 'identity', document.versionId)
        : document.values.numberMasked,
    personnelNumber: terms.number,
    creditCode: company.creditCode,
    addressee,
    purpose,
    onDay: inWords(day),
    hiredOn: inWords(hiredOn),
    employmentKind: labelOf('employment', terms.kind) ?? '',
    ...(pay ? (isEnglish ? payInEnglish(pay) : payInWords(pay)) : {}),
    ...(ask.kind === 'leaving' && lastDay ? leavingInWords(ask, hiredOn, lastDay) : {}),
  };
  const text = fillTemplate(template, values);
  return {
    kind: ask.kind,
    language,
    personId: ask.personId,
    employmentId: job.employmentId,
    onDay: day,
    company: company.name,
    holder: name,
    text,
    facts: (Object.keys(values) as FieldName[])
      .filter(each => named.has(each) && values[each])
      .map(each => ({ name: each, label: fields[each].label, value: values[each] ?? '' })),
    pay,
    validThrough: template.validDays === null ? null : addDays(today, template.validDays),
    missing: missingIn([names.company, text.title, text.salutation, ...text.paragraphs].join('')),
    holdsPay: pay !== null,
    holdsIdentity,
    signedBy: names.company,
    chinese,
  };
}

/** What people typed: no line ends, and no punctuation of a sentence that the template goes on with. */
function tidy(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。；;，,：:、.]+$/, '');
}

async function payOf(
  tx: Tx,
  personId: string,
  sections: object,
  hiredOn: CivilDate,
  day: CivilDate,
): Promise<AveragedPay> {
  if (!Object.hasOwn(sections, 'compensation')) throw refuse['compensation-not-allowed']();
  const history = await readHistory(tx, personId, 'compensation');
  const records = history
    .filter(each => each.supersededAt === null)
    .map(({ values, from, until }) => {
      const { item, period, amountFen } = values as { item: string; period: string; amountFen: number | string };
      return { item, period, amountFen: Number(amountFen), span: { from, until } as Span };
    });
  const pay = averagePay(records, hiredOn, day);
  if (!pay) throw refuse['fact-missing']({ names: 'monthlyGross', labels: '税前月平均收入（当期没有薪酬记录）' });
  if (pay.months === 0) throw refuse['pay-not-monthly']();
  return pay;
}

function payInWords(pay: AveragedPay): Partial<Record<FieldName, string>> {
  const items = new Set(pay.records.filter(each => each.isCounted).map(each => each.item));
  const labels: Readonly<Record<string, string>> = compensationItemLabels;
  return {
    payPeriod: pay.isInFirstMonth
      ? `入职当月（${monthsInWords(pay.toMonth, pay.toMonth)}）`
      : monthsInWords(pay.fromMonth, pay.toMonth),
    payMonths: String(pay.months),
    monthlyGross: grouped(pay.averageFen),
    monthlyGrossCapital: capitals(pay.averageFen),
    payBasis: [...items].map(each => labels[each] ?? each).join('、'),
  };
}

function payInEnglish(pay: AveragedPay): Partial<Record<FieldName, string>> {
  return {
    payPeriod: monthsInEnglish(pay.isInFirstMonth ? pay.toMonth : pay.fromMonth, pay.toMonth),
    payMonths: String(pay.months),
    monthlyGross: grouped(pay.averageFen),
    payBasis: payItemsInEnglish(pay),
  };
}

function leavingInWords(
  { given = {} }: CertificateAsk,
  hiredOn: CivilDate,
  lastDay: CivilDate,
): Partial<Record<FieldName, string>> {
  const from = given.contractFrom === undefined ? null : dayOf(given.contractFrom, '/body/given/contractFrom');
  const until = given.contractUntil ? dayOf(given.contractUntil, '/body/given/contractUntil') : null;
  if (from !== null && until !== null && until < from)
    throw refuse['span-invalid']({ field: '/body/given/contractUntil' });
  const isTermKnown = from !== null && given.contractUntil !== undefined;
  return {
    contractTerm: !isTermKnown
      ? ''
      : until === null
        ? `自${dayInWords(from)}起，无固定期限`
        : `自${dayInWords(from)}起，至${dayInWords(until)}止`,
    lastDay: dayInWords(lastDay),
    endingWord: given.ending === 'dissolved' ? '解除' : given.ending === 'expired' ? '终止' : '解除（终止）',
    serviceYears: serviceInWords(hiredOn, lastDay),
  };
}
