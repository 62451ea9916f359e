import type { CaseEntry } from '#contract/case.ts';
import { entryTone, entryWords } from '#contract/case-words.ts';
import { agoText, instantText } from '../parts/when.ts';
import { FileLinks } from './case-files.tsx';
import { tookText } from './due-text.ts';

/** All that was done and said, in the order of time: who, when, at which step, and how long it took. */
export function Timeline({ caseId, entries }: { caseId: string; entries: readonly CaseEntry[] }) {
  return (
    <ol className="timeline" aria-label="办理历程">
      {entries.map(each => (
        <li key={each.id} className={`timeline-${entryTone(each)}`}>
          <p className="timeline-line">
            <strong>{each.byName || '系统'}</strong>
            {each.forName ? <span className="quiet">（代{each.forName}）</span> : null}{' '}
            <span className="timeline-did">{entryWords(each)}</span>
            {each.nodeName ? <span className="quiet"> · {each.nodeName}</span> : null}
          </p>
          {each.text ? <p className="timeline-text">{each.text}</p> : null}
          <FileLinks caseId={caseId} files={each.files} />
          <p className="timeline-when">
            <time dateTime={each.at} title={instantText(each.at)}>
              {agoText(each.at)}
            </time>
            {each.tookMinutes === null ? null : <span>{tookText(each.tookMinutes)}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
