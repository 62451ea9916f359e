import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ProblemError } from '#contract/call.ts';
import { type NoticeSettings, setNoticeChoice } from '#contract/notice.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, wordsFor } from '../ui/states.tsx';
import { Address } from './address.tsx';
import { settingsQuery } from './notice-queries.ts';
import { type Standing, standing, turnOff, turnOn } from './push.ts';
import { SwitchRow } from './switch-row.tsx';
import './notices.css';

const halfHours = Array.from({ length: 48 }, (_, n) => n * 30);
const night = { fromMin: 22 * 60, untilMin: 8 * 60 };
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** By which ways one hears of notices on this phone and by mail, and when not. */
export default function NoticeSettingsScreen() {
  const settings = useQuery(settingsQuery);
  return (
    <Page title="通知设置" above="/notices">
      {settings.isPending ? <Loading lines={4} /> : null}
      {settings.isError ? <Failed fault={settings.error} retry={() => settings.refetch()} /> : null}
      {settings.data ? <Choices settings={settings.data} /> : null}
    </Page>
  );
}

function Choices({ settings }: { settings: NoticeSettings }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (change: Partial<NoticeSettings>) => {
      const { wantsEmail, wantsPush, quiet } = { ...settings, ...change };
      return call(setNoticeChoice, { body: { wantsEmail, wantsPush, quiet } });
    },
    onSuccess: made => queries.setQueryData(settingsQuery.queryKey, made),
  });
  const { quiet } = settings;
  return (
    <>
      <p className="section-note">消息总会出现在“消息”里；这里选择另外怎样提醒您。</p>
      {save.error ? (
        <p className="problem" role="alert">
          {wordsFor(save.error)}
        </p>
      ) : null}
      <Push publicKey={settings.pushPublicKey} />
      <div className="card">
        <SwitchRow
          label="邮件"
          isOn={settings.wantsEmail && settings.mailIsOn}
          disabled={!settings.mailIsOn || save.isPending}
          set={isOn => save.mutate({ wantsEmail: isOn })}
        />
        <Address settings={settings} />
      </div>
      <div className="card">
        <SwitchRow
          label="免打扰"
          note="这段时间里的提醒等到结束后再发，紧急的除外"
          isOn={quiet !== null}
          disabled={save.isPending}
          set={isOn => save.mutate({ quiet: isOn ? night : null })}
        />
        {quiet ? (
          <div className="row notice-hours">
            <Hour label="开始" value={quiet.fromMin} set={fromMin => save.mutate({ quiet: { ...quiet, fromMin } })} />
            <span>至{quiet.untilMin <= quiet.fromMin ? '次日' : ''}</span>
            <Hour
              label="结束"
              value={quiet.untilMin}
              set={untilMin => save.mutate({ quiet: { ...quiet, untilMin } })}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}

function Hour({ label, value, set }: { label: string; value: number; set: (minute: number) => void }) {
  const hours = halfHours.includes(value) ? halfHours : [value, ...halfHours];
  return (
    <select aria-label={`免打扰${label}`} value={value} onChange={event => set(Number(event.target.value))}>
      {hours.map(each => (
        <option key={each} value={each}>
          {clock(each)}
        </option>
      ))}
    </select>
  );
}

const hints: Record<Standing, string> = {
  impossible: '这个浏览器收不到推送，或没有用 https 打开本系统。',
  'needs-home-screen': '请先在 Safari 的分享菜单里选“添加到主屏幕”，再从主屏幕打开，就能开启推送。',
  blocked: '浏览器禁止了本系统的通知，请在浏览器或手机的设置里允许后再开启。',
  off: '有新消息时，手机上会弹出一句提示，不含个人信息。',
  on: '本机已开启推送。',
};

function Push({ publicKey }: { publicKey: string | null }) {
  const queries = useQueryClient();
  const state = useQuery({ queryKey: ['push-standing'], queryFn: standing, staleTime: 0 });
  const change = useMutation({
    mutationFn: async (on: boolean) => {
      if (!on) await turnOff();
      else if (publicKey) await turnOn(publicKey);
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['push-standing'] }),
        queries.invalidateQueries({ queryKey: settingsQuery.queryKey }),
      ]),
  });
  const now = state.data ?? 'off';
  const mayChange = publicKey !== null && (now === 'on' || now === 'off');
  return (
    <div className="card">
      <SwitchRow
        label="本机推送"
        note={publicKey === null ? '系统还没有开通推送。' : hints[now]}
        isOn={now === 'on' && publicKey !== null}
        disabled={!mayChange || change.isPending || state.isPending}
        set={isOn => change.mutate(isOn)}
      />
      {change.error ? (
        <p className="problem" role="alert">
          {change.error instanceof ProblemError ? change.error.problem.title : '连不上浏览器的推送服务，推送没有开启。'}
        </p>
      ) : null}
    </div>
  );
}
