import { phoneSources, type RefusedWhy, refusedWhys, verdicts } from '#contract/phone-binding.ts';
import {
  approveRebind,
  evidenceOf,
  findRebind,
  markCorrected,
  partiesOf,
  refreshEvidence,
  refuseRebind,
  refuseRebinding,
  staleSourcesOf,
} from '#modules/phone-binding/index.ts';
import { dropParties } from '#platform/workflow/parties.ts';
import type { Service, ServiceCall } from '#platform/workflow/workflow.ts';
import type { RebindPhoneDeps } from './deps.ts';
import { ensureDesk, fitMembers } from './desk.ts';
import { accountsOf, tellMoved, tellRefused } from './tell-parties.ts';
import { voicesOf } from './voices.ts';

/** What the model of 手机号解绑 calls. Each acts on the rebinding that the case is about, and on no other. */
export function rebindServices(deps: RebindPhoneDeps): ReadonlyMap<string, Service> {
  return new Map<string, Service>([
    [
      'phone-binding.attach',
      {
        label: '手机号解绑：附上各部门的登记',
        errors: ['rebind.desk-too-small'],
        results: [
          { name: 'sourcesDisagree', label: '登记不一致，须两人同意' },
          { name: 'needed', label: '须同意的人数' },
          { name: 'verdict', label: '登记比对结论' },
        ],
        run: call => attach(deps, call),
      },
    ],
    [
      'phone-binding.approve',
      {
        label: '手机号解绑：换绑号码',
        errors: ['rebind.evidence-changed', 'rebind.agreement-missing', 'rebind.ended'],
        results: [{ name: 'stale', label: '待更正的登记' }],
        run: call => approve(deps, call),
      },
    ],
    [
      'phone-binding.refuse',
      {
        label: '手机号解绑：不予通过',
        errors: ['rebind.ended'],
        run: async call => {
          const { accounts, note } = await voicesOf(call.tx, call.case.id, attachedAt(call), 'refuse');
          const why = whyOf(call.case.data.outcome);
          await refuseRebind(call.tx, deps, rebindOf(call), { deciders: accounts, why, note });
          return undefined;
        },
      },
    ],
    [
      'phone-binding.mark-corrected',
      {
        label: '手机号解绑：登记已更正',
        inputs: [{ name: 'sourceId', label: '登记' }],
        run: async call => {
          const id = rebindOf(call);
          const stale = await staleSourcesOf(call.tx, id);
          const source = stale.find(each => each.id === call.inputs.sourceId);
          // Told already through the interface: nothing is left to do.
          if (source?.state !== 'corrected')
            await markCorrected(call.tx, id, String(call.inputs.sourceId), { accountId: call.by, at: call.at });
          return undefined;
        },
      },
    ],
    [
      'phone-binding.tell-moved',
      { label: '手机号解绑：告知双方', run: call => tellMoved(call.tx, deps, rebindOf(call)).then(() => undefined) },
    ],
    [
      'phone-binding.tell-refused',
      {
        label: '手机号解绑：告知申请人',
        run: call => tellRefused(call.tx, deps, rebindOf(call)).then(() => undefined),
      },
    ],
  ]);
}

/** Looks anew who holds the number, and says how many members must agree. Refuses rebind.desk-too-small where there are not so many. */
async function attach(deps: RebindPhoneDeps, call: ServiceCall) {
  const { tx } = call;
  const id = rebindOf(call);
  await refreshEvidence(tx, deps, id);
  const { agreementsNeeded: needed, verdict } = await evidenceOf(tx, deps, id);
  await ensureDesk(tx);
  const parties = partiesOf(await findRebind(tx, id));
  // Whoever is found to hold the number only now may have sat at the desk before.
  await dropParties(tx, call.case.id, await accountsOf(tx, parties));
  const there = await fitMembers(tx, parties);
  if (there < needed) throw refuseRebinding['desk-too-small']({ needed, there });
  return { needed, sourcesDisagree: needed > 1, verdict: verdicts[verdict], attachedAt: call.at.toISOString() };
}

async function approve(deps: RebindPhoneDeps, call: ServiceCall) {
  const { tx } = call;
  const id = rebindOf(call);
  const { accounts, note } = await voicesOf(tx, call.case.id, attachedAt(call), 'agree');
  await approveRebind(tx, deps, id, { deciders: accounts, note });
  const stale = (await staleSourcesOf(tx, id)).filter(each => each.state === 'stale-to-correct');
  return {
    stale: stale.map(each => ({
      id: each.id,
      personId: each.personId,
      label: `${each.personName}（${each.personNumber}）· ${recordOf(each.source)} · ${each.phoneMasked}`,
    })),
  };
}

/** Where the stale number stands: a department's own register, or the section and field of the archive. */
function recordOf(source: keyof typeof phoneSources): string {
  return source === 'personnel'
    ? `${phoneSources[source]}「联系方式」手机号码`
    : `${phoneSources[source]}登记的手机号码`;
}

/** Refuses rebind.not-found in a case about something else: a model can't name a rebinding of its choice. */
function rebindOf(call: ServiceCall): string {
  if (call.case.about === null) throw refuseRebinding['not-found']();
  return call.case.about;
}

/** Without it nobody is heard, and approval refuses. */
function attachedAt(call: ServiceCall): Date {
  const told = call.case.data.attachedAt;
  return typeof told === 'string' ? new Date(told) : call.at;
}

function whyOf(outcome: unknown): RefusedWhy {
  return typeof outcome === 'string' && Object.hasOwn(refusedWhys, outcome) ? (outcome as RefusedWhy) : 'not-proven';
}
