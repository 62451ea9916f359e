import { type AssignmentVersion, assignmentReasonLabels } from '#contract/employment.ts';
import { Chip } from '../parts/chip.tsx';
import { DatedTag } from '../parts/dated-tag.tsx';
import { spanText } from '../parts/when.ts';
import type { MendedPost } from './mend-post.tsx';
import { SpanMenu } from './span-menu.tsx';
import { spanState } from './standing.ts';

/** The posts of an employment, newest first. */
export function PostTable(props: {
  posts: readonly AssignmentVersion[];
  on: string;
  onMend: ((mended: MendedPost) => void) | undefined;
}) {
  const { on, onMend } = props;
  const posts = [...props.posts].sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  return (
    <table className="spans">
      <caption className="visually-hidden">岗位的起止</caption>
      <thead>
        <tr>
          <th scope="col">起止</th>
          <th scope="col">单位与岗位</th>
          <th scope="col">职级</th>
          <th scope="col">直接上级</th>
          <th scope="col">事由</th>
          {onMend ? (
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {posts.map(post => {
          const state = spanState(post, on);
          const own = props.posts.filter(each => each.entryId === post.entryId);
          return (
            <tr key={post.versionId} className={state}>
              <td className="nowrap">
                {spanText(post.from, post.until)}
                <div>{state === '' ? <DatedTag from={post.from} until={null} on={on} /> : null}</div>
              </td>
              <td>
                {post.unitName}
                {post.postName ? ` · ${post.postName}` : ''} {post.isPrimary ? null : <Chip>兼任</Chip>}
                {post.workplace ? <div className="quiet">{post.workplace}</div> : null}
              </td>
              <td>{post.gradeName || '—'}</td>
              <td>{post.managerName || '—'}</td>
              <td>{assignmentReasonLabels[post.reason]}</td>
              {onMend ? (
                <td className="spans-menu">
                  <SpanMenu
                    label={`更正或撤销 ${spanText(post.from, post.until)} 的任职`}
                    isStart={post.isPrimary && !own.some(each => each.until !== null && each.until === post.from)}
                    onPick={way => onMend({ post, posts: own, way })}
                  />
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
