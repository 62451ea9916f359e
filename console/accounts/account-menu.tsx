import { MoreOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { type Account, removeSecondFactor, resetPassword, setAccountStatus, unlockAccount } from '#contract/account.ts';
import { call, ProblemError } from '#contract/call.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { NotConfirmed } from '../app/not-confirmed.ts';
import { queries } from '../app/queries.ts';
import type { Shown } from './one-time-secret.tsx';

type Act = 'reset' | 'unlock' | 'remove-second-factor' | 'disable' | 'enable';

/** What can be done to an account. Everything that could lock somebody out is asked for once more. */
export function AccountMenu(props: { account: Account; isMine: boolean; onSecret: (shown: Shown) => void }) {
  const { account, isMine } = props;
  const { message, modal } = App.useApp();
  const confirmed = useConfirmed();
  const params = { id: account.id };
  const act = useMutation({
    mutationFn: async (what: Act) => {
      if (what === 'reset') {
        const made = await confirmed(() => call(resetPassword, { params }));
        props.onSecret({ kind: 'password', name: account.displayName, secret: made.oneTimePassword });
      } else if (what === 'unlock') await call(unlockAccount, { params });
      else if (what === 'remove-second-factor') await confirmed(() => call(removeSecondFactor, { params }));
      else await call(setAccountStatus, { params, body: { status: what === 'enable' ? 'active' : 'disabled' } });
    },
    onSuccess: async (_, what) => {
      if (what !== 'reset') message.success(done[what]);
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: error => {
      if (error instanceof NotConfirmed) return;
      message.error(error instanceof ProblemError ? error.problem.title : '没有办成，请重试。');
    },
  });
  const ask = (what: Exclude<Act, 'unlock' | 'enable'>) => {
    const { title, content, okText } = questions(account)[what];
    modal.confirm({
      title,
      content,
      okText,
      okButtonProps: { danger: true },
      width: 440,
      // The dialog closes at once: the password may have to be asked for next.
      onOk: () => act.mutate(what),
    });
  };
  const isPerson = account.kind === 'person';
  const isLocked = account.lockedUntil !== null && Date.parse(account.lockedUntil) > Date.now();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          ...(isLocked ? [{ key: 'unlock', label: '解除登录锁定', onClick: () => act.mutate('unlock') }] : []),
          ...(isPerson ? [{ key: 'reset', label: '重置密码…', onClick: () => ask('reset') }] : []),
          ...(isPerson && account.hasSecondFactor
            ? [{ key: 'second', label: '移除两步验证…', onClick: () => ask('remove-second-factor') }]
            : []),
          ...(isPerson || isLocked ? [{ type: 'divider' as const }] : []),
          account.status === 'active'
            ? {
                key: 'disable',
                label: isMine ? '停用账号（不能停用自己）' : '停用账号…',
                danger: true,
                disabled: isMine,
                onClick: () => ask('disable'),
              }
            : { key: 'enable', label: '重新启用', onClick: () => act.mutate('enable') },
        ],
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        loading={act.isPending}
        aria-label={`${account.displayName}（${account.username}）的操作`}
        aria-haspopup="menu"
      />
    </Dropdown>
  );
}

const done: Record<Act, string> = {
  reset: '已重置密码',
  unlock: '已解除锁定',
  'remove-second-factor': '已移除两步验证',
  disable: '已停用',
  enable: '已重新启用',
};

function questions({ displayName, kind }: Account) {
  return {
    reset: {
      title: `重置“${displayName}”的密码？`,
      content: '原密码立即失效，所有登录会话随即结束。系统会生成一次性密码，只显示一次，请当面或用安全的方式转交本人。',
      okText: '重置密码',
    },
    'remove-second-factor': {
      title: `移除“${displayName}”的两步验证？`,
      content:
        '用于本人丢失手机、又没有恢复码时。请先核实身份。移除后，验证器、通行密钥和恢复码全部失效；角色要求两步验证的，下次登录时须重新设置。',
      okText: '移除',
    },
    disable: {
      title: `停用“${displayName}”？`,
      content:
        kind === 'service'
          ? '它的 API 密钥立即不能使用。记录和授权都保留，可以随时重新启用。'
          : '立即退出登录，且不能再登录。记录和授权都保留，可以随时重新启用。',
      okText: '停用',
    },
  };
}
