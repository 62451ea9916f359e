import { type FieldGroup, fieldGroupCodes, type Permission, revealableGroups, type Scope } from '#contract/action.ts';

/** A role that comes with the product. Installations may edit its permissions; its code stays. */
export type BuiltInRole = {
  readonly code: string;
  readonly name: string;
  readonly note: string;
  readonly permissions: readonly Permission[];
};

const grouped = (action: string, scope: Scope, groups: readonly FieldGroup[]): Permission[] =>
  groups.map(group => ({ action, group, scope }));
const plain = (scope: Scope, ...codes: string[]): Permission[] => codes.map(action => ({ action, group: '', scope }));
const except = (...left: FieldGroup[]) => fieldGroupCodes.filter(group => !left.includes(group));

export const builtInRoles: readonly BuiltInRole[] = [
  {
    code: 'employee',
    name: '员工',
    note: '查看本人档案与组织架构。',
    permissions: [
      ...grouped('people.read', 'own', except('tag')),
      ...grouped('people.reveal', 'own', revealableGroups),
      ...plain('all', 'organization.read'),
    ],
  },
  {
    code: 'manager',
    name: '主管',
    note: '查看团队成员的基本信息与任职，不含证件、银行与薪酬。',
    permissions: [
      ...grouped('people.read', 'team', ['basic', 'job', 'education', 'certificate', 'reward']),
      ...plain('all', 'organization.read'),
    ],
  },
  {
    code: 'hr-specialist',
    name: 'HR专员',
    note: '维护授权单位及下级的员工档案，出具证明，不含薪酬。',
    permissions: [
      ...grouped('people.read', 'units', except('compensation')),
      ...grouped('people.edit', 'units', except('compensation')),
      ...grouped('people.reveal', 'units', revealableGroups),
      ...plain(
        'units',
        'people.create',
        'people.import',
        'people.export',
        'organization.edit',
        'certificate.issue',
        'case.read',
        'tag.edit',
      ),
      ...plain('units', 'organization.book', 'head-count.read', 'head-count.edit'),
      ...plain(
        'all',
        'organization.read',
        'alias.edit',
        'process.read',
        'process.edit',
        'custom-field.edit',
        'document-kind.edit',
        'privacy.edit',
        'view.share',
      ),
    ],
  },
  {
    code: 'payroll-officer',
    name: '薪酬专员',
    note: '查看并维护授权单位的薪酬与银行账户，起草法规参数。',
    permissions: [
      ...grouped('people.read', 'units', ['basic', 'job', 'identity', 'bank', 'compensation']),
      ...grouped('people.edit', 'units', ['bank', 'compensation']),
      ...grouped('people.reveal', 'units', ['identity', 'bank']),
      ...plain('units', 'certificate.issue', 'people.export'),
      ...plain('all', 'organization.read', 'law.edit'),
    ],
  },
  {
    code: 'data-steward',
    name: '数据专员',
    note: '核对身份与联系方式，办理手机号解绑，维护单位与代码别名，起草法规参数。',
    permissions: [
      ...grouped('people.read', 'all', ['basic', 'job', 'identity', 'contact', 'education', 'certificate']),
      ...grouped('people.edit', 'all', ['basic', 'identity', 'contact']),
      ...grouped('people.reveal', 'all', ['identity', 'contact']),
      ...plain('all', 'organization.read', 'alias.edit', 'law.edit'),
      ...plain('units', 'export.approve'),
      ...plain('all', 'rebind.read', 'rebind.decide', 'phone-source.edit'),
    ],
  },
  {
    code: 'auditor',
    name: '审计员',
    note: '查看审计日志、角色与授权；看得到档案的基本信息，看不到敏感内容。',
    permissions: [
      ...grouped('people.read', 'all', ['basic', 'job']),
      ...plain('all', 'organization.read', 'audit.read', 'access.read', 'account.read', 'job.read'),
      ...plain('all', 'process.read', 'case.read'),
    ],
  },
  {
    code: 'administrator',
    name: '系统管理员',
    note: '管理账号、角色、授权与系统；为首次启用，也能维护组织和档案，不含薪酬与银行账户。',
    permissions: [
      ...grouped('people.read', 'all', except('compensation', 'bank')),
      ...grouped('people.edit', 'all', except('compensation', 'bank')),
      ...grouped('people.reveal', 'all', ['identity', 'contact']),
      ...plain(
        'all',
        'people.create',
        'people.import',
        'people.export',
        'export.approve',
        'organization.read',
        'organization.edit',
        'organization.book',
        'head-count.read',
        'head-count.edit',
        'account.read',
        'account.edit',
        'access.read',
        'access.edit',
        'audit.read',
        'job.read',
        'alias.edit',
        'law.edit',
        'law.approve',
        'process.read',
        'process.edit',
        'process.deploy',
        'process.mend',
        'calendar.edit',
        'rebind.read',
        'phone-source.edit',
        'custom-field.edit',
        'document-kind.edit',
        'tag.edit',
        'view.share',
        'privacy.edit',
        'system.edit',
      ),
    ],
  },
];
