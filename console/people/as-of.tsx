import { CalendarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { DayField } from '../parts/day-field.tsx';
import { longDay, today } from '../parts/when.ts';

/** Says loudly that the page does not show today. */
export function AsOfBanner({ day, onDay }: { day: string; onDay: (day: string | null) => void }) {
  return (
    <div className="as-of" role="status">
      <CalendarOutlined aria-hidden="true" />
      <span>
        您在看 <strong>{longDay(day)}</strong> 的情况{day > today() ? '（将来，按已登记的变更推算）' : ''}，不是今天。
      </span>
      <Button type="link" size="small" onClick={() => onDay(null)}>
        回到今天
      </Button>
    </div>
  );
}

export function AsOfPicker({ day, onDay }: { day: string | undefined; onDay: (day: string | null) => void }) {
  return <DayField value={day ?? null} onChange={onDay} placeholder="查看于某日" label="查看于某日" width={138} />;
}
