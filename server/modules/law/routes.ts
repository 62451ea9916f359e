import * as contract from '#contract/law.ts';
import type { LawCase } from '#contract/law-case.ts';
import * as caseContract from '#contract/law-case.ts';
import * as changeContract from '#contract/law-change.ts';
import { choiceNames } from '#contract/law-word.ts';
import { cn } from '#law/cn/index.ts';
import type { Law } from '#law/engine/topic.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { dayOf } from '#platform/http/moment.ts';
import { type Call, type Route, route } from '#platform/http/route.ts';
import { draftChange, importChanges } from './commands/draft-change.ts';
import { editDraft } from './commands/edit-draft.ts';
import { keepChange } from './commands/keep-change.ts';
import { putInForce } from './commands/put-in-force.ts';
import { withdrawChange } from './commands/withdraw-change.ts';
import { answerNames } from './data/words.ts';
import { lawInForce } from './local-law.ts';
import { answerTo, explained } from './queries/ask.ts';
import { changesOf } from './queries/changes.ts';
import { verdictsOf } from './queries/check-cases.ts';
import { differencesOf } from './queries/differences.ts';
import { listParameters, readParameter } from './queries/parameters.ts';
import { previewOf, withDrafts } from './queries/preview.ts';
import { topicsOf } from './queries/topics.ts';
import { type Usage, usageOf } from './usage.ts';
import { readWorkedCases } from './worked-cases.ts';

type Deps = {
  readonly clock: Clock;
  readonly database: Database;
  /** The shipped law; that of mainland China unless a test says otherwise. */
  readonly law?: Law;
  readonly cases?: readonly LawCase[];
};
type Caller = Pick<Call<never>, 'actor' | 'origin' | 'identity'>;

const me = (call: Pick<Caller, 'identity'>) => call.identity?.actor.accountId ?? '';
/** A 204. */
const nothing = () => undefined;

export function lawRoutes({ clock, database, law = cn, cases = readWorkedCases() }: Deps): Route[] {
  let known: Promise<Usage> | undefined;
  const usage = () => {
    known ??= usageOf(law, cases, clock.today());
    return known;
  };
  /** What takes long is reckoned when the transaction has ended: the embedded database has but one. */
  const apart = <T>(call: Caller, work: (tx: Tx) => Promise<T>) => database.as(call.actor, call.origin, work);
  const day = (text: string | undefined, field: string) => (text === undefined ? clock.today() : dayOf(text, field));
  return [
    route(contract.listLawTopics, async () => ({
      items: topicsOf(law, cases),
      labels: { ...choiceNames, ...answerNames },
    })),
    route(contract.askLaw, async ({ tx, params, body }) =>
      answerTo((await lawInForce(tx, law)).law, params.topic, body.input, day(body.on, '/body/on')),
    ),
    route(contract.explainLaw, async ({ tx, params, body }) =>
      explained((await lawInForce(tx, law)).law, params.topic, body.input, day(body.on, '/body/on')),
    ),
    route(contract.listLawParameters, async ({ tx, query }) =>
      listParameters(await lawInForce(tx, law), day(query?.asOf, '/querystring/asOf'), query ?? {}),
    ),
    route(
      contract.readLawParameter,
      async call => {
        const laid = await apart(call, tx => lawInForce(tx, law));
        return readParameter(law, laid, await usage(), call.query.path);
      },
      { transaction: 'none' },
    ),
    route(contract.compareLawDays, async ({ tx, query }) => ({
      items: differencesOf(
        await lawInForce(tx, law),
        dayOf(query.before, '/querystring/before'),
        dayOf(query.after, '/querystring/after'),
      ),
    })),
    route(caseContract.listLawCases, async ({ query }) => ({
      items: cases.filter(each => !query?.topic || each.topic === query.topic),
    })),
    route(
      caseContract.checkLawCases,
      async call => {
        const { topic, on } = call.body;
        const when = day(on, '/body/on');
        const laid = await apart(call, tx => lawInForce(tx, law));
        const chosen = topic ? cases.filter(each => each.topic === topic) : cases;
        const verdicts = await verdictsOf(laid.law, chosen, when);
        const passed = verdicts.filter(each => each.passed).length;
        return { day: when, passed, failed: verdicts.length - passed, verdicts };
      },
      { transaction: 'none' },
    ),
    ...changeRoutes({ clock, apart, law, cases, usage }),
  ];
}

function changeRoutes(house: {
  clock: Clock;
  law: Law;
  cases: readonly LawCase[];
  usage: () => Promise<Usage>;
  apart: <T>(call: Caller, work: (tx: Tx) => Promise<T>) => Promise<T>;
}): Route[] {
  const { clock, law, cases, usage, apart } = house;
  const { pack } = law;
  return [
    route(changeContract.listLawChanges, async ({ tx, query, identity }) => ({
      items: await changesOf(tx, pack, query ?? {}, me({ identity })),
    })),
    route(changeContract.draftLawChange, ({ tx, body }) => draftChange(tx, pack, body)),
    route(changeContract.importLawChanges, ({ tx, body }) => importChanges(tx, pack, body.changes, body.why ?? '')),
    route(
      changeContract.previewLawChanges,
      async call => {
        const { ids, trial } = call.body;
        const on = trial?.on === undefined ? null : dayOf(trial.on, '/body/trial/on');
        const both = await apart(call, tx => withDrafts(tx, law, ids));
        return previewOf(
          both,
          cases,
          await usage(),
          clock.today(),
          trial ? { topic: trial.topic, input: trial.input, on } : null,
        );
      },
      { transaction: 'none' },
    ),
    route(changeContract.editLawDraft, ({ tx, params, body, identity }) =>
      editDraft(tx, pack, params.id, body, me({ identity })),
    ),
    route(changeContract.putLawChangeInForce, ({ tx, params, identity }) =>
      putInForce(tx, pack, params.id, me({ identity })).then(nothing),
    ),
    route(changeContract.withdrawLawChange, ({ tx, params, body, identity }) =>
      withdrawChange(tx, params.id, body.why ?? '', me({ identity })),
    ),
    route(changeContract.keepLawChange, ({ tx, params }) => keepChange(tx, pack, params.id).then(nothing)),
  ];
}
