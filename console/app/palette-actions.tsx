import {
  BellOutlined,
  BulbOutlined,
  CalculatorOutlined,
  CloudUploadOutlined,
  PlusOutlined,
  SafetyOutlined,
  TeamOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { chooseAppearance, useAppearance } from './appearance.ts';
import { useCan } from './session.ts';

type PaletteAction = { key: string; label: string; words: string; icon: ReactNode; go: () => void };

export function usePaletteActions(): PaletteAction[] {
  const can = useCan();
  const navigate = useNavigate();
  const { dark } = useAppearance();
  return [
    ...(can('people.create')
      ? [
          {
            key: 'new-person',
            label: '新建员工档案',
            words: 'xinjian xjygda new 入职',
            icon: <PlusOutlined />,
            go: () => navigate({ to: '/people', search: { create: true } }),
          },
        ]
      : []),
    ...(can('people.import')
      ? [
          {
            key: 'import',
            label: '上传花名册',
            words: 'shangchuan schmc import',
            icon: <CloudUploadOutlined />,
            go: () => navigate({ to: '/import' }),
          },
        ]
      : []),
    {
      key: 'law-try',
      label: '试算个税、社保、休假',
      words: 'shisuan law ss gs 个人所得税 社保 年假 产假 经济补偿',
      icon: <CalculatorOutlined />,
      go: () => navigate({ to: '/law', search: { tab: 'try' } }),
    },
    {
      key: 'stand-ins',
      label: '请人代办',
      words: 'daiban qingrendaiban stand-in db 代办设置 出差 休假 授权',
      icon: <UserSwitchOutlined />,
      go: () => navigate({ to: '/stand-ins' }),
    },
    ...(can('process.read')
      ? [
          {
            key: 'groups',
            label: '工作组',
            words: 'gongzuozu groups gzz 小组 成员',
            icon: <TeamOutlined />,
            go: () => navigate({ to: '/desk', search: { view: 'groups' } }),
          },
        ]
      : []),
    ...(can('process.mend')
      ? [
          {
            key: 'incidents',
            label: '流程异常',
            words: 'liuchengyichang incidents lcyc 出错 重试',
            icon: <WarningOutlined />,
            go: () => navigate({ to: '/desk', search: { view: 'incidents' } }),
          },
        ]
      : []),
    {
      key: 'look',
      label: dark ? '切换到浅色外观' : '切换到深色外观',
      words: 'waiguan shense qianse dark light theme',
      icon: <BulbOutlined />,
      go: () => chooseAppearance(dark ? 'light' : 'dark'),
    },
    {
      key: 'notices',
      label: '消息',
      words: 'xiaoxi tongzhi notices xx tz 通知 提醒',
      icon: <BellOutlined />,
      go: () => navigate({ to: '/notices' }),
    },
    {
      key: 'me',
      label: '密码与两步验证',
      words: 'mima liangbuyanzheng password passkey',
      icon: <SafetyOutlined />,
      go: () => navigate({ to: '/me' }),
    },
  ];
}
