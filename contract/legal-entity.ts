import Type, { type Static } from 'typebox';
import { Dated, From, optional, VersionMade, VersionParams, versionsOf } from './dated.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Line, List, MomentQuery, Nullable } from './shape.ts';

const tag = 'organization';
const exact = { additionalProperties: false } as const;

const legalEntityFields = {
  name: Line(200, 1),
  shortName: Line(60),
  creditCode: Nullable(Line(30)),
  regionCode: Nullable(Line(12)),
  address: Line(300),
};
export const LegalEntity = Type.Object({ id: Id, ...Dated, ...legalEntityFields });
export type LegalEntity = Static<typeof LegalEntity>;

const legalEntityRefusals = [
  'organization.credit-code',
  'organization.credit-code-taken',
  'organization.region-code',
] as const;

export const listLegalEntities = endpoint({
  method: 'GET',
  path: '/organization/legal-entities',
  action: 'organization.read',
  summary: '法人主体列表',
  tag,
  query: MomentQuery,
  reply: List(LegalEntity),
});

export const readLegalEntity = endpoint({
  method: 'GET',
  path: '/organization/legal-entities/:id',
  action: 'organization.read',
  summary: '法人主体及其历次变更',
  tag,
  params: IdParams,
  reply: Type.Object({ id: Id, versions: versionsOf(legalEntityFields) }),
  refusals: ['organization.legal-entity-not-found'],
});

export const createLegalEntity = endpoint({
  method: 'POST',
  path: '/organization/legal-entities',
  action: 'organization.edit',
  summary: '新建法人主体',
  tag,
  body: Type.Object({ from: Day, name: Line(200, 1), ...optional(legalEntityFields, 'name') }, exact),
  reply: VersionMade,
  refusals: legalEntityRefusals,
});

export const changeLegalEntity = endpoint({
  method: 'POST',
  path: '/organization/legal-entities/:id/changes',
  action: 'organization.edit',
  summary: '自某日起变更法人主体',
  tag,
  params: IdParams,
  body: Type.Object({ from: Day, ...optional(legalEntityFields) }, exact),
  reply: VersionMade,
  refusals: ['organization.legal-entity-not-found', 'organization.before-beginning', ...legalEntityRefusals],
});

export const correctLegalEntity = endpoint({
  method: 'PATCH',
  path: '/organization/legal-entities/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '更正法人主体的一段记录',
  tag,
  params: VersionParams,
  body: Type.Object(optional(legalEntityFields), exact),
  reply: VersionMade,
  refusals: ['organization.version-not-found', ...legalEntityRefusals],
});

export const rescindLegalEntity = endpoint({
  method: 'DELETE',
  path: '/organization/legal-entities/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '撤销法人主体的一次变更',
  tag,
  params: VersionParams,
  refusals: ['organization.version-not-found', 'organization.in-use'],
});

export const closeLegalEntity = endpoint({
  method: 'POST',
  path: '/organization/legal-entities/:id/close',
  action: 'organization.edit',
  summary: '自某日起停用法人主体',
  tag,
  params: IdParams,
  body: From,
  refusals: ['organization.legal-entity-not-found', 'organization.before-beginning', 'organization.in-use'],
});
