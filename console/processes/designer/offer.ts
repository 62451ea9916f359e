import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Moddle } from '../board/moddle.ts';
import type { Board } from '../board/parts.ts';
import { formQuery, wordsQuery } from '../process-queries.ts';
import { namesFrom, noWords } from '../process-words.ts';
import type { Offer } from '../properties/edit.ts';
import { readCase } from '../values/case-rule.ts';
import { dataNames, formsNamed, outcomeConditions } from '../values/data-names.ts';
import { elementsOf } from '../values/elements.ts';

/** What the panel offers for the model as it stands: the house's words, and the names of its own data. */
export function useOfferOf(board: Board | null, revision: number, mayEdit: boolean) {
  const told = useQuery(wordsQuery);
  const words = told.data ?? noWords;
  const names = useMemo(() => namesFrom(words), [words]);
  const definitions = board?.getDefinitions();
  const forms = useMemo(() => (definitions && revision >= 0 ? formsOf(definitions) : []), [definitions, revision]);
  const read = useQueries({ queries: forms.map(formQuery) });
  const fields = new Map(
    read.flatMap(({ data }) =>
      data
        ? [
            [
              data.key,
              data.definition.sections.flatMap(section =>
                section.fields.flatMap(each => (each.kind === 'note' ? [] : { name: each.code, label: each.label })),
              ),
            ] as const,
          ]
        : [],
    ),
  );
  const offer: Offer = {
    words,
    names,
    data: definitions ? dataNames(definitions, { services: words.services, fields }) : [],
    conditions: definitions ? outcomeConditions(definitions) : [],
    mayEdit,
  };
  const formOf = (key: string | undefined) => read.find(({ data }) => data?.key === key)?.data?.definition ?? null;
  return { offer, formOf };
}

function formsOf(definitions: Moddle): string[] {
  const processes = [...elementsOf(definitions).values()].filter(each => each.$type === 'bpmn:Process');
  const start = processes.map(each => readCase(each).form).find(each => each !== undefined);
  return formsNamed(definitions, start);
}
