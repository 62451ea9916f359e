import { useQuery } from '@tanstack/react-query';
import { addressOf, call } from '#contract/call.ts';
import { type PersonCustom, readCustomFile, readPersonCustom } from '#contract/custom-value.ts';
import { type FormField, fieldsOf } from '#contract/form-definition.ts';
import { keptFiles, own } from '#contract/form-value.ts';
import { valueText } from '#contract/form-words.ts';
import { Link } from '../routing/link.tsx';
import { dayWords } from '../ui/day.ts';

export function usePersonCustom(personId: string) {
  return useQuery({
    queryKey: ['person', personId, 'custom'],
    queryFn: ({ signal }) => call(readPersonCustom, { params: { id: personId }, query: {}, signal }),
  });
}

/** The sections that HR drew, as cards; those that hold nothing only where they may be filled in. */
export function CustomSections({ personId }: { personId: string }) {
  const custom = usePersonCustom(personId);
  return (custom.data?.items ?? [])
    .filter(each => each.version || (each.canEdit && each.applies))
    .map(section => (
      <section key={section.id} className="card" aria-label={section.name}>
        <h2>
          {section.name}
          {section.canEdit ? (
            <Link to={`/people/${personId}/custom/${section.id}`} className="text-button edit-link">
              {section.version ? '修改' : '填写'}
            </Link>
          ) : null}
        </h2>
        {section.laterFrom ? <p className="section-note">{dayWords(section.laterFrom)}起有变更待生效</p> : null}
        <div className="entry">
          <Facts personId={personId} section={section} />
        </div>
      </section>
    ));
}

function Facts({ personId, section }: { personId: string; section: PersonCustom }) {
  const { version } = section;
  if (!version) return <p className="section-note">尚未填写</p>;
  const shown = fieldsOf(section.definition).filter(each => version.values[each.code] !== undefined);
  return (
    <dl className="facts">
      {shown.map(field => (
        <div key={field.code}>
          <dt>{field.label}</dt>
          <dd>
            <Value personId={personId} section={section} field={field} value={version.values[field.code]} />
          </dd>
        </div>
      ))}
      {version.gone.map(each => (
        <div key={`gone ${each.label}`}>
          <dt>{each.label}（已停用）</dt>
          <dd>{each.text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Value(props: { personId: string; section: PersonCustom; field: FormField; value: unknown }) {
  const { field, value } = props;
  if (field.kind === 'file')
    return keptFiles(value).map(file => (
      <a
        key={file.id}
        href={addressOf(readCustomFile, { id: props.personId, sectionId: props.section.id, fileId: file.id })}
        download={file.name}
        style={{ display: 'block' }}
      >
        {file.name}
      </a>
    ));
  if (field.kind === 'table' && Array.isArray(value))
    return value
      .map((row, at) => ({ row: own(row), key: `${at}` }))
      .map(({ row, key }) => (
        <span key={key} style={{ display: 'block' }}>
          {(field.columns ?? [])
            .map(each => valueText(each, row[each.code]))
            .filter(Boolean)
            .join(' · ')}
        </span>
      ));
  if (field.kind === 'date') return dayWords(String(value));
  return valueText(field, value);
}
