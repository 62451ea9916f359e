import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, List } from './shape.ts';

/** News that could not be delivered to all who wait for it, after all tries. What it says stays in the database. */
export const DeadEvent = Type.Object({
  id: Id,
  name: Type.String({ description: 'stable code of the kind, such as person.hired' }),
  recordedAt: Instant,
  /** When it was tried for the last time. */
  endedAt: Instant,
  attempts: Type.Integer({ minimum: 1 }),
  reason: Type.String({ description: 'the last fault, without the values that it spoke of' }),
});
export type DeadEvent = Static<typeof DeadEvent>;

const tag = 'job';

export const listDeadEvents = endpoint({
  method: 'GET',
  path: '/outbox/dead',
  action: 'job.read',
  summary: 'News that could not be delivered, newest first, 200 at most',
  tag,
  reply: List(DeadEvent),
});

export const retryEvent = endpoint({
  method: 'POST',
  path: '/outbox/events/:id/retry',
  action: 'system.edit',
  summary: 'Have dead news tried again; recorded in the audit',
  tag,
  params: IdParams,
  refusals: ['outbox.not-dead'],
});

export const giveUpEvent = endpoint({
  method: 'POST',
  path: '/outbox/events/:id/give-up',
  action: 'system.edit',
  summary: 'Give dead news up for good; recorded in the audit',
  description: 'Whoever waited for it never hears of it.',
  tag,
  params: IdParams,
  refusals: ['outbox.not-dead'],
});
