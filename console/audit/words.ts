const kinds: Record<string, string> = {
  insert: '新增',
  update: '修改',
  delete: '删除',
  'people.reveal': '查看敏感号码',
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'sign-in-locked': '登录锁定',
  'sign-out': '退出登录',
  'sessions-ended': '结束会话',
  'second-factor-failed': '两步验证失败',
  'second-factor-set-up': '设置两步验证',
  'second-factor-removed': '移除两步验证',
  'recovery-codes-made': '生成恢复码',
  'password-changed': '修改密码',
  'password-reset': '重置密码',
  'account-unlocked': '解除锁定',
};
const tables: Record<string, string> = {
  person: '人员',
  person_basic: '基本信息',
  person_identity: '证件',
  person_contact: '联系方式',
  person_family: '家庭成员',
  person_education: '教育经历',
  person_work: '工作经历',
  person_certificate: '证书',
  person_reward: '奖惩',
  person_bank: '银行账户',
  compensation: '薪酬',
  employment: '劳动关系',
  employment_version: '劳动关系',
  assignment: '任职',
  unit: '单位',
  unit_version: '单位',
  unit_alias: '单位别名',
  legal_entity_version: '法人主体',
  post_version: '岗位',
  grade: '职级',
  account: '账号',
  access_role: '角色',
  access_role_permission: '角色权限',
  access_grant: '授权',
};

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
export const kindOptions = optionsOf(kinds);
export const tableOptions = optionsOf(tables).map(each => ({ ...each, label: `${each.label} ${each.value}` }));

/** What happened, in words; the code itself where there are none. */
export const kindText = (kind: string): string => kinds[kind] ?? kind;
/** What it happened to. What was superseded is kept in a table of its own, named with `_past`. */
export function tableText(table: string): string {
  const base = table.replace(/_past$/, '');
  const word = tables[base] ?? base;
  return base === table ? word : `${word}（历史）`;
}
