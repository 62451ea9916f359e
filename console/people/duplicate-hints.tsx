import { useQuery } from '@tanstack/react-query';
import { Alert, Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { checkDuplicates } from '#contract/person.ts';
import { rebindAddress } from '#contract/phone-rebind.ts';
import type { NewPersonForm } from './new-person-body.ts';

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Asks, a moment after the last key, whether somebody like this is there already. */
export function DuplicateHints({ form }: { form: FormInstance<NewPersonForm> }) {
  const identityKind = text(Form.useWatch(['identity', 'kind'], form));
  const identityNumber = text(Form.useWatch(['identity', 'number'], form));
  const phone = text(Form.useWatch(['contact', 'phone'], form));
  const name = text(Form.useWatch(['basic', 'name'], form));
  const birthOn = text(Form.useWatch(['basic', 'birthOn'], form));
  const asked = JSON.stringify({
    ...(identityNumber.length >= 6 ? { identityNumber, identityKind } : {}),
    ...(phone.length >= 8 ? { phone } : {}),
    ...(name && birthOn ? { name, birthOn } : {}),
  });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), 400);
    return () => clearTimeout(timer);
  }, [asked]);
  const found = useQuery({
    queryKey: ['people', 'duplicates', settled],
    queryFn: ({ signal }) => call(checkDuplicates, { body: JSON.parse(settled), signal }),
    enabled: settled !== '{}',
    retry: false,
  });
  const duplicates = found.data?.duplicates ?? [];
  return (
    <div aria-live="polite">
      {duplicates.length > 0 && settled !== '{}' ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title="可能已有这个人的档案"
          description={duplicates.map(each => (
            <div key={each.kind + (each.person?.id ?? '')}>
              {each.message}
              {each.person ? (
                <a
                  href={`/people/${each.person.id}`}
                  target="_blank"
                  rel="noreferrer"
                  style={{ marginLeft: 8, textDecoration: 'underline' }}
                >
                  查看档案
                </a>
              ) : null}
              {each.kind === 'phone' ? (
                <a
                  href={rebindAddress}
                  target="_blank"
                  rel="noreferrer"
                  style={{ marginLeft: 8, textDecoration: 'underline' }}
                >
                  手机号解绑
                </a>
              ) : null}
            </div>
          ))}
        />
      ) : null}
    </div>
  );
}
