import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { noticeKindLabel } from '#contract/notice-kind.ts';
import { type RobotChannel, removeRobot, robotKinds, testRobot } from '#contract/notify.ts';
import { Chip } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepChannels } from './channel-queries.ts';
import { RobotDialog } from './robot-dialog.tsx';

/** Group robots: which group, what it announces, whether it works. */
export function RobotList({ robots, moreHosts }: { robots: RobotChannel[]; moreHosts: string[] }) {
  const [shown, setShown] = useState<RobotChannel | 'new' | null>(null);
  return (
    <>
      <div className="channel-head">
        <h3 id="channel-robots">群机器人</h3>
        <Button size="small" onClick={() => setShown('new')}>
          添加机器人
        </Button>
      </div>
      {robots.length === 0 ? (
        <p className="quiet small">
          还没有群机器人。在企业微信、钉钉或飞书的群里添加自定义机器人，把 webhook 地址填到这里。
        </p>
      ) : (
        <ul className="channel-robots">
          {robots.map(each => (
            <RobotLine key={each.id} robot={each} edit={() => setShown(each)} />
          ))}
        </ul>
      )}
      {shown ? (
        <RobotDialog robot={shown === 'new' ? null : shown} moreHosts={moreHosts} close={() => setShown(null)} />
      ) : null}
    </>
  );
}

function RobotLine({ robot, edit }: { robot: RobotChannel; edit: () => void }) {
  const { message } = App.useApp();
  const params = { id: robot.id };
  const test = useMutation({
    mutationFn: () => call(testRobot, { params }),
    onSuccess: () => message.success(`测试消息已发到“${robot.name}”`),
  });
  const remove = useMutation({ mutationFn: () => call(removeRobot, { params }), onSuccess: keepChannels });
  const vendor = robotKinds.find(each => each.code === robot.kind)?.label;
  const kinds = robot.kinds.map(noticeKindLabel).join('、');
  return (
    <li>
      <div className="channel-robot">
        <div className="row wrap">
          <span className="strong">{robot.name}</span>
          <Chip tone="plain">{vendor}</Chip>
          {robot.isOn ? null : <Chip tone="warning">已停用</Chip>}
        </div>
        <p className="small quiet">
          代号 {robot.code} · {robot.host} · {robot.hasSecret ? '加签' : '不加签'} ·{' '}
          {kinds ? `播报：${kinds}` : '只在流程点名时播报'}
        </p>
        <ProblemAlert error={test.error ?? remove.error} />
      </div>
      <div className="row channel-acts">
        <Button size="small" loading={test.isPending} onClick={() => test.mutate()} aria-label={`测试：${robot.name}`}>
          测试
        </Button>
        <Button size="small" onClick={edit} aria-label={`修改：${robot.name}`}>
          修改
        </Button>
        <Popconfirm
          placement="topRight"
          title={`移除“${robot.name}”？`}
          description="还没有发出的消息不再发往这个群。"
          okText="移除"
          cancelText="取消"
          okButtonProps={{ danger: true }}
          onConfirm={() => remove.mutate()}
        >
          <Button size="small" danger loading={remove.isPending} aria-label={`移除：${robot.name}`}>
            移除
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
}
