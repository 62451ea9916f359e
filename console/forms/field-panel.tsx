import { Segmented } from 'antd';
import type { DefinitionIssue } from '#contract/form-check.ts';
import { type FormField, fieldKinds } from '#contract/form-definition.ts';
import { ColumnsPart } from './columns-part.tsx';
import { without } from './drawing.ts';
import { KindPart } from './kind-part.tsx';
import { Line, Words } from './panel-lines.tsx';
import type { PartProps } from './part-props.ts';
import { RulesPart } from './rules-part.tsx';
import { SealingPart } from './sealing-part.tsx';

/** Everything about one field. */
export function FieldPanel({
  field,
  definition,
  issues,
  onChange,
}: PartProps<FormField> & { issues: readonly DefinitionIssue[] }) {
  return (
    <div className="draw-panel">
      {issues.map(each => (
        <p key={each.path + each.zh} className="fill-wrong" role="alert">
          {each.zh}
        </p>
      ))}
      <Line label="类型">
        <span>{fieldKinds[field.kind]}</span>
      </Line>
      {field.kind === 'note' ? (
        <Words label="说明文字" value={field.text ?? ''} isLong onChange={text => onChange({ ...field, text })} />
      ) : (
        <Words label="名称" value={field.label} onChange={label => onChange({ ...field, label })} />
      )}
      <Words
        label="编码"
        value={field.code}
        note="公式和流程里用它；启用后不宜再改。"
        onChange={code => onChange({ ...field, code })}
      />
      {field.kind === 'note' ? null : (
        <>
          <Words
            label="填写说明"
            value={field.help ?? ''}
            isLong
            onChange={help => onChange(help ? { ...field, help } : without(field, 'help'))}
          />
          <Line label="宽度">
            <Segmented
              size="small"
              aria-label="宽度"
              value={field.width ?? (['paragraph', 'table', 'file'].includes(field.kind) ? 'full' : 'half')}
              options={[
                { value: 'half', label: '半行' },
                { value: 'full', label: '整行' },
              ]}
              onChange={width => onChange({ ...field, width: width === 'full' ? 'full' : 'half' })}
            />
          </Line>
        </>
      )}
      {field.kind === 'table' ? (
        <ColumnsPart field={field} definition={definition} onChange={onChange} />
      ) : field.kind === 'note' ? null : (
        <KindPart field={field} definition={definition} onChange={onChange} />
      )}
      <RulesPart field={field} definition={definition} onChange={onChange} />
      <SealingPart field={field} definition={definition} onChange={onChange} />
    </div>
  );
}
