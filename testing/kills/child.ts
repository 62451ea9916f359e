import { openFrom, workHard } from './works.ts';

/** A process that works on cases until it is killed; it says so once it has begun one. */
const database = await openFrom(process.env);
const me = JSON.parse(process.env.WORK_ME ?? '{}');
await workHard(database, me, { until: () => false, onBegun: () => process.stdout.write('.') });
