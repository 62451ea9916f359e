import { useQuery } from '@tanstack/react-query';
import { CloseOutline } from 'antd-mobile-icons';
import { useEffect, useState } from 'react';
import { Field } from '../ui/field.tsx';
import { Fault } from './fault.tsx';
import { colleaguesQuery } from './work-queries.ts';

export type Colleague = { readonly accountId: string; readonly name: string };

/** Typing rests this long, in milliseconds, before the server is asked. */
const pause = 250;

/** Colleagues who have an account, found by name or pinyin. */
export function ColleaguePicker(props: {
  label: string;
  most: number;
  chosen: readonly Colleague[];
  onChange: (chosen: Colleague[]) => void;
}) {
  const { chosen, most, onChange } = props;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery(colleaguesQuery(asked));
  const items = asked === '' ? [] : (found.data?.items ?? []);
  const isChosen = (id: string) => chosen.some(each => each.accountId === id);
  return (
    <div className="picker">
      {chosen.length > 0 ? (
        <ul className="picked" aria-label="已选">
          {chosen.map(each => (
            <li key={each.accountId}>
              {each.name}
              <button
                type="button"
                aria-label={`去掉${each.name}`}
                onClick={() => onChange(chosen.filter(other => other.accountId !== each.accountId))}
              >
                <CloseOutline aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen.length < most ? (
        <Field
          label={props.label}
          placeholder="姓名或拼音"
          autoCapitalize="none"
          autoComplete="off"
          maxLength={50}
          value={text}
          onChange={setText}
        />
      ) : null}
      {items.length > 0 ? (
        <ul className="found" aria-label="找到的同事">
          {items
            .filter(each => !isChosen(each.accountId))
            .map(({ accountId, name, unitName }) => (
              <li key={accountId}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    onChange([...chosen, { accountId, name }].slice(-most));
                    setText('');
                    setAsked('');
                  }}
                >
                  <span className="grow">{name}</span>
                  <span className="end">{unitName}</span>
                </button>
              </li>
            ))}
        </ul>
      ) : asked !== '' && found.data ? (
        <p className="note picker-none">没有找到叫“{asked}”的、有账号的同事。</p>
      ) : null}
      <Fault of={found.error} />
    </div>
  );
}
