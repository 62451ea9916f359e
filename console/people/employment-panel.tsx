import { lazy, Suspense, useState } from 'react';
import type { Employment } from '#contract/employment.ts';
import type { Archive } from '#contract/person.ts';
import { spanText } from '../parts/when.ts';
import type { MendedPost } from './mend-post.tsx';
import type { MendedTerms } from './mend-terms.tsx';
import { PostTable } from './post-table.tsx';
import { TermsTable } from './terms-table.tsx';

const MendPost = lazy(() => import('./mend-post.tsx').then(part => ({ default: part.MendPost })));
const MendTerms = lazy(() => import('./mend-terms.tsx').then(part => ({ default: part.MendTerms })));

/** Every employment with its posts and its terms, newest first: what holds on the day is lit, what is past is quiet. */
export function EmploymentPanel({ archive }: { archive: Archive }) {
  const [post, setPost] = useState<MendedPost | null>(null);
  const [terms, setTerms] = useState<MendedTerms | null>(null);
  const employments = archive.employments ?? [];
  const mayEdit = archive.can.edit.includes('job');
  return (
    <section className="panel" id="section-job" aria-label="任职">
      <header>
        <h2>任职</h2>
      </header>
      {employments.length === 0 ? <p className="nothing">尚无任职记录</p> : null}
      {[...employments].reverse().map(each => (
        <div key={each.employmentId} className="employment">
          {employments.length > 1 ? <EmploymentHead employment={each} /> : null}
          <PostTable posts={each.assignments} on={archive.asOf} onMend={mayEdit ? setPost : undefined} />
          <TermsTable versions={each.versions} on={archive.asOf} onMend={mayEdit ? setTerms : undefined} />
        </div>
      ))}
      <Suspense>
        {post ? <MendPost personId={archive.person.id} mended={post} onClose={() => setPost(null)} /> : null}
        {terms ? <MendTerms personId={archive.person.id} mended={terms} onClose={() => setTerms(null)} /> : null}
      </Suspense>
    </section>
  );
}

/** Tells one employment from the others. */
function EmploymentHead({ employment }: { employment: Employment }) {
  const first = employment.versions[0];
  const last = employment.versions.at(-1);
  return (
    <h3 className="employment-head">
      {last?.legalEntityName || '劳动关系'}
      <span className="quiet">{spanText(first?.from ?? null, last?.until ?? null)}</span>
    </h3>
  );
}
