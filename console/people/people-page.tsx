import { CloudUploadOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useCan } from '../app/session.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { personColumns, readChosen } from './columns.tsx';
import { columnOf, readChosenCustom, useCustomColumns } from './custom-columns.ts';
import { MoreMenu } from './more-menu.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { isFiltered, type PeopleSearch, queryOf, readPeopleSearch } from './people-search.ts';
import { PeopleTable } from './people-table.tsx';
import { nobody, type Selection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { ViewsMenu } from './views-menu.tsx';
import './people.css';

const NewPerson = lazy(() => import('./new-person.tsx').then(part => ({ default: part.NewPerson })));

export function PeoplePage() {
  const search = useSearch({ from: '/shell/people' });
  const navigate = useNavigate();
  const can = useCan();
  const [chosen, setChosen] = useState(readChosen);
  const [chosenCustom, setChosenCustom] = useState(readChosenCustom);
  const drawn = useCustomColumns();
  const [total, setTotal] = useState<number | null>(null);
  const columns = useMemo(
    () => [
      ...personColumns.filter(each => chosen.includes(each.key) && (!each.group || can('people.read', each.group))),
      ...drawn.filter(each => chosenCustom.includes(each.ref)).map(columnOf),
    ],
    [chosen, chosenCustom, drawn, can],
  );
  const query = useMemo(() => {
    const groups = columns.flatMap(each => (each.group ? [each.group] : []));
    const custom = columns.flatMap(each => (each.custom ? [each.custom] : []));
    return {
      ...queryOf(search),
      ...(groups.length ? { columns: groups } : {}),
      ...(custom.length ? { customColumns: custom } : {}),
      ...(columns.some(each => each.key === 'tags') ? { tags: true } : {}),
    };
  }, [search, columns]);

  const change = useCallback(
    (part: { [K in keyof PeopleSearch]: PeopleSearch[K] | undefined }) =>
      navigate({ to: '/people', search: old => readPeopleSearch({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const openView = (next: PeopleSearch, keys: readonly string[]) => {
    const custom = keys.filter(key => key.startsWith('custom:')).map(key => key.slice('custom:'.length));
    setChosen(keys.length > 0 ? keys.filter(key => !key.startsWith('custom:')) : readChosen());
    setChosenCustom(keys.length > 0 ? custom : readChosenCustom());
    void navigate({ to: '/people', search: next, replace: true });
  };
  // Another question finds other people: who was picked by name stays picked, "all" would mean others.
  const asked = JSON.stringify(queryOf(search));
  const [picked, setPicked] = useState({ selection: nobody, asked });
  const selection = picked.selection.kind === 'all' && picked.asked !== asked ? nobody : picked.selection;
  const setSelection = (next: Selection) => setPicked({ selection: next, asked });
  const filtered = isFiltered(search);
  const clear = () => navigate({ to: '/people', search: {}, replace: true });
  const mayCreate = can('people.create');
  const create = mayCreate ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => change({ create: true })}>
      新建员工
    </Button>
  ) : null;
  const upload = can('people.import') ? (
    <Link to="/import">
      <Button icon={<CloudUploadOutlined />}>导入花名册</Button>
    </Link>
  ) : null;
  return (
    <div className="page-full">
      <PageHead
        title="员工"
        note={total === null ? '正在统计…' : `${filtered ? '符合条件' : '共'} ${total.toLocaleString('zh-CN')} 人`}
        actions={
          <>
            <ViewsMenu
              search={search}
              columns={[...chosen, ...chosenCustom.map(ref => `custom:${ref}`)]}
              onOpen={openView}
            />
            <ColumnChooser
              chosen={chosen}
              onChoose={setChosen}
              custom={chosenCustom}
              onChooseCustom={setChosenCustom}
            />
            <MoreMenu />
            <ExportButton
              from={() => ({
                kind: 'list',
                query: queryOf(search),
                columns: chosen,
                customColumns: chosenCustom,
                ...(selection.kind === 'some' && selection.ids.size > 0 ? { personIds: [...selection.ids] } : {}),
                ...(selection.kind === 'all' ? { exceptPersonIds: [...selection.except] } : {}),
              })}
            />
            {upload}
            {create}
          </>
        }
      />
      <PeopleFilters search={search} onChange={change} />
      <SelectionBar selection={selection} total={total ?? 0} query={queryOf(search)} onSelect={setSelection} />
      <PeopleTable
        selection={selection}
        onSelect={setSelection}
        query={query}
        columns={columns}
        onSort={(sort, descending) => change({ sort, customSort: undefined, descending: descending || undefined })}
        onCustomSort={(customSort, descending) =>
          change({ customSort, sort: undefined, descending: descending || undefined })
        }
        onTotal={setTotal}
        empty={
          filtered ? (
            <EmptyState title="没有符合条件的员工" actions={<Button onClick={clear}>清除全部筛选</Button>}>
              可以少用几个条件，或换姓名的拼音、首字母再试。您只能看到权限范围内的员工。
            </EmptyState>
          ) : (
            <EmptyState
              title="还没有员工档案"
              actions={
                <>
                  {upload}
                  {create}
                </>
              }
            >
              {mayCreate ? '可以把现有的花名册整份导入，也可以逐个新建。' : '您的权限范围内还没有员工。'}
            </EmptyState>
          )
        }
      />
      <div className="people-foot">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> 移动 <kbd>Enter</kbd> 打开档案 <kbd>空格</kbd> 选择
        </span>
        {filtered ? (
          <Button type="link" size="small" onClick={clear}>
            清除全部筛选
          </Button>
        ) : null}
      </div>
      {search.create && mayCreate ? (
        <Suspense>
          <NewPerson onClose={() => change({ create: undefined })} />
        </Suspense>
      ) : null}
    </div>
  );
}
