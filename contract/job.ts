import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, List, Nullable } from './shape.ts';

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export const jobStateLabels: Record<JobState, string> = {
  waiting: '等待中',
  running: '进行中',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
};
export const JobState = Type.Enum(jobStates);
export type JobState = (typeof jobStates)[number];

export const JobRun = Type.Object({
  id: Id,
  name: Type.String({ description: 'stable code, such as people.import' }),
  title: Type.String({ description: 'what runs, for people' }),
  state: JobState,
  done: Type.Integer({ minimum: 0 }),
  total: Nullable(Type.Integer({ minimum: 0, description: 'unknown while null' })),
  note: Type.String({ description: 'what it is doing now' }),
  result: Type.Unknown({ description: 'depends on the job; null until it is done' }),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  accountId: Nullable(Id),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  endedAt: Nullable(Instant),
});
export type JobRun = Static<typeof JobRun>;

export const listJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  action: 'signed-in',
  summary: 'Background runs, newest first',
  description: 'Own runs, and everybody’s for those who hold job.read.',
  tag: 'job',
  query: Type.Object(
    {
      state: Type.Optional(JobState),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    { additionalProperties: false },
  ),
  reply: List(JobRun),
});

export const readJob = endpoint({
  method: 'GET',
  path: '/jobs/:id',
  action: 'signed-in',
  summary: 'One run and how far it is',
  tag: 'job',
  params: IdParams,
  reply: JobRun,
  refusals: ['job.not-found'],
  rateLimit: 600,
});

export const cancelJob = endpoint({
  method: 'POST',
  path: '/jobs/:id/cancel',
  action: 'signed-in',
  summary: 'Cancel a run that waits or runs',
  description: 'A running one ends at its next safe place, with nothing half-written.',
  tag: 'job',
  params: IdParams,
  refusals: ['job.not-found', 'job.ended'],
});
