import { PlusOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { spanText } from '../parts/when.ts';
import { DatedDialog, type DatedWay } from './dated-dialog.tsx';

type Dated = { id: string; versionId: string; name: string; from: string | null; until: string | null };

/** Dated things with few fields, as they stand at a moment: a legal entity, a post. Each is edited in a dialog. */
export function DatedList<T extends Dated, V extends object>(props: {
  /** What one of them is called. */
  noun: string;
  query: UseQueryResult<{ items: T[] }>;
  columns: TableColumnsType<T>;
  /** Why one would make the first. */
  emptyNote: string;
  search?: { placeholder: string; words: (each: T) => string };
  /** What was believed once is only looked at. */
  locked: boolean;
  fields: ReactNode;
  book: (edited: T | 'new', way: DatedWay, values: V, day: string) => Promise<unknown>;
}) {
  const { noun, search } = props;
  const mayEdit = useCan()('organization.edit') && !props.locked;
  const [edited, setEdited] = useState<T | 'new' | null>(null);
  const [text, setText] = useState('');
  const create = mayEdit ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      新建{noun}
    </Button>
  ) : null;
  const columns: TableColumnsType<T> = [
    ...props.columns,
    { title: '有效期', width: 210, render: (_, each) => spanText(each.from, each.until) },
  ];
  if (mayEdit)
    columns.push({
      title: <span className="visually-hidden">操作</span>,
      width: 72,
      render: (_, each) => (
        <Button type="link" size="small" aria-label={`修改 ${each.name}`} onClick={() => setEdited(each)}>
          修改
        </Button>
      ),
    });
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
      <Gate query={props.query}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState title={`还没有${noun}`} actions={create}>
                {props.emptyNote}
              </EmptyState>
            </div>
          ) : (
            <>
              {create || search ? (
                <div className="row">
                  {create}
                  {search ? (
                    <Input.Search
                      allowClear
                      placeholder={search.placeholder}
                      aria-label={`搜索${noun}`}
                      onChange={event => setText(event.target.value)}
                      style={{ width: 220, marginLeft: 'auto' }}
                    />
                  ) : null}
                </div>
              ) : null}
              <div className="panel">
                <Table<T>
                  rowKey="id"
                  size="small"
                  dataSource={search ? items.filter(each => search.words(each).includes(text.trim())) : items}
                  pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
                  columns={columns}
                />
              </div>
            </>
          )
        }
      </Gate>
      {edited ? (
        <DatedDialog<V>
          title={edited === 'new' ? `新建${noun}` : `修改 ${edited.name}`}
          initial={edited === 'new' ? null : (edited as unknown as V)}
          fields={props.fields}
          book={(way, values, day) => props.book(edited, way, values, day)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </div>
  );
}
