import { Button } from 'antd';
import { useRef, useState } from 'react';
import { expressionFault } from '#contract/expression.ts';
import { type FormDefinition, fieldKinds, fieldsOf, prefillNames } from '#contract/form-definition.ts';

/** A formula, checked while it is typed, with the names that it may use. */
export function FormulaInput(props: {
  label: string;
  value: string;
  definition: FormDefinition;
  /** Columns of the row that it is about. */
  columns?: ReadonlyArray<{ code: string; label: string }> | undefined;
  /** Only defaults usually speak of who fills in. */
  knowsPeople?: boolean;
  onChange: (cel: string) => void;
}) {
  const { value, onChange } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setOpen] = useState(false);
  const fault = value.trim() === '' ? null : expressionFault(value);
  const insert = (name: string) => {
    const box = area.current;
    const [from, to] = [box?.selectionStart ?? value.length, box?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + name + value.slice(to));
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + name.length, from + name.length);
    });
  };
  const names = [
    ...(props.columns ?? []).map(each => ({ name: `row.${each.code}`, label: `本行：${each.label}` })),
    ...fieldsOf(props.definition)
      .filter(each => each.kind !== 'note')
      .map(each => ({ name: each.code, label: `${each.label}（${fieldKinds[each.kind]}）` })),
    ...(props.knowsPeople
      ? ['me', 'subject'].flatMap(who =>
          Object.entries(prefillNames).map(([name, label]) => ({
            name: `${who}.${name}`,
            label: `${who === 'me' ? '填写人' : '所为之人'}：${label}`,
          })),
        )
      : []),
  ];
  return (
    <div className="draw-formula">
      <textarea
        ref={area}
        className={fault ? 'fill-area grows fill-area-wrong' : 'fill-area grows'}
        rows={2}
        value={value}
        spellCheck={false}
        aria-label={props.label}
        aria-invalid={fault ? true : undefined}
        placeholder={'如 days > 3 && kind == "sick"'}
        onChange={event => onChange(event.target.value)}
      />
      {fault ? (
        <p className="fill-wrong" role="alert">
          {fault.at === undefined ? '' : `第 ${fault.at + 1} 个字符处：`}
          {fault.message}
        </p>
      ) : null}
      <Button type="link" size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {isOpen ? '收起可用的名称' : '可用的名称'}
      </Button>
      {isOpen ? (
        <ul className="draw-names">
          {names.map(each => (
            <li key={each.name}>
              <button type="button" className="bare" onClick={() => insert(each.name)}>
                <code>{each.name}</code>
                <span className="quiet small">{each.label}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
