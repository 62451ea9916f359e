/** Every action that a role may hold, with its Chinese name, in the order in which the roles' screen shows them. */
export type ActionKind = {
  readonly code: string;
  readonly label: string;
  /** Held per field group of a person's archive. */
  readonly grouped: boolean;
  /** The widths that make sense for it. */
  readonly scopes: ReadonlyArray<Scope>;
};
export type Scope = 'own' | 'team' | 'units' | 'all';

export const scopeLabels: Record<Scope, string> = {
  own: '本人',
  team: '我的团队',
  units: '授权单位及下级',
  all: '全部',
};

/** Field groups of a person's archive; each is a table of its own. */
export const fieldGroups = {
  basic: '基本信息',
  job: '任职',
  identity: '证件',
  contact: '联系方式',
  family: '家庭与紧急联系人',
  education: '教育',
  work: '工作经历',
  certificate: '证书',
  reward: '奖惩',
  bank: '银行账户',
  compensation: '薪酬',
  tag: '标签',
} as const;
export type FieldGroup = keyof typeof fieldGroups;
export const fieldGroupCodes = Object.keys(fieldGroups) as FieldGroup[];
/** Groups whose values are shown masked and are revealed one by one. */
export const revealableGroups: readonly FieldGroup[] = ['identity', 'contact', 'bank'];

const wide: Scope[] = ['own', 'team', 'units', 'all'];

export const actions: readonly ActionKind[] = [
  { code: 'people.read', label: '查看员工档案', grouped: true, scopes: wide },
  { code: 'people.edit', label: '修改员工档案', grouped: true, scopes: wide },
  { code: 'people.reveal', label: '查看完整敏感号码', grouped: true, scopes: wide },
  { code: 'people.create', label: '新建员工档案', grouped: false, scopes: ['units', 'all'] },
  { code: 'people.import', label: '导入花名册', grouped: false, scopes: ['units', 'all'] },
  { code: 'people.export', label: '申请导出员工资料', grouped: false, scopes: wide },
  { code: 'export.approve', label: '审批导出', grouped: false, scopes: ['units', 'all'] },
  { code: 'organization.read', label: '查看组织架构', grouped: false, scopes: ['all'] },
  { code: 'organization.edit', label: '维护组织架构', grouped: false, scopes: ['units', 'all'] },
  { code: 'organization.book', label: '预定组织调整方案', grouped: false, scopes: ['units', 'all'] },
  { code: 'head-count.read', label: '查看编制', grouped: false, scopes: ['units', 'all'] },
  { code: 'head-count.edit', label: '维护编制', grouped: false, scopes: ['units', 'all'] },
  { code: 'account.read', label: '查看账号', grouped: false, scopes: ['all'] },
  { code: 'account.edit', label: '管理账号', grouped: false, scopes: ['all'] },
  { code: 'access.read', label: '查看角色与授权', grouped: false, scopes: ['all'] },
  { code: 'access.edit', label: '管理角色与授权', grouped: false, scopes: ['all'] },
  { code: 'audit.read', label: '查看审计日志', grouped: false, scopes: ['all'] },
  { code: 'job.read', label: '查看后台任务', grouped: false, scopes: ['all'] },
  { code: 'alias.edit', label: '维护单位与代码别名', grouped: false, scopes: ['all'] },
  { code: 'law.edit', label: '起草法规参数', grouped: false, scopes: ['all'] },
  { code: 'law.approve', label: '审定法规参数', grouped: false, scopes: ['all'] },
  { code: 'rebind.read', label: '查看手机号解绑事项', grouped: false, scopes: ['all'] },
  { code: 'rebind.decide', label: '核对手机号解绑', grouped: false, scopes: ['all'] },
  { code: 'phone-source.edit', label: '登记各部门的手机号与社保号', grouped: false, scopes: ['all'] },
  { code: 'calendar.edit', label: '维护工作日历', grouped: false, scopes: ['all'] },
  { code: 'certificate.issue', label: '出具与作废证明', grouped: false, scopes: ['own', 'units', 'all'] },
  { code: 'process.read', label: '查看流程与时限看板', grouped: false, scopes: ['all'] },
  { code: 'process.edit', label: '绘制流程与工作组', grouped: false, scopes: ['all'] },
  { code: 'process.deploy', label: '启用流程', grouped: false, scopes: ['all'] },
  { code: 'process.mend', label: '处理流程异常', grouped: false, scopes: ['all'] },
  { code: 'case.read', label: '查看事项', grouped: false, scopes: ['units', 'all'] },
  { code: 'custom-field.edit', label: '设计自定义字段', grouped: false, scopes: ['all'] },
  { code: 'document-kind.edit', label: '维护材料种类', grouped: false, scopes: ['all'] },
  { code: 'tag.edit', label: '维护标签', grouped: false, scopes: ['units', 'all'] },
  { code: 'view.share', label: '共享列表视图', grouped: false, scopes: ['all'] },
  { code: 'privacy.edit', label: '维护个人信息告知与处理清单', grouped: false, scopes: ['all'] },
  { code: 'system.edit', label: '系统设置', grouped: false, scopes: ['all'] },
];
export type Permission = { readonly action: string; readonly group: string; readonly scope: Scope };
