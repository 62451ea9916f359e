import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Select, Tabs } from 'antd';
import { useState } from 'react';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import {
  chooseRecognisedPerson,
  confirmRecognisedPaper,
  entryKey,
  isDoubted,
  paperKindLabels,
  type RecognisedPaperWhole,
  type RecognisedValue,
  splitRecognisedPaper,
} from '#contract/recognition.ts';
import { kindsQuery } from '../documents/document-queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { PaperPicture } from './paper-picture.tsx';
import { paperQuery, papersChanged, papersQuery } from './recognition-queries.ts';
import { type Draft, ValueRow } from './value-row.tsx';

const kindCodes: Readonly<Record<string, string>> = {
  'identity-front': 'identity-card',
  'identity-back': 'identity-card',
  diploma: 'diploma',
  'registration-form': 'registration-form',
  other: 'other',
};

export function PaperReview({ id, open }: { id: string; open: (id: string | null) => void }) {
  const read = useQuery(paperQuery(id));
  return <Gate query={read}>{whole => <Review whole={whole} open={open} />}</Gate>;
}

/** The picture beside what was read: a person takes, mends or leaves each value, and then all of it is written at once. */
function Review({ whole, open }: { whole: RecognisedPaperWhole; open: (id: string | null) => void }) {
  const { message } = App.useApp();
  const { paper, pages, proposals } = whole;
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [from, setFrom] = useState<string | null>(null);
  const kinds = useQuery(kindsQuery);
  const queue = useQuery(papersQuery);
  const [kindPicked, setKind] = useState<string | null | undefined>(undefined);
  const kindId = kindPicked ?? kinds.data?.items.find(each => each.code === kindCodes[paper.kind])?.id ?? null;
  const isDone = paper.state === 'done';
  const draftOf = (each: RecognisedValue): Draft =>
    drafts[each.id] ?? {
      // What carries a doubt is taken only when a person has looked at it.
      isTaken: isDone ? each.state === 'confirmed' : each.isWritable && each.value !== null && !isDoubted(each.flags),
      value: each.value ?? '',
    };
  const pick = useMutation({
    mutationFn: (personId: string) => call(chooseRecognisedPerson, { params: { id: paper.id }, body: { personId } }),
    onSuccess: papersChanged,
  });
  const taken = proposals.filter(each => each.isWritable && draftOf(each).isTaken && draftOf(each).value !== '');
  const next = queue.data?.items.find(each => each.id !== paper.id && each.state === 'read');
  const confirm = useMutation({
    mutationFn: () =>
      call(confirmRecognisedPaper, {
        params: { id: paper.id },
        body: {
          from: from ?? today(),
          ...(kindId ? { kindId } : {}),
          values: taken.map(each => ({ id: each.id, value: draftOf(each).value })),
        },
      }),
    onSuccess: async () => {
      message.success(`${taken.length} 项已写入${paper.person?.name ?? ''}的档案`);
      await papersChanged();
      open(next?.id ?? null);
    },
  });
  const split = useMutation({
    mutationFn: () => call(splitRecognisedPaper, { params: { id: paper.id } }),
    onSuccess: async ({ ids }) => {
      message.success(`已拆成 ${ids.length} 份，请逐份核对`);
      await papersChanged();
      open(ids[0] ?? null);
    },
  });
  const choose = (valueId: string) => {
    setChosen(valueId);
    const value = proposals.find(each => each.id === valueId);
    if (value) setPage(value.page);
    document.getElementById(`value-${valueId}`)?.scrollIntoView({ block: 'nearest' });
  };
  const shownPage = pages.find(each => each.n === page) ?? pages[0];
  return (
    <>
      <PageHead
        title={paper.fileName}
        note={`${paperKindLabels[paper.kind]} · ${pages.length} 页${isDone ? ' · 已入档' : ''}`}
        actions={<Button onClick={() => open(null)}>返回队列</Button>}
      />
      <div className="recognition-review">
        <section className="panel recognition-side" aria-label="原件">
          {pages.length > 1 ? (
            <Tabs
              activeKey={String(page)}
              onChange={key => setPage(Number(key))}
              items={pages.map(each => ({ key: String(each.n), label: `第 ${each.n} 页` }))}
            />
          ) : null}
          {shownPage ? (
            <PaperPicture
              paperId={paper.id}
              page={shownPage}
              values={proposals.filter(each => each.page === shownPage.n)}
              chosen={chosen}
              choose={choose}
            />
          ) : null}
        </section>
        <section className="panel recognition-side" aria-label="识别结果">
          <div className="recognition-whose">
            <span id="whose">员工</span>
            {isDone ? (
              <strong>{paper.person?.name}</strong>
            ) : (
              <PersonSelect
                value={paper.person?.id ?? null}
                name={paper.person ? `${paper.person.name} ${paper.person.number}` : undefined}
                onChange={personId => personId && pick.mutate(personId)}
                label="这份材料属于哪位员工"
              />
            )}
            <span className="small quiet">{matchText(paper.matched)}</span>
            {paper.person ? null : (
              <span className="recognition-candidates">
                {paper.candidates.map(each => (
                  <Button key={each.id} size="small" onClick={() => pick.mutate(each.id)}>
                    {each.name} {each.number}
                  </Button>
                ))}
              </span>
            )}
          </div>
          <ProblemAlert error={pick.error} />
          {pages.length > 1 && !isDone ? (
            <SplitHint proposals={proposals} isBusy={split.isPending} split={() => split.mutate()} />
          ) : null}
          <ProblemAlert error={split.error} />
          {proposals.length === 0 ? (
            <EmptyState title="没有识别出档案内容">仍可选择员工和材料种类，把原件归入档案。</EmptyState>
          ) : null}
          {grouped(proposals).map(({ key, title, values }) => (
            <div key={key}>
              <h2 className="recognition-group">{title}</h2>
              <ul className="recognition-values">
                {values.map(each => (
                  <ValueRow
                    key={each.id}
                    of={each}
                    draft={draftOf(each)}
                    isChosen={chosen === each.id}
                    isDone={isDone}
                    change={draft => setDrafts(before => ({ ...before, [each.id]: draft }))}
                    choose={() => {
                      setChosen(each.id);
                      setPage(each.page);
                    }}
                  />
                ))}
              </ul>
            </div>
          ))}
          {isDone ? null : (
            <div className="recognition-confirm">
              <DayField
                value={from ?? today()}
                onChange={setFrom}
                prefix="自"
                label="生效日期"
                allowClear={false}
                width={170}
              />
              <Select
                value={kindId}
                onChange={setKind}
                options={(kinds.data?.items ?? []).map(each => ({ value: each.id, label: `归入：${each.name}` }))}
                aria-label="材料种类"
                style={{ minWidth: 170 }}
              />
              <Button
                type="primary"
                disabled={!paper.person || (taken.length === 0 && !kindId)}
                loading={confirm.isPending}
                onClick={() => confirm.mutate()}
              >
                写入档案（{taken.length} 项）
              </Button>
            </div>
          )}
          <ProblemAlert error={confirm.error} />
        </section>
      </div>
    </>
  );
}

function matchText(matched: RecognisedPaperWhole['paper']['matched']): string {
  if (matched === 'number') return '按证件号码找到';
  if (matched === 'name') return '按姓名和出生日期找到，请核对';
  if (matched === 'several') return '有多位同名同生日的员工，请选择：';
  return matched === 'chosen' ? '' : '没有找到对应的员工，请选择';
}

function grouped(proposals: readonly RecognisedValue[]) {
  const groups = new Map<string, { key: string; title: string; values: RecognisedValue[] }>();
  for (const each of proposals) {
    const key = entryKey(each.group, each.page, each.entry);
    const group = groups.get(key) ?? { key, title: fieldGroups[each.group], values: [] };
    group.values.push(each);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return all.map(each => {
    const same = all.filter(other => other.title === each.title);
    return same.length > 1 ? { ...each, title: `${each.title} ${same.indexOf(each) + 1}` } : each;
  });
}

/** A scan may hold several persons' papers; then each page is looked over, and kept, by itself. */
function SplitHint(props: { proposals: readonly RecognisedValue[]; isBusy: boolean; split: () => void }) {
  const names = new Set(
    props.proposals.flatMap(each =>
      each.group === 'basic' && each.field === 'name' && each.value ? [each.value] : [],
    ),
  );
  return (
    <Alert
      className="recognition-split"
      type={names.size > 1 ? 'warning' : 'info'}
      showIcon
      title={
        names.size > 1
          ? `各页的姓名不同（${[...names].join('、')}），像是多人的材料。`
          : '各页一起写入一位员工的档案。如果是多人的材料，请按页拆分。'
      }
      action={
        <Popconfirm
          title="按页拆成多份？"
          description="每页成为一份单独的材料，分别核对、分别归档。原来的整份不再保留。"
          okText="拆分"
          cancelText="取消"
          onConfirm={props.split}
        >
          <Button size="small" loading={props.isBusy}>
            按页拆分
          </Button>
        </Popconfirm>
      }
    />
  );
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
