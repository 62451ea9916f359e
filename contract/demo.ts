import Type from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id } from './shape.ts';

export const loadDemo = endpoint({
  method: 'POST',
  path: '/demo',
  action: 'system.edit',
  summary: '载入示例公司',
  description:
    '在空的系统里载入一家虚构的公司（300 人），不建立演示账号。作为后台任务执行；系统里已有单位或人员时，任务以 demo.not-empty 结束。',
  tag: 'demo',
  reply: Type.Object({ jobRunId: Id }),
});
