import type { UseQueryResult } from '@tanstack/react-query';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import { Gate } from './gate.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { instantText } from './when.ts';

type Kept = { readonly id: string; readonly confirmedAt: string };

/** What people have explained to the importer, with a search above it and taking back beside each line. `adding` stands before the search. */
export function RememberedList<T extends Kept>(props: {
  query: UseQueryResult<{ items: T[] }>;
  columns: TableColumnsType<T>;
  /** 别名, 写法. */
  noun: string;
  empty: { found: string; none: string; hint: string };
  adding: ReactNode;
  fault?: unknown;
  onSearch: (text: string) => void;
  isSearched: boolean;
  /** Absent where the reader may not take back. */
  forget?: {
    word: string;
    label: (each: T) => string;
    run: (id: string) => Promise<unknown>;
    done: () => Promise<unknown>;
  };
}) {
  const { forget, empty } = props;
  const remove = useMutation({ mutationFn: async (id: string) => forget?.run(id), onSuccess: () => forget?.done() });
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12, maxWidth: 920 }}>
      <div className="row wrap">
        {props.adding}
        <Input.Search
          allowClear
          placeholder={`搜索${props.noun}`}
          aria-label={`搜索${props.noun}`}
          onChange={event => props.onSearch(event.target.value)}
          style={{ width: 200, marginLeft: 'auto' }}
        />
      </div>
      <ProblemAlert error={props.fault ?? remove.error} />
      <div className="panel">
        <Gate query={props.query}>
          {({ items }) => (
            <Table<T>
              rowKey="id"
              size="small"
              dataSource={items}
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              locale={{
                emptyText: <EmptyState title={props.isSearched ? empty.found : empty.none}>{empty.hint}</EmptyState>,
              }}
              columns={[
                ...props.columns,
                { title: '确认时间', width: 160, render: (_, each) => instantText(each.confirmedAt) },
                {
                  title: <span className="visually-hidden">操作</span>,
                  width: 72,
                  render: (_, each) =>
                    forget ? (
                      <Button
                        type="link"
                        size="small"
                        danger
                        aria-label={forget.label(each)}
                        onClick={() => remove.mutate(each.id)}
                      >
                        {forget.word}
                      </Button>
                    ) : null,
                },
              ]}
            />
          )}
        </Gate>
      </div>
    </div>
  );
}
