import { CalendarOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { DayField } from './day-field.tsx';
import { knownText, type Moment } from './moment.ts';
import { longDay, today } from './when.ts';
import './page.css';

type Props = { moment: Moment; onMoment: (moment: Moment) => void };

/** Two questions side by side: on which day, and by whose records. */
export function MomentPicker({ moment, onMoment }: Props) {
  const [day, time] = moment.knownAt?.split('T') ?? [];
  const turn = (part: { [K in keyof Moment]: Moment[K] | null }) => {
    const { asOf, knownAt } = { ...moment, ...part };
    onMoment({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) });
  };
  return (
    <span className="moment">
      <span title="看哪一天的情况">
        <DayField
          value={moment.asOf ?? null}
          onChange={asOf => turn({ asOf })}
          prefix="生效日"
          placeholder="今天"
          label="生效日：看哪一天的情况"
          width={172}
        />
      </span>
      <span title="系统在那个时候记着什么：此后的登记和更正不计在内">
        <DayField
          value={day ?? null}
          onChange={knownAt => turn({ knownAt })}
          prefix="按当时记录"
          placeholder="现在"
          label="按当时记录：系统在哪一天记着的内容"
          max={today()}
          width={200}
        />
      </span>
      {day ? (
        <TimePicker
          value={time ? dayjs(`${day}T${time}`) : null}
          onChange={at => turn({ knownAt: at ? `${day}T${at.format('HH:mm:ss')}` : day })}
          format={['HH:mm:ss', 'HH:mm']}
          placeholder="当日末"
          needConfirm={false}
          aria-label="当时的时刻，北京时间；不填为当日末"
          style={{ width: 112 }}
        />
      ) : null}
    </span>
  );
}

/** Says loudly that the page does not show today, or not what is known now. Nothing when it does. */
export function MomentBanner({ moment, onMoment }: Props) {
  const { asOf, knownAt } = moment;
  if (!asOf && !knownAt) return null;
  return (
    <div className="as-of" role="status">
      {knownAt ? <HistoryOutlined aria-hidden="true" /> : <CalendarOutlined aria-hidden="true" />}
      {knownAt ? (
        <span>
          {asOf ? (
            <>
              正在查看 <strong>{longDay(asOf)}</strong> 的情况，按 <strong>{knownText(knownAt)}</strong> 当时的记录。
            </>
          ) : (
            <>
              正在按 <strong>{knownText(knownAt)}</strong> 当时的记录查看。
            </>
          )}
          此后的登记和更正不计在内，也不能在这里修改。
        </span>
      ) : (
        <span>
          正在查看 <strong>{longDay(asOf ?? '')}</strong> 的情况
          {(asOf ?? '') > today() ? '（将来，按已登记的变更推算）' : ''}，不是今天。
        </span>
      )}
      <Button type="link" size="small" onClick={() => onMoment({})}>
        {knownAt ? '回到现在' : '回到今天'}
      </Button>
    </div>
  );
}
