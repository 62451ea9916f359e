/** What an entry tells of, in words. A code that is not listed is shown as it stands. */
export const kindLabels: Record<string, string> = {
  insert: '新增',
  update: '修改',
  delete: '删除',
  'people.reveal': '查看完整号码',
  'people.export': '导出员工',
  'people.registration-form': '打印登记表',
  'certificate.check': '核验证明',
  'certificate.download': '下载证明',
  'audit.read': '查看审计明细',
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'sign-in-locked': '登录锁定',
  'sign-out': '退出登录',
  'second-factor-failed': '两步验证失败',
  'second-factor-set-up': '启用两步验证',
  'second-factor-removed': '移除两步验证',
  'recovery-codes-made': '生成恢复码',
  'password-changed': '修改密码',
  'password-reset': '重置密码',
  'account-unlocked': '解除登录锁定',
  'sessions-ended': '结束登录会话',
  'outbox.retry': '重试未送达的消息',
  'outbox.give-up': '放弃未送达的消息',
};

export const tableLabels: Record<string, string> = {
  person: '员工',
  person_basic: '基本信息',
  person_identity: '证件',
  person_contact: '联系方式',
  person_family: '家庭与紧急联系人',
  person_education: '教育',
  person_work: '工作经历',
  person_certificate: '证书',
  person_reward: '奖惩',
  person_bank: '银行账户',
  tag: '标签',
  person_tag: '员工的标签',
  people_view: '列表视图',
  people_view_share: '列表视图的共享',
  bulk_run: '批量修改',
  compensation: '薪酬',
  certificate: '证明',
  certificate_file: '证明文件',
  certificate_template: '证明模板',
  employment: '雇佣关系',
  employment_version: '雇佣信息',
  assignment: '任职',
  unit: '单位',
  unit_version: '单位信息',
  unit_alias: '单位别名',
  post: '岗位',
  post_version: '岗位信息',
  grade: '职级',
  legal_entity: '法人主体',
  legal_entity_version: '法人主体信息',
  import_run: '花名册导入',
  import_mend: '导入时的更正',
  import_mapping: '导入的列对应',
  workflow_process: '流程',
  workflow_version: '流程版本',
  workflow_case: '事项',
  workflow_task: '待办',
  workflow_member: '办理人',
  workflow_entry: '办理记录',
  workflow_incident: '流程异常',
  workflow_delegation: '代办设置',
  workflow_group: '工作组',
  workflow_group_member: '工作组成员',
  calendar: '工作日历',
  calendar_exception: '日历例外',
  calendar_use: '日历适用单位',
  phone_binding: '手机号绑定',
  form: '表单',
  form_version: '表单版本',
  account: '账号',
  access_role: '角色',
  access_role_permission: '角色权限',
  access_grant: '授权',
  api_key: 'API 密钥',
  sign_in_password: '登录密码',
  sign_in_totp: '验证器应用',
  sign_in_passkey: '通行密钥',
  sign_in_recovery_code: '恢复码',
  file_object: '文件',
};

export const actorKindLabels: Record<string, string> = {
  person: '人员',
  service: '服务账号',
  system: '系统',
  '': '数据库所有者',
};

const systemActors: Record<string, string> = {
  'sign-in': '登录程序',
  jobs: '后台任务',
  demo: '示例公司',
  setup: '安装与启动',
  keys: '密钥轮换',
  health: '健康检查',
};

type Acted = { actor: string; actorName: string | null; actorKind: string };

/** Who acted: what the account is called, and its user name beside it where that is another. */
export function actorWords({ actor, actorName, actorKind }: Acted): { name: string; username: string } {
  if (actorKind === 'system') return { name: systemActors[actor] ?? actor, username: '' };
  const name = actorName || actor || (actorKindLabels[actorKind] ?? actorKind);
  return { name, username: name === actor ? '' : actor };
}

const factLabels: Record<string, string> = {
  account: '账号标识',
  entry: '审计记录',
  group: '字段分组',
  versionId: '版本标识',
  factor: '验证方式',
  count: '数量',
  columns: '列',
};

export function factLabel(name: string): string {
  return factLabels[name] ?? name;
}

/** `person_bank_past` holds what was superseded in `person_bank`. */
export function tableLabel(table: string): string {
  const own = tableLabels[table];
  if (own) return own;
  const now = tableLabels[table.replace(/_past$/, '')];
  return table.endsWith('_past') && now ? `${now}（已取代）` : table;
}

export function kindLabel(kind: string): string {
  return kindLabels[kind] ?? kind;
}

/** Whether the entry is one to look at twice. */
export function isNotable(kind: string): boolean {
  return ['delete', 'people.reveal', 'people.export'].includes(kind) || /failed|locked|removed|reset/.test(kind);
}
