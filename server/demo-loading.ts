import { loadDemo } from '#contract/demo.ts';
import { fillDemo } from '#demo/fill.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { SignIn } from '#platform/sign-in/sign-in.ts';
import type { Ground } from './ground.ts';

const job = 'demo.load';

/**
 * The demo company, asked for by an administrator from an empty system. Its accounts, whose password everybody knows, come only
 * with RENSHI_DEMO and `renshi demo`, where whoever runs the machine asks for them.
 */
export function defineDemoJob(jobs: Jobs, ground: Ground, signIn: SignIn): void {
  jobs.define(job, async run => {
    const filled = await fillDemo(
      { ...ground, signIn },
      { accounts: false, say: line => run.report(0, undefined, line) },
    );
    return { people: filled.people, units: filled.units };
  });
}

export function demoRoutes(jobs: Jobs): Route[] {
  return [
    route(loadDemo, async ({ tx, identity }) => ({
      jobRunId: await jobs.start(tx, job, {}, { title: '载入示例公司', accountId: identity?.actor.accountId ?? null }),
    })),
  ];
}
