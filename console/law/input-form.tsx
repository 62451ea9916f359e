import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input as TextInput } from 'antd';
import { useId } from 'react';
import type { LawField } from '#contract/law.ts';
import { blankInput, type Input, withField } from './blank-input.ts';
import { topicsQuery } from './law-queries.ts';
import { ScalarField } from './scalar-field.tsx';

type Faults = ReadonlyMap<string, string>;
type Part = {
  fields: readonly LawField[];
  value: Input;
  onChange: (value: Input) => void;
  faults: Faults;
  /** The place within the whole input, `months/0/`. */
  at: string;
};

const isScalar = ({ kind }: LawField) => kind !== 'group' && kind !== 'list' && kind !== 'table';

/** A form made of a topic's fields: groups as frames, lists as rows or frames, tables as frames with names. */
export function InputForm({ fields, value, onChange, faults, at }: Part) {
  return (
    <div className="law-form">
      {fields.map(field => {
        const place = `${at}${field.name}`;
        const set = (next: unknown) => onChange(withField(value, field.name, next));
        if (isScalar(field))
          return (
            <Labelled
              key={field.name}
              field={field}
              value={value[field.name]}
              onChange={set}
              fault={faults.get(place)}
            />
          );
        return (
          <fieldset key={field.name} className="law-frame">
            <legend>
              {field.label}
              {field.isOptional ? <span className="quiet">（可不填）</span> : null}
            </legend>
            <Inner field={field} value={value[field.name]} onChange={set} faults={faults} at={`${place}/`} />
            {faults.has(place) ? <p className="law-fault">{faults.get(place)}</p> : null}
          </fieldset>
        );
      })}
    </div>
  );
}

function Labelled(props: {
  field: LawField;
  value: unknown;
  onChange: (value: unknown) => void;
  fault: string | undefined;
}) {
  const id = useId();
  const { field, fault } = props;
  return (
    <div className="law-field">
      <label htmlFor={id}>
        {field.label}
        {field.isOptional ? <span className="quiet">（可不填）</span> : null}
      </label>
      <ScalarField id={id} field={field} value={props.value} onChange={props.onChange} isWrong={fault !== undefined} />
      {fault ? <p className="law-fault">{fault}</p> : null}
    </div>
  );
}

function Inner(props: {
  field: LawField;
  value: unknown;
  onChange: (value: unknown) => void;
  faults: Faults;
  at: string;
}) {
  const { field, value, onChange, faults, at } = props;
  const fields = field.fields ?? [];
  if (field.kind === 'list')
    return (
      <Entries
        field={field}
        entries={(value as Input[] | undefined) ?? []}
        onChange={onChange}
        faults={faults}
        at={at}
      />
    );
  if (field.kind === 'table')
    return (
      <Named
        field={field}
        entries={(value as Record<string, Input> | undefined) ?? {}}
        onChange={onChange}
        faults={faults}
        at={at}
      />
    );
  if (value === undefined && field.isOptional)
    return (
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange(blankInput(fields))}>
        填写{field.label}
      </Button>
    );
  return (
    <>
      <InputForm
        fields={fields}
        value={(value as Input | undefined) ?? {}}
        onChange={onChange}
        faults={faults}
        at={at}
      />
      {field.isOptional ? (
        <Button size="small" type="text" icon={<DeleteOutlined />} onClick={() => onChange(undefined)}>
          不填{field.label}
        </Button>
      ) : null}
    </>
  );
}

function Entries(props: {
  field: LawField;
  entries: Input[];
  onChange: (value: unknown) => void;
  faults: Faults;
  at: string;
}) {
  const { field, entries, onChange, faults, at } = props;
  const fields = field.fields ?? [];
  const set = (index: number, next: Input) => onChange(entries.map((each, i) => (i === index ? next : each)));
  const remove = (index: number) => onChange(entries.filter((_, i) => i !== index));
  const removal = (index: number) => (
    <Button
      size="small"
      type="text"
      icon={<DeleteOutlined />}
      aria-label={`删除第 ${index + 1} 项`}
      onClick={() => remove(index)}
    />
  );
  const keyed = entries.map((entry, index) => ({ entry, index, key: `${field.name} ${index}` }));
  return (
    <>
      {fields.every(isScalar) ? (
        <div className="law-grid-scroll">
          <table className="law-grid">
            <thead>
              <tr>
                {fields.map(each => (
                  <th key={each.name} scope="col">
                    {each.label}
                  </th>
                ))}
                <th aria-label="删除" />
              </tr>
            </thead>
            <tbody>
              {keyed.map(({ entry, index, key }) => (
                <tr key={key}>
                  {fields.map(each => (
                    <td key={each.name}>
                      <ScalarField
                        label={`第 ${index + 1} 项 ${each.label}`}
                        field={each}
                        value={entry[each.name]}
                        onChange={next => set(index, withField(entry, each.name, next))}
                        isWrong={faults.has(`${at}${index}/${each.name}`)}
                        isDense
                      />
                    </td>
                  ))}
                  <td>{removal(index)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {[...faults].map(([place, message]) =>
            place.startsWith(at) ? (
              <p key={place} className="law-fault">
                {message}
              </p>
            ) : null,
          )}
        </div>
      ) : (
        keyed.map(({ entry, index, key }) => (
          <fieldset key={key} className="law-frame">
            <legend>
              第 {index + 1} 项 {removal(index)}
            </legend>
            <InputForm
              fields={fields}
              value={entry}
              onChange={next => set(index, next)}
              faults={faults}
              at={`${at}${index}/`}
            />
          </fieldset>
        ))
      )}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...entries, followOn(fields, entries.at(-1))])}
      >
        增加一项
      </Button>
    </>
  );
}

/** The next entry is mostly like the last; a month is the one after. */
function followOn(fields: readonly LawField[], last: Input | undefined): Input {
  if (!last) return blankInput(fields);
  const month = last.month;
  return { ...last, ...(typeof month === 'number' && month < 12 ? { month: month + 1 } : {}) };
}

function Named(props: {
  field: LawField;
  entries: Record<string, Input>;
  onChange: (value: unknown) => void;
  faults: Faults;
  at: string;
}) {
  const { field, entries, onChange, faults, at } = props;
  const fields = field.fields ?? [];
  const all = Object.entries(entries);
  const keyed = all.map(([name, entry], index) => ({ name, entry, index, key: `${field.name} ${index}` }));
  const labels = useQuery(topicsQuery).data?.labels ?? {};
  const put = (next: ReadonlyArray<[string, Input]>) => onChange(Object.fromEntries(next));
  return (
    <>
      {keyed.map(({ name, entry, index, key }) => (
        <fieldset key={key} className="law-frame">
          <legend className="row">
            <TextInput
              size="small"
              value={name}
              aria-label="名称"
              onChange={event => put(all.map((each, i) => (i === index ? [event.target.value, entry] : each)))}
              style={{ width: 160 }}
            />
            {labels[name] ? <span className="quiet">{labels[name]}</span> : null}
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`删除 ${name}`}
              onClick={() => put(all.filter((_, i) => i !== index))}
            />
          </legend>
          <InputForm
            fields={fields}
            value={entry}
            onChange={next => put(all.map((each, i) => (i === index ? [name, next] : each)))}
            faults={faults}
            at={`${at}${name}/`}
          />
          {faults.has(`${at}${name}`) ? <p className="law-fault">{faults.get(`${at}${name}`)}</p> : null}
        </fieldset>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => put([...all, [freeName(entries), blankInput(fields)]])}
      >
        增加一项
      </Button>
    </>
  );
}

function freeName(entries: Record<string, unknown>): string {
  for (let n = 1; ; n++) if (!Object.hasOwn(entries, `item${n}`)) return `item${n}`;
}
