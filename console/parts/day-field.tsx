import { DatePicker } from 'antd';
import dayjs from 'dayjs';

/** A civil date as text, YYYY-MM-DD, in and out; null for none. */
export function DayField(props: {
  id?: string;
  value?: string | null;
  onChange?: (day: string | null) => void;
  placeholder?: string;
  disabled?: boolean;
  allowClear?: boolean;
  label?: string;
  /** Words within the field, before the day. */
  prefix?: string;
  min?: string;
  max?: string;
  width?: number | string;
}) {
  return (
    <DatePicker
      {...(props.id ? { id: props.id } : {})}
      {...(props.prefix ? { prefix: props.prefix } : {})}
      {...(props.min ? { minDate: dayjs(props.min) } : {})}
      {...(props.max ? { maxDate: dayjs(props.max) } : {})}
      value={props.value ? dayjs(props.value) : null}
      onChange={day => props.onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      placeholder={props.placeholder ?? '选择日期'}
      allowClear={props.allowClear ?? true}
      disabled={props.disabled ?? false}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D']}
      aria-label={props.label}
      style={{ width: props.width ?? '100%' }}
    />
  );
}
