import type { CaseEntry } from '#contract/case.ts';
import { entryTone, entryWords } from '#contract/case-words.ts';
import { instantWords } from '../ui/day.ts';
import { tookWords } from './due-words.ts';
import { FileLinks } from './files.tsx';

/** What was done and said, the newest first: who, when, how long it took. */
export function History({ caseId, entries }: { caseId: string; entries: readonly CaseEntry[] }) {
  return (
    <ol className="history" aria-label="办理记录">
      {[...entries].reverse().map(each => (
        <li key={each.id} className={entryTone(each)}>
          <p>
            <strong>{each.byName}</strong>
            {each.forName ? <span className="note">（代{each.forName}）</span> : null} {entryWords(each)}
            {each.nodeName && each.kind !== 'commented' ? <span className="note">「{each.nodeName}」</span> : null}
          </p>
          {each.text ? <p className="history-text">{each.text}</p> : null}
          <FileLinks caseId={caseId} files={each.files} />
          <p className="note">
            {instantWords(each.at)}
            {each.tookMinutes === null ? '' : ` · ${tookWords(each.tookMinutes)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
