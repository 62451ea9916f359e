import { extensionOf, type Factory, flag, type Moddle, text, told } from '../board/moddle.ts';

/** How a process' cases are called, begun and filed. */
export type CaseDraft = {
  readonly category?: string;
  readonly title?: string;
  readonly form?: string;
  /** Roles by comma; everybody where there is none, nobody where it is `-`. */
  readonly startedBy?: string;
  readonly help?: string;
  /** Its cases are for those alone who have a part in them. */
  readonly confidential?: boolean;
};
const names = ['category', 'title', 'form', 'startedBy', 'help'] as const;

export function readCase(process: Moddle): CaseDraft {
  const rule = extensionOf(process, 'renshi:Case');
  return told({
    ...Object.fromEntries(names.map(name => [name, text(rule, name)])),
    confidential: flag(rule, 'confidential') || undefined,
  });
}

export function caseElement(factory: Factory, draft: CaseDraft): Moddle | null {
  const parts = told({ ...draft });
  return Object.keys(parts).length === 0 ? null : factory.create('renshi:Case', parts);
}
