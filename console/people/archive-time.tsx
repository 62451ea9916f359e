import { DiffOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import { type Archive, readArchive } from '#contract/person.ts';
import { listPersonChangeDays } from '#contract/person-change.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { type Moment, momentKey, momentQuery } from '../parts/moment.ts';
import { MomentPicker } from '../parts/moment-picker.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { TimeBar, type TimeMark } from '../parts/time-bar.tsx';
import { today } from '../parts/when.ts';
import { type Difference, differencesOf } from './archive-differences.ts';
import { FieldValue } from './section-facts.tsx';
import type { Values } from './section-values.ts';
import './archive-time.css';

/** The days of an archive as a line, and what differs from another moment. */
export function ArchiveTime(props: { archive: Archive; moment: Moment; onMoment: (moment: Moment) => void }) {
  const { archive, moment, onMoment } = props;
  const personId = archive.person.id;
  const [other, setOther] = useState<Moment | null>(null);
  const days = useQuery({
    queryKey: ['people', 'archive', personId, 'change-days'],
    queryFn: ({ signal }) => call(listPersonChangeDays, { params: { id: personId }, signal }),
  });
  const marks = useMemo(
    () =>
      (days.data?.items ?? []).map(({ day, groups }) => ({
        day,
        label: groups.map(each => fieldGroups[each]).join('、'),
      })),
    [days.data],
  );
  const { knownAt } = moment;
  const turn = useCallback(
    (asOf: string | null) => onMoment({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }),
    [onMoment, knownAt],
  );
  const toCome = marks.filter(each => each.day > today());
  const first = toCome[0];
  return (
    <div className="archive-time">
      <TimeBar marks={marks} day={moment.asOf ?? null} onDay={turn}>
        {first && (moment.asOf ?? today()) < first.day ? (
          <Button size="small" className="time-soon" onClick={() => turn(first.day)} title={first.label}>
            将于 {first.day} 生效{toCome.length > 1 ? ` 等 ${toCome.length} 次` : ''}
          </Button>
        ) : null}
        <Button
          size="small"
          icon={<DiffOutlined />}
          aria-expanded={other !== null}
          onClick={() => setOther(other ? null : earlier(days.data?.recorded ?? [], marks, archive.asOf))}
        >
          对比
        </Button>
      </TimeBar>
      {other ? <Compared archive={archive} other={other} onOther={setOther} /> : null}
    </div>
  );
}

/** The likeliest question: what was on record before something was last written down, or else what was so before the last change. */
function earlier(recorded: readonly string[], marks: readonly TimeMark[], asOf: string): Moment {
  const last = recorded.findLast(each => each < today());
  if (last) return { knownAt: last };
  const mark = marks.findLast(each => each.day <= asOf);
  return mark ? { asOf: addDays(mark.day as CivilDate, -1) } : {};
}

function Compared(props: { archive: Archive; other: Moment; onOther: (moment: Moment) => void }) {
  const { archive, other } = props;
  const personId = archive.person.id;
  const then = useQuery({
    queryKey: ['people', 'archive', personId, momentKey(other)],
    queryFn: ({ signal }) => call(readArchive, { params: { id: personId }, query: momentQuery(other), signal }),
  });
  const differences = then.data ? differencesOf(then.data, archive) : [];
  const changed = [...new Set(differences.map(each => each.group))];
  return (
    <section className="panel archive-compare" aria-label="与另一时刻对比">
      {/* Sections that differ are outlined on the page itself. */}
      <style>
        {changed.map(each => `#section-${each}{outline:2px solid var(--warning);outline-offset:2px}`).join('')}
      </style>
      <header className="row wrap">
        <h2>与这个时刻对比</h2>
        <MomentPicker moment={other} onMoment={props.onOther} />
        <span className="quiet small" role="status">
          {then.isPending ? '正在比较…' : differences.length === 0 ? '没有不同' : `${differences.length} 处不同`}
        </span>
      </header>
      <ProblemAlert error={then.error} />
      {differences.length > 0 ? (
        <Table<Difference & { key: string }>
          size="small"
          pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={differences.map((each, index) => ({ ...each, key: `${index} ${each.label}` }))}
          columns={[
            { title: '部分', width: 130, dataIndex: 'title' },
            { title: '项目', width: 130, dataIndex: 'label' },
            { title: '那时', render: (_, each) => <del className="diff-before">{shown(each, each.before)}</del> },
            { title: '正在看的', render: (_, each) => <ins className="diff-after">{shown(each, each.after)}</ins> },
          ]}
        />
      ) : null}
    </section>
  );
}

function shown(difference: Difference, value: Values | string | null) {
  if (value === null || value === '') return '—';
  if (typeof value === 'string') return value;
  return difference.field ? <FieldValue field={difference.field} values={value} /> : '—';
}
