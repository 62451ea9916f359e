import type { ArchiveDocument } from '#contract/document.ts';
import { DocumentState } from './document-state.tsx';
import { Thumbnail } from './thumbnail.tsx';

/** One paper as a card that opens it. */
export function DocumentCard({ of, onOpen }: { of: ArchiveDocument; onOpen: () => void }) {
  const [latest] = of.versions;
  const details = [
    of.number,
    of.issuedOn ? `${of.issuedOn} 签发` : '',
    latest && latest.pages > 1 ? `${latest.pages} 页` : '',
    of.versions.length > 1 ? `第 ${latest?.n} 版` : '',
  ].filter(Boolean);
  return (
    <li>
      <button
        type="button"
        className={of.removedAt ? 'document-card document-card-gone' : 'document-card'}
        onClick={onOpen}
      >
        <span className="document-picture">
          <Thumbnail id={of.id} version={latest} />
        </span>
        <span className="document-words">
          <b>{of.kindName}</b>
          {of.title === of.kindName ? null : <span className="ellipsis">{of.title}</span>}
          <span className="quiet small ellipsis">{details.join(' · ') || '\u00a0'}</span>
          <span className="document-marks">
            <DocumentState of={of} />
          </span>
        </span>
      </button>
    </li>
  );
}
