import { createContext, useContext } from 'react';
import { type Factory, type Moddle, withExtension } from '../board/moddle.ts';
import type { Board, Shape } from '../board/parts.ts';
import type { Words } from '../process-words.ts';
import type { Known } from '../values/data-names.ts';
import { type Referring, rootFor } from '../values/roots.ts';
import type { Names } from '../values/rule-words.ts';

/** What changes an element; each change can be undone. */
export type Edit = {
  readonly factory: Factory;
  readonly definitions: Moddle;
  /** Properties of an element of the file: the one that is drawn, or a part of it. */
  set(target: Moddle, properties: Record<string, unknown>): void;
  /** The house's own element of a type within it; null takes it away. */
  setExtension(target: Moddle, type: string, next: Moddle | null): void;
  /** What an event or task refers to, by name or code; empty for nothing. */
  setReference(holder: Moddle, how: Referring, word: string): void;
};

export function editOf(board: Board, shape: Shape): Edit {
  const modeling = board.get('modeling');
  const factory = board.get('bpmnFactory');
  const definitions = board.getDefinitions() as Moddle;
  const set = (target: Moddle, properties: Record<string, unknown>) => {
    if (target === shape.businessObject) modeling.updateProperties(shape, properties);
    else modeling.updateModdleProperties(shape, target, properties);
  };
  return {
    factory,
    definitions,
    set,
    setExtension: (target, type, next) =>
      set(target, { extensionElements: withExtension(factory, target, type, next) }),
    setReference: (holder, how, word) => {
      const { root, added } = rootFor(factory, definitions, how, word);
      if (added) modeling.updateModdleProperties(shape, definitions, { rootElements: added });
      set(holder, { [how.reference]: root });
    },
  };
}

/** What the fields of the panel offer. */
export type Offer = {
  readonly words: Words;
  readonly names: Names;
  /** Names of data that expressions may read. */
  readonly data: readonly Known[];
  /** Whole conditions on how people's tasks ended. */
  readonly conditions: readonly Known[];
  readonly mayEdit: boolean;
};

const context = createContext<Offer | null>(null);
export const OfferProvider = context.Provider;
export function useOffer(): Offer {
  const offer = useContext(context);
  if (!offer) throw new Error('a field of the panel stands outside of it');
  return offer;
}
