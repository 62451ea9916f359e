import type { Generated } from 'kysely';
import type { Channel, MailSecurity, RobotKind } from '#contract/notify.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    notice: {
      id: string;
      account_id: string;
      kind: string;
      title: string;
      body: Generated<string>;
      link: Generated<string>;
      is_urgent: Generated<boolean>;
      digest_key: string | null;
      times: Generated<number>;
      told_at: Date;
      read_at: Date | null;
    };
    notify_choice: {
      id: string;
      account_id: string;
      wants_email: boolean;
      wants_push: boolean;
      quiet_from_min: number | null;
      quiet_until_min: number | null;
    };
    notify_address: {
      id: string;
      account_id: string;
      address: string | null;
      verified_at: Date | null;
      pending_address: string | null;
      code_hash: string | null;
      code_expires_at: Date | null;
      code_tries: Generated<number>;
      codes_sent: Generated<number>;
      counted_from: Date | null;
    };
    notify_subscription: {
      id: string;
      account_id: string;
      endpoint_index: string;
      keys_envelope: string;
      device: string;
      created_at: Date;
    };
    notify_mail: {
      id: string;
      is_on: boolean;
      host: string;
      port: number;
      security: MailSecurity;
      username: string;
      password_envelope: string | null;
      from_address: string;
      from_name: string;
      mails_per_hour: number;
    };
    notify_push: { id: string; is_on: boolean; public_key: string; private_key_envelope: string; subject: string };
    notify_robot: {
      id: string;
      code: string;
      name: string;
      kind: RobotKind;
      is_on: boolean;
      host: string;
      url_envelope: string;
      secret_envelope: string | null;
      kinds: string[];
    };
    notify_delivery: {
      id: string;
      channel: Channel;
      notice_id: string | null;
      account_id: string | null;
      subscription_id: string | null;
      robot_id: string | null;
      kind: string;
      outside_text: string;
      link: string;
      state: Generated<'waiting' | 'sent' | 'failed' | 'given-up'>;
      attempts: Generated<number>;
      reason: string | null;
      next_at: Date;
      message_id: string | null;
      created_at: Date;
      ended_at: Date | null;
    };
  }
}
