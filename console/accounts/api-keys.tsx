import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Popconfirm, Select } from 'antd';
import { type Account, createApiKey, listApiKeys, revokeApiKey } from '#contract/account.ts';
import { call, ProblemError } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText, instantText } from '../parts/when.ts';
import type { Shown } from './one-time-secret.tsx';

type Key = ReplyOf<typeof listApiKeys>['items'][number];
type NewKey = { name: string; validDays: number };
const lives = [
  { value: 30, label: '30 天' },
  { value: 90, label: '90 天' },
  { value: 365, label: '1 年' },
  { value: 0, label: '不过期' },
];

/** The API keys of a service account: made, shown once, revoked. */
export function ApiKeys(props: {
  account: Account;
  mayEdit: boolean;
  onSecret: (shown: Shown) => void;
  onClose: () => void;
}) {
  const { account, mayEdit } = props;
  const [form] = Form.useForm<NewKey>();
  const confirmed = useConfirmed();
  const params = { id: account.id };
  const keys = useQuery({
    queryKey: ['accounts', 'api-keys', account.id],
    queryFn: ({ signal }) => call(listApiKeys, { params, signal }),
  });
  const make = useMutation({
    mutationFn: ({ name, validDays }: NewKey) =>
      confirmed(() => call(createApiKey, { params, body: { name: name.trim(), ...(validDays ? { validDays } : {}) } })),
    onSuccess: async made => {
      form.resetFields();
      props.onSecret({ kind: 'key', name: account.displayName, secret: made.key });
      await queries.invalidateQueries({ queryKey: ['accounts', 'api-keys', account.id] });
    },
  });
  return (
    <Drawer open size={560} title={`${account.displayName}的 API 密钥`} onClose={props.onClose}>
      <div className="stack">
        {mayEdit && account.status === 'active' ? (
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            className="new-key"
            initialValues={{ validDays: 365 }}
            onFinish={make.mutate}
          >
            <Form.Item name="name" label="用途" rules={[{ required: true, whitespace: true, message: '请写明用途' }]}>
              <Input maxLength={60} placeholder="如：每晚同步打卡" />
            </Form.Item>
            <Form.Item name="validDays" label="有效期">
              <Select options={lives} />
            </Form.Item>
            <Form.Item label=" " colon={false}>
              <Button type="primary" htmlType="submit" loading={make.isPending}>
                生成密钥
              </Button>
            </Form.Item>
          </Form>
        ) : null}
        <ProblemAlert error={make.error} />
        <Gate query={keys}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="还没有 API 密钥">每个用途用一个密钥，便于单独吊销。</EmptyState>
            ) : (
              <ul className="keys">
                {items.map(each => (
                  <KeyLine key={each.id} accountId={account.id} item={each} mayEdit={mayEdit} />
                ))}
              </ul>
            )
          }
        </Gate>
      </div>
    </Drawer>
  );
}

function KeyLine({ accountId, item, mayEdit }: { accountId: string; item: Key; mayEdit: boolean }) {
  const { message } = App.useApp();
  const isExpired = item.expiresAt !== null && Date.parse(item.expiresAt) <= Date.now();
  const isOver = item.revokedAt !== null || isExpired;
  const revoke = useMutation({
    mutationFn: () => call(revokeApiKey, { params: { id: accountId, keyId: item.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts', 'api-keys', accountId] }),
    onError: error => message.error(error instanceof ProblemError ? error.problem.title : '没有办成，请重试。'),
  });
  return (
    <li className={isOver ? 'key-over' : undefined}>
      <div>
        <div className="row">
          <span className="strong">{item.name}</span>
          {item.revokedAt ? <Chip>已吊销</Chip> : isExpired ? <Chip>已过期</Chip> : <Chip tone="success">有效</Chip>}
        </div>
        <div className="small quiet">
          <span className="mono">{item.prefix}…</span> · {instantText(item.createdAt)} 生成 ·{' '}
          {item.revokedAt
            ? `${instantText(item.revokedAt)} 吊销`
            : item.expiresAt
              ? `${instantText(item.expiresAt)} 到期`
              : '不过期'}
        </div>
        <div className="small quiet">{item.lastUsedAt ? `最近使用：${agoText(item.lastUsedAt)}` : '从未使用'}</div>
      </div>
      {mayEdit && !isOver ? (
        <Popconfirm
          placement="bottomRight"
          title={`吊销“${item.name}”？`}
          description="使用它的程序立即不能再调用接口，且不能恢复。"
          okText="吊销"
          okButtonProps={{ danger: true }}
          onConfirm={() => revoke.mutateAsync().catch(() => undefined)}
        >
          <Button size="small" danger aria-label={`吊销密钥：${item.name}`}>
            吊销
          </Button>
        </Popconfirm>
      ) : null}
    </li>
  );
}
