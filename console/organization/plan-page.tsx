import { ArrowLeftOutlined, DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Skeleton } from 'antd';
import { call } from '#contract/call.ts';
import {
  bookReorganisation,
  editReorganisation,
  previewReorganisation,
  type Reorganisation,
  readReorganisation,
  removeReorganisation,
  reorganisationStateLabels,
  rescindReorganisation,
} from '#contract/reorganisation.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { PlanEditor } from './plan-editor.tsx';
import { PlanEffects } from './plan-effects.tsx';
import { stateTones } from './plans.tsx';
import './plan.css';

const key = (planId: string) => ['organization', 'plan', planId];

/** One plan: its steps, the trees before and after them, whom they touch, and what stands against booking. */
export function PlanPage({ planId, onBack }: { planId: string; onBack: () => void }) {
  const plan = useQuery({
    queryKey: key(planId),
    queryFn: ({ signal }) => call(readReorganisation, { params: { id: planId }, signal }),
  });
  return (
    <Gate query={plan} skeleton={<Skeleton active paragraph={{ rows: 10 }} style={{ padding: 24 }} />}>
      {data => <Plan plan={data} onBack={onBack} />}
    </Gate>
  );
}

function Plan({ plan, onBack }: { plan: Reorganisation; onBack: () => void }) {
  const can = useCan();
  const { message, modal } = App.useApp();
  const preview = useQuery({
    queryKey: [...key(plan.id), plan.revision, plan.state, 'preview'],
    queryFn: ({ signal }) => call(previewReorganisation, { params: { id: plan.id }, signal }),
    placeholderData: old => old,
  });
  const renew = () => queries.invalidateQueries({ queryKey: ['organization'] });
  const save = useMutation({
    mutationFn: (part: Partial<Pick<Reorganisation, 'title' | 'on' | 'steps' | 'note'>>) =>
      call(editReorganisation, {
        params: { id: plan.id },
        body: { title: plan.title, note: plan.note, on: plan.on, steps: plan.steps, ...part, revision: plan.revision },
      }),
    onSettled: renew,
  });
  const book = useMutation({
    mutationFn: () => call(bookReorganisation, { params: { id: plan.id }, body: { revision: plan.revision } }),
    onSuccess: async ({ peopleMoved }) => {
      message.success(`已预定，${plan.on} 生效，调动 ${peopleMoved} 人`);
      await renew();
    },
  });
  const rescind = useMutation({
    mutationFn: (toDraft: boolean) => call(rescindReorganisation, { params: { id: plan.id }, body: { toDraft } }),
    onSuccess: async (_, toDraft) => {
      message.success(toDraft ? '已退回草稿，组织恢复原样' : '已撤回，组织恢复原样');
      await renew();
    },
  });
  const remove = useMutation({
    mutationFn: () => call(removeReorganisation, { params: { id: plan.id } }),
    onSuccess: async () => {
      onBack();
      await renew();
    },
  });
  const isDraft = plan.state === 'draft';
  const isBooked = plan.state === 'booked' || plan.state === 'effective';
  const faults = preview.data?.faults.length ?? 0;
  return (
    <div className="stack plan-page">
      <div className="row wrap">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={onBack}>
          全部方案
        </Button>
        {isDraft ? (
          <Input
            key={plan.revision}
            defaultValue={plan.title}
            maxLength={100}
            aria-label="方案名称"
            style={{ width: 280 }}
            onBlur={event =>
              event.target.value.trim() &&
              event.target.value !== plan.title &&
              save.mutate({ title: event.target.value })
            }
            onPressEnter={event => event.currentTarget.blur()}
          />
        ) : (
          <h2>{plan.title}</h2>
        )}
        <Chip tone={stateTones[plan.state]}>{reorganisationStateLabels[plan.state]}</Chip>
        {isDraft ? (
          <DayField
            value={plan.on}
            prefix="生效日"
            label="方案的生效日"
            width={190}
            allowClear={false}
            onChange={on => on && save.mutate({ on })}
          />
        ) : (
          <span>{plan.state === 'booked' ? `将于 ${plan.on} 生效` : `生效日 ${plan.on}`}</span>
        )}
        <span className="quiet small">
          {plan.madeByName} 起草
          {plan.bookedAt && plan.bookedByName ? `，${plan.bookedByName} ${instantText(plan.bookedAt)} 预定` : ''}
        </span>
        <span className="push row">
          {isDraft ? (
            <Button
              icon={<DeleteOutlined />}
              onClick={() =>
                modal.confirm({
                  title: '删除这份草稿？',
                  okText: '删除',
                  okButtonProps: { danger: true },
                  onOk: () => remove.mutateAsync(),
                })
              }
            >
              删除
            </Button>
          ) : null}
          {isDraft && can('organization.book') ? (
            <Button
              type="primary"
              loading={book.isPending}
              disabled={plan.steps.length === 0 || faults > 0 || preview.isFetching || save.isPending}
              onClick={() =>
                modal.confirm({
                  title: `预定在 ${plan.on} 生效？`,
                  content: `${plan.steps.length} 个步骤一起生效，调动 ${preview.data?.people ?? 0} 人。生效前可以退回草稿修改。`,
                  okText: '预定',
                  onOk: () => book.mutateAsync().catch(() => undefined),
                })
              }
            >
              预定
            </Button>
          ) : null}
          {isBooked && can('organization.book') ? (
            <>
              {plan.state === 'booked' ? (
                <Button loading={rescind.isPending} onClick={() => rescind.mutate(true)}>
                  退回草稿修改
                </Button>
              ) : null}
              <Button
                danger
                loading={rescind.isPending}
                onClick={() =>
                  modal.confirm({
                    title: '撤回这份方案？',
                    content: '全部步骤一起撤回，单位和人员恢复到调整以前。',
                    okText: '撤回',
                    okButtonProps: { danger: true },
                    onOk: () => rescind.mutateAsync(false).catch(() => undefined),
                  })
                }
              >
                撤回
              </Button>
            </>
          ) : null}
        </span>
      </div>
      <ProblemAlert error={save.error ?? book.error ?? rescind.error ?? remove.error} />
      <Gate query={preview} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {data => (
          <>
            <PlanEditor
              plan={plan}
              preview={data}
              busy={save.isPending}
              onSteps={isDraft ? steps => save.mutate({ steps }) : undefined}
            />
            <PlanEffects planId={plan.id} revision={plan.revision} preview={data} />
          </>
        )}
      </Gate>
    </div>
  );
}
