import Type, { type Static } from 'typebox';
import { AuditFault } from './audit-fault.ts';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, Nullable } from './shape.ts';

export const AuditLine = Type.Object({
  id: Id,
  n: Type.Integer({ description: 'number of its link in the chain' }),
  at: Instant,
  kind: Type.String({ description: 'insert, update, delete, or a code such as people.reveal' }),
  table: Type.String({ description: 'empty where nothing was written' }),
  accountId: Nullable(Id),
  personIds: Type.Array(Id, { description: 'the persons concerned; empty for loads of more than a thousand' }),
  actor: Type.String({ description: 'who acted: the user name of an account, or a part of the system' }),
  actorName: Nullable(
    Type.String({ description: 'what the account is called now; null where there is none in sight' }),
  ),
  actorKind: Type.String({ description: 'person, service, system; empty for the owner of the database' }),
  command: Type.String(),
  ip: Type.String(),
  requestId: Type.String(),
  rowCount: Type.Integer({ minimum: 0 }),
  facts: Type.Unknown({ description: 'of entries that record no write' }),
});
export type AuditLine = Static<typeof AuditLine>;

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/audit/entries',
  action: 'audit.read',
  summary: 'The audit, newest first',
  tag: 'audit',
  query: Type.Object(
    {
      from: Type.Optional(Instant),
      until: Type.Optional(Instant),
      account: Type.Optional(Id),
      person: Type.Optional(Id),
      kind: Type.Optional(Line(60, 1)),
      table: Type.Optional(Line(63, 1)),
      after: Type.Optional(Line(200, 1)),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    items: Type.Array(AuditLine),
    /** Give it back as `after` for the next page; null on the last one. */
    next: Nullable(Type.String()),
  }),
  refusals: ['audit.instant-invalid', 'audit.page-invalid'],
});

export const readAuditEntry = endpoint({
  method: 'GET',
  path: '/audit/entries/:id',
  action: 'audit.read',
  summary: 'One entry with the rows before and after',
  tag: 'audit',
  params: IdParams,
  reply: Type.Object({
    ...AuditLine.properties,
    hash: Type.String(),
    previous: Type.String(),
    rows: Type.Array(Type.Object({ before: Type.Unknown(), after: Type.Unknown() }), {
      description: 'up to a hundred; sensitive values as digests',
    }),
  }),
  refusals: ['audit.not-found'],
});

export const readAuditStatus = endpoint({
  method: 'GET',
  path: '/audit/verify',
  action: 'audit.read',
  summary: 'What the last examination of the audit found',
  tag: 'audit',
  reply: Type.Object({
    /** Null before the first examination. */
    last: Nullable(
      Type.Object({
        endedAt: Instant,
        entries: Type.Integer(),
        links: Type.Integer(),
        rows: Type.Integer(),
        head: Type.Object({ n: Type.Integer(), hash: Type.String() }),
        faultCount: Type.Integer(),
        faults: Type.Array(AuditFault),
      }),
    ),
    /** The run that examines now, to be followed at /jobs/:id. */
    running: Nullable(Id),
  }),
});

export const startAuditVerify = endpoint({
  method: 'POST',
  path: '/audit/verify',
  action: 'audit.read',
  summary: 'Examine the audit and every audited row now',
  tag: 'audit',
  reply: Type.Object({ jobId: Id }),
  rateLimit: 6,
});
