import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import { type Archive, readArchive } from '#contract/person.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { CustomSections } from './custom.tsx';
import { Job } from './job.tsx';
import { PersonHead } from './person-head.tsx';
import { rowsOf, Section } from './section.tsx';
import { Timeline } from './timeline.tsx';
import './archive.css';

const Documents = lazy(() => import('../documents/documents.tsx'));

const order: readonly SectionGroup[] = [
  'contact',
  'basic',
  'identity',
  'family',
  'education',
  'work',
  'certificate',
  'reward',
  'bank',
  'compensation',
];

export function useArchive(personId: string) {
  return useQuery({
    queryKey: ['person', personId, 'archive'],
    queryFn: ({ signal }) => call(readArchive, { params: { id: personId }, signal }),
  });
}

/** The archive of one person: who it is, then either the sections that may be read or the course of the working life. */
export function ArchiveView({ personId, foot }: { personId: string; foot?: string }) {
  const archive = useArchive(personId);
  const [tab, setTab] = useState<'sections' | 'life' | 'documents'>('sections');
  if (archive.isPending) return <Loading lines={8} />;
  if (archive.isError) return <Failed fault={archive.error} retry={() => archive.refetch()} />;
  return (
    <>
      <PersonHead person={archive.data.person} />
      <div className="segments" role="tablist" aria-label="档案内容">
        <button type="button" role="tab" aria-selected={tab === 'sections'} onClick={() => setTab('sections')}>
          资料
        </button>
        <button type="button" role="tab" aria-selected={tab === 'life'} onClick={() => setTab('life')}>
          经历
        </button>
        <button type="button" role="tab" aria-selected={tab === 'documents'} onClick={() => setTab('documents')}>
          材料
        </button>
      </div>
      <div role="tabpanel">
        {tab === 'sections' ? <Sections archive={archive.data} /> : null}
        {tab === 'life' ? <Timeline personId={personId} /> : null}
        {tab === 'documents' ? (
          <Suspense fallback={<Loading lines={5} />}>
            <Documents personId={personId} />
          </Suspense>
        ) : null}
      </div>
      {foot ? <p className="section-note">{foot}</p> : null}
    </>
  );
}

function Sections({ archive }: { archive: Archive }) {
  const readable = order.filter(group => archive.sections[group] !== undefined);
  const shown = readable.filter(
    group => rowsOf(archive, group).length > 0 || (group === 'contact' && archive.can.edit.includes('contact')),
  );
  const empty = readable.filter(group => !shown.includes(group));
  return (
    <>
      {archive.employments ? <Job employments={archive.employments} asOf={archive.asOf} /> : null}
      {shown.map(group => (
        <Section key={group} archive={archive} group={group} />
      ))}
      <CustomSections personId={archive.person.id} />
      {empty.length > 0 ? (
        <p className="section-note">尚未登记：{empty.map(group => fieldGroups[group]).join('、')}</p>
      ) : null}
    </>
  );
}
