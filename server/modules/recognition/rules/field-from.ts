import type { ProposalFlag, ProposalGroup } from '#contract/recognition-word.ts';
import { civilDate } from '#kernel/civil-date.ts';
import { type CodeSetName, resolve } from '#law/standards/code-set.ts';
import { type Proposed, sureFrom } from './proposed.ts';
import { boxOf, confidenceOf, lacksCharacter, type Span } from './span.ts';

type Kind = 'text' | 'name' | 'sex' | 'day' | 'phone' | { readonly codes: CodeSetName };
const kinds: Readonly<Record<string, Kind>> = {
  name: 'name',
  formerName: 'name',
  referee: 'name',
  sex: 'sex',
  birthOn: 'day',
  joinedPartyOn: 'day',
  startedWorkOn: 'day',
  startedOn: 'day',
  finishedOn: 'day',
  expiresOn: 'day',
  issuedOn: 'day',
  phone: 'phone',
  ethnicityCode: { codes: 'ethnicity' },
  nativeRegionCode: { codes: 'region' },
  maritalStatusCode: { codes: 'marital-status' },
  politicalStatusCode: { codes: 'political-status' },
  educationCode: { codes: 'education' },
  degreeCode: { codes: 'degree' },
};

/** What a span of text is worth as a field, with the doubts that a person has to settle. */
export function fieldFrom(group: ProposalGroup, entry: number, field: string, span: Span): Proposed {
  const { value, flags } = judged(kinds[field] ?? 'text', span);
  const confidence = confidenceOf(span);
  return {
    group,
    entry,
    field,
    text: span.text,
    value,
    confidence,
    box: boxOf(span),
    flags: confidence < sureFrom ? [...flags, 'unsure'] : flags,
  };
}

function judged(kind: Kind, span: Span): { value: string | null; flags: ProposalFlag[] } {
  const text = span.text.replace(/^[\s:：·\-—－_]+|[\s_]+$/g, '');
  const lacking: ProposalFlag[] = lacksCharacter(span) ? ['gap'] : [];
  if (kind === 'name') {
    const isName = /^[\p{Script=Han}·]{2,30}$/u.test(text.replace(/[•・.．]/g, '·'));
    return { value: text.replace(/[•・.．]/g, '·'), flags: isName ? lacking : [...lacking, 'odd-name'] };
  }
  if (kind === 'sex') return text === '男' ? sure('male') : text === '女' ? sure('female') : unknown();
  if (kind === 'day') return dayIn(text);
  if (kind === 'phone') {
    const digits = text.replace(/[^\d+]/g, '');
    return /^1\d{10}$/.test(digits) ? sure(digits) : { value: digits || null, flags: ['unsure'] };
  }
  if (kind === 'text') return { value: text, flags: lacking };
  const item = resolve(kind.codes, text);
  return item ? sure(item.code) : unknown();
}

const sure = (value: string) => ({ value, flags: [] });
const unknown = (): { value: null; flags: ProposalFlag[] } => ({ value: null, flags: ['unknown-code'] });

/** 1983年12月25日, 1983.12.25, 19831225; a month alone stands for its first day, and says so. */
export function dayIn(text: string): { value: string | null; flags: ProposalFlag[] } {
  const match =
    /(\d{4})\D{0,2}?(\d{1,2})(?:\D{1,2}|$)(?:(\d{1,2})\D?)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return { value: null, flags: ['unknown-day'] };
  const day = civilDate(Number(match[1]), Number(match[2]), Number(match[3] ?? 1));
  if (!day) return { value: null, flags: ['unknown-day'] };
  return { value: day, flags: match[3] ? [] : ['month-only'] };
}
