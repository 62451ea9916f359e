import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { type FormDefinition, type FormField, fieldsOf } from '#contract/form-definition.ts';
import { type Clause, type Comparison, type Condition, celOf, comparisonLabels, conditionOf } from './condition.ts';
import { FormulaInput } from './formula-input.tsx';

/** When something holds: chosen from lists, or written as a formula where that isn't enough. */
export function ConditionInput(props: {
  label: string;
  value: string;
  definition: FormDefinition;
  columns?: ReadonlyArray<{ code: string; label: string }> | undefined;
  /** The field that it is about, which it can't depend on. */
  except?: string | undefined;
  onChange: (cel: string) => void;
}) {
  const read = conditionOf(props.value);
  const [isWritten, setWritten] = useState(props.value !== '' && read === null);
  const fields = fieldsOf(props.definition).filter(each => each.kind !== 'note' && each.code !== props.except);
  const condition: Condition = read ?? { join: '&&', clauses: [] };
  const kindOf = (code: string) => fields.find(each => each.code === code);
  const isText = (code: string) => !['number', 'money'].includes(kindOf(code)?.kind ?? 'text');
  const set = (clauses: readonly Clause[], join = condition.join) => props.onChange(celOf({ join, clauses }, isText));
  return (
    <div className="draw-condition">
      <Segmented
        size="small"
        value={isWritten ? 'formula' : 'chosen'}
        options={[
          { value: 'chosen', label: '选择条件', disabled: props.value !== '' && read === null },
          { value: 'formula', label: '写公式' },
        ]}
        onChange={next => setWritten(next === 'formula')}
      />
      {isWritten ? (
        <FormulaInput {...props} />
      ) : (
        <>
          {condition.clauses.length > 1 ? (
            <Select
              size="small"
              aria-label="几个条件的关系"
              value={condition.join}
              options={[
                { value: '&&', label: '以下条件都满足' },
                { value: '||', label: '满足任意一条' },
              ]}
              onChange={join => set(condition.clauses, join)}
            />
          ) : null}
          {condition.clauses
            .map((clause, at) => ({ clause, at, key: `${at}` }))
            .map(({ clause, at, key }) => (
              <ClauseLine
                key={key}
                clause={clause}
                fields={fields}
                onChange={next => set(condition.clauses.map((each, i) => (i === at ? next : each)))}
                onRemove={() => set(condition.clauses.filter((_, i) => i !== at))}
              />
            ))}
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={fields.length === 0}
            onClick={() => set([...condition.clauses, firstClause(fields[0])])}
          >
            添加条件
          </Button>
        </>
      )}
    </div>
  );
}

function firstClause(field: FormField | undefined): Clause {
  const how = comparisonsOf(field)[0] ?? 'filled';
  return { code: field?.code ?? '', how, value: field?.kind === 'choice' ? (field.options?.[0]?.value ?? '') : '' };
}

function comparisonsOf(field: FormField | undefined): Comparison[] {
  switch (field?.kind) {
    case 'number':
    case 'money':
      return ['>', '>=', '<', '<=', '==', '!=', 'filled', 'blank'];
    case 'yes-no':
      return ['yes', 'no', 'filled', 'blank'];
    case 'choice':
      return field.many ? ['holds', 'filled', 'blank'] : ['==', '!=', 'filled', 'blank'];
    case 'text':
    case 'paragraph':
    case 'phone':
      return ['filled', 'blank', '==', '!='];
    default:
      return ['filled', 'blank'];
  }
}

function ClauseLine(props: {
  clause: Clause;
  fields: readonly FormField[];
  onChange: (clause: Clause) => void;
  onRemove: () => void;
}) {
  const { clause, fields, onChange } = props;
  const field = fields.find(each => each.code === clause.code);
  const needsValue = !['filled', 'blank', 'yes', 'no'].includes(clause.how);
  return (
    <div className="draw-clause">
      <Select
        size="small"
        aria-label="条件的字段"
        value={clause.code}
        options={fields.map(each => ({ value: each.code, label: each.label || each.code }))}
        onChange={code => onChange(firstClause(fields.find(each => each.code === code)))}
      />
      <Select
        size="small"
        aria-label="怎样比较"
        value={clause.how}
        options={comparisonsOf(field).map(how => ({ value: how, label: comparisonLabels[how] }))}
        onChange={how => onChange({ ...clause, how })}
      />
      {needsValue && field?.kind === 'choice' ? (
        <Select
          size="small"
          aria-label="比较的选项"
          value={clause.value}
          options={(field.options ?? []).map(each => ({ value: each.value, label: each.label }))}
          onChange={value => onChange({ ...clause, value })}
        />
      ) : needsValue ? (
        <Input
          size="small"
          aria-label="比较的值"
          value={clause.value}
          {...(field?.kind === 'money' ? { suffix: '分' } : {})}
          onChange={event => onChange({ ...clause, value: event.target.value })}
        />
      ) : null}
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label="删除这个条件" onClick={props.onRemove} />
    </div>
  );
}
