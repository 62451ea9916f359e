import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Line, List, Nullable } from './shape.ts';

/** A process is a BPMN model with versions: one draft at most, one version in force at most, those before it kept for the cases that run on them. */

export const ProcessKey = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,59}$',
  description: 'stable key, such as phone-rebinding',
});
const KeyParams = Type.Object({ key: ProcessKey }, { additionalProperties: false });
const VersionParams = Type.Object(
  { key: ProcessKey, number: Type.Integer({ minimum: 1, maximum: 100_000 }) },
  { additionalProperties: false },
);
/** A model's text; the reader refuses more than 2 MB. */
const Xml = Type.String({ minLength: 1, maxLength: 2_000_000, description: 'BPMN 2.0 XML' });

export const ProcessIssue = Type.Object({
  code: Line(60),
  element: Nullable(Line(200)),
  line: Type.Optional(Type.Integer()),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  zh: Line(1000),
});
export type ProcessIssue = Static<typeof ProcessIssue>;

export const ProcessVersion = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  state: Type.Union([Type.Literal('draft'), Type.Literal('in-force'), Type.Literal('retired')]),
  note: Line(500),
  editedBy: Line(100),
  editedAt: Instant,
  putInForceAt: Nullable(Instant),
  putInForceBy: Line(100),
  /** Cases that still run on it. */
  running: Type.Integer({ minimum: 0 }),
});
export type ProcessVersion = Static<typeof ProcessVersion>;

export const Process = Type.Object({
  key: ProcessKey,
  name: Line(100),
  category: Line(60),
  help: Line(2000),
  /** Shipped with the product: an update may bring a new version as a draft, never in force by itself. */
  isBuiltIn: Type.Boolean(),
  inForce: Nullable(Type.Integer()),
  draft: Nullable(Type.Integer()),
  running: Type.Integer({ minimum: 0 }),
  held: Type.Integer({ minimum: 0 }),
});
export type Process = Static<typeof Process>;

export const ProcessDetail = Type.Object({
  ...Process.properties,
  versions: Type.Array(ProcessVersion),
});
export type ProcessDetail = Static<typeof ProcessDetail>;

/** A process that the caller may begin. */
export const StartableProcess = Type.Object({
  key: ProcessKey,
  name: Line(100),
  category: Line(60),
  help: Line(2000),
  /** The key of the form that begins it; null where one click does. */
  form: Nullable(Line(60)),
});
export type StartableProcess = Static<typeof StartableProcess>;

const tag = 'process';

export const listProcesses = endpoint({
  method: 'GET',
  path: '/processes',
  action: 'process.read',
  summary: 'All processes with their versions in force and their running cases',
  tag,
  reply: List(Process),
});

export const listStartable = endpoint({
  method: 'GET',
  path: '/processes/startable',
  action: 'signed-in',
  summary: 'The processes that the caller may begin',
  tag,
  reply: List(StartableProcess),
});

export const readProcess = endpoint({
  method: 'GET',
  path: '/processes/:key',
  action: 'process.read',
  summary: 'One process with its versions, newest first',
  tag,
  params: KeyParams,
  reply: ProcessDetail,
  refusals: ['process.not-found'],
});

export const readVersion = endpoint({
  method: 'GET',
  path: '/processes/:key/versions/:number',
  action: 'process.read',
  summary: "One version's model, with what is wrong with it",
  tag,
  params: VersionParams,
  reply: Type.Object({ version: ProcessVersion, xml: Type.String(), issues: Type.Array(ProcessIssue) }),
  refusals: ['process.not-found'],
});

export const createProcess = endpoint({
  method: 'POST',
  path: '/processes',
  action: 'process.edit',
  summary: 'A new process: from a BPMN file, or an empty one to draw',
  tag,
  body: Type.Object(
    {
      key: ProcessKey,
      name: Line(100, 1),
      category: Type.Optional(Line(60)),
      help: Type.Optional(Line(2000)),
      xml: Type.Optional(Xml),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ key: ProcessKey, number: Type.Integer(), issues: Type.Array(ProcessIssue) }),
  refusals: ['process.key-taken', 'process.unreadable'],
});

export const checkProcess = endpoint({
  method: 'POST',
  path: '/processes/check',
  action: 'process.edit',
  summary: 'What is wrong with a model, without keeping it; asked while drawing',
  tag,
  body: Type.Object({ xml: Xml }, { additionalProperties: false }),
  reply: Type.Object({
    issues: Type.Array(ProcessIssue),
    /** The processes of the file that can be run. */
    processes: Type.Array(Type.Object({ id: Line(200), name: Line(200), executable: Type.Boolean() })),
  }),
  refusals: ['process.unreadable'],
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/processes/:key/draft',
  action: 'process.edit',
  summary: "Keep a model as the process' draft; one with errors may be kept, not put in force",
  tag,
  params: KeyParams,
  body: Type.Object(
    {
      xml: Xml,
      note: Type.Optional(Line(500)),
      /** `editedAt` of the draft that was opened; refused where somebody else saved meanwhile. Null: there was none. */
      basedOn: Type.Optional(Nullable(Instant)),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ number: Type.Integer(), editedAt: Instant, issues: Type.Array(ProcessIssue) }),
  refusals: ['process.not-found', 'process.unreadable', 'process.saved-meanwhile'],
});

export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/processes/:key/draft',
  action: 'process.edit',
  summary: 'Throw the draft away',
  tag,
  params: KeyParams,
  refusals: ['process.not-found', 'process.no-draft'],
});

export const putProcessInForce = endpoint({
  method: 'POST',
  path: '/processes/:key/put-in-force',
  action: 'process.deploy',
  summary: 'The draft becomes the version on which new cases run; running ones stay on theirs',
  tag,
  params: KeyParams,
  body: Type.Object({ number: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
  reply: Type.Object({ issues: Type.Array(ProcessIssue) }),
  refusals: ['process.not-found', 'process.no-draft', 'process.has-errors'],
});

export const retireProcess = endpoint({
  method: 'POST',
  path: '/processes/:key/retire',
  action: 'process.deploy',
  summary: 'No new cases begin; running ones go on',
  tag,
  params: KeyParams,
  refusals: ['process.not-found'],
});

export const migrateCases = endpoint({
  method: 'POST',
  path: '/processes/:key/migrate',
  action: 'process.deploy',
  summary: 'Move running cases to the version in force; `preview` tells what would happen',
  tag,
  params: KeyParams,
  body: Type.Object(
    {
      from: Type.Integer({ minimum: 1 }),
      preview: Type.Boolean(),
      /** Which node of the old version became which of the new one, where ids changed. */
      renamed: Type.Optional(Type.Record(Line(200), Line(200), { maxProperties: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    moves: Type.Integer({ minimum: 0 }),
    stays: Type.Array(Type.Object({ caseId: Id, number: Line(40), nodes: Type.Array(Line(200)), why: Line(200) })),
  }),
  refusals: ['process.not-found', 'process.not-in-force'],
});

/** What the ended and running cases of a process tell about its nodes. */
export const readHeat = endpoint({
  method: 'GET',
  path: '/processes/:key/heat',
  action: 'process.read',
  summary: 'How often and how long each node was stood at, for the heat map',
  tag,
  params: KeyParams,
  query: Type.Object(
    {
      number: Type.Optional(Type.Integer({ minimum: 1 })),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    nodes: Type.Array(
      Type.Object({
        node: Line(200),
        name: Line(200),
        passed: Type.Integer(),
        waiting: Type.Integer(),
        minutesMedian: Nullable(Type.Integer()),
        minutesMost: Nullable(Type.Integer()),
        late: Type.Integer(),
      }),
    ),
    flows: Type.Array(Type.Object({ flow: Line(200), taken: Type.Integer() })),
    cases: Type.Integer(),
  }),
  refusals: ['process.not-found'],
});

/** A step of a trial run: no rows are written, nobody is told. */
export const tryProcess = endpoint({
  method: 'POST',
  path: '/processes/try',
  action: 'process.edit',
  summary: 'A trial run with made-up data: where the model stands after these answers',
  tag,
  body: Type.Object(
    {
      xml: Xml,
      data: Type.Record(Line(60), Type.Unknown(), { maxProperties: 200 }),
      /** In order: at which node what was answered. A timer or message needs no data. */
      answers: Type.Array(
        Type.Object(
          {
            node: Line(200, 1),
            data: Type.Optional(Type.Record(Line(60), Type.Unknown(), { maxProperties: 200 })),
            error: Type.Optional(Line(100)),
          },
          { additionalProperties: false },
        ),
        { maxItems: 500 },
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    issues: Type.Array(ProcessIssue),
    waiting: Type.Array(Type.Object({ node: Line(200), name: Line(200), kind: Line(20) })),
    passed: Type.Array(Line(200)),
    flows: Type.Array(Line(200)),
    held: Type.Array(Type.Object({ node: Line(200), code: Line(60), zh: Line(1000) })),
    ended: Nullable(Line(40)),
    data: Type.Record(Type.String(), Type.Unknown()),
  }),
  refusals: ['process.unreadable'],
});

/** What an owner, a service or a form may be called in a model: for the designer's lists. */
export const listProcessWords = endpoint({
  method: 'GET',
  path: '/processes/words',
  action: 'process.read',
  summary: 'Services, roles, groups and units that a model may name',
  tag,
  reply: Type.Object({
    services: Type.Array(
      Type.Object({
        name: Line(100),
        label: Line(100),
        /** The errors with which it may answer; a model can catch them. */
        errors: Type.Array(Line(100)),
        inputs: Type.Array(Type.Object({ name: Line(60), label: Line(100) })),
        results: Type.Array(Type.Object({ name: Line(60), label: Line(100) })),
      }),
    ),
    roles: Type.Array(Type.Object({ code: Line(60), name: Line(100) })),
    groups: Type.Array(Type.Object({ code: Line(60), name: Line(100) })),
    units: Type.Array(Type.Object({ id: Id, name: Line(200) })),
    forms: Type.Array(Type.Object({ key: Line(60), name: Line(100) })),
    processes: Type.Array(Type.Object({ key: ProcessKey, name: Line(100) })),
  }),
});
