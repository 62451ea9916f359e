import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { FormDefinition } from './form-definition.ts';
import { Id, Instant, Line, List, Nullable } from './shape.ts';

/** A form has versions: one draft at most, one in force at most, those before it kept for what was filled in on them. */

export const FormKey = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,59}$',
  description: 'stable key, such as leave-request',
});
const KeyParams = Type.Object({ key: FormKey }, { additionalProperties: false });
const FilledData = Type.Record(Line(60), Type.Unknown(), { maxProperties: 300 });

export const FormIssue = Type.Object({
  path: Type.String(),
  code: Line(60),
  zh: Type.String(),
  at: Type.Optional(Type.Integer()),
});
export type FormIssue = Static<typeof FormIssue>;

export const FormVersion = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  state: Type.Union([Type.Literal('draft'), Type.Literal('in-force'), Type.Literal('retired')]),
  note: Line(500),
  editedBy: Line(100),
  editedAt: Instant,
  putInForceAt: Nullable(Instant),
  putInForceBy: Line(100),
});
export type FormVersion = Static<typeof FormVersion>;

export const Form = Type.Object({
  key: FormKey,
  name: Line(100),
  help: Line(500),
  /** Shipped with the product: an update brings a draft, never a version in force. */
  isBuiltIn: Type.Boolean(),
  inForce: Nullable(Type.Integer()),
  draft: Nullable(Type.Integer()),
  fields: Type.Integer({ minimum: 0 }),
  editedAt: Instant,
});
export type Form = Static<typeof Form>;

export const WholeForm = Type.Object({
  key: FormKey,
  name: Line(100),
  help: Line(500),
  isBuiltIn: Type.Boolean(),
  version: FormVersion,
  definition: FormDefinition,
  /** Newest first. */
  versions: Type.Array(FormVersion),
});
export type WholeForm = Static<typeof WholeForm>;

const tag = 'form';

export const listForms = endpoint({
  method: 'GET',
  path: '/forms',
  action: 'process.read',
  summary: '表单及其版本',
  tag,
  reply: List(Form),
});

export const readForm = endpoint({
  method: 'GET',
  path: '/forms/:key',
  action: 'signed-in',
  summary: '一个表单的定义',
  description: 'Without a version the one in force. Drafts are for who holds process.edit or process.deploy.',
  tag,
  params: KeyParams,
  query: Type.Object(
    { version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) },
    { additionalProperties: false },
  ),
  reply: WholeForm,
  refusals: ['form.not-found'],
});

export const createForm = endpoint({
  method: 'POST',
  path: '/forms',
  action: 'process.edit',
  summary: '新建表单',
  tag,
  body: Type.Object(
    {
      key: FormKey,
      name: Line(100, 1),
      help: Type.Optional(Line(500)),
      definition: Type.Optional(FormDefinition),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ key: FormKey, number: Type.Integer() }),
  refusals: ['form.key-taken'],
});

export const saveFormDraft = endpoint({
  method: 'PUT',
  path: '/forms/:key/draft',
  action: 'process.edit',
  summary: '保存草稿；有错误的草稿可以保存，不能启用',
  tag,
  params: KeyParams,
  body: Type.Object(
    {
      definition: FormDefinition,
      name: Type.Optional(Line(100, 1)),
      help: Type.Optional(Line(500)),
      note: Type.Optional(Line(500)),
      /** `editedAt` of the draft that was opened; refused where somebody else saved meanwhile. Null: there was none. */
      basedOn: Type.Optional(Nullable(Instant)),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ number: Type.Integer(), editedAt: Instant, issues: Type.Array(FormIssue) }),
  refusals: ['form.not-found', 'form.saved-meanwhile'],
});

export const dropFormDraft = endpoint({
  method: 'DELETE',
  path: '/forms/:key/draft',
  action: 'process.edit',
  summary: '放弃草稿',
  tag,
  params: KeyParams,
  refusals: ['form.not-found', 'form.no-draft'],
});

export const putFormInForce = endpoint({
  method: 'POST',
  path: '/forms/:key/put-in-force',
  action: 'process.deploy',
  summary: '启用草稿',
  tag,
  params: KeyParams,
  body: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 100_000 }) }, { additionalProperties: false }),
  refusals: ['form.not-found', 'form.no-draft', 'form.has-errors'],
});

export const retireForm = endpoint({
  method: 'POST',
  path: '/forms/:key/retire',
  action: 'process.deploy',
  summary: '停用：不再用于新的填写',
  tag,
  params: KeyParams,
  refusals: ['form.not-found'],
});

export const checkForm = endpoint({
  method: 'POST',
  path: '/forms/:key/check',
  action: 'signed-in',
  summary: '检查填写的内容，不保存',
  tag,
  params: KeyParams,
  body: Type.Object({ data: FilledData, subject: Type.Optional(Id) }, { additionalProperties: false }),
  reply: Type.Object({
    version: Type.Integer(),
    data: Type.Record(Type.String(), Type.Unknown()),
    problems: Type.Array(Type.Object({ path: Type.String(), code: Line(60), zh: Type.String() })),
  }),
  refusals: ['form.not-found'],
});

export const prefillForm = endpoint({
  method: 'GET',
  path: '/forms/:key/prefill',
  action: 'signed-in',
  summary: '预填：本人和所为之人的信息，以填写人看得到的为限',
  tag,
  params: KeyParams,
  query: Type.Object({ subject: Type.Optional(Id) }, { additionalProperties: false }),
  reply: Type.Object({
    me: Type.Record(Type.String(), Type.String()),
    subject: Type.Record(Type.String(), Type.String()),
    employments: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  }),
  refusals: ['form.not-found'],
});
