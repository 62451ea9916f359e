import {
  type Limit,
  limitUnits,
  type Outcome,
  type OwnerRule,
  ownerKinds,
  ownerModes,
  type Work,
} from '#contract/process-work.ts';
import { child, children, extensionOf, type Factory, flag, type Moddle, text, told, whole } from '../board/moddle.ts';

/** A task's work while it is drawn: its owner may still be missing. */
export type WorkDraft = Omit<Work, 'owner'> & { readonly owner?: OwnerRule };

const oneOf = <K extends string>(table: Readonly<Record<K, unknown>>, word: string): word is K =>
  Object.hasOwn(table, word);

export function readOwner(rule: Moddle | undefined): OwnerRule | undefined {
  const kind = text(rule, 'kind');
  if (!rule || !oneOf(ownerKinds, kind)) return undefined;
  const mode = text(rule, 'mode');
  return {
    kind,
    ...told({
      value: text(rule, 'value'),
      level: whole(rule, 'level'),
      of: text(rule, 'of'),
      mode: oneOf(ownerModes, mode) ? mode : undefined,
      need: text(rule, 'need'),
    }),
  };
}

function readLimit(limit: Moddle | undefined): Limit | undefined {
  const amount = whole(limit, 'amount');
  const unit = text(limit, 'unit');
  if (amount === undefined || !oneOf(limitUnits, unit)) return undefined;
  const expedited = whole(limit, 'expeditedAmount');
  const expeditedUnit = text(limit, 'expeditedUnit');
  return {
    amount,
    unit,
    ...told({
      remind: whole(limit, 'remind'),
      escalateTo: readOwner(child(limit, 'escalateTo')),
      handOver: flag(limit, 'handOver') || undefined,
      expedited:
        expedited === undefined
          ? undefined
          : { amount: expedited, unit: oneOf(limitUnits, expeditedUnit) ? expeditedUnit : unit },
    }),
  };
}

const senses = { agree: '', refuse: '' } as const;
const reasons = { required: '', optional: '', none: '' } as const;

function readOutcome(outcome: Moddle): Outcome {
  const [code, sense, reason] = [text(outcome, 'code'), text(outcome, 'sense'), text(outcome, 'reason')];
  return {
    code,
    label: text(outcome, 'label') || code,
    ...told({
      sense: oneOf(senses, sense) ? sense : undefined,
      reason: oneOf(reasons, reason) ? reason : undefined,
      decides: flag(outcome, 'decides') || undefined,
    }),
  };
}

/** What a user or manual task says in the house's own words; undefined where it says nothing. */
export function readWork(task: Moddle): WorkDraft | undefined {
  const work = extensionOf(task, 'renshi:Work');
  if (!work) return undefined;
  const notByStarter = work.get?.('notByStarter');
  return told({
    owner: readOwner(child(work, 'owner')),
    fallback: readOwner(child(work, 'fallback')),
    limit: readLimit(child(work, 'limit')),
    form: text(work, 'form'),
    help: text(work, 'help'),
    outcomes: children(work, 'outcomes').map(readOutcome),
    watchers: children(work, 'watchers').flatMap(each => readOwner(each) ?? []),
    notByStarter: notByStarter === false ? false : undefined,
    skipStarter: flag(work, 'skipStarter') || undefined,
    subject: text(work, 'subject'),
    person: text(work, 'person'),
  });
}

function ownerElement(factory: Factory, type: string, rule: OwnerRule | undefined): Moddle | undefined {
  if (!rule) return undefined;
  const { kind, value, level, of, mode, need } = rule;
  return factory.create(type, told({ kind, value, level, of, mode, need }));
}

function limitElement(factory: Factory, limit: Limit | undefined): Moddle | undefined {
  if (!limit) return undefined;
  const { amount, unit, remind, escalateTo, handOver, expedited } = limit;
  return factory.create(
    'renshi:Limit',
    told({
      amount,
      unit,
      remind,
      handOver: handOver || undefined,
      expeditedAmount: expedited?.amount,
      expeditedUnit: expedited?.unit,
      escalateTo: ownerElement(factory, 'renshi:EscalateTo', escalateTo),
    }),
  );
}

/** The `renshi:Work` element; null where there is nothing to say. */
export function workElement(factory: Factory, draft: WorkDraft): Moddle | null {
  const parts = told({
    form: draft.form,
    help: draft.help,
    notByStarter: draft.notByStarter === false ? false : undefined,
    skipStarter: draft.skipStarter || undefined,
    subject: draft.subject,
    person: draft.person,
    owner: ownerElement(factory, 'renshi:Owner', draft.owner),
    fallback: ownerElement(factory, 'renshi:Fallback', draft.fallback),
    limit: limitElement(factory, draft.limit),
    outcomes: (draft.outcomes ?? []).map(each => factory.create('renshi:Outcome', told({ ...each }))),
    watchers: (draft.watchers ?? []).flatMap(each => ownerElement(factory, 'renshi:Watcher', each) ?? []),
  });
  return Object.keys(parts).length === 0 ? null : factory.create('renshi:Work', parts);
}
