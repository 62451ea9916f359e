import { useQuery } from '@tanstack/react-query';
import { SealedNote, SealedValues } from '../parts/form/sealed-value.tsx';
import { Loading } from '../ui/states.tsx';
import { type Fact, factsOf } from './fact-words.ts';
import { FileLinks } from './files.tsx';
import { formQuery } from './work-queries.ts';

type Form = { readonly key: string; readonly version: number } | null;

/** What was filled in, to be read: by the form's own labels where it has one. */
export function Facts(props: {
  caseId: string;
  form: Form;
  data: Readonly<Record<string, unknown>>;
  sealed?: readonly string[] | undefined;
}) {
  const { caseId, form, data, sealed = [] } = props;
  const asked = useQuery({ ...formQuery(form ?? { key: '-', version: 0 }), enabled: form !== null });
  if (form !== null && asked.isPending) return <Loading lines={3} />;
  const facts = factsOf(asked.data?.definition ?? null, data);
  if (facts.length === 0) return null;
  return (
    <section className="card">
      <h2>申请内容</h2>
      <SealedValues value={{ codes: sealed, caseId }}>
        <dl className="facts">
          {facts.map(each => (
            <FactRow key={each.key} fact={each} caseId={caseId} />
          ))}
        </dl>
      </SealedValues>
    </section>
  );
}

function FactRow({ fact, caseId }: { fact: Fact; caseId: string }) {
  const isLong = fact.rows !== undefined || fact.files !== undefined || (fact.text ?? '').length > 40;
  return (
    <div className={isLong ? 'long' : undefined}>
      <dt>{fact.label}</dt>
      <dd>
        {fact.files ? <FileLinks caseId={caseId} files={fact.files} /> : null}
        {fact.rows?.map(row => (
          <dl key={row.key} className="fact-row">
            {row.cells.map(each => (
              <FactRow key={each.key} fact={each} caseId={caseId} />
            ))}
          </dl>
        ))}
        {fact.text}
        {fact.text ? <SealedNote code={fact.key} label={fact.label} /> : null}
      </dd>
    </div>
  );
}
