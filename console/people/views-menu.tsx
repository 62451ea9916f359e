import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { deleteSavedView, listSavedViews, type SavedView, setDefaultView } from '#contract/saved-view.ts';
import { queries } from '../app/queries.ts';
import { type PeopleSearch, searchOf } from './people-search.ts';
import { viewIconOf } from './view-icons.tsx';

const ViewDialog = lazy(() => import('./view-dialog.tsx').then(part => ({ default: part.ViewDialog })));

/** The views of the list: opened from here, by an address, or as the one with which the list begins. */
export function ViewsMenu(props: {
  search: PeopleSearch;
  columns: readonly string[];
  onOpen: (search: PeopleSearch, columns: readonly string[]) => void;
}) {
  const { search, columns, onOpen } = props;
  const { modal, message } = App.useApp();
  const [dialog, setDialog] = useState<SavedView | 'new' | null>(null);
  const views = useQuery({
    queryKey: ['people-views'],
    queryFn: ({ signal }) => call(listSavedViews, { signal }),
    staleTime: 60_000,
  });
  const items = views.data?.items;
  const open = (view: SavedView) => {
    onOpen({ ...searchOf(view.query), view: view.id }, view.columns);
    if (view.leftOut > 0) message.info(`这个视图有 ${view.leftOut} 个条件您无权使用，没有生效。`);
  };
  // What an address names is opened once; without one, the view with which the list begins.
  const begun = useRef(false);
  useEffect(() => {
    if (!items || begun.current) return;
    begun.current = true;
    const { view: named, ...rest } = search;
    if (Object.keys(rest).length > 0) return;
    const found = items.find(each => (named ? each.id === named : each.isDefault));
    if (found) open(found);
  });
  const change = useMutation({
    mutationFn: async (asked: { view: SavedView; deed: 'delete' | 'default' }) => {
      const { id, isDefault } = asked.view;
      if (asked.deed === 'delete') await call(deleteSavedView, { params: { id } });
      else await call(setDefaultView, { params: { id }, body: { isDefault: !isDefault } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people-views'] }),
    onError: fault => message.error(fault.message),
  });
  const now = items?.find(each => each.id === search.view);
  const copy = (view: SavedView) =>
    navigator.clipboard
      .writeText(`${location.origin}/people?view=${view.id}`)
      .then(() => message.success('链接已复制'))
      .catch(() => message.error('浏览器不允许复制，请从地址栏复制。'));
  const remove = (view: SavedView) =>
    modal.confirm({
      title: `删除视图“${view.name}”？`,
      content: view.isShared ? '与您共用它的人也不能再打开。' : '筛选条件不会影响任何档案。',
      okText: '删除',
      cancelText: '保留',
      okButtonProps: { danger: true },
      onOk: () => change.mutateAsync({ view, deed: 'delete' }),
    });
  const entry = (view: SavedView) => ({
    key: view.id,
    icon: viewIconOf[view.icon],
    label: (
      <span>
        {view.name}
        <span className="quiet small">
          {view.isOwn ? (view.isShared ? ' · 已共享' : '') : ` · ${view.ownerName} 共享`}
          {view.isDefault ? ' · 默认' : ''}
        </span>
      </span>
    ),
    onClick: () => open(view),
  });
  const [own, shared] = [items?.filter(each => each.isOwn) ?? [], items?.filter(each => !each.isOwn) ?? []];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: now ? [now.id] : [],
          items: [
            { key: 'all', label: '全部员工', onClick: () => onOpen({}, []) },
            ...own.map(entry),
            ...(shared.length > 0
              ? [{ key: 'shared', type: 'group' as const, label: '共享给我的', children: shared.map(entry) }]
              : []),
            { type: 'divider' as const },
            { key: 'save', label: '把现在的筛选和列存为视图…', onClick: () => setDialog('new') },
            ...(now
              ? [
                  ...(now.isOwn ? [{ key: 'edit', label: `更新“${now.name}”…`, onClick: () => setDialog(now) }] : []),
                  {
                    key: 'default',
                    label: now.isDefault ? '不再作为默认视图' : '设为默认视图',
                    onClick: () => change.mutate({ view: now, deed: 'default' }),
                  },
                  { key: 'copy', label: '复制链接', onClick: () => void copy(now) },
                  ...(now.isOwn
                    ? [{ key: 'delete', label: '删除视图', danger: true, onClick: () => remove(now) }]
                    : []),
                ]
              : []),
          ],
        }}
      >
        <Button icon={now ? viewIconOf[now.icon] : viewIconOf.list}>
          {now ? now.name : '视图'}
          <DownOutlined />
        </Button>
      </Dropdown>
      {dialog ? (
        <Suspense>
          <ViewDialog
            view={dialog === 'new' ? null : dialog}
            search={search}
            columns={columns}
            onClose={() => setDialog(null)}
            onSaved={id => onOpen({ ...search, view: id }, columns)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
