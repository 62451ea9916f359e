import { fieldGroups } from '#contract/action.ts';
import type { Archive } from '#contract/person.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { Link } from '../routing/link.tsx';
import { MaskedValue } from './masked-value.tsx';
import { entryTag, entryTitle, sectionFields } from './section-fields.ts';
import { isFilled, Value } from './value.tsx';

type Row = { versionId: string; values: Readonly<Record<string, unknown>> };

/** The rows of a section: none, its one, or the entries of its list. */
export function rowsOf(archive: Archive, group: SectionGroup): Row[] {
  const section = archive.sections[group];
  if (!section) return [];
  return Array.isArray(section) ? section : [section];
}

/** One field group of an archive as a card. Fields that hold nothing are left out. */
export function Section({ archive, group }: { archive: Archive; group: SectionGroup }) {
  const editable = (group === 'basic' || group === 'contact') && archive.can.edit.includes(group);
  return (
    <section className="card">
      <h2>
        {fieldGroups[group]}
        {editable ? (
          <Link to={`/people/${archive.person.id}/edit/${group}`} className="text-button edit-link">
            修改
          </Link>
        ) : null}
      </h2>
      {rowsOf(archive, group).map(row => (
        <Entry key={row.versionId} archive={archive} group={group} row={row} />
      ))}
    </section>
  );
}

function Entry({ archive, group, row }: { archive: Archive; group: SectionGroup; row: Row }) {
  const title = entryTitle(group, row.values);
  const tag = entryTag(group, row.values);
  const fields = sectionFields[group].filter(field => isFilled(row.values[field.name]));
  return (
    <div className="entry">
      {title ? (
        <h3 className="entry-title">
          <span>
            {title}
            {tag ? <span className={tag === '处分' ? 'tag warn' : 'tag'}>{tag}</span> : null}
          </span>
        </h3>
      ) : null}
      <dl className="facts">
        {fields.map(field => (
          <div key={field.name}>
            <dt>{field.label}</dt>
            {field.show.as === 'masked' && (group === 'identity' || group === 'contact' || group === 'bank') ? (
              <MaskedValue
                personId={archive.person.id}
                group={group}
                versionId={row.versionId}
                label={field.label}
                masked={String(row.values[field.name])}
                mayReveal={archive.can.reveal.includes(group)}
              />
            ) : (
              <dd>
                <Value value={row.values[field.name]} show={field.show} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
