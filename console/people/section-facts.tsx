import { call } from '#contract/call.ts';
import type { CodeSetKey } from '#contract/code.ts';
import { type Archive, revealValue } from '#contract/person.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { useCodeLabel } from '../parts/codes.ts';
import { Masked } from '../parts/masked.tsx';
import type { Edited } from './section-editor.tsx';
import { type SectionField, sectionFields } from './section-fields.ts';
import type { Values } from './section-values.ts';

export function SectionFacts(props: { archive: Archive; group: SectionGroup; version: Edited }) {
  const { archive, group, version } = props;
  const mayReveal = (archive.can.reveal as string[]).includes(group);
  return (
    <dl className="facts">
      {sectionFields[group].map(field => (
        <div key={field.key}>
          <dt>{field.label}</dt>
          <dd>
            {field.masked ? (
              <Masked
                masked={String(version.values[field.masked] ?? '')}
                label={field.label}
                reveal={
                  mayReveal
                    ? async () => {
                        const made = await call(revealValue, {
                          params: { id: archive.person.id },
                          body: { group: group as 'identity', versionId: version.versionId },
                        });
                        return made.value;
                      }
                    : undefined
                }
              />
            ) : (
              <FieldValue field={field} values={version.values} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const grouped = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });

/** A value as it is read: the label of a code, yuan for fen, a dash for nothing. */
export function FieldValue({ field, values }: { field: SectionField; values: Values }) {
  const value = values[field.key];
  const set: CodeSetKey | undefined =
    field.kind === 'code'
      ? field.set === 'reward' && values.isDiscipline === true
        ? 'discipline'
        : field.set
      : undefined;
  const label = useCodeLabel(set);
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>;
  switch (field.kind) {
    case 'code':
      return label(String(value));
    case 'choice':
      return field.choices?.[String(value)] ?? String(value);
    case 'flag':
      return value === true ? '是' : '否';
    case 'money':
      return `${grouped.format(Number(formatYuan(value as Fen)))} 元`;
    default:
      return String(value);
  }
}
