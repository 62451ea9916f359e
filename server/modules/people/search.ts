import { sql } from 'kysely';
import { employmentStatusLabels, sexLabels } from '#contract/person.ts';
import { compensationItemLabels, type SectionGroup, sectionGroups } from '#contract/person-section.ts';
import { type CodeSetName, codeSet, labelOf } from '#law/standards/code-set.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { maskPhone, normalisePhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';
import type { SearchCode, SearchEntry, SearchKind, SearchSource } from '#platform/search/source.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { archive, type Field } from './fields.ts';
import { itemColumns, readItems } from './queries/list-items.ts';
import { shownColumns } from './shown.ts';
import { identityIndex } from './store.ts';

type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly person_id: string;
  readonly valid: string;
};
type Shape = {
  readonly words: readonly string[];
  /** The columns whose values head an entry. */
  readonly title: readonly string[];
  readonly days?: readonly string[];
  readonly isSpan?: boolean;
  readonly expires?: string;
};

/** How entries of each section are headed, and by which days they are found. */
const shapes: Readonly<Record<SectionGroup, Shape>> = {
  basic: { words: ['个人信息', '基本情况'], title: ['name'], days: ['birth_on', 'joined_party_on', 'started_work_on'] },
  contact: { words: ['通讯方式', '联系电话', '地址'], title: ['email'] },
  identity: { words: ['身份证件', '身份证', '护照'], title: ['kind'], expires: 'expires_on' },
  family: { words: ['家庭', '家庭成员', '家属', '紧急联系人'], title: ['name', 'kinship_code'], days: ['birth_on'] },
  education: {
    words: ['学历', '学习经历', '教育经历', '毕业院校'],
    title: ['school', 'education_code'],
    days: ['started_on', 'finished_on'],
    isSpan: true,
  },
  work: {
    words: ['履历', '从业经历', '工作履历'],
    title: ['employer', 'post'],
    days: ['started_on', 'finished_on'],
    isSpan: true,
  },
  certificate: {
    words: ['资格证', '资格证书', '职业资格', '证照'],
    title: ['name'],
    days: ['issued_on'],
    expires: 'expires_on',
  },
  reward: { words: ['奖励', '处分', '荣誉', '奖惩记录'], title: ['title'], days: ['decided_on'] },
  bank: { words: ['银行卡', '工资卡'], title: ['bank_name'] },
  compensation: { words: ['工资', '薪资', '调薪'], title: ['item'] },
};
/** Pay is found by its reason, never by its amount. */
const unsaid = new Set(['amount_fen', 'period']);
const groups = [...sectionGroups] as SectionGroup[];

const kinds: readonly SearchKind[] = groups.map(group => ({
  code: group,
  label: group === 'work' ? '工作经历' : labelOfGroup(group),
  words: shapes[group].words,
}));

function labelOfGroup(group: SectionGroup): string {
  const labels: Record<SectionGroup, string> = {
    basic: '基本信息',
    contact: '联系方式',
    identity: '证件',
    family: '家庭与紧急联系人',
    education: '教育',
    work: '工作经历',
    certificate: '证书',
    reward: '奖惩',
    bank: '银行账户',
    compensation: '薪酬',
  };
  return labels[group];
}

/** What the archive's sections give to search. Sealed numbers are found whole, by their blind index; what their masks show is text. */
export function peopleSearchSource(secrets: Pick<Secrets, 'blindIndex'>): SearchSource {
  const phoneKey = (phone: string) => secrets.blindIndex('phone', phone);
  return {
    subject: 'person',
    kinds,
    read: async (tx, ids) => {
      const read = await Promise.all(groups.map(group => readSection(tx, group, ids)));
      return groups.flatMap((group, at) => (read[at] ?? []).map(row => entryOf(group, row, phoneKey)));
    },
    keysOf: typed => {
      const keys: Array<{ group: string; key: string }> = [];
      const number = normaliseIdentityNumber(typed);
      const phone = normalisePhone(typed);
      if (/^[0-9A-Z]{6,20}$/.test(number)) keys.push({ group: 'identity', key: identityIndex(secrets, number) });
      if (/^\d{12,19}$/.test(number)) keys.push({ group: 'bank', key: secrets.blindIndex('bank', number) });
      if (/^\d{7,13}$/.test(phone))
        for (const group of ['contact', 'family']) keys.push({ group, key: phoneKey(phone) });
      return keys;
    },
  };
}

async function readSection(tx: Tx, group: SectionGroup, ids: readonly string[]): Promise<Row[]> {
  const hasIndex = group === 'identity' || group === 'bank';
  const columns = [...shownColumns(group), ...(hasIndex ? ['number_index'] : [])].map(each => sql`${sql.ref(each)}`);
  const found = await sql<Row>`select id, person_id, valid::text as valid, ${sql.join(columns)}
    from ${sql.table(archive[group].table)} where person_id = any(${ids as string[]}::uuid[])`.execute(tx);
  return found.rows;
}

function entryOf(group: SectionGroup, row: Row, phoneKey: (phone: string) => string): SearchEntry {
  const shape = shapes[group];
  const fields = Object.values(archive[group].fields);
  const said = (column: string) => {
    const field = fields.find(each => each.column === column);
    return field ? wordOf(field, row, group) : '';
  };
  const title =
    shape.title
      .map(said)
      .filter(text => text !== '')
      .join(' ') || labelOfGroup(group);
  const body = fields
    .filter(field => !shape.title.includes(field.column) && !unsaid.has(field.column))
    .map(field => ({ field, text: wordOf(field, row, group) }))
    .filter(({ text }) => text !== '')
    .map(({ field, text }) => `${field.label}：${text}`)
    .join(' · ');
  const phone = typeof row.phone === 'string' && row.phone !== '' ? normalisePhone(row.phone) : null;
  return {
    id: row.id,
    subjectId: row.person_id,
    kind: group,
    group,
    title,
    body,
    facts: factsOf(fields, row),
    keys: [...(typeof row.number_index === 'string' ? [row.number_index] : []), ...(phone ? [phoneKey(phone)] : [])],
    ...(shape.days ? { days: shape.days.map(column => textOr(row[column])) } : {}),
    ...(shape.isSpan ? { isSpan: true } : {}),
    ...(shape.expires ? { expiresOn: textOr(row[shape.expires]) } : {}),
    valid: row.valid,
  };
}

const textOr = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** A value as it is shown, sensitive numbers masked. */
function wordOf(field: Field, row: Row, group: SectionGroup): string {
  if (field.rule === 'sealed') return String(row.number_masked ?? '');
  const value = row[field.column];
  if (value === null || value === undefined || value === '') return '';
  if (field.rule === 'mobile' || field.rule === 'phone') return maskPhone(String(value));
  if (typeof field.rule === 'object') return labelOf(field.rule.codes, String(value)) ?? '';
  if (field.column === 'sex') return sexLabels[value as 'male' | 'female'] ?? '';
  if (field.column === 'is_discipline') return value ? '处分' : '奖励';
  if (group === 'reward' && field.column === 'kind_code')
    return labelOf(row.is_discipline ? 'discipline' : 'reward', String(value)) ?? '';
  if (field.column === 'item') return compensationItemLabels[value as keyof typeof compensationItemLabels] ?? '';
  if (typeof value === 'boolean') return value ? '是' : '';
  return String(value);
}

function factsOf(fields: readonly Field[], row: Row): string[] {
  return fields.flatMap(field => {
    const value = row[field.column];
    if (typeof value !== 'string' || value === '') return [];
    if (typeof field.rule === 'object') return [`${field.rule.codes}:${value}`];
    return field.column === 'sex' ? [`sex:${value}`] : [];
  });
}

const codedGroups: ReadonlyArray<readonly [CodeSetName, string]> = [
  ['education', 'education'],
  ['degree', 'education'],
  ['political-status', 'basic'],
  ['ethnicity', 'basic'],
  ['marital-status', 'basic'],
];
/** Broader than one code, as people speak. */
const spoken: ReadonlyArray<readonly [text: string, group: string, facts: readonly string[]]> = [
  ['党员', 'basic', ['political-status:01', 'political-status:02']],
  ['团员', 'basic', ['political-status:03']],
  ['研究生', 'education', ['education:11', 'education:14']],
  ['大专', 'education', ['education:31']],
  ['男', 'basic', ['sex:male']],
  ['男性', 'basic', ['sex:male']],
  ['男员工', 'basic', ['sex:male']],
  ['女', 'basic', ['sex:female']],
  ['女性', 'basic', ['sex:female']],
  ['女员工', 'basic', ['sex:female']],
];

/** The code values that a query may name. What is also an everyday word for something else is left to be found as text. */
export function peopleSearchCodes(): SearchCode[] {
  const broad = new Set(spoken.map(([text]) => text));
  const plain = new Set(['其他', '其它', '无', '没有', '大学', '公民', '未知', '不详', '保密']);
  const single = codedGroups.flatMap(([set, group]) =>
    codeSet(set).items.flatMap(item => {
      const below = codeSet(set).items.filter(each => each.parent === item.code);
      const facts = [item, ...below].map(each => `${set}:${each.code}`);
      return [item.label, ...(item.aliases ?? [])]
        .filter(text => /^\p{Script=Han}{2,12}$/u.test(text) && !broad.has(text) && !plain.has(text))
        .map(text => ({ text, group, facts }));
    }),
  );
  return [...single, ...spoken.map(([text, group, facts]) => ({ text, group, facts }))];
}

/** Persons as results name them: what the actor may not see of the job is left out, as in lists. */
export async function peopleCards(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const page = sql`select ${itemColumns('p')} from person p where p.id = any(${ids as string[]}::uuid[]) and not p.is_withdrawn`;
  const items = await readItems(tx, page, sql`p.sort_key`, new Set());
  return items.map(item => ({
    id: item.id,
    name: item.name,
    number: item.number,
    place: [
      item.unitName,
      item.postName,
      item.employmentStatus === 'active' ? '' : employmentStatusLabels[item.employmentStatus],
    ]
      .filter(text => text !== '')
      .join(' · '),
  }));
}
