import { RightOutline } from 'antd-mobile-icons';
import type { Marked, SearchHit } from '#contract/search.ts';
import { Link } from '../routing/link.tsx';

/** One result; leads to the archive of whom it is about, or the unit. */
export function HitRow({ hit }: { hit: SearchHit }) {
  const to = hit.personId ? `/people/${hit.personId}` : hit.unitId ? `/organization/${hit.unitId}` : '/organization';
  const isPerson = hit.kind === 'person';
  const day = hit.expiresOn ? `有效期至 ${hit.expiresOn}` : (hit.onDay ?? '');
  return (
    <li>
      <Link to={to} className="row">
        <span className="grow">
          <strong>
            {hit.name && !isPerson ? `${hit.name} · ` : ''}
            <MarkedText parts={hit.title} />
          </strong>
          {hit.body.length > 0 ? (
            <span className="note found-body">
              <MarkedText parts={hit.body} />
            </span>
          ) : null}
          <span className="note">{[hit.place, day].filter(Boolean).join(' · ')}</span>
        </span>
        <RightOutline aria-hidden />
      </Link>
    </li>
  );
}

function MarkedText({ parts }: { parts: Marked }) {
  let at = 0;
  return parts.map(part => {
    const key = at;
    at += part.text.length;
    return part.isHit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}
