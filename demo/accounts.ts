import type { Company } from './company.ts';
import { storiesOf } from './stories.ts';

/** One for all of them, told on the console and in the README; a company of invented people keeps no secrets. */
export const demoPassword = 'renshi-demo-2026';

/** An account of the demo company. */
export type DemoAccount = {
  readonly username: string;
  readonly kind: 'person' | 'service';
  /** What the account shows, in Chinese. */
  readonly title: string;
  readonly role: string;
  /** The unit by its key within which the role counts; null where it counts everywhere or the role says itself how far. */
  readonly unit: string | null;
  /** How far the role reaches, in words. */
  readonly reach: string;
  /** The place of the person who holds it; null for a program. */
  readonly place: number | null;
};

/** One for each role. Persons hold the role employee besides. */
export function accountsOf(company: Company): DemoAccount[] {
  const head = (key: string) => company.headOf.get(key) ?? null;
  const story = (key: string) => company.units.length + storiesOf(company).findIndex(each => each.key === key);
  const person = { kind: 'person', unit: null } as const;
  return [
    {
      ...person,
      username: 'admin',
      title: '系统管理员',
      role: 'administrator',
      reach: '整个系统',
      place: head('HQ-IT'),
    },
    { ...person, username: 'hr', title: 'HR专员', role: 'hr-specialist', reach: '全集团', place: head('HQ-HR') },
    {
      ...person,
      username: 'hr-shanghai',
      title: 'HR专员（上海公司）',
      role: 'hr-specialist',
      unit: 'SH',
      reach: '上海公司及下级',
      place: head('SH-HA'),
    },
    {
      ...person,
      username: 'manager',
      title: '主管',
      role: 'manager',
      reach: '产品研发部（本人团队）',
      place: head('IS-RD'),
    },
    { ...person, username: 'employee', title: '员工', role: 'employee', reach: '本人', place: story('employee') },
    {
      ...person,
      username: 'payroll',
      title: '薪酬专员',
      role: 'payroll-officer',
      reach: '全集团',
      place: head('HQ-HR-2'),
    },
    {
      ...person,
      username: 'steward',
      title: '数据专员',
      role: 'data-steward',
      reach: '全部人员',
      place: head('HQ-IT-1'),
    },
    {
      ...person,
      username: 'auditor',
      title: '审计员',
      role: 'auditor',
      reach: '全部人员的基本信息与审计日志',
      place: head('HQ-AL'),
    },
    {
      username: 'integrator',
      kind: 'service',
      title: '接口集成',
      role: 'data-steward',
      unit: null,
      reach: '全部人员（尚无密钥）',
      place: null,
    },
  ];
}
