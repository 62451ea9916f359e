import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  HomeOutlined,
  KeyOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Can } from './session.ts';

export type PagePath =
  | '/'
  | '/people'
  | '/organization'
  | '/calendar'
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
    path: '/calendar',
    label: '工作日历',
    words: 'gongzuorili calendar gzrl 节假日 调休 放假 作息 期限 工作日',
    icon: <CalendarOutlined />,
    section: 'daily',
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
