import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { ProcessKey } from './process.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** A case is one running of a process: somebody's request, with where it stands and all that was said about it. */

export const CaseData = Type.Record(Line(60), Type.Unknown(), { maxProperties: 300 });
export const CaseState = Type.Union([
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
  Type.Literal('failed'),
]);
export type CaseState = Static<typeof CaseState>;
export const caseStates: Readonly<Record<CaseState, string>> = {
  running: '办理中',
  done: '已办结',
  refused: '未通过',
  withdrawn: '已撤回',
  failed: '已终止',
};

/** Whether an outcome counts as consent or refusal; null for one that is neither. */
export const OutcomeSense = Nullable(Type.Union([Type.Literal('agree'), Type.Literal('refuse')]));

export const CaseRow = Type.Object({
  id: Id,
  number: Line(40),
  processKey: ProcessKey,
  processName: Line(100),
  title: Line(200),
  state: CaseState,
  /** Something in it failed and waits for an administrator. */
  isHeld: Type.Boolean(),
  starterName: Line(100),
  subjectName: Line(100),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  /** The names of the steps at which it stands, and by when the nearest is due. */
  standsAt: Type.Array(Line(200)),
  withNames: Type.Array(Line(100)),
  dueAt: Nullable(Instant),
  isLate: Type.Boolean(),
  expedited: Type.Integer({ minimum: 0 }),
});
export type CaseRow = Static<typeof CaseRow>;

export const CaseEntry = Type.Object({
  id: Id,
  at: Instant,
  kind: Line(30),
  byName: Line(100),
  /** On whose behalf, where a stand-in acted. */
  forName: Line(100),
  node: Nullable(Line(200)),
  nodeName: Line(200),
  text: Line(4000),
  outcome: Line(60),
  outcomeLabel: Line(60),
  sense: OutcomeSense,
  /** Minutes from the task's arrival to this, where it ended one. */
  tookMinutes: Nullable(Type.Integer()),
  files: Type.Array(Type.Object({ id: Id, name: Line(200), size: Type.Integer() })),
  mentions: Type.Array(Line(100)),
});
export type CaseEntry = Static<typeof CaseEntry>;

export const CaseTask = Type.Object({
  id: Id,
  node: Line(200),
  name: Line(200),
  state: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('cancelled')]),
  arrivedAt: Instant,
  dueAt: Nullable(Instant),
  isLate: Type.Boolean(),
  endedAt: Nullable(Instant),
  outcomeLabel: Line(60),
  people: Type.Array(
    Type.Object({
      name: Line(100),
      part: Type.Union([
        Type.Literal('owner'),
        Type.Literal('stand-in'),
        Type.Literal('signer-before'),
        Type.Literal('signer-after'),
      ]),
      state: Type.Union([Type.Literal('open'), Type.Literal('taken'), Type.Literal('done'), Type.Literal('gone')]),
      outcomeLabel: Line(60),
      at: Nullable(Instant),
    }),
  ),
});
export type CaseTask = Static<typeof CaseTask>;

export const CaseDetail = Type.Object({
  ...CaseRow.properties,
  version: Type.Integer(),
  /** What the starter filled in, by the form that began it; null without one. */
  form: Nullable(Type.Object({ key: Line(60), version: Type.Integer() })),
  data: CaseData,
  /** Codes of values that are kept sealed; `data` has their last characters alone. */
  sealed: Type.Array(Type.String()),
  tasks: Type.Array(CaseTask),
  entries: Type.Array(CaseEntry),
  /** For the diagram: the model, the nodes passed, those at which it stands, those held, and the flows taken. */
  diagram: Type.Object({
    xml: Type.String(),
    passed: Type.Array(Line(200)),
    standing: Type.Array(Line(200)),
    held: Type.Array(Line(200)),
    flows: Type.Array(Line(200)),
  }),
  incidents: Type.Array(
    Type.Object({
      token: Type.Integer(),
      node: Line(200),
      nodeName: Line(200),
      at: Instant,
      code: Line(60),
      zh: Line(1000),
    }),
  ),
  may: Type.Object({
    withdraw: Type.Boolean(),
    expedite: Type.Boolean(),
    comment: Type.Boolean(),
    rate: Type.Boolean(),
    mend: Type.Boolean(),
    watch: Type.Boolean(),
  }),
  isWatching: Type.Boolean(),
  /** For those alone who have a part in it; whoever mends it sees neither data nor history. */
  isConfidential: Type.Boolean(),
  satisfaction: Nullable(Type.Object({ stars: Type.Integer({ minimum: 1, maximum: 5 }), text: Line(1000) })),
  parent: Nullable(Type.Object({ id: Id, number: Line(40), title: Line(200) })),
  children: Type.Array(Type.Object({ id: Id, number: Line(40), title: Line(200), state: CaseState })),
});
export type CaseDetail = Static<typeof CaseDetail>;

const tag = 'case';

export const startCase = endpoint({
  method: 'POST',
  path: '/cases',
  action: 'signed-in',
  takesKey: true,
  summary: 'Begin a case of a process',
  tag,
  body: Type.Object(
    {
      process: ProcessKey,
      data: Type.Optional(CaseData),
      /** Whom it is about; the caller where it is not told. */
      subjectPersonId: Type.Optional(Id),
      files: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id, number: Line(40) }),
  refusals: [
    'process.not-found',
    'process.not-startable',
    'form.invalid',
    'case.subject-unknown',
    'case.data-too-large',
    'case.data-too-deep',
    'case.name-reserved',
  ],
});

export const listCases = endpoint({
  method: 'GET',
  path: '/cases',
  action: 'signed-in',
  summary: 'Cases that the caller may see, newest first',
  tag,
  query: Type.Object(
    {
      box: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('watching'), Type.Literal('all')])),
      state: Type.Optional(CaseState),
      process: Type.Optional(ProcessKey),
      q: Type.Optional(Line(100)),
      held: Type.Optional(Type.Boolean()),
      late: Type.Optional(Type.Boolean()),
      after: Type.Optional(Line(200)),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(CaseRow), next: Nullable(Line(200)) }),
});

export const readCase = endpoint({
  method: 'GET',
  path: '/cases/:id',
  action: 'signed-in',
  summary: 'One case with its tasks, its history and its diagram',
  tag,
  params: IdParams,
  reply: CaseDetail,
  refusals: ['case.not-found'],
});

export const revealCaseValue = endpoint({
  method: 'POST',
  path: '/cases/:id/reveal',
  action: 'signed-in',
  summary: 'A value that is kept sealed, in full',
  description:
    'For who began the case, and for who sees it and may reveal the numbers of the person whom it is about. Every reading is noted in the audit.',
  tag,
  params: IdParams,
  body: Type.Object(
    {
      field: Line(60, 1),
      /** The task whose draft holds it; left out: what the case holds. */
      taskId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ value: Type.String() }),
  refusals: ['case.not-found', 'case.not-sealed', 'case.reveal-not-allowed'],
});

export const withdrawCase = endpoint({
  method: 'POST',
  path: '/cases/:id/withdraw',
  action: 'signed-in',
  takesKey: true,
  summary: "Take one's own request back while it runs",
  tag,
  params: IdParams,
  body: Type.Object({ reason: Type.Optional(Line(1000)) }, { additionalProperties: false }),
  refusals: ['case.not-found', 'case.ended', 'case.not-yours'],
});

export const expediteCase = endpoint({
  method: 'POST',
  path: '/cases/:id/expedite',
  action: 'signed-in',
  takesKey: true,
  summary: 'Ask for it sooner: the limit is shortened as the process says, the owners are told, and it is counted',
  tag,
  params: IdParams,
  body: Type.Object({ reason: Type.Optional(Line(500)) }, { additionalProperties: false }),
  refusals: ['case.not-found', 'case.ended', 'case.expedited-today'],
});

export const commentCase = endpoint({
  method: 'POST',
  path: '/cases/:id/comments',
  action: 'signed-in',
  takesKey: true,
  summary: 'Say something about it; who is mentioned is told and may see the case',
  tag,
  params: IdParams,
  body: Type.Object(
    {
      text: Line(4000, 1),
      mentions: Type.Optional(Type.Array(Id, { maxItems: 20, description: 'accounts' })),
      files: Type.Optional(Type.Array(Id, { maxItems: 20 })),
      /** The entry that it answers. */
      answers: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  refusals: ['case.not-found'],
});

export const watchCase = endpoint({
  method: 'PUT',
  path: '/cases/:id/watch',
  action: 'signed-in',
  takesKey: true,
  summary: 'Follow a case that one may see, or no longer',
  tag,
  params: IdParams,
  body: Type.Object({ watching: Type.Boolean() }, { additionalProperties: false }),
  refusals: ['case.not-found'],
});

export const rateCase = endpoint({
  method: 'POST',
  path: '/cases/:id/satisfaction',
  action: 'signed-in',
  takesKey: true,
  summary: 'How the starter found it, once it has ended',
  tag,
  params: IdParams,
  body: Type.Object(
    { stars: Type.Integer({ minimum: 1, maximum: 5 }), text: Type.Optional(Line(1000)) },
    { additionalProperties: false },
  ),
  refusals: ['case.not-found', 'case.not-yours', 'case.running'],
});

export const uploadCaseFile = endpoint({
  method: 'POST',
  path: '/cases/files',
  action: 'signed-in',
  summary: 'Keep a file, to be attached by its id to a case, an answer or a comment',
  tag,
  takesFile: true,
  reply: Type.Object({ id: Id, name: Line(200), size: Type.Integer() }),
});

export const readCaseFile = endpoint({
  method: 'GET',
  path: '/cases/:id/files/:fileId',
  action: 'signed-in',
  summary: 'A file that is attached to a case',
  tag,
  params: Type.Object({ id: Id, fileId: Id }, { additionalProperties: false }),
  produces: 'application/octet-stream',
  refusals: ['case.not-found'],
});

export const mendCase = endpoint({
  method: 'POST',
  path: '/cases/:id/mend',
  action: 'process.mend',
  takesKey: true,
  summary: 'What failed is tried again, moved to another step, or the case is ended',
  tag,
  params: IdParams,
  body: Type.Object(
    {
      how: Type.Union([Type.Literal('retry'), Type.Literal('move'), Type.Literal('end')]),
      token: Type.Optional(Type.Integer({ minimum: 1 })),
      to: Type.Optional(Line(200)),
      /** Values set in the case's data first. */
      data: Type.Optional(CaseData),
      reason: Line(1000, 1),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ isHeld: Type.Boolean() }),
  refusals: [
    'case.not-found',
    'case.ended',
    'case.no-such-place',
    'case.nothing-held',
    'case.data-too-large',
    'case.data-too-deep',
    'case.name-reserved',
  ],
});

export const listIncidents = endpoint({
  method: 'GET',
  path: '/incidents',
  action: 'process.mend',
  summary: 'What failed and waits for a person',
  tag,
  reply: List(
    Type.Object({
      caseId: Id,
      number: Line(40),
      title: Line(200),
      processKey: ProcessKey,
      token: Type.Integer(),
      node: Line(200),
      nodeName: Line(200),
      at: Instant,
      code: Line(60),
      zh: Line(1000),
    }),
  ),
});
