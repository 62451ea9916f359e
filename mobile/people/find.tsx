import { CloseCircleFill, SearchOutline } from 'antd-mobile-icons';
import { useEffect, useRef, useState } from 'react';
import { replace, usePlace } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { PersonList } from './person-list.tsx';
import './find.css';

/** Typing rests this long, in milliseconds, before the server is asked. */
const pause = 250;

export default function Find() {
  const place = usePlace();
  const [text, setText] = useState(place.query.get('q') ?? '');
  const [asked, setAsked] = useState(text.trim());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The screen is opened in order to type; whoever comes back to results wants to read them.
    if (input.current?.value === '') input.current.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = text.trim();
      setAsked(next);
      // Kept in the address, so that coming back from a person finds the same results.
      replace(next === '' ? '/people' : `/people?q=${encodeURIComponent(next)}`);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <Page title="找人" above="/">
      <search className="find">
        <SearchOutline aria-hidden />
        <input
          type="search"
          aria-label="姓名、拼音、工号或手机号"
          placeholder="姓名、拼音、工号或手机号"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={60}
          ref={input}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
        />
        {text === '' ? null : (
          <button type="button" className="icon-button" aria-label="清空" onClick={() => setText('')}>
            <CloseCircleFill />
          </button>
        )}
      </search>
      {asked === '' ? (
        <ul className="find-hints">
          <li>
            姓名或其中的字：<b>张伟</b>
          </li>
          <li>
            拼音或首字母：<b>zhangwei</b>、<b>zw</b>
          </li>
          <li>工号、完整的手机号</li>
        </ul>
      ) : (
        <PersonList
          query={{ q: asked }}
          nothing={
            <Nothing
              icon={<SearchOutline aria-hidden />}
              title={`没有找到“${asked}”`}
              note="请检查有没有输错，或少输几个字。您只能找到权限范围内的人。"
              action={{ label: '重新输入', run: () => setText('') }}
            />
          }
        />
      )}
    </Page>
  );
}
