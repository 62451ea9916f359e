import type { ColumnType } from 'kysely';
import type { Factor } from './rules/need.ts';

type Stamp = Date;
/** PostgreSQL's bigint is handed out as a number. */
type Big = ColumnType<number, number, number>;

type OfAccount = { id: string; account_id: string };

export type AccountTable = {
  id: string;
  kind: 'person' | 'service';
  person_id: string | null;
  username: string;
  phone: string | null;
  display_name: string;
  status: ColumnType<'active' | 'disabled', 'active' | 'disabled' | undefined>;
  is_demo: ColumnType<boolean, boolean | undefined>;
  created_at: ColumnType<Date, Date | undefined>;
};

type Session = OfAccount & {
  token_hash: string;
  created_at: Stamp;
  last_seen_at: Stamp;
  expires_at: Stamp;
  ip: string | null;
  device: string;
  factor: Factor;
  confirmed_at: Stamp;
  second_factor_at: Stamp | null;
  ended_at: Stamp | null;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    account: AccountTable;
    sign_in_password: OfAccount & { hash: string; must_change: boolean; expires_at: Stamp | null; changed_at: Stamp };
    sign_in_session: Session;
    sign_in_totp: OfAccount & { secret: string; confirmed_at: Stamp | null; last_step: Big; created_at: Stamp };
    sign_in_recovery_code: OfAccount & { hash: string; created_at: Stamp; used_at: Stamp | null };
    sign_in_passkey: OfAccount & {
      credential_id: string;
      public_key: string;
      sign_count: Big;
      transports: string;
      label: string;
      created_at: Stamp;
      last_used_at: Stamp | null;
    };
    sign_in_attempt: {
      id: string;
      subject: string;
      account_id: string | null;
      failures: number;
      last_failed_at: Stamp | null;
      next_allowed_at: Stamp | null;
      locked_until: Stamp | null;
    };
    sign_in_challenge: {
      id: string;
      account_id: string | null;
      purpose: 'sign-in' | 'second-factor' | 'registration';
      challenge: string;
      expires_at: Stamp;
    };
    api_key: OfAccount & {
      prefix: string;
      hash: string;
      name: string;
      created_at: Stamp;
      created_by: string | null;
      expires_at: Stamp | null;
      revoked_at: Stamp | null;
    };
    api_key_use: { id: string; last_used_at: Stamp; ip: string | null };
  }
}
