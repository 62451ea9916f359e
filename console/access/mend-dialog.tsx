import { useMutation } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { grantRole, revokeGrant } from '#contract/access.ts';
import type { Finding, Mending } from '#contract/access-check.ts';
import { setAccountStatus } from '#contract/account.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** Shows what will be done, then does it by the ordinary commands, which refuse and record as ever. */
export function MendDialog(props: { finding: Finding; mending: Mending; onClose: () => void; onMended: () => void }) {
  const { finding, mending } = props;
  const { message } = App.useApp();
  const mend = useMutation({
    mutationFn: () => done(mending, finding.what),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['access'] });
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      message.success('已处理，正在重新体检');
      props.onMended();
    },
  });
  const { title, steps, ok } = previewOf(finding, mending);
  return (
    <Modal
      open
      width={520}
      title={title}
      okText={ok}
      okButtonProps={{ danger: mending.way !== 'narrow-grant', loading: mend.isPending }}
      onOk={() => mend.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p className="quiet">{finding.what}。将会：</p>
        <ol className="mend-steps">
          {steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <ProblemAlert error={mend.error} />
      </div>
    </Modal>
  );
}

function previewOf(finding: Finding, mending: Mending): { title: string; ok: string; steps: string[] } {
  switch (mending.way) {
    case 'revoke-grant':
      return {
        title: '收回授权？',
        ok: '收回',
        steps: [
          `自今日起收回${finding.accountName}的“${mending.roleName}”（${mending.unitName ?? '全部单位'}）`,
          '对方的下一次操作就不再有这些权限；过去的期间和这次收回留有记录',
        ],
      };
    case 'disable-account':
      return {
        title: '停用账号？',
        ok: '停用',
        steps: [
          `停用${finding.accountName}（${finding.username}）的账号，结束它的全部登录`,
          '授权与记录保留，需要时可以重新启用',
        ],
      };
    case 'narrow-grant':
      return {
        title: '收窄授权范围？',
        ok: '收窄',
        steps: [
          `授予${finding.accountName}“${mending.roleName}”，限“${mending.unitName}”及下级，期限不变`,
          '收回不限单位的那一条',
          `之后${finding.accountName}看不到“${mending.unitName}”以外的人`,
        ],
      };
  }
}

/** The narrow grant comes first: should the second step fail, nobody has lost what he needs. */
async function done(mending: Mending, reason: string): Promise<void> {
  switch (mending.way) {
    case 'revoke-grant':
      await call(revokeGrant, { params: { id: mending.grantId } });
      return;
    case 'disable-account':
      await call(setAccountStatus, { params: { id: mending.accountId }, body: { status: 'disabled' } });
      return;
    case 'narrow-grant':
      await call(grantRole, {
        body: {
          accountId: mending.accountId,
          roleId: mending.roleId,
          unitId: mending.unitId,
          until: mending.until,
          reason: `权限体检：${reason}`.slice(0, 300),
        },
      });
      await call(revokeGrant, { params: { id: mending.grantId } });
  }
}
