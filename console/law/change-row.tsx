import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { call } from '#contract/call.ts';
import {
  keepLawChange,
  type LawChange,
  lawChangeStates,
  putLawChangeInForce,
  withdrawLawChange,
} from '#contract/law-change.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { lawKey } from './law-queries.ts';
import { SourceText, StatusMark } from './marks.tsx';
import { valueText } from './value-text.ts';

const tones: Record<LawChange['state'], Tone> = {
  draft: 'info',
  'in-force': 'success',
  withdrawn: 'quiet',
  superseded: 'quiet',
};

/** One local value: what it says, who wrote and who decided it, how it stands to the shipped data, and what can be done. */
export function ChangeRow(props: { change: LawChange; onPreview: () => void; onEdit: () => void }) {
  const { change } = props;
  const { modal, message } = App.useApp();
  const can = useCan();
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    // Not waited for: the question closes at once, and the list follows.
    onSuccess: () => void queries.invalidateQueries({ queryKey: [lawKey] }),
  });
  const params = { id: change.id };
  const decide = () =>
    modal.confirm({
      title: change.kind === 'withdrawal' ? '撤回这个数值？' : '使这个数值生效？',
      content:
        change.kind === 'withdrawal'
          ? '撤回后，按随附数据计算。历史保留。'
          : `自 ${change.from} 起的计算都会使用它。请先看过预览，并核对原件。`,
      okText: change.kind === 'withdrawal' ? '撤回' : '生效',
      onOk: () =>
        act
          .mutateAsync(() => call(putLawChangeInForce, { params }))
          .then(() => message.success(change.kind === 'withdrawal' ? '已撤回' : '已生效'))
          .catch(() => undefined),
    });
  const withdraw = () =>
    modal.confirm({
      title: change.state === 'draft' ? '撤回这份草稿？' : '起草撤回？',
      content: change.state === 'draft' ? '草稿不再等待审定，记录保留。' : '另一人审定后，这个数值才不再使用。',
      okText: change.state === 'draft' ? '撤回草稿' : '起草撤回',
      onOk: () =>
        act
          .mutateAsync(() => call(withdrawLawChange, { params, body: {} }))
          .then(() => message.success(change.state === 'draft' ? '草稿已撤回' : '已起草撤回，等待另一人审定'))
          .catch(() => undefined),
    });
  const isDraft = change.state === 'draft';
  const mayWithdraw = isDraft
    ? change.mayEdit || change.mayDecide || (change.kind === 'withdrawal' && can('law.edit'))
    : change.state === 'in-force' && change.kind === 'value' && can('law.edit');
  return (
    <li className="law-change">
      <div className="law-change-what">
        <div className="row wrap">
          <Link to="/law" search={{ path: change.path }} className="law-change-title">
            {change.title}
          </Link>
          <Chip tone={tones[change.state]}>{lawChangeStates[change.state]}</Chip>
          {change.kind === 'withdrawal' ? <Chip tone="danger">撤回</Chip> : null}
          <Standing change={change} />
        </div>
        <div className="law-change-value">
          自 {change.from}{' '}
          <strong>{change.unit ? valueText(change.unit, change.value) : JSON.stringify(change.value)}</strong>
        </div>
        <div className="row wrap small">
          <SourceText source={change.source} />
          <StatusMark status={change.status} />
        </div>
        {change.note ? <p className="quiet small">{change.note}</p> : null}
        {change.why ? <p className="small">说明：{change.why}</p> : null}
        <ShippedBeside change={change} />
        <p className="quiet small">
          {change.drafted.by} 起草于 {instantText(change.drafted.at)}
          {change.decided ? `；${change.decided.by} 审定于 ${instantText(change.decided.at)}` : ''}
          {change.reviewed ? `；${change.reviewed.by} 复核于 ${instantText(change.reviewed.at)}` : ''}
          {change.ended
            ? `；${change.ended.by} ${change.state === 'withdrawn' ? '撤回' : '取代'}于 ${instantText(change.ended.at)}`
            : ''}
        </p>
        <ProblemAlert error={act.error} />
      </div>
      <div className="law-change-acts">
        {isDraft ? <Button onClick={props.onPreview}>预览</Button> : null}
        {change.mayEdit ? <Button onClick={props.onEdit}>修改</Button> : null}
        {change.mayDecide ? (
          <Button type="primary" onClick={decide} loading={act.isPending}>
            {change.kind === 'withdrawal' ? '审定撤回' : '生效'}
          </Button>
        ) : null}
        {change.standing === 'review' && can('law.approve') ? (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() =>
              act.mutate(() => call(keepLawChange, { params }).then(() => message.success('已复核，保留本单位的数值')))
            }
          >
            保留本地数值
          </Button>
        ) : null}
        {mayWithdraw ? <Button onClick={withdraw}>{isDraft ? '撤回' : '起草撤回'}</Button> : null}
      </div>
      {isDraft && !change.mayDecide && change.mayEdit ? (
        <p className="quiet small law-change-wait">草稿由另一位有审定权限的人审定。</p>
      ) : null}
    </li>
  );
}

function Standing({ change }: { change: LawChange }) {
  switch (change.standing) {
    case 'review':
      return <Chip tone="warning">随附数据有新数值，需复核</Chip>;
    case 'unfit':
      return <Chip tone="danger">随附数据已无此参数或单位不同，未使用</Chip>;
    case 'differs':
      return <Chip tone="warning">与随附数据不同</Chip>;
    case 'same':
      return <Chip>与随附数据相同，可撤回</Chip>;
    default:
      return null;
  }
}

/** The shipped values of that day and after it, where somebody has to compare. */
function ShippedBeside({ change }: { change: LawChange }) {
  const { unit, shipped, standing } = change;
  if (!unit || shipped.length === 0 || (standing !== 'review' && standing !== 'differs' && change.state !== 'draft'))
    return null;
  return (
    <p className="small law-doubtful">
      随附数据：{shipped.map(each => `自 ${each.from} ${valueText(unit, each.value)}`).join('；')}
    </p>
  );
}
