import {
  bodyOf,
  child,
  expression,
  extensionOf,
  type Factory,
  flag,
  type Moddle,
  text,
  told,
  whole,
  withExtension,
} from '../board/moddle.ts';

/** How often an activity is done. */
export type LoopDraft =
  | { readonly way: 'once' }
  | {
      readonly way: 'parallel' | 'sequential';
      /** An expression that gives a list; one round for each. */
      readonly collection?: string;
      readonly cardinality?: string;
      readonly item?: string;
      readonly until?: string;
    }
  | { readonly way: 'while'; readonly condition?: string; readonly testBefore: boolean; readonly maximum?: number };

export const loopWays: Readonly<Record<LoopDraft['way'], string>> = {
  once: '只办一次',
  parallel: '同时办多份',
  sequential: '依次办多份',
  while: '按条件重复',
};

export function readLoop(activity: Moddle): LoopDraft {
  const loop = child(activity, 'loopCharacteristics');
  if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics') {
    const own = extensionOf(loop, 'renshi:Loop') ?? extensionOf(activity, 'renshi:Loop');
    return {
      way: flag(loop, 'isSequential') ? 'sequential' : 'parallel',
      ...told({
        collection: text(own, 'collection'),
        item: text(own, 'item'),
        cardinality: bodyOf(loop, 'loopCardinality'),
        until: bodyOf(loop, 'completionCondition'),
      }),
    };
  }
  if (loop?.$type !== 'bpmn:StandardLoopCharacteristics') return { way: 'once' };
  const maximum = whole(loop, 'loopMaximum');
  return {
    way: 'while',
    testBefore: flag(loop, 'testBefore'),
    ...told({ condition: bodyOf(loop, 'loopCondition'), maximum }),
  };
}

/** The activity's loop characteristics; undefined where it is done once. */
export function loopElement(factory: Factory, activity: Moddle, draft: LoopDraft): Moddle | undefined {
  if (draft.way === 'once') return undefined;
  if (draft.way === 'while')
    return factory.create(
      'bpmn:StandardLoopCharacteristics',
      told({
        testBefore: draft.testBefore || undefined,
        loopMaximum: draft.maximum,
        loopCondition: expression(factory, draft.condition ?? ''),
      }),
    );
  const before = child(activity, 'loopCharacteristics');
  const many = factory.create(
    'bpmn:MultiInstanceLoopCharacteristics',
    told({
      isSequential: draft.way === 'sequential' || undefined,
      loopCardinality: expression(factory, draft.cardinality ?? ''),
      completionCondition: expression(factory, draft.until ?? ''),
    }),
  );
  const own = told({ collection: draft.collection, item: draft.item });
  const next = Object.keys(own).length === 0 ? null : factory.create('renshi:Loop', own);
  const extensions = withExtension(factory, before?.$type === many.$type ? before : many, 'renshi:Loop', next);
  return extensions
    ? factory.create(many.$type, {
        ...told({
          isSequential: draft.way === 'sequential' || undefined,
          loopCardinality: child(many, 'loopCardinality'),
          completionCondition: child(many, 'completionCondition'),
        }),
        extensionElements: extensions,
      })
    : many;
}
