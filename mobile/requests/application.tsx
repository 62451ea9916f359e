import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { startCase } from '#contract/case.ts';
import { keptFiles } from '#contract/form-value.ts';
import type { StartableProcess } from '#contract/process.ts';
import { useAct } from '../cases/act.ts';
import { Fault } from '../cases/fault.tsx';
import { AttachFiles, type KeptFile } from '../cases/files.tsx';
import { FormHost } from '../cases/form-host.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import { isUnreachable } from '../cases/work-queries.ts';
import { Link } from '../routing/link.tsx';
import { goInstead } from '../routing/location.ts';
import { useMe } from '../session.ts';
import { instantWords } from '../ui/day.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

const ReadPaper = lazy(() => import('./read-paper.tsx'));

/** Typing rests this long, in milliseconds, before the draft is kept. */
const pause = 600;

/** What is asked for: by its form, or in a few words where it has none; kept as a draft on the phone until it is sent. */
export function Application({ process }: { process: StartableProcess }) {
  const { accountId } = useMe();
  const [draft, setDraft] = useState(() => readDraft(localStorage, accountId, process.key, Date.now()));
  const [data, setData] = useState<Record<string, unknown>>(() => ({ ...draft?.data }));
  const [isTouched, setTouched] = useState(false);
  const [files, setFiles] = useState<KeptFile[]>([]);
  const change = useCallback((next: Record<string, unknown>, isTyped = true) => {
    if (isTyped) setTouched(true);
    setData(next);
  }, []);
  useEffect(() => {
    if (!isTouched) return;
    const timer = setTimeout(() => keepDraft(localStorage, accountId, process.key, data, Date.now()), pause);
    return () => clearTimeout(timer);
  }, [isTouched, data, accountId, process.key]);
  const start = useAct(
    () =>
      call(startCase, {
        body: {
          process: process.key,
          data,
          ...(files.length > 0 ? { files: files.map(each => each.id) } : {}),
        },
      }),
    ({ id, number }) => {
      // Nothing that still rests may bring the draft back.
      setTouched(false);
      dropDraft(localStorage, accountId, process.key);
      tellDone(`已提交，编号 ${number}`);
      goInstead(`/cases/${id}`);
    },
  );
  const startAnew = () => {
    dropDraft(localStorage, accountId, process.key);
    setDraft(null);
    setTouched(false);
    setData({});
  };
  return (
    <form
      className="application"
      onSubmit={event => {
        event.preventDefault();
        start.run(undefined);
      }}
    >
      {process.help ? <p className="lead">{process.help}</p> : null}
      {draft ? (
        <p className="draft-hint" role="status">
          <span>已恢复 {instantWords(new Date(draft.at).toISOString())} 的草稿；附件、证件号码和手机号要重新填。</span>
          <button type="button" className="text-button" onClick={startAnew}>
            清空
          </button>
        </p>
      ) : null}
      {process.form === 'archive-correction' ? (
        <Suspense fallback={null}>
          <ReadPaper
            take={({ item, wanted }, proof) => {
              const files = keptFiles(data.proof).filter(each => each.id !== proof.id);
              change({ ...data, item, wanted, proof: [...files, proof] });
            }}
          />
        </Suspense>
      ) : null}
      {process.form ? (
        <FormHost
          key={draft?.at ?? 'empty'}
          form={{ key: process.form, version: 0 }}
          data={data}
          onChange={change}
          fault={start.error}
        />
      ) : (
        <>
          <TextArea
            label="说明"
            value={typeof data.说明 === 'string' ? data.说明 : ''}
            onChange={text => change({ ...data, 说明: text })}
          />
          <AttachFiles files={files} onChange={setFiles} />
        </>
      )}
      <Fault of={start.error} />
      {isUnreachable(start.error) ? (
        <p className="note unsure">
          网络断在提交的时候，可能已经提交成功。再次提交前，请先看看<Link to="/requests">我的申请</Link>。
        </p>
      ) : null}
      <div className="bar">
        <button type="submit" className="button" disabled={start.isPending}>
          {start.isPending ? '正在提交…' : '提交'}
        </button>
      </div>
    </form>
  );
}
