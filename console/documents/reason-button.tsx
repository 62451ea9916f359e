import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';

/** A button that asks why before it does. */
export function ReasonButton(props: {
  label: string;
  title: string;
  danger?: boolean;
  onReason: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <Popconfirm
      title={props.title}
      description={
        <Input.TextArea
          aria-label={props.title}
          value={reason}
          maxLength={200}
          rows={2}
          onChange={event => setReason(event.target.value)}
        />
      }
      okText={props.label}
      okButtonProps={{ disabled: reason.trim() === '', danger: props.danger ?? false }}
      cancelText="取消"
      onConfirm={() => {
        props.onReason(reason.trim());
        setReason('');
      }}
    >
      <Button danger={props.danger ?? false}>{props.label}</Button>
    </Popconfirm>
  );
}
