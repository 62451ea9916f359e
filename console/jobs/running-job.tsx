import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm, Progress } from 'antd';
import { call } from '#contract/call.ts';
import { cancelJob, type JobRun, jobStateLabels } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText } from '../parts/when.ts';
import { noteText } from './job-words.ts';

/** A run under way, with how far it is. */
export function RunningJob({ job }: { job: JobRun }) {
  const cancel = useMutation({
    mutationFn: () => call(cancelJob, { params: { id: job.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const isWaiting = job.state === 'waiting';
  const percent = job.total ? Math.min(100, Math.floor((job.done / job.total) * 100)) : 0;
  const note = noteText(job);
  return (
    <li>
      <div className="row">
        <strong>{job.title}</strong>
        <Chip tone={isWaiting ? 'quiet' : 'info'}>{jobStateLabels[job.state]}</Chip>
        <span className="quiet small">
          {agoText(job.startedAt ?? job.createdAt)}
          {isWaiting ? '提交' : '开始'}
        </span>
        <span className="push">
          <Popconfirm
            placement="bottomRight"
            title={`取消“${job.title}”？`}
            description={isWaiting ? '任务尚未开始，将不再运行。' : '任务会在下一个安全点停下，不留下半截数据。'}
            okText="取消任务"
            cancelText="继续运行"
            okButtonProps={{ danger: true }}
            onConfirm={() => cancel.mutate()}
          >
            <Button
              size="small"
              loading={cancel.isPending}
              disabled={cancel.isSuccess}
              aria-label={`取消任务：${job.title}`}
            >
              {cancel.isSuccess ? '正在停下' : '取消'}
            </Button>
          </Popconfirm>
        </span>
      </div>
      <Progress
        percent={percent}
        status={isWaiting ? 'normal' : 'active'}
        showInfo={job.total !== null}
        size="small"
        aria-label={`${job.title}的进度`}
      />
      <p className="quiet small">
        {note}
        {note && (job.done > 0 || job.total) ? ' · ' : ''}
        {job.total ? `${count(job.done)} / ${count(job.total)}` : job.done > 0 ? count(job.done) : ''}
      </p>
      <ProblemAlert error={cancel.error} />
    </li>
  );
}

const count = (n: number) => n.toLocaleString('zh-CN');
