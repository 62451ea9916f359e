import { RightOutline } from 'antd-mobile-icons';
import type { PersonItem } from '#contract/person.ts';
import { Link } from '../routing/link.tsx';
import { Initial, StatusTag } from './person-head.tsx';
import './archive.css';

/** A person in a list: who, where, as what. */
export function PersonCard({ person }: { person: PersonItem }) {
  return (
    <li>
      <Link to={`/people/${person.id}`} className="row">
        <Initial name={person.name} />
        <span className="grow">
          <span className="name-line">
            <strong>{person.name}</strong>
            <StatusTag person={person} />
          </span>
          <span className="note person-place">
            {[person.unitName, person.postName].filter(Boolean).join(' · ') || '未登记任职'}
          </span>
        </span>
        <span className="end">{person.number}</span>
        <RightOutline aria-hidden />
      </Link>
    </li>
  );
}
