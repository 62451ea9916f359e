import type { SectionGroup } from '#contract/person-section.ts';
import { parseCivilDate } from '#kernel/civil-date.ts';
import { type CodeSetName, resolve } from '#law/standards/code-set.ts';

/** What of the archive the form `archive-correction` names and the house can write by itself. */
export type CorrectionItem = {
  readonly label: string;
  readonly group: SectionGroup;
  readonly field: string;
  readonly kind: 'text' | 'day' | 'number' | { readonly codes: CodeSetName };
};

export const correctionItems: Readonly<Record<string, CorrectionItem>> = {
  'basic.name': { label: '姓名', group: 'basic', field: 'name', kind: 'text' },
  'basic.birthOn': { label: '出生日期', group: 'basic', field: 'birthOn', kind: 'day' },
  'basic.maritalStatus': {
    label: '婚姻状况',
    group: 'basic',
    field: 'maritalStatusCode',
    kind: { codes: 'marital-status' },
  },
  'basic.politicalStatus': {
    label: '政治面貌',
    group: 'basic',
    field: 'politicalStatusCode',
    kind: { codes: 'political-status' },
  },
  'basic.ethnicity': { label: '民族', group: 'basic', field: 'ethnicityCode', kind: { codes: 'ethnicity' } },
  'identity.number': { label: '证件号码', group: 'identity', field: 'number', kind: 'number' },
  'contact.phone': { label: '手机号码', group: 'contact', field: 'phone', kind: 'text' },
  'contact.email': { label: '邮箱', group: 'contact', field: 'email', kind: 'text' },
  'contact.homeAddress': { label: '现住址', group: 'contact', field: 'homeAddress', kind: 'text' },
  'contact.registeredAddress': { label: '户籍地址', group: 'contact', field: 'registeredAddress', kind: 'text' },
  'bank.number': { label: '银行账户', group: 'bank', field: 'number', kind: 'number' },
};

/** Entries and posts, which persons write: they have several values, or move somebody. */
const byHandLabels: Readonly<Record<string, string>> = {
  family: '家庭成员与紧急联系人',
  education: '教育经历',
  work: '工作经历',
  certificate: '证书',
  'job.unit': '所在单位',
  'job.post': '岗位',
  'job.hiredOn': '入职日期',
};

export function correctionLabel(item: string, other: unknown): string {
  return correctionItems[item]?.label ?? byHandLabels[item] ?? (typeof other === 'string' && other ? other : '其他');
}

const chineseDay = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;

/** What was written, as the archive keeps it. Null where it can't be told what is meant. */
export function readWanted(kind: CorrectionItem['kind'], text: string): string | null {
  const bare = text.trim();
  if (bare === '') return null;
  if (kind === 'text' || kind === 'number') return bare;
  if (kind !== 'day') return resolve(kind.codes, bare)?.code ?? null;
  const [, year, month, day] = chineseDay.exec(bare.replaceAll(' ', '')) ?? [];
  return year ? parseCivilDate(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`) : null;
}

/** All but the last four characters; a case keeps no whole numbers once it is decided. */
export function concealed(text: string): string {
  return text.length <= 4 ? '****' : `${'*'.repeat(text.length - 4)}${text.slice(-4)}`;
}
