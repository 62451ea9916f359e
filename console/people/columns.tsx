import type { ReactNode } from 'react';
import { type PersonItem, type personSorts, sexLabels } from '#contract/person.ts';
import { ageOn, parseCivilDate } from '#kernel/civil-date.ts';
import { tenureText, today } from '../parts/when.ts';
import { TagMark } from '../tags/tag-mark.tsx';
import { PersonStatus } from './person-status.tsx';

export type Labels = { education: (code: string | null) => string; kind: (code: string | null) => string };
export type PersonColumn = {
  key: string;
  title: string;
  /** Pixels; the first column takes what is left over. */
  width: number;
  sort?: (typeof personSorts)[number];
  /** Must be asked of the server, and needs the right to read that field group. */
  group?: 'identity' | 'contact';
  numeric?: boolean;
  /** A field that HR drew, by `section.field`; and the same where the list can be put in order by it. */
  custom?: string;
  customSort?: string;
  cell: (person: PersonItem, labels: Labels) => ReactNode;
};

const age = (birthOn: string | null) => {
  const birth = birthOn ? parseCivilDate(birthOn) : null;
  return birth ? ageOn(birth, today()) : '';
};

export const personColumns: readonly PersonColumn[] = [
  { key: 'name', title: '姓名', width: 120, sort: 'name', cell: p => <span className="people-name">{p.name}</span> },
  { key: 'number', title: '工号', width: 104, sort: 'number', numeric: true, cell: p => p.number },
  { key: 'unit', title: '单位', width: 190, sort: 'unit', cell: p => p.unitName },
  { key: 'post', title: '岗位', width: 150, cell: p => p.postName },
  { key: 'status', title: '状态', width: 92, cell: p => <PersonStatus status={p.employmentStatus} /> },
  { key: 'hiredOn', title: '入职日期', width: 108, sort: 'hiredOn', numeric: true, cell: p => p.hiredOn },
  {
    key: 'tenure',
    title: '司龄',
    width: 112,
    numeric: true,
    cell: p => (p.hiredOn ? tenureText(p.hiredOn, p.leftOn ?? today()) : ''),
  },
  { key: 'grade', title: '职级', width: 88, cell: p => p.gradeName },
  { key: 'sex', title: '性别', width: 56, cell: p => (p.sex ? sexLabels[p.sex] : '') },
  { key: 'age', title: '年龄', width: 60, numeric: true, cell: p => age(p.birthOn) },
  { key: 'birthOn', title: '出生日期', width: 108, numeric: true, cell: p => p.birthOn },
  { key: 'education', title: '学历', width: 112, cell: (p, labels) => labels.education(p.educationCode) },
  { key: 'kind', title: '用工形式', width: 104, cell: (p, labels) => labels.kind(p.employmentKind) },
  { key: 'legalEntity', title: '法人主体', width: 220, cell: p => p.legalEntityName },
  { key: 'identity', title: '证件号码', width: 176, group: 'identity', numeric: true, cell: p => p.identityMasked },
  { key: 'phone', title: '手机', width: 122, group: 'contact', numeric: true, cell: p => p.phoneMasked },
  {
    key: 'tags',
    title: '标签',
    width: 200,
    cell: p => (p.tags ?? []).map(each => <TagMark key={each.id} name={each.name} colour={each.colour} />),
  },
  { key: 'leftOn', title: '离职日期', width: 108, numeric: true, cell: p => p.leftOn },
];

const usual = ['name', 'number', 'unit', 'post', 'grade', 'status', 'hiredOn', 'education', 'phone'];
const kept = 'renshi.people-columns';

/** The columns chosen on this machine, in the order of the table; the name always stands. */
export function readChosen(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    if (Array.isArray(value)) {
      const known = personColumns.map(each => each.key).filter(key => key === 'name' || value.includes(key));
      if (known.length > 1) return known;
    }
  } catch {
    // Something else wrote there; the usual columns do.
  }
  return usual;
}

export function keepChosen(keys: readonly string[] | null): void {
  if (keys) localStorage.setItem(kept, JSON.stringify(keys));
  else localStorage.removeItem(kept);
}
