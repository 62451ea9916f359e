import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  BranchesOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  DownloadOutlined,
  FileDoneOutlined,
  FolderOpenOutlined,
  FormOutlined,
  HomeOutlined,
  InboxOutlined,
  InsertRowBelowOutlined,
  KeyOutlined,
  MobileOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ScanOutlined,
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
  | '/documents'
  | '/recognition'
  | '/organization'
  | '/rebinds'
  | '/certificates'
  | '/calendar'
  | '/forms'
  | '/custom-fields'
  | '/processes'
  | '/import'
  | '/exports'
  | '/law'
  | '/privacy'
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
  /** Opens it as well. */
  orAction?: string;
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
    path: '/documents',
    label: '材料',
    words: 'cailiao documents cl 证件 合同 到期 缺少 扫描件 核收',
    icon: <FolderOpenOutlined />,
    section: 'daily',
    action: 'people.edit',
  },
  {
    path: '/recognition',
    label: '智能识别',
    words: 'zhinengshibie recognition ocr sb 扫描 身份证 毕业证 登记表 老档案 拍照',
    icon: <ScanOutlined />,
    section: 'daily',
    action: 'people.edit',
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
    path: '/certificates',
    label: '证明',
    words: 'zhengming certificates zm 在职证明 收入证明 离职证明 开具 出具 作废 核验',
    icon: <SafetyCertificateOutlined />,
    section: 'daily',
    action: 'certificate.issue',
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
    path: '/custom-fields',
    label: '自定义字段',
    words: 'zidingyiziduan custom fields zdyzd 栏目 扩展字段 专项档案 字段分组',
    icon: <InsertRowBelowOutlined />,
    section: 'system',
    action: 'custom-field.edit',
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
    path: '/exports',
    label: '导出',
    words: 'daochu exports dc 下载 名单 excel pdf 导出申请 审批',
    icon: <DownloadOutlined />,
    section: 'daily',
    action: 'people.export',
    orAction: 'audit.read',
  },
  {
    path: '/law',
    label: '法规库',
    words: 'faguiku law fgk 税率 社保 公积金 最低工资 参数 试算 算例',
    icon: <BookOutlined />,
    section: 'daily',
  },
  {
    path: '/privacy',
    label: '个人信息',
    words: 'gerenxinxi privacy grxx 告知 同意 隐私 保护法',
    icon: <SafetyOutlined />,
    section: 'system',
    action: 'privacy.edit',
  },
  {
    path: '/access',
    label: '角色与授权',
    words: 'jueseyushouquan access jsysq 权限 体检 为什么能看到 quanxiantijian',
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

export function mayOpen(page: PageEntry, can: Can): boolean {
  return !page.action || can(page.action) || (page.orAction !== undefined && can(page.orAction));
}

export function pagesFor(can: Can): PageEntry[] {
  return pages.filter(each => mayOpen(each, can));
}
