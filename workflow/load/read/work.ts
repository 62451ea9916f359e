import {
  type Limit,
  limitUnits,
  type Outcome,
  type OwnerRule,
  ownerKinds,
  ownerModes,
  type Work,
} from '#contract/process-work.ts';
import { expressionText } from '../expression-text.ts';
import { attribute, elementsIn, extension, namespaces, sameWord, type XmlElement } from '../xml/tree.ts';
import { present, report, type Source } from './source.ts';

/** An owner that names nobody: the case goes to the fall-back owner, and `checkModel` warns. */
const nobody: OwnerRule = { kind: 'role', value: '' };

/** Who does a task, by when, with which form. Undefined where the file says nothing in the house's own words. */
export function readWork(source: Source, task: XmlElement): Work | undefined {
  const work = extension(task, 'work', namespaces.renshi);
  if (!work) return undefined;
  const owner = own(work, 'owner')[0];
  const fallback = own(work, 'fallback')[0];
  const limit = own(work, 'limit')[0];
  const outcomes = own(work, 'outcome').map(each => readOutcome(source, task, each));
  const watchers = own(work, 'watcher').map(each => readOwner(source, task, each));
  return {
    owner: owner ? readOwner(source, task, owner) : nobody,
    ...present({
      fallback: fallback && readOwner(source, task, fallback),
      limit: limit && readLimit(source, task, limit),
      form: text(work, 'form'),
      help: text(work, 'help'),
      outcomes: outcomes.length > 0 ? outcomes : undefined,
      watchers: watchers.length > 0 ? watchers : undefined,
      notByStarter: flag(work, 'notByStarter'),
      skipStarter: flag(work, 'skipStarter'),
      subject: expressionText(attribute(work, 'subject')),
      person: expressionText(attribute(work, 'person')),
    }),
  };
}

export function own(element: XmlElement, local: string): XmlElement[] {
  return elementsIn(element).filter(child => child.uri === namespaces.renshi && sameWord(child.local, local));
}

function readOwner(source: Source, task: XmlElement, rule: XmlElement): OwnerRule {
  const kind = attribute(rule, 'kind');
  const mode = attribute(rule, 'mode');
  if (!oneOf(ownerKinds, kind)) {
    report(source, 'owner-kind', task, { kind: kind ?? '' });
    return nobody;
  }
  if (mode !== undefined && !oneOf(ownerModes, mode)) report(source, 'owner-mode', task, { mode });
  return {
    kind,
    ...present({
      value: text(rule, 'value'),
      level: wholeNumber(source, task, rule, 'level'),
      of: expressionText(attribute(rule, 'of')),
      mode: oneOf(ownerModes, mode) ? mode : undefined,
      need: expressionText(attribute(rule, 'need')),
    }),
  };
}

function readLimit(source: Source, task: XmlElement, limit: XmlElement): Limit | undefined {
  const amount = wholeNumber(source, task, limit, 'amount');
  const unit = attribute(limit, 'unit');
  if (amount === undefined || !oneOf(limitUnits, unit)) {
    report(source, 'limit-unreadable', task, { text: `${attribute(limit, 'amount') ?? ''} ${unit ?? ''}`.trim() });
    return undefined;
  }
  const expedited = wholeNumber(source, task, limit, 'expeditedAmount');
  const expeditedUnit = attribute(limit, 'expeditedUnit') ?? unit;
  if (expedited !== undefined && !oneOf(limitUnits, expeditedUnit))
    report(source, 'limit-unreadable', task, { text: `${expedited} ${expeditedUnit}` });
  const escalateTo = own(limit, 'escalateTo')[0];
  return {
    amount,
    unit,
    ...present({
      remind: wholeNumber(source, task, limit, 'remind'),
      escalateTo: escalateTo && readOwner(source, task, escalateTo),
      handOver: flag(limit, 'handOver'),
      expedited:
        expedited !== undefined && oneOf(limitUnits, expeditedUnit)
          ? { amount: expedited, unit: expeditedUnit }
          : undefined,
    }),
  };
}

const senses = { agree: '', refuse: '' } as const;
const reasons = { required: '', optional: '', none: '' } as const;

function readOutcome(source: Source, task: XmlElement, outcome: XmlElement): Outcome {
  const code = attribute(outcome, 'code')?.trim() ?? '';
  const sense = attribute(outcome, 'sense');
  const reason = attribute(outcome, 'reason');
  const wrong = [
    [sense, senses],
    [reason, reasons],
  ] as const;
  for (const [value, table] of wrong)
    if (value !== undefined && !oneOf<string>(table, value)) report(source, 'outcome-word', task, { word: value });
  return {
    code,
    label: attribute(outcome, 'label') ?? code,
    ...present({
      sense: oneOf(senses, sense) ? sense : undefined,
      reason: oneOf(reasons, reason) ? reason : undefined,
      decides: flag(outcome, 'decides'),
    }),
  };
}

function oneOf<K extends string>(table: Readonly<Record<K, string>>, word: string | undefined): word is K {
  return word !== undefined && Object.hasOwn(table, word);
}

export function text(element: XmlElement, name: string): string | undefined {
  return attribute(element, name)?.trim() || undefined;
}

export function flag(element: XmlElement, name: string): boolean | undefined {
  const value = attribute(element, name)?.trim();
  return value === undefined ? undefined : value === 'true' || value === '1';
}

function wholeNumber(source: Source, task: XmlElement, element: XmlElement, name: string): number | undefined {
  const value = text(element, name);
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  report(source, 'not-a-number', task, { field: name, value });
  return undefined;
}
