import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, TreeSelect } from 'antd';
import {
  type CalendarException,
  calendarDayKinds,
  calendarDaySources,
  type PlannedDay,
  removeExceptions,
  setCalendarUnits,
  type WorkingCalendar,
  weekdayNames,
} from '#contract/calendar.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { treeOf, type UnitNode, unitsQuery } from '../parts/units.ts';
import { longDay } from '../parts/when.ts';
import { calendarKey } from './calendar-queries.ts';
import { hoursText, lengthText } from './hours-text.ts';
import { WeekView } from './week-view.tsx';
import { markOf, weekdayText } from './year-days.ts';

/** The day that was chosen in the year. */
export function DayPanel(props: {
  day: PlannedDay;
  calendarId: string;
  mayEdit: boolean;
  onSet: () => void;
  onClose: () => void;
}) {
  const { day, calendarId, mayEdit } = props;
  const { message } = App.useApp();
  const isOwn = day.source === 'exception';
  const remove = useMutation({
    mutationFn: () => call(removeExceptions, { params: { id: calendarId }, query: { from: day.day, last: day.day } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [calendarKey] });
      message.success('已取消这一天的例外');
    },
  });
  const tone = { holiday: 'danger', 'make-up': 'plain', closed: 'info', open: 'info' } as const;
  const mark = markOf(day);
  return (
    <section className="panel cal-chosen-day" aria-label="所选日期">
      <header>
        <h2>
          {longDay(day.day)} {weekdayText(day.day)}
        </h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label="不再显示这一天"
          className="push"
          onClick={props.onClose}
        />
      </header>
      <div className="body cal-chosen">
        <p className="row wrap">
          <Chip tone={mark ? tone[mark.tone] : 'quiet'}>
            {isOwn ? (day.hours.length === 0 ? '停止办公' : '另定时间') : calendarDayKinds[day.kind]}
          </Chip>
          {day.name ? <span>{day.name}</span> : null}
          {day.isStatutory ? <span className="quiet small">法定节假日</span> : null}
        </p>
        <p>
          {day.hours.length > 0 ? `${hoursText(day.hours)}，共 ${lengthText(day.hours)}` : '全天不办公'}
          <span className="quiet small">（依据：{calendarDaySources[day.source]}）</span>
        </p>
        {mayEdit ? (
          <div className="row">
            <Button size="small" onClick={props.onSet}>
              {isOwn ? '修改例外' : '设为例外'}
            </Button>
            {isOwn ? (
              <Button size="small" onClick={() => remove.mutate()} loading={remove.isPending}>
                取消例外
              </Button>
            ) : null}
          </div>
        ) : null}
        <ProblemAlert error={remove.error} />
      </div>
    </section>
  );
}

export function HoursPanel({ calendar, edit }: { calendar: WorkingCalendar; edit: React.ReactNode }) {
  return (
    <section className="panel" aria-label="每周作息">
      <header>
        <h2>每周作息</h2>
        <span className="push">{edit}</span>
      </header>
      <div className="body stack">
        {calendar.periods.map(each => (
          <div key={each.from ?? 'first'}>
            {calendar.periods.length > 1 ? (
              <p className="quiet small">{each.from ? `${longDay(each.from)}起` : '最初'}</p>
            ) : null}
            <WeekView week={each.week} />
          </div>
        ))}
        <p className="quiet small">
          时区 {calendar.zone}
          {calendar.holidays === 'cn'
            ? `；调休上班日按${calendar.makeUpAs ? weekdayNames[calendar.makeUpAs - 1] : '首个工作日'}的作息`
            : '；不采用节假日'}
        </p>
      </div>
    </section>
  );
}

export function ExceptionsPanel(props: {
  exceptions: readonly CalendarException[];
  year: number;
  mayEdit: boolean;
  onAdd: () => void;
  onChoose: (day: string) => void;
}) {
  const own = props.exceptions.filter(each => each.day.startsWith(String(props.year)));
  return (
    <section className="panel" aria-label="例外日期">
      <header>
        <h2>例外日期</h2>
        <span className="quiet small">{own.length > 0 ? `${own.length} 天` : ''}</span>
        {props.mayEdit ? (
          <Button size="small" icon={<PlusOutlined />} className="push" onClick={props.onAdd}>
            添加
          </Button>
        ) : null}
      </header>
      {own.length === 0 ? (
        <p className="body quiet small">{props.year} 年没有例外。盘点、停电、周年等只属于本单位的日子写在这里。</p>
      ) : (
        <ul className="cal-exceptions">
          {own.map(each => (
            <li key={each.day}>
              <button type="button" className="bare" onClick={() => props.onChoose(each.day)}>
                <span className="nowrap">
                  {each.day.slice(5)} {weekdayText(each.day)}
                </span>
                <span className="cal-exception-reason">{each.reason}</span>
                <span className="quiet small">{each.hours.length > 0 ? hoursText(each.hours) : '停止办公'}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Option = { value: string; title: string; children: Option[] };
const optionOf = (node: UnitNode): Option => ({
  value: node.id,
  title: node.name,
  children: node.children.map(optionOf),
});

/** Units that go by this calendar; those below follow the nearest above. */
export function UnitsPanel({ calendar, mayEdit }: { calendar: WorkingCalendar; mayEdit: boolean }) {
  const units = useQuery(unitsQuery());
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (unitIds: string[]) => call(setCalendarUnits, { params: { id: calendar.id }, body: { unitIds } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [calendarKey] });
      message.success('已保存');
    },
  });
  const names = new Map((units.data?.items ?? []).map(each => [each.id, each.name]));
  return (
    <section className="panel" aria-label="使用单位">
      <header>
        <h2>使用单位</h2>
      </header>
      <div className="body stack cal-units">
        <p className="quiet small">
          {calendar.isDefault ? '这是默认日历：没有另外指定的单位都用它。' : '下级单位随最近的上级。'}
        </p>
        {mayEdit ? (
          <TreeSelect<string[]>
            value={save.isPending ? (save.variables ?? []) : calendar.unitIds}
            onChange={ids => save.mutate(ids)}
            treeData={treeOf(units.data?.items ?? []).map(optionOf)}
            treeNodeFilterProp="title"
            multiple
            allowClear
            loading={units.isLoading || save.isPending}
            placeholder="指定单位"
            aria-label="用这份日历的单位"
            popupMatchSelectWidth={320}
            style={{ width: '100%' }}
          />
        ) : (
          <p>{calendar.unitIds.map(id => names.get(id) ?? '已撤销的单位').join('、')}</p>
        )}
        <ProblemAlert error={save.error} />
      </div>
    </section>
  );
}
