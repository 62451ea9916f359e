import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import type { readCalendarYear, WorkingCalendar } from '#contract/calendar.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { useCan } from '../app/session.ts';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { today } from '../parts/when.ts';
import { CalendarDrawer } from './calendar-drawer.tsx';
import { calendarQuery, calendarsQuery, calendarYearQuery } from './calendar-queries.ts';
import './calendar.css';
import { ExceptionDialog } from './exception-dialog.tsx';
import { MonthTable } from './month-table.tsx';
import { DayPanel, ExceptionsPanel, HoursPanel, UnitsPanel } from './side-panels.tsx';
import { type Tried, TryLimit } from './try-limit.tsx';
import { monthsOf } from './year-days.ts';

/** When offices work: a whole year at a glance, the hours behind it, and what a limit comes to. */
export function CalendarPage() {
  const search = useSearch({ from: '/shell/calendar' });
  const navigate = useNavigate();
  const mayEdit = useCan()('calendar.edit');
  const [isNew, setNew] = useState(false);
  const calendars = useQuery(calendarsQuery);
  const year = search.year ?? Number(today().slice(0, 4));
  const go = (to: { id?: string; year?: number }) =>
    navigate({ to: '/calendar', search: { ...search, ...to }, replace: true });
  const items = calendars.data?.items ?? [];
  const shown = items.find(each => each.id === search.id) ?? items.find(each => each.isDefault);
  return (
    <Page wide>
      <PageHead
        title="工作日历"
        note="流程期限、考勤和休假按它计算：每周作息、国家节假日，以及本单位自己的例外。"
        actions={mayEdit ? <Button onClick={() => setNew(true)}>新建日历</Button> : null}
      />
      <Gate query={calendars}>
        {() =>
          shown ? (
            <OneCalendar key={shown.id} calendar={shown} all={items} year={year} mayEdit={mayEdit} onGo={go} />
          ) : null
        }
      </Gate>
      {isNew ? (
        <CalendarDrawer
          edited={null}
          onClose={id => {
            setNew(false);
            if (id) void go({ id });
          }}
        />
      ) : null}
    </Page>
  );
}

function OneCalendar(props: {
  calendar: WorkingCalendar;
  all: readonly WorkingCalendar[];
  year: number;
  mayEdit: boolean;
  onGo: (to: { id?: string; year?: number }) => void;
}) {
  const { calendar, all, year, mayEdit, onGo } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [dialog, setDialog] = useState<'edit' | 'day' | 'days' | null>(null);
  const view = useQuery({ ...calendarYearQuery(calendar.id, year), placeholderData: before => before });
  const whole = useQuery(calendarQuery(calendar.id));
  const day = view.data?.days.find(each => each.day === chosen);
  return (
    <div className="cal-layout">
      <div className="cal-main">
        <div className="cal-bar">
          <Select
            value={calendar.id}
            onChange={id => onGo({ id })}
            options={all.map(each => ({ value: each.id, label: each.isDefault ? `${each.name}（默认）` : each.name }))}
            aria-label="工作日历"
            style={{ minWidth: 168 }}
          />
          <fieldset className="cal-turn" aria-label="年份">
            <Button
              icon={<LeftOutlined />}
              aria-label="上一年"
              disabled={year <= 1970}
              onClick={() => onGo({ year: year - 1 })}
            />
            <strong>{year} 年</strong>
            <Button
              icon={<RightOutlined />}
              aria-label="下一年"
              disabled={year >= 2199}
              onClick={() => onGo({ year: year + 1 })}
            />
          </fieldset>
          {view.data ? <Figures view={view.data} /> : null}
        </div>
        <Gate query={view}>
          {data => (
            <>
              {data.isPublished ? null : (
                <Alert
                  type="warning"
                  showIcon
                  title={`${data.year} 年的节假日安排尚未录入，这里只按每周作息显示；国务院公布后可在法规库补录。`}
                />
              )}
              <section className="cal-year" aria-label={`${data.year} 年`}>
                {monthsOf(data.days).map(each => (
                  <MonthTable
                    key={each.month}
                    month={each}
                    today={today()}
                    chosen={chosen}
                    tried={tried}
                    onChoose={setChosen}
                  />
                ))}
              </section>
              <Legend source={data.source} />
            </>
          )}
        </Gate>
      </div>
      <aside className="cal-side" aria-label="日历的设置">
        {day ? (
          <DayPanel
            day={day}
            calendarId={calendar.id}
            mayEdit={mayEdit}
            onSet={() => setDialog('day')}
            onClose={() => setChosen(null)}
          />
        ) : null}
        <TryLimit calendar={calendar} onTried={setTried} />
        <HoursPanel
          calendar={calendar}
          edit={
            mayEdit ? (
              <Button size="small" onClick={() => setDialog('edit')}>
                修改
              </Button>
            ) : null
          }
        />
        <ExceptionsPanel
          exceptions={whole.data?.exceptions ?? []}
          year={year}
          mayEdit={mayEdit}
          onAdd={() => setDialog('days')}
          onChoose={setChosen}
        />
        <UnitsPanel calendar={calendar} mayEdit={mayEdit} />
      </aside>
      {dialog === 'edit' ? <CalendarDrawer edited={calendar} onClose={() => setDialog(null)} /> : null}
      {dialog === 'day' || dialog === 'days' ? (
        <ExceptionDialog
          calendarId={calendar.id}
          day={dialog === 'day' ? (day ?? null) : null}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

type YearView = ReplyOf<typeof readCalendarYear>;

function Figures({ view }: { view: YearView }) {
  const facts = [
    ['工作日', view.workingDays, '天'],
    ['工时', Math.round(view.workingMinutes / 60), '小时'],
    ['放假', view.holidays, '天'],
    ['调休上班', view.makeUps, '天'],
  ] as const;
  return (
    <dl className="cal-figures" aria-label={`${view.year} 年合计`}>
      {facts.map(([label, value, unit]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value.toLocaleString('zh-CN')} <small>{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Legend({ source }: { source: YearView['source'] }) {
  return (
    <footer className="cal-legend">
      <span>
        <i className="cal-mark cal-mark-holiday">休</i> 放假
      </span>
      <span>
        <i className="cal-mark cal-mark-make-up">班</i> 调休上班
      </span>
      <span>
        <i className="cal-mark cal-mark-closed">停</i>
        <i className="cal-mark cal-mark-open">开</i> 本单位的例外
      </span>
      {source ? (
        <span className="cal-source">
          依据{' '}
          {source.address ? (
            <a href={source.address} target="_blank" rel="noreferrer">
              {source.instrument}
            </a>
          ) : (
            source.instrument
          )}
          {source.number ? `（${source.number}）` : ''}
        </span>
      ) : null}
    </footer>
  );
}
