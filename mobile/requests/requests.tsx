import { useInfiniteQuery } from '@tanstack/react-query';
import { AddOutline, FileOutline, StarOutline } from 'antd-mobile-icons';
import { useState } from 'react';
import { Shown } from '../cases/offline.tsx';
import { casesQuery } from '../cases/work-queries.ts';
import { go, replace, usePlace } from '../routing/location.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { CaseItem } from './case-item.tsx';
import '../cases/cases.css';
import './requests.css';

type Box = 'mine' | 'watching';

/** What one asked for, and what one follows. */
export default function Requests() {
  const [box, setBox] = useState<Box>(usePlace().query.get('box') === 'watching' ? 'watching' : 'mine');
  const list = useInfiniteQuery(casesQuery(box));
  const items = list.data?.pages.flatMap(page => page.items) ?? [];
  const show = (next: Box) => {
    setBox(next);
    replace(next === 'mine' ? '/requests' : '/requests?box=watching');
  };
  return (
    <Page
      title="我的申请"
      above="/"
      action={
        <button type="button" className="icon-button" aria-label="发起申请" onClick={() => go('/requests/new')}>
          <AddOutline />
        </button>
      }
    >
      <nav className="tabs" aria-label="申请分类">
        <button type="button" aria-pressed={box === 'mine'} onClick={() => show('mine')}>
          我发起的
        </button>
        <button type="button" aria-pressed={box === 'watching'} onClick={() => show('watching')}>
          我关注的
        </button>
      </nav>
      <Shown of={list}>
        {items.length === 0 ? <NothingYet box={box} /> : null}
        {items.length > 0 ? (
          <ul className="card">
            {items.map(each => (
              <li key={each.id}>
                <CaseItem of={each} />
              </li>
            ))}
          </ul>
        ) : null}
        <MoreRows of={list}>更早的</MoreRows>
      </Shown>
    </Page>
  );
}

function NothingYet({ box }: { box: Box }) {
  return box === 'mine' ? (
    <Nothing
      icon={<FileOutline aria-hidden />}
      title="还没有申请过"
      note="提交以后，办到哪一步、由谁在办，都在这里看得到。"
      action={{ label: '发起申请', run: () => go('/requests/new') }}
    />
  ) : (
    <Nothing
      icon={<StarOutline aria-hidden />}
      title="没有关注的事项"
      note="打开一件事项，点右上角的“关注”，有进展时会通知您。"
    />
  );
}
