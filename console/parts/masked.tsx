import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { ProblemError } from '#contract/call.ts';

/** A sensitive value, masked until it is deliberately shown; showing it is written to the audit log. */
export function Masked(props: { masked: string; label: string; reveal?: (() => Promise<string>) | undefined }) {
  const [shown, setShown] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const toggle = async () => {
    if (shown !== null) return setShown(null);
    setBusy(true);
    setFault('');
    try {
      setShown((await props.reveal?.()) ?? '');
    } catch (error) {
      setFault(error instanceof ProblemError ? error.problem.title : '未能显示，请重试。');
    } finally {
      setBusy(false);
    }
  };
  if (!props.masked) return <span className="quiet">未填写</span>;
  return (
    <span className="row" style={{ gap: 4 }}>
      <span>{shown ?? props.masked}</span>
      {props.reveal ? (
        <Tooltip title={shown === null ? '显示完整内容（会记入审计日志）' : '隐藏'}>
          <Button
            type="text"
            size="small"
            loading={busy}
            icon={shown === null ? <EyeOutlined /> : <EyeInvisibleOutlined />}
            aria-label={`${shown === null ? '显示' : '隐藏'}${props.label}，显示会记入审计日志`}
            onClick={toggle}
          />
        </Tooltip>
      ) : null}
      {fault ? (
        <span role="alert" className="small" style={{ color: 'var(--danger)' }}>
          {fault}
        </span>
      ) : null}
    </span>
  );
}
