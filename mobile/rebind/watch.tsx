import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { type RebindProgress, watchRebind } from '#contract/phone-rebind.ts';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { wordsFor } from '../ui/states.tsx';
import type { CaseKey } from './case-key.ts';
import { Progress } from './progress.tsx';

/** Asks for number and code, then shows where the case stands. */
export function Watch() {
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [seen, setSeen] = useState<{ key: CaseKey; progress: RebindProgress } | null>(null);
  const look = useMutation({
    mutationFn: (key: CaseKey) => call(watchRebind, { body: key }),
    onSuccess: (progress, key) => setSeen({ key, progress }),
  });
  const isWhole = number.trim() !== '' && code.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWhole) look.mutate({ number: number.trim(), code: code.trim() });
  }
  return (
    <Page title="查询进度" above="/rebind">
      <div className="rebind">
        {look.error ? (
          <p className="problem" role="alert">
            {wordsFor(look.error)}
          </p>
        ) : null}
        {seen ? (
          <Progress
            caseKey={seen.key}
            progress={seen.progress}
            onChange={progress => setSeen({ ...seen, progress })}
            refresh={() => look.mutate(seen.key)}
            refreshing={look.isPending}
          />
        ) : (
          <form onSubmit={submit} autoComplete="off">
            <p className="lead">请输入提交申请时得到的事项编号与查询码。</p>
            <Field
              label="事项编号"
              value={number}
              onChange={setNumber}
              placeholder="JB-20261124-0001"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              required
            />
            <Field
              label="查询码"
              value={code}
              onChange={setCode}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={60}
              required
            />
            <button type="submit" className="button" disabled={!isWhole || look.isPending}>
              {look.isPending ? '正在查询…' : '查询'}
            </button>
          </form>
        )}
      </div>
    </Page>
  );
}
