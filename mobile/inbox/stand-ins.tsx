import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { createDelegation, type Delegation, endDelegation } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { type Colleague, ColleaguePicker } from '../cases/colleague-picker.tsx';
import { Fault } from '../cases/fault.tsx';
import { Shown } from '../cases/offline.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import { delegationsQuery, startableQuery } from '../cases/work-queries.ts';
import { useMe } from '../session.ts';
import { dayWords, today } from '../ui/day.ts';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { standingOf } from './stand-in-state.ts';
import '../cases/cases.css';
import './inbox.css';

/** Who does one's tasks while one is away, and for whom one does. */
export default function StandIns() {
  const me = useMe();
  const [isMaking, setMaking] = useState(false);
  const list = useQuery(delegationsQuery);
  const now = today();
  const items = (list.data?.items ?? []).filter(each => standingOf(each, now) !== 'over');
  const mine = items.filter(each => each.ofAccountId === me.accountId);
  const others = items.filter(each => each.toAccountId === me.accountId);
  return (
    <Page title="代办设置" above="/inbox">
      {isMaking ? (
        <Make close={() => setMaking(false)} />
      ) : (
        <Shown of={list} lines={3}>
          {mine.length === 0 ? (
            <Nothing
              title="没有安排代办"
              note="外出或休假时，可以请同事代您办理待办；已经到达的待办也会一并转给对方看到。"
            />
          ) : (
            <ul className="card">
              {mine.map(each => (
                <li key={each.id}>
                  <Row of={each} now={now} isMine />
                </li>
              ))}
            </ul>
          )}
          <button type="button" className="button" onClick={() => setMaking(true)}>
            请人代办
          </button>
          {others.length > 0 ? (
            <section className="card for-others">
              <h2>我代别人办理</h2>
              {others.map(each => (
                <Row key={each.id} of={each} now={now} />
              ))}
            </section>
          ) : null}
        </Shown>
      )}
    </Page>
  );
}

function Row({ of, now, isMine = false }: { of: Delegation; now: string; isMine?: boolean }) {
  const processes = useQuery(startableQuery).data?.items;
  const end = useAct(
    () => call(endDelegation, { params: { id: of.id } }),
    () => tellDone('代办已结束'),
  );
  const process = of.process ? (processes?.find(each => each.key === of.process)?.name ?? of.process) : '全部待办';
  return (
    <>
      <div className="row">
        <span className="grow">
          <strong className="task-title">{isMine ? `${of.toName} 代我办理` : `代 ${of.ofName} 办理`}</strong>
          <span className="note task-about">
            {dayWords(of.fromOn)} 至 {dayWords(of.untilOn)} · {process}
          </span>
          <span className="marks">
            <span className={standingOf(of, now) === 'now' ? 'mark now' : 'mark calm'}>
              {standingOf(of, now) === 'now' ? '正在代办' : '还没开始'}
            </span>
            {of.reason ? <span className="note">{of.reason}</span> : null}
          </span>
        </span>
        {isMine ? (
          <button
            type="button"
            className="text-button danger"
            disabled={end.isPending}
            onClick={() => end.run(undefined)}
          >
            结束
          </button>
        ) : null}
      </div>
      <Fault of={end.error} />
    </>
  );
}

function Make({ close }: { close: () => void }) {
  const [who, setWho] = useState<Colleague[]>([]);
  const [fromOn, setFromOn] = useState<string>(today());
  const [untilOn, setUntilOn] = useState('');
  const [process, setProcess] = useState('');
  const [reason, setReason] = useState('');
  const processes = useQuery(startableQuery).data?.items ?? [];
  const make = useAct(
    () =>
      call(createDelegation, {
        body: {
          toAccountId: who[0]?.accountId ?? '',
          fromOn,
          untilOn,
          process: process || null,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
      }),
    () => {
      tellDone(`已请${who[0]?.name ?? ''}代办`);
      close();
    },
  );
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        make.run(undefined);
      }}
    >
      <ColleaguePicker label="请谁代办" most={1} chosen={who} onChange={setWho} />
      <div className="two-fields">
        <Field label="第一天" type="date" min={today()} value={fromOn} onChange={setFromOn} />
        <Field label="最后一天" type="date" min={fromOn} value={untilOn} onChange={setUntilOn} />
      </div>
      <label className="field">
        <span>代办哪些事</span>
        <select value={process} onChange={event => setProcess(event.target.value)}>
          <option value="">全部待办</option>
          {processes.map(each => (
            <option key={each.key} value={each.key}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <TextArea label="原因（选填）" rows={2} most={500} value={reason} onChange={setReason} />
      <Fault of={make.error} />
      <div className="two-buttons">
        <button type="button" className="button quiet" onClick={close}>
          取消
        </button>
        <button type="submit" className="button" disabled={who.length === 0 || !fromOn || !untilOn || make.isPending}>
          确定
        </button>
      </div>
    </form>
  );
}
