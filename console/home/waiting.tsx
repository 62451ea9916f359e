import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { taskCountQuery } from '../cases/work-queries.ts';

/** What waits for the reader, and what he waits for. Silent where the numbers can't be read: the page does without. */
export function Waiting() {
  const { data } = useQuery({ ...taskCountQuery, refetchOnWindowFocus: true });
  if (!data) return null;
  return (
    <ul className="figures waiting" aria-label="待办与事项">
      <li>
        <Link to="/inbox">
          <span>我的待办</span>
          <strong>{data.mine}</strong>
        </Link>
      </li>
      <li>
        <Link to="/inbox" search={{ box: 'group' }}>
          <span>小组待办</span>
          <strong>{data.group}</strong>
        </Link>
      </li>
      <li>
        <Link to="/inbox" search={{ late: true }}>
          <span>其中超期</span>
          <strong className={data.late > 0 ? 'waiting-late' : ''}>{data.late}</strong>
        </Link>
      </li>
      <li>
        <Link to="/cases">
          <span>我发起的，办理中</span>
          <strong>{data.asked}</strong>
        </Link>
      </li>
      <li>
        <Link to="/start">
          <span>办一件事</span>
          <strong className="waiting-start">发起</strong>
        </Link>
      </li>
    </ul>
  );
}
