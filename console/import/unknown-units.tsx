import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { confirmImportAlias, type Import, listUnknownUnits } from '#contract/import.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import '../home/home.css';
import { keepImport } from './import-queries.ts';

/** Names that are no unit yet: said once to which unit they belong, they are remembered. */
export function UnknownUnits({ run }: { run: Import }) {
  const units = useQuery({
    queryKey: ['imports', 'units', run.id],
    queryFn: ({ signal }) => call(listUnknownUnits, { params: { id: run.id }, signal }),
  });
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const confirm = useMutation({
    mutationFn: (body: { alias: string; unitId: string }) => call(confirmImportAlias, { params: { id: run.id }, body }),
    onSuccess: async made => {
      keepImport(made);
      await queries.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  const items = units.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label="认不出的单位">
      <header>
        <h2>认不出的单位</h2>
        <span className="quiet small">指明是哪个单位后会记住，以后自动认出。</span>
      </header>
      <ProblemAlert error={confirm.error} />
      <ul className="lines unknown-units">
        {items.map(each => {
          const unitId = chosen[each.text];
          return (
            <li key={each.text}>
              <span style={{ minWidth: 180 }}>
                “{each.text}” <span className="quiet small">{each.rows} 行</span>
              </span>
              <span aria-hidden="true">→</span>
              <div style={{ width: 300 }}>
                <UnitSelect
                  value={unitId ?? null}
                  onChange={next => setChosen(old => ({ ...old, [each.text]: next }))}
                  label={`“${each.text}”所指的单位`}
                />
              </div>
              <Button
                disabled={!unitId}
                loading={confirm.isPending && confirm.variables.alias === each.text}
                onClick={() => unitId && confirm.mutate({ alias: each.text, unitId })}
              >
                就是它
              </Button>
              {each.suggestions.slice(0, 2).map(guess => (
                <Button
                  key={guess.unitId}
                  type="link"
                  size="small"
                  title={guess.path}
                  onClick={() => setChosen(old => ({ ...old, [each.text]: guess.unitId }))}
                >
                  是“
                  {each.suggestions.some(other => other !== guess && other.name === guess.name)
                    ? guess.path
                    : guess.name}
                  ”？
                </Button>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
