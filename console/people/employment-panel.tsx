import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { type AssignmentVersion, assignmentReasonLabels, type Employment } from '#contract/employment.ts';
import type { Archive } from '#contract/person.ts';
import { Chip } from '../parts/chip.tsx';
import { useCodeLabel } from '../parts/codes.ts';
import { DatedTag } from '../parts/dated-tag.tsx';
import { spanText } from '../parts/when.ts';
import { MendAssignment, type Mended } from './mend-assignment.tsx';
import { holdsOn } from './standing.ts';

/** Every employment with its posts, newest first: what holds on the day is lit, what is past is quiet. */
export function EmploymentPanel({ archive }: { archive: Archive }) {
  const [mended, setMended] = useState<Mended | null>(null);
  const employments = archive.employments ?? [];
  return (
    <section className="panel" id="section-job" aria-label="任职">
      <header>
        <h2>任职</h2>
      </header>
      {employments.length === 0 ? <p className="nothing">尚无任职记录</p> : null}
      {[...employments].reverse().map(each => (
        <EmploymentTable
          key={each.employmentId}
          employment={each}
          on={archive.asOf}
          onMend={archive.can.edit.includes('job') ? setMended : undefined}
        />
      ))}
      {mended ? <MendAssignment personId={archive.person.id} mended={mended} onClose={() => setMended(null)} /> : null}
    </section>
  );
}

function EmploymentTable(props: {
  employment: Employment;
  on: string;
  onMend: ((mended: Mended) => void) | undefined;
}) {
  const { employment, on } = props;
  const kind = useCodeLabel('employment');
  const terms = employment.versions.find(each => holdsOn(each, on)) ?? employment.versions.at(-1);
  const leave = employment.versions.filter(each => each.status === 'leave');
  const first = employment.versions[0];
  const last = employment.versions.at(-1);
  const posts = [...employment.assignments].sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  const facts: [string, string | null | undefined][] = [
    ['劳动关系', spanText(first?.from ?? null, last?.until ?? null)],
    ['法人主体', terms?.legalEntityName],
    ['用工形式', kind(terms?.kind)],
    ['工号', terms?.number],
    ['转正日期', terms?.confirmedOn],
    ['停薪留职', leave.map(each => spanText(each.from, each.until)).join('；')],
    ['离职原因', last?.until ? last.leavingReason : ''],
  ];
  return (
    <>
      <div className="body" style={{ paddingBottom: 8 }}>
        <dl className="facts">
          {facts.map(([label, value]) =>
            value ? (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </div>
      <table className="spans">
        <thead>
          <tr>
            <th scope="col">起止</th>
            <th scope="col">单位与岗位</th>
            <th scope="col">职级</th>
            <th scope="col">直接上级</th>
            <th scope="col">事由</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {posts.map(each => (
            <PostRow key={each.versionId} post={each} on={on} onMend={props.onMend} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function PostRow(props: { post: AssignmentVersion; on: string; onMend: ((mended: Mended) => void) | undefined }) {
  const { post, on, onMend } = props;
  const state = holdsOn(post, on) ? 'is-now' : post.until !== null && post.until <= on ? 'is-past' : '';
  return (
    <tr className={state}>
      <td className="nowrap">
        {spanText(post.from, post.until)}
        <div>{state === '' ? <DatedTag from={post.from} until={null} /> : null}</div>
      </td>
      <td>
        {post.unitName}
        {post.postName ? ` · ${post.postName}` : ''} {post.isPrimary ? null : <Chip>兼任</Chip>}
        {post.workplace ? <div className="quiet">{post.workplace}</div> : null}
      </td>
      <td>{post.gradeName || '—'}</td>
      <td>{post.managerName || '—'}</td>
      <td>{assignmentReasonLabels[post.reason]}</td>
      <td style={{ width: 48 }}>
        {onMend ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'correct', label: '更正录入错误', onClick: () => onMend({ post, way: 'correct' }) },
                {
                  key: 'rescind',
                  label: '撤销这条记录',
                  danger: true,
                  onClick: () => onMend({ post, way: 'rescind' }),
                },
              ],
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined />}
              aria-label={`更正或撤销 ${spanText(post.from, post.until)} 的任职`}
            />
          </Dropdown>
        ) : null}
      </td>
    </tr>
  );
}
