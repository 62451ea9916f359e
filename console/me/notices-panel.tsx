import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { App, Button, Select, Switch } from 'antd';
import { useEffect, useRef } from 'react';
import { call } from '#contract/call.ts';
import { type NoticeSettings, setNoticeChoice, unsubscribePush } from '#contract/notice.ts';
import { queries } from '../app/queries.ts';
import { keepSettings, settingsQuery } from '../notices/notice-queries.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { AddressLine } from './address-line.tsx';

const halfHours = Array.from({ length: 48 }, (_, n) => ({ value: n * 30, label: clock(n * 30) }));
const night = { fromMin: 22 * 60, untilMin: 8 * 60 };

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** By which ways one hears of notices, and when not. */
export function NoticesPanel() {
  const place = useRef<HTMLElement>(null);
  const hash = useRouterState({ select: state => state.location.hash });
  const settings = useQuery(settingsQuery);
  const isRead = settings.data !== undefined;
  useEffect(() => {
    if (hash === 'notices' && isRead) place.current?.scrollIntoView({ block: 'start' });
  }, [hash, isRead]);
  return (
    <section className="panel" id="notices" ref={place} aria-labelledby="me-notices">
      <header>
        <h2 id="me-notices">通知设置</h2>
        <span className="quiet small">消息总会出现在系统里；这里选择另外怎样提醒您。</span>
      </header>
      <Gate query={settings}>{data => <Choices settings={data} />}</Gate>
    </section>
  );
}

function Choices({ settings }: { settings: NoticeSettings }) {
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (change: Partial<NoticeSettings>) => {
      const { wantsEmail, wantsPush, quiet } = { ...settings, ...change };
      return call(setNoticeChoice, { body: { wantsEmail, wantsPush, quiet } });
    },
    onSuccess: made => {
      keepSettings(made);
      message.success('已保存');
    },
  });
  const { quiet } = settings;
  return (
    <>
      <ul className="me-list">
        <li className="me-notice">
          <div>
            <div className="strong" id="by-mail">
              邮件
            </div>
            <AddressLine settings={settings} />
          </div>
          <Switch
            aria-labelledby="by-mail"
            checked={settings.wantsEmail}
            disabled={!settings.mailIsOn}
            loading={save.isPending}
            onChange={wantsEmail => save.mutate({ wantsEmail })}
          />
        </li>
        <li className="me-notice">
          <div>
            <div className="strong" id="by-push">
              手机推送
            </div>
            <Devices settings={settings} />
          </div>
          <Switch
            aria-labelledby="by-push"
            checked={settings.wantsPush}
            disabled={settings.pushPublicKey === null}
            loading={save.isPending}
            onChange={wantsPush => save.mutate({ wantsPush })}
          />
        </li>
        <li className="me-notice">
          <div>
            <div className="strong" id="quiet-hours">
              免打扰
            </div>
            <p className="small quiet">这段时间里的邮件和推送等到结束后再发；紧急消息除外。</p>
            {quiet ? (
              <div className="row wrap me-quiet">
                <Select
                  aria-label="免打扰开始"
                  value={quiet.fromMin}
                  options={halfHours}
                  onChange={fromMin => save.mutate({ quiet: { ...quiet, fromMin } })}
                />
                <span>至</span>
                <Select
                  aria-label="免打扰结束"
                  value={quiet.untilMin}
                  options={halfHours}
                  onChange={untilMin => save.mutate({ quiet: { ...quiet, untilMin } })}
                />
                {quiet.untilMin <= quiet.fromMin ? <span className="quiet small">次日</span> : null}
              </div>
            ) : null}
          </div>
          <Switch
            aria-labelledby="quiet-hours"
            checked={quiet !== null}
            loading={save.isPending}
            onChange={isOn => save.mutate({ quiet: isOn ? night : null })}
          />
        </li>
      </ul>
      <ProblemAlert error={save.error} />
    </>
  );
}

function Devices({ settings }: { settings: NoticeSettings }) {
  const remove = useMutation({
    mutationFn: (id: string) => call(unsubscribePush, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  });
  if (settings.pushPublicKey === null) return <p className="small quiet">系统还没有开通网页推送。</p>;
  if (settings.subscriptions.length === 0)
    return <p className="small quiet">在手机上打开“消息”页，按“开启推送”，就能收到推送。</p>;
  return (
    <>
      {settings.subscriptions.map(each => (
        <p key={each.id} className="small quiet">
          {each.device || '一台设备'} · {instantText(each.createdAt)} 开启
          <Button
            size="small"
            type="link"
            loading={remove.isPending && remove.variables === each.id}
            onClick={() => remove.mutate(each.id)}
          >
            移除
          </Button>
        </p>
      ))}
      <ProblemAlert error={remove.error} />
    </>
  );
}
