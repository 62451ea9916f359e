import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { confirmImportCode, type Import, listUnknownCodes } from '#contract/import.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import '../home/home.css';
import { AliasTarget } from './alias-target.tsx';
import { keepImport } from './import-queries.ts';

/** Texts that are no code of their column: said once what they mean, they are remembered. */
export function UnknownCodes({ run }: { run: Import }) {
  const mayRemember = useCan()('alias.edit');
  const codes = useQuery({
    queryKey: ['imports', 'codes', run.id],
    queryFn: ({ signal }) => call(listUnknownCodes, { params: { id: run.id }, signal }),
  });
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const confirm = useMutation({
    mutationFn: (body: { set: string; text: string; code: string }) =>
      call(confirmImportCode, { params: { id: run.id }, body }),
    onSuccess: async made => {
      keepImport(made);
      await queries.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  const items = codes.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label="认不出的写法">
      <header>
        <h2>认不出的写法</h2>
        <span className="quiet small">
          {mayRemember
            ? '指明是什么意思后会记住，以后自动认出。'
            : '请在下面的行里改成标准名称，或请能维护别名的同事指明。'}
        </span>
      </header>
      <ProblemAlert error={confirm.error} />
      <ul className="lines unknown-units">
        {items.map(each => {
          const key = `${each.set} ${each.text}`;
          const code = chosen[key] ?? null;
          const choose = (next: string | null) => setChosen(old => ({ ...old, [key]: next }));
          return (
            <li key={key}>
              <span style={{ minWidth: 220 }}>
                <span className="quiet">{each.label}</span> “{each.text}” 是指
                <span className="quiet small"> {each.rows} 行</span>
              </span>
              {mayRemember ? (
                <>
                  <div style={{ width: 240 }}>
                    <AliasTarget
                      set={each.set}
                      label={`${each.label}“${each.text}”所指`}
                      value={code}
                      onChange={choose}
                    />
                  </div>
                  <Button
                    disabled={!code}
                    loading={confirm.isPending && confirm.variables.text === each.text}
                    onClick={() => code && confirm.mutate({ set: each.set, text: each.text, code })}
                  >
                    记住
                  </Button>
                  {each.suggestions.slice(0, 2).map(guess => (
                    <Button key={guess.code} type="link" size="small" onClick={() => choose(guess.code)}>
                      是“{guess.label}”？
                    </Button>
                  ))}
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
