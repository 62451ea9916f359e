import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { SearchHit } from '#contract/search.ts';
import { MarkedText } from './marked-text.tsx';
import { placeOf } from './place-of.ts';

/** One result: whose it is, what was found, and when. The whole line leads there. */
export function HitLine({ hit }: { hit: SearchHit }) {
  const isPerson = hit.kind === 'person';
  return (
    <Link {...placeOf(hit)} className="hit">
      <span className="hit-head">
        {hit.name && !isPerson ? <strong className="hit-name">{hit.name}</strong> : null}
        <span className={isPerson ? 'hit-title hit-person' : 'hit-title'}>
          <MarkedText parts={hit.title} />
        </span>
        {hit.isFormer ? <Tag>曾经</Tag> : null}
        {hit.expiresOn ? <span className="hit-day">有效期至 {hit.expiresOn}</span> : null}
        {hit.onDay && !hit.expiresOn ? <span className="hit-day">{hit.onDay}</span> : null}
      </span>
      {hit.body.length > 0 ? (
        <span className="hit-body">
          <MarkedText parts={hit.body} />
        </span>
      ) : null}
      {hit.place ? <span className="hit-place">{hit.place}</span> : null}
    </Link>
  );
}
