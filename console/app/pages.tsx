import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  BranchesOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  FormOutlined,
  HomeOutlined,
  InboxOutlined,
  KeyOutlined,
  MobileOutlined,
  ScheduleOutlined,
  SendOutlined,
  SettingOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Can } from './session.ts';

export type PagePath =
  | '/'
  | '/inbox'
  | '/cases'
  | '/start'
  | '/desk'
  | '/people'
  | '/organization'
  | '/rebinds'
  | '/calendar'
  | '/forms'
  | '/processes'
  | '/import'
  | '/law'
  | '/access'
  | '/accounts'
  | '/audit'
  | '/jobs'
  | '/settings';
export type PageEntry = {
  path: PagePath;
  label: string;
  /** Pinyin and other words by which the palette finds it. */
  words: string;
  icon: ReactNode;
  section: 'daily' | 'system';
  /** The action that opens the page; absent where every signed-in person may. */
  action?: string;
};

export const pages: readonly PageEntry[] = [
  { path: '/', label: '首页', words: 'shouye home sy', icon: <HomeOutlined />, section: 'daily' },
  {
    path: '/inbox',
    label: '待办',
    words: 'daiban inbox db 审批 办理 任务',
    icon: <InboxOutlined />,
    section: 'daily',
  },
  {
    path: '/cases',
    label: '事项',
    words: 'shixiang cases sx 申请 进度 我发起的 关注 催办',
    icon: <FileDoneOutlined />,
    section: 'daily',
  },
  {
    path: '/start',
    label: '发起',
    words: 'faqi start fq 申请 新建 提交',
    icon: <SendOutlined />,
    section: 'daily',
  },
  {
    path: '/people',
    label: '员工',
    words: 'yuangong people yg 花名册 档案',
    icon: <TeamOutlined />,
    section: 'daily',
    action: 'people.read',
  },
  {
    path: '/organization',
    label: '组织架构',
    words: 'zuzhijiagou organization zzjg 单位 部门 岗位 职级 法人',
    icon: <ApartmentOutlined />,
    section: 'daily',
    action: 'organization.read',
  },
  {
    path: '/rebinds',
    label: '手机号解绑',
    words: 'shoujihaojiebang rebind sjhjb 数据校验中心 换绑 号码 社保 组织部',
    icon: <MobileOutlined />,
    section: 'daily',
    action: 'rebind.read',
  },
  {
    path: '/calendar',
    label: '工作日历',
    words: 'gongzuorili calendar gzrl 节假日 调休 放假 作息 期限 工作日',
    icon: <CalendarOutlined />,
    section: 'daily',
  },
  {
    path: '/desk',
    label: '时限看板',
    words: 'shixiankanban desk sxkb 超期 按时率 工作组 流程异常',
    icon: <DashboardOutlined />,
    section: 'daily',
    action: 'process.read',
  },
  {
    path: '/processes',
    label: '流程管理',
    words: 'liuchengguanli processes lcgl bpmn 审批 流程图 设计',
    icon: <BranchesOutlined />,
    section: 'daily',
    action: 'process.read',
  },
  {
    path: '/forms',
    label: '表单',
    words: 'biaodan forms bd 申请 字段 设计 填写',
    icon: <FormOutlined />,
    section: 'system',
    action: 'process.read',
  },
  {
    path: '/import',
    label: '导入花名册',
    words: 'daoruhuamingce import drhmc excel',
    icon: <CloudUploadOutlined />,
    section: 'daily',
    action: 'people.import',
  },
  {
    path: '/law',
    label: '法规库',
    words: 'faguiku law fgk 税率 社保 公积金 最低工资 参数 试算 算例',
    icon: <BookOutlined />,
    section: 'daily',
  },
  {
    path: '/access',
    label: '角色与授权',
    words: 'jueseyushouquan access jsysq 权限',
    icon: <UserSwitchOutlined />,
    section: 'system',
    action: 'access.read',
  },
  {
    path: '/accounts',
    label: '账号',
    words: 'zhanghao accounts zh 密码 api 密钥',
    icon: <KeyOutlined />,
    section: 'system',
    action: 'account.read',
  },
  {
    path: '/audit',
    label: '审计日志',
    words: 'shenjirizhi audit sjrz 记录',
    icon: <AuditOutlined />,
    section: 'system',
    action: 'audit.read',
  },
  {
    path: '/jobs',
    label: '后台任务',
    words: 'houtairenwu jobs htrw',
    icon: <ScheduleOutlined />,
    section: 'system',
  },
  {
    path: '/settings',
    label: '系统设置',
    words: 'xitongshezhi settings xtsz 工号 编号',
    icon: <SettingOutlined />,
    section: 'system',
    action: 'system.edit',
  },
];

export function pagesFor(can: Can): PageEntry[] {
  return pages.filter(each => !each.action || can(each.action));
}
