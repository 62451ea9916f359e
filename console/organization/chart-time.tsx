import { DiffOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { call } from '#contract/call.ts';
import { type ChangeDay, listChangeDays } from '#contract/organization-change.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { Chip } from '../parts/chip.tsx';
import type { Moment } from '../parts/moment.ts';
import { MomentPicker } from '../parts/moment-picker.tsx';
import { TimeBar } from '../parts/time-bar.tsx';
import { today } from '../parts/when.ts';
import type { Compared } from './unit-differences.ts';

const labelOf = ({ begun, ended, changed }: ChangeDay) =>
  [begun ? `新设 ${begun}` : '', changed ? `变更 ${changed}` : '', ended ? `撤销 ${ended}` : '']
    .filter(Boolean)
    .join('，');

/** The days of the organisation as a line above the chart, and the other moment that it is held against. */
export function ChartTime(props: {
  moment: Moment;
  onDay: (day: string | null) => void;
  other: Moment | null;
  onOther: (other: Moment | null) => void;
  compared: Compared | null;
}) {
  const { other, compared } = props;
  const days = useQuery({
    queryKey: ['organization', 'change-days'],
    queryFn: ({ signal }) => call(listChangeDays, { signal }),
  });
  const marks = useMemo(
    () => (days.data?.items ?? []).map(each => ({ day: each.day, label: labelOf(each) })),
    [days.data],
  );
  const next = marks.find(each => each.day > today());
  // Held against today; of today itself, against the day before the last change.
  const last = marks.findLast(each => each.day <= today());
  const earlier = props.moment.asOf || !last ? {} : { asOf: addDays(last.day as CivilDate, -1) };
  return (
    <div className="org-time">
      <TimeBar marks={marks} day={props.moment.asOf ?? null} onDay={props.onDay}>
        {next && (props.moment.asOf ?? today()) < next.day ? (
          <Button size="small" className="org-soon" title={next.label} onClick={() => props.onDay(next.day)}>
            将于 {next.day} 生效
          </Button>
        ) : null}
        <Button
          size="small"
          icon={<DiffOutlined />}
          aria-expanded={other !== null}
          onClick={() => props.onOther(other ? null : earlier)}
        >
          对比
        </Button>
      </TimeBar>
      {other ? (
        <div className="row wrap org-compare">
          <span>与这个时刻对比</span>
          <MomentPicker moment={other} onMoment={props.onOther} />
          {compared ? (
            <span className="row wrap" role="status">
              {compared.changed.size + compared.gone.length === 0 ? '没有不同' : `${compared.changed.size} 个单位不同`}
              {compared.gone.map(each => (
                <Chip key={each.id} tone="danger" title={each.path.join(' / ')}>
                  已撤销：{each.name}
                </Chip>
              ))}
            </span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
