import Type, { type Static } from 'typebox';
import { CaseData, type CaseRow, OutcomeSense } from './case.ts';
import { endpoint } from './endpoint.ts';
import { ProcessKey } from './process.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** A task is one step of a case that persons do: it has owners, a limit, and ways to end it. */

export const TaskOutcome = Type.Object({
  code: Line(60, 1),
  label: Line(60),
  sense: OutcomeSense,
  reason: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('none')]),
});
export type TaskOutcome = Static<typeof TaskOutcome>;

export const TaskRow = Type.Object({
  id: Id,
  caseId: Id,
  caseNumber: Line(40),
  processKey: ProcessKey,
  processName: Line(100),
  title: Line(200),
  node: Line(200),
  name: Line(200),
  /** Which of several like tasks it is, such as the record to be corrected; empty where its name says all. */
  subject: Line(300),
  starterName: Line(100),
  subjectName: Line(100),
  /** The unit of whom it is about. */
  unitName: Line(200),
  arrivedAt: Instant,
  dueAt: Nullable(Instant),
  isLate: Type.Boolean(),
  expedited: Type.Integer({ minimum: 0 }),
  /** `mine`: I alone; `group`: any of several may take it; `stand-in`: for somebody who is away. */
  part: Type.Union([
    Type.Literal('mine'),
    Type.Literal('group'),
    Type.Literal('taken'),
    Type.Literal('stand-in'),
    Type.Literal('signer'),
  ]),
  forName: Line(100),
  outcomes: Type.Array(TaskOutcome),
  /** It has fields that must be filled in, so it can't be ended in a batch. */
  needsForm: Type.Boolean(),
  endedAt: Nullable(Instant),
  myOutcomeLabel: Line(60),
});
export type TaskRow = Static<typeof TaskRow>;

export const TaskDetail = Type.Object({
  ...TaskRow.properties,
  state: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('cancelled')]),
  help: Line(4000),
  /** The person whose archive it is about, for whoever may see him. */
  person: Nullable(Type.Object({ id: Id, name: Line(100) })),
  form: Nullable(Type.Object({ key: Line(60), version: Type.Integer() })),
  /** What the form is filled with at first: the case's data and what was saved as a draft. */
  data: CaseData,
  /** Codes of values that are kept sealed; `data` has their last characters alone. Sent back so, they stay as they are. */
  sealed: Type.Array(Type.String()),
  /** Steps to which it may be sent back. */
  back: Type.Array(Type.Object({ node: Line(200), name: Line(200) })),
  may: Type.Object({
    finish: Type.Boolean(),
    take: Type.Boolean(),
    release: Type.Boolean(),
    transfer: Type.Boolean(),
    addSigner: Type.Boolean(),
    sendBack: Type.Boolean(),
  }),
});
export type TaskDetail = Static<typeof TaskDetail>;

export const taskBoxes = ['mine', 'group', 'done', 'asked', 'watching'] as const;

const tag = 'task';
const onTask = { tag, params: IdParams, action: 'signed-in' } as const;
const notOpen = ['task.not-found', 'task.ended', 'task.not-yours'];

export const listTasks = endpoint({
  method: 'GET',
  path: '/tasks',
  action: 'signed-in',
  summary: "The caller's inbox: what waits for him, what waits for one of his groups, what he did",
  tag,
  query: Type.Object(
    {
      box: Type.Union([Type.Literal('mine'), Type.Literal('group'), Type.Literal('done')]),
      process: Type.Optional(ProcessKey),
      q: Type.Optional(Line(100)),
      late: Type.Optional(Type.Boolean()),
      after: Type.Optional(Line(200)),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(TaskRow), next: Nullable(Line(200)) }),
});

export const countTasks = endpoint({
  method: 'GET',
  path: '/tasks/count',
  action: 'signed-in',
  summary: 'How many wait, for the badge',
  tag,
  reply: Type.Object({
    mine: Type.Integer(),
    group: Type.Integer(),
    late: Type.Integer(),
    asked: Type.Integer(),
    watching: Type.Integer(),
  }),
});

export const readTask = endpoint({
  ...onTask,
  method: 'GET',
  path: '/tasks/:id',
  summary: 'One task, with its form and the ways to end it',
  reply: TaskDetail,
  refusals: ['task.not-found'],
});

export const takeTask = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/take',
  takesKey: true,
  summary: "Take a group's task, so that the others leave it alone",
  refusals: [...notOpen, 'task.taken'],
});

export const releaseTask = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/release',
  takesKey: true,
  summary: 'Give it back to the group',
  refusals: notOpen,
});

export const saveTaskDraft = endpoint({
  ...onTask,
  method: 'PUT',
  path: '/tasks/:id/draft',
  takesKey: true,
  summary: 'Keep what was filled in so far',
  body: Type.Object({ data: CaseData }, { additionalProperties: false }),
  refusals: [...notOpen, 'case.data-too-large', 'case.data-too-deep', 'case.name-reserved'],
});

export const finishTask = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/finish',
  takesKey: true,
  summary: 'End it in one of its ways; the case goes on in the same moment',
  body: Type.Object(
    {
      outcome: Line(60, 1),
      comment: Type.Optional(Line(4000)),
      data: Type.Optional(CaseData),
      files: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ caseEnded: Type.Boolean(), isHeld: Type.Boolean() }),
  refusals: [
    ...notOpen,
    'task.outcome-unknown',
    'task.reason-required',
    'task.own-request',
    'form.invalid',
    'case.data-too-large',
    'case.data-too-deep',
    'case.name-reserved',
  ],
});

export const finishTasks = endpoint({
  method: 'POST',
  path: '/tasks/finish',
  action: 'signed-in',
  takesKey: true,
  summary: 'End several in the same way, each by itself; what is refused is told one by one',
  tag,
  body: Type.Object(
    {
      ids: Type.Array(Id, { minItems: 1, maxItems: 100 }),
      outcome: Line(60, 1),
      comment: Type.Optional(Line(4000)),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    done: Type.Array(Id),
    refused: Type.Array(Type.Object({ id: Id, code: Line(60), zh: Line(500) })),
  }),
});

export const sendBackTask = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/send-back',
  takesKey: true,
  summary: 'Send the case back to an earlier step',
  body: Type.Object({ to: Line(200, 1), reason: Line(4000, 1) }, { additionalProperties: false }),
  refusals: [...notOpen, 'task.no-such-place'],
});

export const transferTask = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/transfer',
  takesKey: true,
  summary: 'Hand it to somebody else',
  body: Type.Object({ accountId: Id, reason: Type.Optional(Line(1000)) }, { additionalProperties: false }),
  refusals: [...notOpen, 'task.account-unknown', 'task.own-request'],
});

export const addSigner = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/signers',
  takesKey: true,
  summary: 'Somebody else signs, before or after me',
  body: Type.Object(
    {
      accountIds: Type.Array(Id, { minItems: 1, maxItems: 10 }),
      when: Type.Union([Type.Literal('before'), Type.Literal('after')]),
      reason: Type.Optional(Line(1000)),
    },
    { additionalProperties: false },
  ),
  refusals: [...notOpen, 'task.account-unknown', 'task.own-request'],
});

export const askAbout = endpoint({
  ...onTask,
  method: 'POST',
  path: '/tasks/:id/ask',
  takesKey: true,
  summary: 'Ask somebody; the task stays, the answer comes as a comment',
  body: Type.Object(
    { accountIds: Type.Array(Id, { minItems: 1, maxItems: 10 }), question: Line(4000, 1) },
    { additionalProperties: false },
  ),
  refusals: [...notOpen, 'task.account-unknown'],
});

/** Accounts that one may hand a task to, mention or ask: names and units only. */
export const findColleagues = endpoint({
  method: 'GET',
  path: '/colleagues',
  action: 'signed-in',
  summary: 'People with an account, by name or pinyin: to hand a task to, to mention, to ask',
  tag,
  query: Type.Object({ q: Line(50, 1) }, { additionalProperties: false }),
  reply: List(Type.Object({ accountId: Id, name: Line(100), unitName: Line(200) })),
});

// Who stands in, who belongs to which group

export const Delegation = Type.Object({
  id: Id,
  ofAccountId: Id,
  ofName: Line(100),
  toAccountId: Id,
  toName: Line(100),
  fromOn: Day,
  /** The last day. */
  untilOn: Day,
  /** One process alone; all where it is null. */
  process: Nullable(ProcessKey),
  reason: Line(500),
});
export type Delegation = Static<typeof Delegation>;

export const listDelegations = endpoint({
  method: 'GET',
  path: '/delegations',
  action: 'signed-in',
  summary: 'Who stands in for me, and for whom I stand in; with process.mend all of them',
  tag: 'desk',
  reply: List(Delegation),
});
export const createDelegation = endpoint({
  method: 'POST',
  path: '/delegations',
  action: 'signed-in',
  summary: 'Somebody stands in for me on these days; tasks that are open already go to him, too',
  tag: 'desk',
  body: Type.Object(
    {
      toAccountId: Id,
      fromOn: Day,
      untilOn: Day,
      process: Type.Optional(Nullable(ProcessKey)),
      reason: Type.Optional(Line(500)),
      /** For somebody else; needs process.mend. */
      ofAccountId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['delegation.days', 'delegation.to-oneself', 'task.account-unknown'],
});
export const endDelegation = endpoint({
  method: 'DELETE',
  path: '/delegations/:id',
  action: 'signed-in',
  summary: 'End it today',
  tag: 'desk',
  params: IdParams,
  refusals: ['delegation.not-found'],
});

export const WorkGroup = Type.Object({
  id: Id,
  code: ProcessKey,
  name: Line(100, 1),
  members: Type.Array(Type.Object({ accountId: Id, name: Line(100), unitName: Line(200) })),
});
export type WorkGroup = Static<typeof WorkGroup>;

export const listGroups = endpoint({
  method: 'GET',
  path: '/work-groups',
  action: 'process.read',
  summary: 'Groups that own tasks, such as a joint desk of several departments',
  tag: 'desk',
  reply: List(WorkGroup),
});
export const saveGroup = endpoint({
  method: 'PUT',
  path: '/work-groups/:code',
  action: 'process.edit',
  summary: 'Make a group or change its members',
  tag: 'desk',
  params: Type.Object({ code: ProcessKey }, { additionalProperties: false }),
  body: Type.Object(
    { name: Line(100, 1), accountIds: Type.Array(Id, { maxItems: 500 }) },
    { additionalProperties: false },
  ),
  refusals: ['task.account-unknown'],
});

export const readBoard = endpoint({
  method: 'GET',
  path: '/tasks/board',
  action: 'process.read',
  summary: 'Late and open tasks by unit and process, and how many were done in time',
  tag: 'desk',
  query: Type.Object(
    { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    units: Type.Array(
      Type.Object({
        unitId: Nullable(Id),
        unitName: Line(200),
        open: Type.Integer(),
        late: Type.Integer(),
        done: Type.Integer(),
        doneInTime: Type.Integer(),
        expedited: Type.Integer(),
      }),
    ),
    processes: Type.Array(
      Type.Object({
        key: ProcessKey,
        name: Line(100),
        open: Type.Integer(),
        late: Type.Integer(),
        done: Type.Integer(),
        doneInTime: Type.Integer(),
        hoursMedian: Nullable(Type.Number()),
        stars: Nullable(Type.Number()),
      }),
    ),
    late: Type.Array(
      Type.Object({
        taskId: Id,
        caseId: Id,
        title: Line(200),
        name: Line(200),
        unitName: Line(200),
        ownerNames: Type.Array(Line(100)),
        dueAt: Instant,
        expedited: Type.Integer(),
      }),
    ),
  }),
});

export type InboxCase = Static<typeof CaseRow>;
