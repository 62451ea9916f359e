import { useQuery } from '@tanstack/react-query';
import { Gate } from '../parts/gate.tsx';
import { channelsQuery } from './channel-queries.ts';
import { DeliveryFailures } from './delivery-failures.tsx';
import { MailForm } from './mail-form.tsx';
import { PushForm } from './push-form.tsx';
import { RobotList } from './robot-list.tsx';
import './channels.css';

/** By which ways notices leave the house. */
export function ChannelsPanel() {
  const channels = useQuery(channelsQuery);
  return (
    <section className="panel" aria-label="通知渠道">
      <header>
        <h2>通知渠道</h2>
        <span className="quiet small">发到系统外的只有一句不含个人信息的提示和链接；内容登录后才看得到。</span>
      </header>
      <Gate query={channels}>
        {data => (
          <div className="channels">
            <section aria-labelledby="channel-mail">
              <h3 id="channel-mail">邮件（SMTP）</h3>
              <MailForm mail={data.mail} />
            </section>
            <section aria-labelledby="channel-push">
              <h3 id="channel-push">手机推送（Web Push）</h3>
              <PushForm push={data.push} />
            </section>
            <section aria-labelledby="channel-robots">
              <RobotList robots={data.robots} moreHosts={data.moreHosts} />
            </section>
          </div>
        )}
      </Gate>
      <DeliveryFailures />
    </section>
  );
}
