import type { SectionGroup } from '#contract/person-section.ts';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { checkBankCard } from '#law/standards/bank-card.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { checkIdentityDocument, normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { expectedCheckDigit } from '#law/standards/identity-number.ts';
import { checkLandline, checkMobile, normalisePhone } from '#law/standards/phone.ts';
import type { Field, Section } from '../fields.ts';

/** The values of a section, complete, by the contract's names; undefined where there is none. */
export type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a value. `why` follows the field's label in a sentence. */
export type ValueFault = {
  readonly field: string;
  readonly label: string;
  readonly reason: string;
  readonly why: string;
};

/** Values as they are stored: numbers and texts freed of what only looks different. */
export function tidyValues(group: SectionGroup, section: Section, values: Values): Record<string, unknown> {
  const tidy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const rule = section.fields[name]?.rule;
    if (typeof value !== 'string') tidy[name] = value;
    else if (rule === 'sealed') tidy[name] = group === 'bank' ? tidyCard(value) : normaliseIdentityNumber(value);
    else if (rule === 'mobile') tidy[name] = normalisePhone(value) || null;
    else if (rule === 'phone' || rule === 'email') tidy[name] = value.normalize('NFKC').trim() || null;
    else tidy[name] = value.trim();
  }
  return tidy;
}

function tidyCard(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}

/** The first fault of each value of a complete section, in the order of its fields. `today` bounds days that cannot lie ahead. */
export function checkValues(group: SectionGroup, section: Section, values: Values, today: CivilDate): ValueFault[] {
  const faults: ValueFault[] = [];
  const add = (name: string, reason: string, why: string) =>
    faults.push({ field: name, label: section.fields[name]?.label ?? name, reason, why });
  for (const name of section.required) {
    if (values[name] === undefined || values[name] === null || values[name] === '') add(name, 'missing', '不能为空');
  }
  for (const [name, field] of Object.entries(section.fields)) {
    const value = values[name];
    if (typeof value !== 'string' || value === '') continue;
    const found = faultOf(group, field, value, values, today);
    if (found) add(name, found[0], found[1]);
  }
  for (const [first, second] of section.order) {
    const [a, b] = [values[first], values[second]];
    if (typeof a === 'string' && typeof b === 'string' && a > b)
      add(second, 'before', `早于${section.fields[first]?.label ?? first}`);
  }
  const kind = values.kindCode;
  if (group === 'reward' && typeof kind === 'string' && kind) {
    if (labelOf(values.isDiscipline ? 'discipline' : 'reward', kind) === null)
      add('kindCode', 'code', '不在代码表中，请重新选择');
  }
  return faults;
}

function faultOf(
  group: SectionGroup,
  field: Field,
  value: string,
  values: Values,
  today: CivilDate,
): readonly [reason: string, why: string] | null {
  const { rule } = field;
  if (typeof rule === 'object')
    return labelOf(rule.codes, value) === null ? ['code', '不在代码表中，请重新选择'] : null;
  if (value.includes('\0')) return ['characters', '含有不能保存的字符'];
  switch (rule) {
    case 'day':
    case 'past-day':
      if (!parseCivilDate(value)) return ['date', '不是存在的日期'];
      return rule === 'past-day' && value > today ? ['future', '晚于今天，请检查'] : null;
    case 'email':
      return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(value) ? null : ['form', '格式不正确，应类似 name@example.com'];
    case 'mobile': {
      const check = checkMobile(value);
      if (check.ok) return null;
      return [
        check.fault,
        check.fault === 'length' ? `有 ${value.length} 位，应为 11 位` : '格式不正确，应为 11 位手机号码',
      ];
    }
    case 'phone':
      return checkMobile(normalisePhone(value)).ok || checkLandline(value).ok
        ? null
        : ['form', '格式不正确，应为手机号码或带区号的固定电话'];
    case 'sealed':
      return group === 'bank' ? bankFault(value) : identityFault(String(values.kind ?? ''), value, today);
    default:
      return null;
  }
}

function bankFault(value: string): readonly [string, string] | null {
  const check = checkBankCard(value);
  if (check.ok) return null;
  if (check.fault === 'length') return ['length', `有 ${value.length} 位，应为 12 至 19 位`];
  return check.fault === 'characters' ? ['characters', '只能有数字'] : ['checksum', '校验不通过，请核对卡号'];
}

function identityFault(kind: string, value: string, today: CivilDate): readonly [string, string] | null {
  const check = checkIdentityDocument(kind, value);
  if (check.ok) return check.birth !== null && check.birth > today ? ['birth', '中的出生日期晚于今天'] : null;
  switch (check.fault) {
    case 'length':
      return kind === 'identity-card' ? ['length', `有 ${value.length} 位，应为 18 位`] : ['length', '位数不正确'];
    case 'checksum': {
      const expected = kind === 'identity-card' ? expectedCheckDigit(value) : null;
      return ['checksum', expected ? `末位校验码应为 ${expected}，请核对原件` : '末位校验不通过，请核对原件'];
    }
    case 'birth':
      return ['birth', '中的出生日期不存在，请核对原件'];
    case 'region':
      return ['region', '应以 810000、820000 或 830000 开头'];
    default:
      return ['characters', '格式不正确，请核对原件'];
  }
}

/** Where a document's number tells another birth date or sex than the basics do. Fields of the basics. */
export function disagreements(
  basic: { readonly birthOn: unknown; readonly sex: unknown },
  document: { readonly kind: string; readonly number: string },
): Array<{ field: 'birthOn' | 'sex'; why: string }> {
  const check = checkIdentityDocument(document.kind, document.number);
  if (!check.ok) return [];
  const found: Array<{ field: 'birthOn' | 'sex'; why: string }> = [];
  if (check.birth && basic.birthOn && check.birth !== basic.birthOn)
    found.push({ field: 'birthOn', why: `与证件号码不一致，证件号码中为 ${check.birth}` });
  if (check.sex && basic.sex && check.sex !== basic.sex)
    found.push({ field: 'sex', why: `与证件号码不一致，证件号码中为${check.sex === 'male' ? '男' : '女'}` });
  return found;
}
