import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type ArchiveDocument, listPersonDocuments, wantingLabels } from '#contract/document.ts';
import { dayWords } from '../ui/day.ts';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { AddPaper } from './add-paper.tsx';
import { PaperPage } from './paper-page.tsx';
import { PaperPicture } from './paper-picture.tsx';
import '../cases/cases.css';
import './documents.css';

/** The papers of an archive on the phone: what is there, what is missing, and a way to hand more in. */
export default function Documents({ personId }: { personId: string }) {
  const client = useQueryClient();
  const read = useQuery({
    queryKey: ['documents', personId],
    queryFn: ({ signal }) => call(listPersonDocuments, { params: { id: personId }, signal }),
  });
  const [opened, setOpened] = useState<string | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['documents', personId] });
  if (read.isPending) return <Loading lines={5} />;
  if (read.isError) return <Failed fault={read.error} retry={() => read.refetch()} />;
  const { items, required, wanting, addable, addsProposals } = read.data;
  const shown = items.find(each => each.id === opened);
  return (
    <>
      {required > 0 ? (
        <section className="card papers-card">
          <h2>{wanting.length === 0 ? '材料已齐' : `应交 ${required} 份，缺 ${wanting.length} 份`}</h2>
          {wanting.length > 0 ? (
            <ul className="papers-wanting">
              {wanting.map(each => (
                <li key={each.kindId} className={each.why === 'proposed' ? 'mark calm' : 'mark soon'}>
                  {each.kindName}
                  {each.why === 'missing' ? '' : `（${wantingLabels[each.why]}）`}
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ) : null}
      {addable.length > 0 ? (
        <AddPaper
          personId={personId}
          addable={addable}
          missing={wanting.filter(each => each.why !== 'proposed').map(each => each.kindId)}
          isProposal={addsProposals}
          onDone={again}
        />
      ) : null}
      {items.length === 0 ? <Nothing title="还没有材料" note="归档和提交的材料会列在这里。" /> : null}
      {items.length > 0 ? (
        <section className="card papers-card">
          <h2>材料</h2>
          <ul className="papers">
            {items.map(each => (
              <li key={each.id}>
                <button type="button" className="paper-row" onClick={() => setOpened(each.id)}>
                  <PaperPicture id={each.id} version={each.versions[0]} />
                  <span className="grow">
                    <b>{each.kindName}</b>
                    {each.title === each.kindName ? null : <span className="note">{each.title}</span>}
                  </span>
                  <State of={each} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {shown ? <PaperPage of={shown} close={() => setOpened(null)} onDone={again} /> : null}
    </>
  );
}

function State({ of }: { of: ArchiveDocument }) {
  if (of.state === 'proposed') return <span className="mark calm">待核收</span>;
  if (of.state === 'refused') return <span className="mark soon">已退回</span>;
  if (of.daysLeft === null || of.daysLeft > 60 || !of.expiresOn) return null;
  return <span className="mark soon">{of.daysLeft < 0 ? '已到期' : `${dayWords(of.expiresOn)}到期`}</span>;
}
