import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'code';
const exact = { additionalProperties: false } as const;

/** What is written in workbooks for a code of a standard set, or for a grade; `set` is the set’s name or `grade`. */
export const CodeAlias = Type.Object({
  id: Id,
  set: Type.String(),
  setTitle: Type.String({ description: '代码表或“职级”' }),
  text: Type.String({ description: '花名册里的写法' }),
  code: Type.String({ description: '代码；职级为其 id' }),
  label: Nullable(Type.String({ description: '代码的名称；已不存在时为 null' })),
  confirmedAt: Instant,
});
export type CodeAlias = Static<typeof CodeAlias>;

export const AliasWanted = Type.Object({ set: Line(40, 1), text: Line(60, 1), code: Line(40, 1) }, exact);

export const listCodeAliases = endpoint({
  method: 'GET',
  path: '/code-aliases',
  action: 'signed-in',
  summary: '记住的代码写法（学历、政治面貌、职级等）',
  description: '能导入花名册或维护别名的人看得到，其他人得到空列表。',
  tag,
  query: Type.Object({ set: Type.Optional(Line(40)), search: Type.Optional(Line(60)) }, exact),
  reply: List(CodeAlias),
});

export const addCodeAlias = endpoint({
  method: 'POST',
  path: '/code-aliases',
  action: 'alias.edit',
  summary: '记住一种写法所指的代码',
  tag,
  body: AliasWanted,
  reply: Type.Object({ id: Id }),
  refusals: ['import.code-set-unknown', 'import.code-unknown', 'import.code-is-standard', 'import.alias-empty'],
});

export const removeCodeAlias = endpoint({
  method: 'DELETE',
  path: '/code-aliases/:id',
  action: 'alias.edit',
  summary: '忘记一种写法；已导入的人员不受影响',
  tag,
  params: IdParams,
  refusals: ['import.alias-not-found'],
});
