import Type, { type Static } from 'typebox';
import { paperRefusals } from './document.ts';
import { endpoint } from './endpoint.ts';
import { Id } from './shape.ts';

const tag = 'documents';
const exact = { additionalProperties: false } as const;

export const CaseFileLook = Type.Object({
  look: Type.Enum(['picture', 'pages', 'none', 'locked']),
  pages: Type.Integer(),
});
export type CaseFileLook = Static<typeof CaseFileLook>;

export const lookAtCaseFile = endpoint({
  method: 'GET',
  path: '/cases/:id/files/:fileId/look',
  action: 'signed-in',
  summary: '事项附件能否预览、有几页',
  tag,
  params: Type.Object({ id: Id, fileId: Id }, exact),
  reply: CaseFileLook,
  refusals: ['case.not-found', ...paperRefusals],
});

export const caseFilePage = endpoint({
  method: 'GET',
  path: '/cases/:id/files/:fileId/pages/:page',
  action: 'signed-in',
  summary: '事项附件一页的预览图（记入审计）',
  tag,
  params: Type.Object({ id: Id, fileId: Id, page: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }) }, exact),
  produces: 'image/webp',
  refusals: ['case.not-found', ...paperRefusals, 'paper.no-preview', 'paper.no-page'],
});
