import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Input, Skeleton, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { mostSearchLetters } from '#contract/search.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { FacetList } from './facets.tsx';
import { HitLine } from './hit-line.tsx';
import { resultSearch, useRested } from './use-search.ts';
import './search.css';

const meant = { unit: '单位', days: '时间', code: '属性', kind: '类别', expiry: '到期', text: '' } as const;

/** Everything that one box finds, with what to narrow it by. */
export function SearchPage() {
  const chosen = useSearch({ from: '/shell/search' });
  const navigate = useNavigate();
  const [text, setText] = useState(chosen.q ?? '');
  const rested = useRested(text.trim());
  const go = (part: { [K in keyof typeof chosen]?: (typeof chosen)[K] | undefined }) => {
    const next = { ...chosen, ...part };
    void navigate({
      to: '/search',
      replace: true,
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)),
    });
  };
  useEffect(() => {
    // Other words, other facets.
    if (rested !== (chosen.q ?? ''))
      void navigate({ to: '/search', replace: true, search: rested ? { q: rested } : {} });
  }, [rested, chosen.q, navigate]);

  const found = useInfiniteQuery(resultSearch(chosen));
  const first = found.data?.pages[0];
  const groups = (first?.groups ?? []).map(group => ({
    ...group,
    hits: found.data?.pages.flatMap(page => page.groups.find(each => each.kind === group.kind)?.hits ?? []) ?? [],
  }));
  const recognised = (first?.asked ?? []).filter(piece => meant[piece.is] !== '');
  const isAsked = (chosen.q ?? '') !== '';
  return (
    <Page wide>
      <PageHead title="搜索">
        <Input
          size="large"
          autoFocus
          allowClear
          prefix={<SearchOutlined />}
          aria-label="搜索"
          placeholder="姓名、拼音、工号、单位、证书、日期……多个词用空格分开"
          maxLength={mostSearchLetters}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        {recognised.length > 0 ? (
          <p className="search-meant">
            理解为：
            {recognised.map(piece => (
              <Tag key={`${piece.is} ${piece.text}`}>
                {meant[piece.is]} {piece.text}
              </Tag>
            ))}
          </p>
        ) : null}
      </PageHead>
      {first?.isCatchingUp ? (
        <Alert type="info" showIcon title="刚有大批数据变动，正在收入搜索，结果可能不全。" />
      ) : null}
      {found.isError ? (
        <ProblemAlert error={found.error} retry={() => void found.refetch()} />
      ) : !isAsked ? (
        <Hints onTry={setText} />
      ) : found.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <div className="search-body">
          <FacetList facets={first?.facets ?? { kinds: [], units: [], years: [] }} chosen={chosen} onChoose={go} />
          <div className="search-results" aria-live="polite" aria-busy={found.isFetching}>
            {groups.length === 0 ? (
              <EmptyState title={`没有找到“${chosen.q}”`}>
                请检查有没有输错，或少输几个词。您只能找到权限范围内的内容。
              </EmptyState>
            ) : null}
            {groups.map(group => (
              <section key={group.kind} className="hits">
                <header>
                  <h2>
                    {group.label} <span className="quiet">{group.count}</span>
                  </h2>
                  {!chosen.kind && group.count > group.hits.length ? (
                    <Button type="link" onClick={() => go({ kind: group.kind })}>
                      查看全部
                    </Button>
                  ) : null}
                </header>
                <ul>
                  {group.hits.map(hit => (
                    <li key={hit.id}>
                      <HitLine hit={hit} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            {found.hasNextPage ? (
              <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                再看一些
              </Button>
            ) : null}
            {first?.isCut ? <p className="quiet">结果很多，只列出其中一部分。再加一个词可以缩小范围。</p> : null}
          </div>
        </div>
      )}
    </Page>
  );
}

const examples = ['研发中心 硕士 党员', '证书 2026年12月 到期', '2023年培训', 'zw'];

function Hints({ onTry }: { onTry: (text: string) => void }) {
  return (
    <EmptyState
      title="一个框，找全部档案"
      actions={examples.map(text => (
        <Button key={text} onClick={() => onTry(text)}>
          {text}
        </Button>
      ))}
    >
      姓名、拼音、首字母、工号、完整的手机号或证件号码，单位、学历、政治面貌，证书、奖惩、经历里的任何字，还有日期和“到期”。
    </EmptyState>
  );
}
