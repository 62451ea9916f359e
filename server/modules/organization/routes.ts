import * as headCount from '#contract/head-count.ts';
import * as contract from '#contract/organization.ts';
import { listChangeDays } from '#contract/organization-change.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { dayOf, momentOf } from '#platform/http/moment.ts';
import { type Route, route } from '#platform/http/route.ts';
import { addUnitAlias, removeUnitAlias } from './commands/write-alias.ts';
import { createGrade, removeGrade, updateGrade } from './commands/write-grade.ts';
import { rescindHeadCount, setHeadCount } from './commands/write-head-count.ts';
import { changeLegalEntity, correctLegalEntity, createLegalEntity } from './commands/write-legal-entity.ts';
import { changePost, closePost, correctPost, createPost } from './commands/write-post.ts';
import { changeUnit, closeUnit, correctUnit, createUnit, rescindUnit } from './commands/write-unit.ts';
import { closeFrom, legalEntity, post, rescindVersion } from './dated-noun.ts';
import { changeDays } from './queries/change-days.ts';
import { gradesOf } from './queries/grades.ts';
import { headCountHistory, headCountsOn } from './queries/head-counts.ts';
import { legalEntitiesAsOf, readLegalEntity } from './queries/legal-entities.ts';
import { postsAsOf, readPost } from './queries/posts.ts';
import { readUnit } from './queries/read-unit.ts';
import { unitAliases } from './queries/unit-aliases.ts';
import { unitsAsOf } from './queries/units-as-of.ts';
import './tables.ts';

export function organizationRoutes({ clock }: { clock: Clock }): Route[] {
  return [...unitRoutes(clock), ...legalEntityRoutes(clock), ...postRoutes(clock), ...headCountRoutes(clock)];
}

/** A 204. */
const nothing = () => undefined;

/** A body with its first day, which the calendar must have. */
function from<B extends { from: string }>(body: B) {
  return { ...body, from: dayOf(body.from, '/body/from') };
}

function unitRoutes(clock: Clock): Route[] {
  return [
    route(contract.listUnits, async ({ tx, query }) => ({
      items: await unitsAsOf(tx, momentOf(query, clock.today()), clock.today()),
    })),
    route(listChangeDays, async ({ tx }) => ({ items: await changeDays(tx) })),
    route(contract.readUnit, ({ tx, params, query }) =>
      readUnit(tx, params.id, clock.today(), momentOf(query, clock.today())),
    ),
    route(contract.createUnit, ({ tx, body }) => createUnit(tx, from(body))),
    route(contract.changeUnit, ({ tx, params, body }) => changeUnit(tx, params.id, from(body), clock.today())),
    route(contract.correctUnit, ({ tx, params, body }) =>
      correctUnit(tx, params.id, params.versionId, body, clock.today()),
    ),
    route(contract.rescindUnit, ({ tx, params }) =>
      rescindUnit(tx, params.id, params.versionId, clock.today()).then(nothing),
    ),
    route(contract.closeUnit, ({ tx, params, body }) =>
      closeUnit(tx, params.id, from(body).from, clock.today()).then(nothing),
    ),
    route(contract.listUnitAliases, async ({ tx, query }) => ({ items: await unitAliases(tx, query ?? {}) })),
    route(contract.addUnitAlias, ({ tx, body, identity }) => addUnitAlias(tx, body, identity?.actor.accountId ?? null)),
    route(contract.removeUnitAlias, ({ tx, params }) => removeUnitAlias(tx, params.id).then(nothing)),
  ];
}

function legalEntityRoutes(clock: Clock): Route[] {
  return [
    route(contract.listLegalEntities, async ({ tx, query }) => ({
      items: await legalEntitiesAsOf(tx, momentOf(query, clock.today())),
    })),
    route(contract.readLegalEntity, ({ tx, params }) => readLegalEntity(tx, params.id)),
    route(contract.createLegalEntity, ({ tx, body }) => createLegalEntity(tx, from(body))),
    route(contract.changeLegalEntity, ({ tx, params, body }) => changeLegalEntity(tx, params.id, from(body))),
    route(contract.correctLegalEntity, ({ tx, params, body }) =>
      correctLegalEntity(tx, params.id, params.versionId, body),
    ),
    route(contract.rescindLegalEntity, ({ tx, params }) =>
      rescindVersion(tx, legalEntity, params.id, params.versionId).then(nothing),
    ),
    route(contract.closeLegalEntity, ({ tx, params, body }) =>
      closeFrom(tx, legalEntity, params.id, from(body).from).then(nothing),
    ),
  ];
}

function postRoutes(clock: Clock): Route[] {
  return [
    route(contract.listGrades, async ({ tx }) => ({
      items: await gradesOf(tx),
    })),
    route(contract.createGrade, ({ tx, body }) => createGrade(tx, body)),
    route(contract.updateGrade, ({ tx, params, body }) => updateGrade(tx, params.id, body).then(nothing)),
    route(contract.removeGrade, ({ tx, params }) => removeGrade(tx, params.id).then(nothing)),
    route(contract.listPosts, async ({ tx, query }) => ({
      items: await postsAsOf(tx, momentOf(query, clock.today()), query?.search?.trim() ?? ''),
    })),
    route(contract.readPost, ({ tx, params }) => readPost(tx, params.id)),
    route(contract.createPost, ({ tx, body }) => createPost(tx, from(body))),
    route(contract.changePost, ({ tx, params, body }) => changePost(tx, params.id, from(body))),
    route(contract.correctPost, ({ tx, params, body }) => correctPost(tx, params.id, params.versionId, body)),
    route(contract.rescindPost, ({ tx, params }) =>
      rescindVersion(tx, post, params.id, params.versionId).then(nothing),
    ),
    route(contract.closePost, ({ tx, params, body }) => closePost(tx, params.id, from(body).from).then(nothing)),
  ];
}

function headCountRoutes(clock: Clock): Route[] {
  return [
    route(headCount.listHeadCounts, async ({ tx, query }) => ({
      items: await headCountsOn(tx, momentOf(query, clock.today()), clock.today()),
    })),
    route(headCount.readHeadCount, async ({ tx, params }) => ({ items: await headCountHistory(tx, params.unitId) })),
    route(headCount.setHeadCount, ({ tx, params, body }) => setHeadCount(tx, params.unitId, from(body))),
    route(headCount.rescindHeadCount, ({ tx, params }) =>
      rescindHeadCount(tx, params.unitId, params.versionId).then(nothing),
    ),
  ];
}
