import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CloseCircleFill, SearchOutline } from 'antd-mobile-icons';
import { useEffect, useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { mostSearchLetters, searchAll } from '#contract/search.ts';
import { replace, usePlace } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { HitRow } from './hit-row.tsx';
import '../people/find.css';
import './search.css';

/** Typing rests this long, in milliseconds, before the server is asked. */
const pause = 250;

/** One box for people and all that their archives hold. */
export default function Search() {
  const place = usePlace();
  const [text, setText] = useState(place.query.get('q') ?? '');
  const [kind, setKind] = useState<string | null>(null);
  const [asked, setAsked] = useState(text.trim());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current?.value === '') input.current.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = text.trim();
      setAsked(next);
      setKind(null);
      // Kept in the address, so that coming back finds the same results.
      replace(next === '' ? '/search' : `/search?q=${encodeURIComponent(next)}`);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <Page title="搜索" above="/">
      <search className="find">
        <SearchOutline aria-hidden />
        <input
          type="search"
          aria-label="搜索档案"
          placeholder="姓名、单位、证书、日期……"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={mostSearchLetters}
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
            姓名、拼音或首字母：<b>zhangwei</b>、<b>zw</b>
          </li>
          <li>
            单位和条件：<b>研发中心 硕士 党员</b>
          </li>
          <li>
            时间和到期：<b>证书 2026年12月 到期</b>
          </li>
          <li>工号、完整的手机号或证件号码，经历、奖惩、地址里的字</li>
        </ul>
      ) : (
        <Results asked={asked} kind={kind} onKind={setKind} onAgain={() => setText('')} />
      )}
    </Page>
  );
}

function Results(props: {
  asked: string;
  kind: string | null;
  onKind: (kind: string | null) => void;
  onAgain: () => void;
}) {
  const { asked, kind, onKind } = props;
  const found = useQuery({
    queryKey: ['search', asked, kind],
    queryFn: ({ signal }) =>
      call(searchAll, { query: { q: asked, ...(kind ? { kind, limit: 50 } : { limit: 5 }) }, signal }),
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <Failed fault={found.error} retry={() => found.refetch()} />;
  const { groups, facets, isCut, isCatchingUp } = found.data;
  return (
    <>
      {isCatchingUp ? <p className="note">刚有大批数据变动，结果可能不全。</p> : null}
      {kind ? (
        <button type="button" className="button quiet" onClick={() => onKind(null)}>
          返回全部类别
        </button>
      ) : null}
      {groups.length === 0 ? (
        <Nothing
          icon={<SearchOutline aria-hidden />}
          title={`没有找到“${asked}”`}
          note="请检查有没有输错，或少输几个词。您只能找到权限范围内的内容。"
          action={{ label: '重新输入', run: props.onAgain }}
        />
      ) : null}
      {groups.map(group => (
        <section key={group.kind} className="found">
          <h2>
            {group.label} <small>{facets.kinds.find(each => each.kind === group.kind)?.count ?? group.count}</small>
          </h2>
          <ul className="card">
            {group.hits.map(hit => (
              <HitRow key={hit.id} hit={hit} />
            ))}
          </ul>
          {!kind && group.count > group.hits.length ? (
            <button type="button" className="button quiet" onClick={() => onKind(group.kind)}>
              {`查看全部${group.label}`}
            </button>
          ) : null}
        </section>
      ))}
      {isCut ? <p className="note">结果很多，只列出一部分。再加一个词可以缩小范围。</p> : null}
    </>
  );
}
