import { KeyOutlined, MobileOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '#contract/call.ts';
import {
  finishPasskey,
  listPasskeys,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  startPasskey,
} from '#contract/session.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { queries } from '../app/queries.ts';
import { useSession } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText } from '../parts/when.ts';
import { makePasskey } from '../sign-in/passkey.ts';
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx';
import { SetUpTotp } from '../sign-in/set-up-totp.tsx';
import '../home/home.css';

/** The second factors: authenticator app, passkeys, recovery codes. */
export function Factors() {
  const factor = useSession()?.secondFactor;
  const confirmed = useConfirmed();
  const { modal, message } = App.useApp();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [totp, setTotp] = useState(false);
  const [label, setLabel] = useState<string | null>(null);
  const passkeys = useQuery({ queryKey: ['me', 'passkeys'], queryFn: ({ signal }) => call(listPasskeys, { signal }) });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['session'] });
    await queries.invalidateQueries({ queryKey: ['me', 'passkeys'] });
  };
  const act = useMutation({
    mutationFn: (run: () => Promise<string[]>) => confirmed(run),
    onSuccess: async made => {
      setLabel(null);
      if (made.length > 0) setCodes(made);
      await refresh();
    },
  });
  const none = async (promise: Promise<unknown>) => {
    await promise;
    message.success('已移除');
    return [];
  };
  const ask = (title: string, run: () => Promise<string[]>) =>
    modal.confirm({
      title,
      content: '移除后，登录时不能再用它验证。',
      okText: '移除',
      okButtonProps: { danger: true },
      onOk: () => act.mutate(run),
    });
  const addPasskey = (name: string) =>
    act.mutate(async () => {
      const made = await call(finishPasskey, { body: await makePasskey(await call(startPasskey, {}), name) });
      return made.recoveryCodes;
    });
  return (
    <section className="panel" aria-label="两步验证">
      <header>
        <h2>两步验证</h2>
        {factor?.totp || factor?.passkeys ? <Chip tone="success">已启用</Chip> : <Chip tone="warning">未启用</Chip>}
      </header>
      <ProblemAlert error={act.error} />
      <ul className="lines">
        <Line
          icon={<MobileOutlined />}
          title="验证器应用"
          note={factor?.totp ? '已设置' : '用手机上的验证器应用生成 6 位验证码'}
        >
          {factor?.totp ? (
            <Button size="small" onClick={() => ask('移除验证器应用？', () => none(call(removeTotp, {})))}>
              移除
            </Button>
          ) : (
            <Button size="small" onClick={() => setTotp(true)}>
              设置
            </Button>
          )}
        </Line>
        <Line icon={<KeyOutlined />} title="通行密钥" note="用这台设备的指纹、面容或 PIN 登录，也可代替密码">
          <Button size="small" onClick={() => setLabel('')}>
            添加
          </Button>
        </Line>
        {passkeys.data?.items.map(each => (
          <Line key={each.id} title={each.label} note={`上次使用：${agoText(each.lastUsedAt)}`} indented>
            <Button
              size="small"
              aria-label={`移除通行密钥 ${each.label}`}
              onClick={() => ask(`移除“${each.label}”？`, () => none(call(removePasskey, { params: { id: each.id } })))}
            >
              移除
            </Button>
          </Line>
        ))}
        <Line
          icon={<SafetyCertificateOutlined />}
          title="恢复码"
          note={`手机遗失时使用，还剩 ${factor?.recoveryCodesLeft ?? 0} 个`}
        >
          <Button
            size="small"
            disabled={!factor?.totp && !factor?.passkeys}
            onClick={() => act.mutate(async () => (await call(renewRecoveryCodes, {})).recoveryCodes)}
          >
            重新生成
          </Button>
        </Line>
      </ul>
      <Modal open={totp} title="设置验证器应用" footer={null} onCancel={() => setTotp(false)} destroyOnHidden>
        <SetUpTotp
          onDone={async made => {
            setTotp(false);
            if (made.length > 0) setCodes(made);
            await refresh();
          }}
        />
      </Modal>
      <Modal open={codes !== null} footer={null} closable={false} mask={{ closable: false }} title="恢复码">
        {codes ? <RecoveryCodes codes={codes} onDone={() => setCodes(null)} /> : null}
      </Modal>
      <Modal
        open={label !== null}
        title="添加通行密钥"
        okText="继续"
        okButtonProps={{ disabled: !label?.trim(), loading: act.isPending }}
        onOk={() => addPasskey(label?.trim() ?? '')}
        onCancel={() => setLabel(null)}
      >
        <label htmlFor="passkey-label">给它起个名字，以便区分</label>
        <Input
          id="passkey-label"
          value={label ?? ''}
          maxLength={60}
          placeholder="如：办公室电脑"
          onChange={event => setLabel(event.target.value)}
        />
      </Modal>
    </section>
  );
}

function Line(props: { icon?: ReactNode; title: string; note: string; indented?: boolean; children: ReactNode }) {
  return (
    <li style={props.indented ? { paddingLeft: 44 } : {}}>
      {props.icon}
      <span>
        {props.title}
        <div className="quiet small">{props.note}</div>
      </span>
      <span className="push">{props.children}</span>
    </li>
  );
}
