import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { removeTotp, renewRecoveryCodes, type WhoAmI } from '#contract/session.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { NotConfirmed } from '../app/not-confirmed.ts';
import { Chip } from '../parts/chip.tsx';
import { useAfterProof } from './after-proof.ts';
import { CodesDialog } from './codes-dialog.tsx';
import { TotpDialog } from './totp-dialog.tsx';

const fewCodes = 3;

/** The authenticator app and the recovery codes. */
export function TotpPanel({ factors }: { factors: WhoAmI['secondFactor'] }) {
  const { message, modal } = App.useApp();
  const confirmed = useConfirmed();
  const afterProof = useAfterProof();
  const [isSettingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const isOn = factors.totp || factors.passkeys > 0;
  const complain = (error: unknown) => {
    if (error instanceof NotConfirmed) return;
    message.error(error instanceof ProblemError ? error.problem.title : '没有办成，请重试。');
  };
  const remove = useMutation({
    mutationFn: () => confirmed(() => call(removeTotp, {})),
    onSuccess: async ({ need }) => {
      message.success('已移除验证器应用');
      await afterProof(need);
    },
    onError: complain,
  });
  const renew = useMutation({
    mutationFn: () => confirmed(() => call(renewRecoveryCodes, {})),
    onSuccess: made => setCodes(made.recoveryCodes),
    onError: complain,
  });
  const askRemove = () =>
    modal.confirm({
      title: '移除验证器应用？',
      content:
        factors.passkeys > 0
          ? '此后登录时改用通行密钥完成两步验证。'
          : '这是您唯一的两步验证方式，移除后恢复码一并失效。角色要求两步验证的，须立即重新设置。',
      okText: '移除',
      okButtonProps: { danger: true },
      onOk: () => remove.mutate(),
    });
  const askRenew = () =>
    modal.confirm({
      title: '重新生成恢复码？',
      content: '原来的恢复码立即失效。',
      okText: '重新生成',
      onOk: () => renew.mutate(),
    });
  return (
    <section className="panel" aria-labelledby="me-second">
      <header>
        <h2 id="me-second">两步验证</h2>
        {isOn ? <Chip tone="success">已启用</Chip> : <Chip tone="warning">未启用</Chip>}
      </header>
      <ul className="me-list">
        <li>
          <div>
            <div className="strong">验证器应用</div>
            <p className="small quiet">
              {factors.totp
                ? '登录时除密码外，还需输入应用上的 6 位验证码。'
                : '密码泄露时，别人没有您手机上的验证码也无法登录。'}
            </p>
          </div>
          {factors.totp ? (
            <Button danger loading={remove.isPending} onClick={askRemove}>
              移除
            </Button>
          ) : (
            <Button type={isOn ? 'default' : 'primary'} onClick={() => setSettingUp(true)}>
              启用
            </Button>
          )}
        </li>
        {isOn ? (
          <li>
            <div>
              <div className="row">
                <span className="strong">恢复码</span>
                {factors.recoveryCodesLeft < fewCodes ? (
                  <Chip tone="warning">剩 {factors.recoveryCodesLeft} 个</Chip>
                ) : (
                  <span className="small quiet">剩 {factors.recoveryCodesLeft} 个</span>
                )}
              </div>
              <p className="small quiet">手机遗失时用它登录，每个只能用一次。</p>
            </div>
            <Button loading={renew.isPending} onClick={askRenew}>
              重新生成
            </Button>
          </li>
        ) : null}
      </ul>
      {isSettingUp ? (
        <TotpDialog
          onClose={() => setSettingUp(false)}
          onDone={made => {
            setSettingUp(false);
            if (made.length > 0) setCodes(made);
            else message.success('已启用验证器应用');
            return afterProof(null);
          }}
        />
      ) : null}
      <CodesDialog
        codes={codes}
        onDone={() => {
          setCodes(null);
          void afterProof(null);
        }}
      />
    </section>
  );
}
