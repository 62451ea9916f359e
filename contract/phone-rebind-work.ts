import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, Nullable } from './shape.ts';
import { TaskOutcome } from './task.ts';

/** Where a rebinding stands at the desk: its case, the task by which members decide, and those by which stale numbers are corrected. */

const RebindVoice = Type.Object({
  name: Line(100),
  /** On whose behalf, where a stand-in speaks. */
  forName: Line(100),
  outcomeLabel: Line(60),
  at: Nullable(Instant),
  state: Type.Union([Type.Literal('open'), Type.Literal('taken'), Type.Literal('done')]),
});
export type RebindVoice = Static<typeof RebindVoice>;

const OpenTask = { taskId: Id, dueAt: Nullable(Instant), isLate: Type.Boolean(), isMine: Type.Boolean() };

export const RebindWork = Type.Object({
  caseId: Nullable(Id),
  caseNumber: Line(40),
  /** Something in it failed and waits for an administrator. */
  isHeld: Type.Boolean(),
  decision: Nullable(
    Type.Object({
      ...OpenTask,
      name: Line(200),
      /** Members who must agree. */
      needed: Type.Integer(),
      outcomes: Type.Array(TaskOutcome),
    }),
  ),
  /** Who has spoken since the evidence was last attached, and who may still. */
  voices: Type.Array(RebindVoice),
  corrections: Type.Array(Type.Object({ ...OpenTask, sourceId: Id })),
});
export type RebindWork = Static<typeof RebindWork>;

export const readRebindWork = endpoint({
  method: 'GET',
  path: '/rebinds/:id/work',
  action: 'rebind.read',
  summary: '手机号解绑事项的办理情况',
  description: '当前待办、各成员的意见与待更正的登记；办理使用待办接口。',
  tag: 'phone-binding',
  params: IdParams,
  reply: RebindWork,
  refusals: ['rebind.not-found', 'rebind.party-yourself'],
});
