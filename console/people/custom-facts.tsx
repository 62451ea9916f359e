import { PaperClipOutlined } from '@ant-design/icons';
import { addressOf } from '#contract/call.ts';
import { type PersonCustom, readCustomFile } from '#contract/custom-value.ts';
import { type FormField, fieldsOf } from '#contract/form-definition.ts';
import { keptFiles, own } from '#contract/form-value.ts';
import { sizeText, valueText } from '#contract/form-words.ts';
import './custom.css';

const isBroad = (field: FormField) => field.kind === 'table' || field.kind === 'paragraph' || field.kind === 'file';

/** What a section holds, read; fields that were deleted since stand beneath. */
export function CustomFacts({ personId, section }: { personId: string; section: PersonCustom }) {
  const { version } = section;
  if (!version) return null;
  const shown = fieldsOf(section.definition).filter(
    // What isn't filled in is shown with a dash, but what formulas hide isn't: the server has left it out.
    each => each.kind !== 'note' && (version.values[each.code] !== undefined || each.visible === undefined),
  );
  return (
    <>
      <dl className="facts">
        {shown.map(field => (
          <div key={field.code} className={isBroad(field) ? 'custom-broad' : ''}>
            <dt>{field.label}</dt>
            <dd>
              <Value personId={personId} section={section} field={field} value={version.values[field.code]} />
            </dd>
          </div>
        ))}
      </dl>
      {version.gone.length > 0 ? (
        <details className="custom-gone">
          <summary>已停用的字段（{version.gone.length}）</summary>
          <dl className="facts">
            {version.gone.map(each => (
              <div key={each.label}>
                <dt>{each.label}</dt>
                <dd>{each.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
}

function Value(props: { personId: string; section: PersonCustom; field: FormField; value: unknown }) {
  const { field, value } = props;
  if (field.kind === 'file' && value !== undefined)
    return (
      <ul className="custom-files">
        {keptFiles(value).map(file => (
          <li key={file.id}>
            <a
              href={addressOf(readCustomFile, { id: props.personId, sectionId: props.section.id, fileId: file.id })}
              download={file.name}
            >
              <PaperClipOutlined aria-hidden="true" /> {file.name}
            </a>{' '}
            <span className="quiet small">{sizeText(file.size)}</span>
          </li>
        ))}
      </ul>
    );
  if (field.kind === 'table' && Array.isArray(value)) return <Rows field={field} rows={value} />;
  const text = valueText(field, value);
  return text === '' ? <span className="quiet">—</span> : <span className="custom-text">{text}</span>;
}

function Rows({ field, rows }: { field: FormField; rows: readonly unknown[] }) {
  const columns = field.columns ?? [];
  return (
    <div className="custom-rows">
      <table>
        <thead>
          <tr>
            {columns.map(each => (
              <th key={each.code} scope="col">
                {each.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .map((row, at) => ({ row: own(row), key: `${at}` }))
            .map(({ row, key }) => (
              <tr key={key}>
                {columns.map(each => (
                  <td key={each.code}>{valueText(each, row[each.code]) || '—'}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
