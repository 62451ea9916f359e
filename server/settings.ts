import { resolve } from 'node:path';
import { readHosts } from '#platform/notify/rules/allowed-host.ts';

/** What the surroundings say. Every variable is optional; docs/operations lists them. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly appDatabaseUrl: string | null;
  /** The addresses under which browsers reach this server, the first being the main one. */
  readonly origins: readonly string[];
  readonly demo: boolean;
  readonly trustProxy: boolean;
  readonly uploadLimitBytes: number;
  readonly callsPerMinute: number;
  readonly poolSize: number;
  /** Days for which ended runs of jobs and delivered news are kept. */
  readonly keepDays: number;
  /** Seconds without a sign of life after which a process's jobs go to another. */
  readonly jobSilence: number;
  readonly zone: string;
  /** Where one-time codes are posted to be sent as text messages, and the secret that goes with them. */
  readonly codeWebhook: string | null;
  readonly codeWebhookSecret: string | null;
  /** Hosts of group robots and of push services beyond the known ones, as server/platform/notify/rules/allowed-host.ts reads them. */
  readonly robotHosts: readonly string[];
  readonly pushHosts: readonly string[];
};

/** Throws Error with a sentence when a variable can't be read. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>, cwd: string): Settings {
  const number = (name: string, fallback: number, smallest: number, largest: number) => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (!Number.isInteger(value) || value < smallest || value > largest) {
      throw new Error(`${name} must be a whole number from ${smallest} to ${largest}, not “${text}”.`);
    }
    return value;
  };
  const webAddress = (name: string) => {
    const text = env[name];
    if (!text) return null;
    if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
      throw new Error(`${name} must be an address that begins with https:// or http://.`);
    return text;
  };
  const port = number('PORT', 8080, 0, 65_535);
  const origins = (env.RENSHI_ORIGIN ?? '')
    .split(',')
    .map(each => each.trim().replace(/\/$/, ''))
    .filter(Boolean);
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    dataFolder: resolve(cwd, env.DATA_DIR || './data'),
    databaseUrl: env.DATABASE_URL || null,
    appDatabaseUrl: env.RENSHI_APP_DATABASE_URL || null,
    origins,
    demo: env.RENSHI_DEMO === '1' || env.RENSHI_DEMO === 'true',
    trustProxy: env.RENSHI_TRUST_PROXY === '1',
    uploadLimitBytes: number('RENSHI_UPLOAD_LIMIT_MB', 64, 1, 1024) * 1_048_576,
    callsPerMinute: number('RENSHI_CALLS_PER_MINUTE', 1200, 10, 1_000_000),
    poolSize: number('RENSHI_POOL_SIZE', 10, 1, 200),
    keepDays: number('RENSHI_KEEP_DAYS', 90, 1, 3650),
    jobSilence: number('RENSHI_JOB_SILENCE', 60, 10, 3600),
    zone: env.RENSHI_ZONE || 'Asia/Shanghai',
    codeWebhook: webAddress('RENSHI_CODE_WEBHOOK'),
    codeWebhookSecret: env.RENSHI_CODE_WEBHOOK_SECRET || null,
    robotHosts: readHosts(env.RENSHI_ROBOT_HOSTS),
    pushHosts: readHosts(env.RENSHI_PUSH_HOSTS),
  };
}
