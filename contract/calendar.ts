import Type, { type Static } from 'typebox';
import { optional } from './dated.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'calendar';
const exact = { additionalProperties: false } as const;

export const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
export const limitUnits = {
  'working-days': '个工作日',
  'working-hours': '个工作小时',
  days: '天',
  hours: '小时',
  minutes: '分钟',
} as const;
export type LimitUnit = keyof typeof limitUnits;
const LimitUnit = Type.Enum(Object.keys(limitUnits) as LimitUnit[]);

/** A stretch of work. What ends at or before its beginning ends on the next day (22:00–06:00); a whole day is 00:00–24:00. */
export const Hours = Type.Object(
  {
    from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: '开始，HH:MM' }),
    to: Type.String({
      pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
      description: '结束，HH:MM；不晚于开始的，是次日',
    }),
  },
  exact,
);
export type Hours = Static<typeof Hours>;
const DayHours = Type.Array(Hours, { maxItems: 6 });
export const CalendarPeriod = Type.Object(
  {
    from: Nullable(Day),
    week: Type.Array(DayHours, { minItems: 7, maxItems: 7, description: '周一至周日' }),
  },
  exact,
);
export type CalendarPeriod = Static<typeof CalendarPeriod>;

const fields = {
  name: Line(60, 1),
  zone: Type.String({ minLength: 1, maxLength: 60, description: 'IANA 时区名' }),
  holidays: Nullable(Type.Enum(['cn'], { description: '采用哪套节假日安排；null：不采用' })),
  makeUpAs: Nullable(
    Type.Integer({ minimum: 1, maximum: 7, description: '调休上班日按周几的作息；null：一周中第一个有作息的日子' }),
  ),
  periods: Type.Array(CalendarPeriod, { minItems: 1, maxItems: 40 }),
};

export const WorkingCalendar = Type.Object({
  id: Id,
  ...fields,
  isDefault: Type.Boolean(),
  /** Another one after every change; sent along with an edit, so that nobody overwrites what he has not seen. */
  stamp: Id,
  unitIds: Type.Array(Id),
});
export type WorkingCalendar = Static<typeof WorkingCalendar>;

export const CalendarException = Type.Object({
  day: Day,
  hours: Type.Array(Hours),
  reason: Type.String(),
});
export type CalendarException = Static<typeof CalendarException>;

const missing = 'calendar.not-found';
const hourRefusals = ['calendar.interval-empty', 'calendar.interval-overlaps'] as const;
const editRefusals = [
  'calendar.name-taken',
  'calendar.zone-unknown',
  'calendar.no-working-time',
  'calendar.periods-unordered',
  ...hourRefusals,
] as const;

export const listCalendars = endpoint({
  method: 'GET',
  path: '/calendars',
  action: 'signed-in',
  summary: '工作日历',
  tag,
  reply: List(WorkingCalendar),
});

export const readCalendar = endpoint({
  method: 'GET',
  path: '/calendars/:id',
  action: 'signed-in',
  summary: '一份工作日历及其例外日期',
  tag,
  params: IdParams,
  reply: Type.Object({ ...WorkingCalendar.properties, exceptions: Type.Array(CalendarException) }),
  refusals: [missing],
});

export const createCalendar = endpoint({
  method: 'POST',
  path: '/calendars',
  action: 'calendar.edit',
  summary: '新建工作日历',
  tag,
  body: Type.Object(fields, exact),
  reply: Type.Object({ id: Id }),
  refusals: editRefusals,
});

const Edit = optional(fields);

export const editCalendar = endpoint({
  method: 'PATCH',
  path: '/calendars/:id',
  action: 'calendar.edit',
  summary: '修改工作日历',
  description: '已算出的期限不会重算。isDefault 只能设为 true：原来的默认日历随之让出。',
  tag,
  params: IdParams,
  body: Type.Object({ ...Edit, isDefault: Type.Optional(Type.Literal(true)), stamp: Id }, exact),
  reply: WorkingCalendar,
  refusals: [missing, 'calendar.changed-meanwhile', ...editRefusals],
});

const SetDays = Type.Object(
  {
    from: Day,
    last: Type.Optional(Type.Union([Day], { description: '最后一天（含），不填即只有一天' })),
    hours: Type.Array(Hours, { maxItems: 6, description: '空：停止办公' }),
    reason: Line(60, 1),
  },
  exact,
);
export type SetDays = Static<typeof SetDays>;
const DaysQuery = Type.Object({ from: Day, last: Day }, exact);

export const setExceptions = endpoint({
  method: 'PUT',
  path: '/calendars/:id/exceptions',
  action: 'calendar.edit',
  summary: '设定例外日期',
  description: '这些日子按给出的时间办公，不再看作息与节假日；已有的例外被取代。一次最多 62 天。',
  tag,
  params: IdParams,
  body: SetDays,
  reply: Type.Object({ days: Type.Integer() }),
  refusals: [missing, 'calendar.days-invalid', 'calendar.reason-empty', ...hourRefusals],
});

export const removeExceptions = endpoint({
  method: 'DELETE',
  path: '/calendars/:id/exceptions',
  action: 'calendar.edit',
  summary: '取消一段日期里的例外',
  tag,
  params: IdParams,
  query: DaysQuery,
  reply: Type.Object({ days: Type.Integer() }),
  refusals: [missing, 'calendar.days-invalid'],
});

export const calendarDayKinds = {
  working: '工作日',
  rest: '休息日',
  holiday: '节假日',
  'make-up': '调休上班',
} as const;
export type CalendarDayKind = keyof typeof calendarDayKinds;
export const calendarDaySources = { week: '每周作息', law: '节假日安排', exception: '例外日期' } as const;
export type CalendarDaySource = keyof typeof calendarDaySources;

const PlannedDay = Type.Object({
  day: Day,
  kind: Type.Enum(Object.keys(calendarDayKinds) as CalendarDayKind[]),
  source: Type.Enum(Object.keys(calendarDaySources) as CalendarDaySource[]),
  name: Nullable(Type.String()),
  isStatutory: Type.Boolean({ description: '法定节假日当天' }),
  hours: Type.Array(Hours),
});
export type PlannedDay = Static<typeof PlannedDay>;

export const readCalendarYear = endpoint({
  method: 'GET',
  path: '/calendars/:id/years/:year',
  action: 'signed-in',
  summary: '一年里每天的性质与办公时间',
  tag,
  params: Type.Object({ id: Id, year: Type.Integer({ minimum: 1970, maximum: 2199 }) }, exact),
  reply: Type.Object({
    year: Type.Integer(),
    isPublished: Type.Boolean({ description: 'false：这一年的节假日安排尚未录入，只按每周作息' }),
    source: Nullable(Type.Object({ instrument: Type.String(), number: Type.String(), address: Type.String() })),
    workingDays: Type.Integer(),
    workingMinutes: Type.Number(),
    holidays: Type.Integer(),
    makeUps: Type.Integer(),
    days: Type.Array(PlannedDay),
  }),
  refusals: [missing],
});

const Both = Type.Object({ before: Type.Number(), after: Type.Number() });
export const CalendarPreview = Type.Object({
  years: Type.Array(Type.Object({ year: Type.Integer(), workingDays: Both, workingMinutes: Both })),
  /** How many days change in those years; `days` tells the first 400. */
  changed: Type.Integer(),
  days: Type.Array(Type.Object({ day: Day, before: PlannedDay, after: PlannedDay })),
});
export type CalendarPreview = Static<typeof CalendarPreview>;

export const previewCalendar = endpoint({
  method: 'POST',
  path: '/calendars/:id/preview',
  action: 'calendar.edit',
  summary: '修改之后哪些日子会变',
  description: '比较今年、明年和所给例外日期所在的年份。',
  tag,
  params: IdParams,
  body: Type.Object(
    {
      ...Edit,
      set: Type.Optional(SetDays),
      without: Type.Optional(DaysQuery),
    },
    exact,
  ),
  reply: CalendarPreview,
  refusals: [missing, 'calendar.days-invalid', 'calendar.reason-empty', ...editRefusals],
});

export const setCalendarUnits = endpoint({
  method: 'PUT',
  path: '/calendars/:id/units',
  action: 'calendar.edit',
  summary: '哪些单位用这份日历',
  description: '下级单位随最近的上级；都没有指定的，用默认日历。原来用别的日历的单位改用这一份。',
  tag,
  params: IdParams,
  body: Type.Object({ unitIds: Type.Array(Id, { maxItems: 500 }) }, exact),
  refusals: [missing, 'calendar.unit-not-found'],
});

export const readCalendarFor = endpoint({
  method: 'GET',
  path: '/calendars/for-unit',
  action: 'signed-in',
  summary: '一个单位用哪份日历',
  tag,
  query: Type.Object({ unitId: Type.Optional(Id) }, exact),
  reply: Type.Object({
    calendarId: Id,
    name: Type.String(),
    viaUnitId: Nullable(Type.String({ description: '由哪个单位指定；null：默认日历' })),
  }),
});

export const reckonLimit = endpoint({
  method: 'POST',
  path: '/calendars/:id/reckon',
  action: 'signed-in',
  summary: '试算期限',
  tag,
  params: IdParams,
  body: Type.Object(
    { from: Instant, amount: Type.Number({ description: '大于 0，至多 10000' }), unit: LimitUnit },
    exact,
  ),
  reply: Type.Object({
    at: Instant,
    startDay: Day,
    day: Day,
    workingMinutes: Type.Number({ description: '其间的工作时间' }),
    /** Days between which are not worked, the first 400. */
    skipped: Type.Array(PlannedDay),
    /** Days between, worked by way of exception or in lieu. */
    special: Type.Array(PlannedDay),
    unpublishedYears: Type.Array(Type.Integer()),
  }),
  refusals: [missing, 'calendar.amount-invalid', 'calendar.beyond-reach'],
});
