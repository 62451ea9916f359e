import { type JobRun, jobStateLabels } from '#contract/job.ts';
import { useSession } from '../app/session.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { instantText } from '../parts/when.ts';
import { lastedText, outcomeText } from './job-words.ts';
import '../accounts/list-table.css';

const tones: Record<JobRun['state'], Tone> = {
  waiting: 'quiet',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'quiet',
};

export function JobHistory({ items }: { items: readonly JobRun[] }) {
  const session = useSession();
  return (
    <table className="list-table">
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">结果</th>
          <th scope="col">说明</th>
          <th scope="col">发起</th>
          <th scope="col">开始</th>
          <th scope="col">用时</th>
        </tr>
      </thead>
      <tbody>
        {items.map(job => (
          <tr key={job.id}>
            <td className="strong">{job.title}</td>
            <td>
              <Chip tone={tones[job.state]}>{jobStateLabels[job.state]}</Chip>
            </td>
            <td className="jobs-outcome">{outcomeText(job) || <span className="quiet">—</span>}</td>
            <td className="nowrap">
              {job.accountId === null ? '系统定时' : job.accountId === session?.accountId ? '我' : '其他人'}
            </td>
            <td className="nowrap">{instantText(job.startedAt ?? job.createdAt)}</td>
            <td className="nowrap">{lastedText(job.startedAt, job.endedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
