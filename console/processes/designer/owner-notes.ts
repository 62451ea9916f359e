import { limitUnits } from '#contract/process-work.ts';
import type { Note } from '../board/diagram.tsx';
import { isA } from '../board/moddle.ts';
import type { Board } from '../board/parts.ts';
import { type Names, ownerWords } from '../values/rule-words.ts';
import { readWork } from '../values/work.ts';

/** Beneath each task of a person: who, and by when. */
export function ownerNotes(board: Board, names: Names): Note[] {
  return board
    .get('elementRegistry')
    .getAll()
    .filter(each => each.type !== 'label' && isA(each.businessObject, 'bpmn:UserTask', 'bpmn:ManualTask'))
    .map(({ id, businessObject }) => {
      const work = readWork(businessObject);
      const limit = work?.limit ? ` · ${work.limit.amount} ${limitUnits[work.limit.unit]}` : '';
      const who = ownerWords(work?.owner, names);
      const short = who.length > 16 ? `${who.slice(0, 15)}…` : who;
      return { id, text: `${short}${limit}` };
    });
}
