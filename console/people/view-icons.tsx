import {
  ClockCircleOutlined,
  FlagOutlined,
  GiftOutlined,
  HeartOutlined,
  LogoutOutlined,
  ReadOutlined,
  StarOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ViewIcon } from '#contract/saved-view.ts';

export const viewIconLabels: Record<ViewIcon, string> = {
  list: '列表',
  star: '星标',
  team: '团队',
  flag: '旗帜',
  clock: '时钟',
  warning: '提醒',
  graduation: '学习',
  gift: '礼物',
  exit: '离开',
  heart: '关怀',
};
export const viewIconOf: Record<ViewIcon, ReactNode> = {
  list: <UnorderedListOutlined />,
  star: <StarOutlined />,
  team: <TeamOutlined />,
  flag: <FlagOutlined />,
  clock: <ClockCircleOutlined />,
  warning: <WarningOutlined />,
  graduation: <ReadOutlined />,
  gift: <GiftOutlined />,
  exit: <LogoutOutlined />,
  heart: <HeartOutlined />,
};
