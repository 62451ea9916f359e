import { useMutation } from '@tanstack/react-query';
import { Alert, Button, DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type LimitUnit, limitUnits, reckonLimit, type WorkingCalendar } from '#contract/calendar.ts';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { longDay } from '../parts/when.ts';
import { shortSpan, spansOf, weekdayText } from './year-days.ts';
import { instantIn, timeIn } from './zone-time.ts';

export type Tried = { first: string; last: string };
type Reckoned = ReplyOf<typeof reckonLimit>;

/** When a limit would end by this calendar, and what was passed over on the way. */
export function TryLimit(props: { calendar: WorkingCalendar; onTried: (tried: Tried | null) => void }) {
  const { calendar, onTried } = props;
  const now = timeIn(calendar.zone, Date.now());
  const [from, setFrom] = useState(`${now.day}T${now.clock}`);
  const [amount, setAmount] = useState<number | null>(3);
  const [unit, setUnit] = useState<LimitUnit>('working-days');
  const reckon = useMutation({
    mutationFn: () =>
      call(reckonLimit, {
        params: { id: calendar.id },
        body: { from: instantIn(calendar.zone, from), amount: amount ?? 0, unit },
      }),
    onSuccess: ({ startDay, day }) => onTried({ first: startDay, last: day }),
    onError: () => onTried(null),
  });
  /** What was reckoned is not the answer to what is asked now. */
  const ask = (part: { from?: string; amount?: number | null; unit?: LimitUnit }) => {
    if (part.from !== undefined) setFrom(part.from);
    if (part.amount !== undefined) setAmount(part.amount);
    if (part.unit !== undefined) setUnit(part.unit);
    reckon.reset();
    onTried(null);
  };
  return (
    <section className="panel" aria-label="试算期限">
      <header>
        <h2>试算期限</h2>
      </header>
      <form
        className="body cal-try"
        onSubmit={event => {
          event.preventDefault();
          reckon.mutate();
        }}
      >
        <DatePicker
          value={dayjs(from)}
          onChange={at => at && ask({ from: at.format('YYYY-MM-DDTHH:mm') })}
          showTime={{ format: 'HH:mm' }}
          format={['YYYY-MM-DD HH:mm', 'YYYY-MM-DD']}
          allowClear={false}
          needConfirm={false}
          aria-label={`从何时起（${calendar.zone}）`}
        />
        <div className="row">
          <InputNumber
            value={amount}
            onChange={next => ask({ amount: next })}
            min={0}
            max={10_000}
            aria-label="数量"
            style={{ width: 84 }}
          />
          <Select<LimitUnit>
            value={unit}
            onChange={next => ask({ unit: next })}
            options={Object.entries(limitUnits).map(([value, label]) => ({ value: value as LimitUnit, label }))}
            aria-label="单位"
            style={{ flex: 1 }}
          />
          <Button type="primary" htmlType="submit" loading={reckon.isPending} disabled={!amount}>
            计算
          </Button>
        </div>
        <ProblemAlert error={reckon.error} />
        {reckon.data ? <Answer told={reckon.data} zone={calendar.zone} /> : null}
      </form>
    </section>
  );
}

function Answer({ told, zone }: { told: Reckoned; zone: string }) {
  const { day, clock } = timeIn(zone, told.at);
  const named = told.skipped.filter(each => each.name !== null);
  const weekends = told.skipped.length - named.length;
  const hours = Math.round(told.workingMinutes / 6) / 10;
  return (
    <div className="cal-answer" role="status">
      <p className="cal-answer-end">
        {longDay(day)} {weekdayText(day)} <strong>{clock}</strong>
      </p>
      <ul>
        <li>其间工作时间 {hours.toLocaleString('zh-CN')} 小时</li>
        {spansOf(named).map(each => (
          <li key={each.first}>
            不计 {each.name}：{shortSpan(each.first, each.last)}
            {each.count > 1 ? `，${each.count} 天` : ''}
          </li>
        ))}
        {weekends > 0 ? <li>不计 休息日 {weekends} 天</li> : null}
        {told.special.map(each => (
          <li key={each.day}>
            计入 {each.name}：{shortSpan(each.day, each.day)} {weekdayText(each.day)}
          </li>
        ))}
      </ul>
      {told.unpublishedYears.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`${told.unpublishedYears.join('、')} 年的节假日安排尚未录入，这些年份只按每周作息计算。`}
        />
      ) : null}
    </div>
  );
}
