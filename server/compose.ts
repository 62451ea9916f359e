import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { archivePaperRoutes } from '#flows/archive-papers/index.ts';
import { bulkRoutes, defineBulkJobs } from '#flows/bulk-edit/index.ts';
import {
  defineExportJobs,
  exportConcerns,
  exportRoutes,
  exportServices,
  hearExports,
} from '#flows/export-archive/index.ts';
import { defineImportJobs, houseArchive, importRoutes } from '#flows/import-people/index.ts';
import { allConcerns, processPorts, processServices, seedProcesses } from '#flows/processes/index.ts';
import {
  ensureDesk,
  hearRebinds,
  rebindConcerns,
  rebindPhoneRoutes,
  rebindServices,
} from '#flows/rebind-phone/index.ts';
import { reorganiseRoutes } from '#flows/reorganise/index.ts';
import { defineTurnOfDay, turnTheDay } from '#flows/turn-of-day/turn-of-day.ts';
import { calendarRoutes } from '#modules/calendar/index.ts';
import { certificateRoutes } from '#modules/certificates/index.ts';
import { customFieldRoutes, customList } from '#modules/custom-fields/index.ts';
import { defineDocumentJobs, documentRoutes, hearDocuments } from '#modules/documents/index.ts';
import { employmentRoutes } from '#modules/employment/index.ts';
import { createForms, formRoutes } from '#modules/forms/index.ts';
import { lawRoutes } from '#modules/law/index.ts';
import { organizationRoutes } from '#modules/organization/index.ts';
import { peopleRoutes } from '#modules/people/index.ts';
import { personalInformationRoutes } from '#modules/personal-information/index.ts';
import { type CodeSender, codeCatcher, phoneBindingRoutes, webhookSender } from '#modules/phone-binding/index.ts';
import { defineRecognitionJobs, recognitionRoutes } from '#modules/recognition/index.ts';
import { savedViewRoutes } from '#modules/saved-views/index.ts';
import { tagList, tagRoutes } from '#modules/tags/index.ts';
import { defineAccessCheck } from '#platform/access/check/examine.ts';
import { accessCheckRoutes } from '#platform/access/check/routes.ts';
import { accessRoutes } from '#platform/access/routes.ts';
import { keepHead } from '#platform/audit/heads.ts';
import { defineAuditJobs } from '#platform/audit/jobs.ts';
import { auditRoutes } from '#platform/audit/routes.ts';
import { systemActor } from '#platform/database/actor.ts';
import { createFiles } from '#platform/files/store.ts';
import { serveHealth } from '#platform/http/health.ts';
import { serveOpenApi } from '#platform/http/openapi-routes.ts';
import type { Route } from '#platform/http/route.ts';
import { serveScreens } from '#platform/http/screens.ts';
import { createServer } from '#platform/http/server.ts';
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts';
import { jobRoutes } from '#platform/jobs/routes.ts';
import { createNotify, type Notify } from '#platform/notify/notify.ts';
import { notifyRoutes } from '#platform/notify/routes.ts';
import { defineNotifyJobs } from '#platform/notify/sweep.ts';
import { createOutbox, type Outbox } from '#platform/outbox/outbox.ts';
import { outboxRoutes } from '#platform/outbox/routes.ts';
import { createPapers } from '#platform/papers/papers.ts';
import { createRecognition } from '#platform/recognition/recognition.ts';
import { signInRoutes } from '#platform/sign-in/routes.ts';
import { createSignIn, type SignIn } from '#platform/sign-in/sign-in.ts';
import type { Logger } from '#platform/telemetry/logger.ts';
import { createWorkflow, type Workflow } from '#platform/workflow/workflow.ts';
import { defineDemoJob, demoRoutes } from './demo-loading.ts';
import { formLookups } from './form-lookups.ts';
import type { Ground } from './ground.ts';
import { guards } from './guards.ts';
import { composeSearch } from './search-parts.ts';
import type { Settings } from './settings.ts';
import { defineSweep } from './sweep-ended.ts';

/** The running house: every part named and wired by arguments, in floor order. */
export type House = {
  readonly signIn: SignIn;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly notify: Notify;
  readonly workflow: Workflow;
  readonly routes: readonly Route[];
  readonly server: FastifyInstance;
  /** Begins to take jobs and news. */
  work(): Promise<void>;
  /** Takes no new requests, lets those in flight finish, then jobs, then closes the database. */
  stop(): Promise<void>;
};

/** Processes of the server that start together bring in what the product ships one after the other. */
const seedLock = 7_365_008;
/** The product's version, as the API names it. */
const version = '0.1.0';
const buildFolder = join(import.meta.dirname, '../build');

export async function compose(ground: Ground, logger: Logger): Promise<House> {
  const { database, secrets, clock, settings } = ground;
  const jobs = createJobs(database, logger, { silentAfterSeconds: settings.jobSilence });
  const outbox = createOutbox(database, logger);
  const files = createFiles(secrets);
  const papers = createPapers();
  const recognition = createRecognition();
  const recognitionDeps = { database, files, secrets, clock, jobs, papers, recognition };
  const notify = createNotify({
    database,
    secrets,
    clock,
    outbox,
    logger,
    zone: settings.zone,
    origin: settings.origins[0] ?? null,
    robotHosts: settings.robotHosts,
    pushHosts: settings.pushHosts,
  });
  const formDeps = { clock, lookups: formLookups };
  const forms = createForms(formDeps);
  const certificateDeps = {
    files,
    secrets,
    clock,
    address: settings.origins[0] ?? `http://localhost:${settings.port}`,
  };
  const workflow = createWorkflow({
    database,
    outbox,
    files,
    ports: processPorts({
      clock,
      secrets,
      zone: settings.zone,
      logger,
      tell: notify.tell,
      services: new Map([
        ...processServices({ ...certificateDeps, papers, tell: notify.tell }),
        ...rebindServices({ secrets, clock, outbox, tell: notify.tell }),
        ...exportServices({ jobs, tell: notify.tell }),
      ]),
      concerns: allConcerns(rebindConcerns({ clock }), exportConcerns),
      forms: { ...forms.forProcesses, forms: forms.inForce },
    }),
  });
  const codes = {
    sender: codeSenderOf(settings),
    onUnsent: (fault: unknown) => logger.error({ err: fault, part: 'codes' }, 'a code was not sent'),
  };
  hearRebinds({ outbox, workflow, secrets, ...codes });
  const exportDeps = {
    ...{ database, secrets, files, clock, jobs, outbox, workflow, tell: notify.tell, zone: settings.zone },
    ...{ custom: customList({ secrets }), tags: tagList() },
  };
  hearExports(exportDeps);
  hearDocuments(outbox, notify.tell);
  const signIn = createSignIn({ database, secrets, clock, origins: settings.origins });

  const imports = { database, secrets, files, jobs, clock, archive: houseArchive };

  const bulkDeps = {
    ...{ database, secrets, clock, files, jobs, lookups: formLookups },
    ...{ custom: customList({ secrets }), tags: tagList() },
  };
  const search = composeSearch(ground, logger);
  const routes: Route[] = [
    ...search.routes,
    ...signInRoutes(signIn),
    ...accessRoutes({ clock }),
    ...accessCheckRoutes({ clock, jobs }),
    ...auditRoutes({ database, jobs }),
    ...jobRoutes(jobs),
    ...outboxRoutes(outbox),
    ...notifyRoutes(notify),
    ...lawRoutes({ database, clock }),
    ...calendarRoutes({ clock }),
    ...organizationRoutes({ clock }),
    ...formRoutes(formDeps),
    ...peopleRoutes({ secrets, clock, custom: customList({ secrets }), tags: tagList() }),
    ...employmentRoutes({ secrets, clock }),
    ...documentRoutes({ database, files, papers, clock, outbox, tell: notify.tell }),
    ...recognitionRoutes(recognitionDeps),
    ...customFieldRoutes({ database, secrets, clock, files, lookups: formLookups }),
    ...tagRoutes(),
    ...savedViewRoutes(),
    ...bulkRoutes(bulkDeps),
    ...archivePaperRoutes(bulkDeps),
    ...certificateRoutes({ ...certificateDeps, database }),
    ...phoneBindingRoutes({
      database,
      secrets,
      clock,
      outbox,
      ...codes,
    }),
    ...personalInformationRoutes({ clock, secrets }),
    ...rebindPhoneRoutes({ database, clock }),
    ...reorganiseRoutes({ clock }),
    ...workflow.routes,
    ...importRoutes(imports),
    ...exportRoutes(exportDeps),
    ...demoRoutes(jobs),
  ];

  const deeds = new Map(routes.map(({ endpoint: { method, path, action } }) => [`${method} ${path}`, action]));
  defineAccessCheck(jobs, { database, clock, zone: settings.zone, deeds });
  jobs.define('sign-in.sweep', async () => {
    await signIn.sweep();
    return undefined;
  });
  jobs.every('sign-in.sweep', '17 3 * * *', settings.zone, '清理过期会话');

  jobs.define('search.turn', async () => {
    await search.turn();
    return undefined;
  });
  jobs.every('search.turn', '9 0 * * *', settings.zone, '搜索：当天生效与失效的内容');

  defineRecognitionJobs(jobs, recognitionDeps);
  defineAuditJobs(jobs, { database, guards, folder: settings.dataFolder, clock, logger });
  defineImportJobs(jobs, imports);
  defineExportJobs(jobs, exportDeps);
  defineBulkJobs(jobs, bulkDeps);
  defineDemoJob(jobs, ground, signIn);
  defineDocumentJobs(jobs, { database, clock, tell: notify.tell, zone: settings.zone });
  defineTurnOfDay(jobs, { database, clock, zone: settings.zone });
  defineNotifyJobs(jobs, { database, clock, keepDays: settings.keepDays, zone: settings.zone });
  defineSweep(jobs, { database, clock, keepDays: settings.keepDays, zone: settings.zone });

  const server = await createServer({
    database,
    doorkeeper: signIn.doorkeeper,
    routes,
    logger,
    trustProxy: settings.trustProxy,
    uploadLimitBytes: settings.uploadLimitBytes,
    callsPerMinute: settings.callsPerMinute,
  });
  serveOpenApi(server, routes, version);
  serveHealth(server, database, () => jobs.alive() && outbox.alive() && workflow.alive());
  await serveScreens(server, buildFolder, { https: settings.origins[0]?.startsWith('https:') ?? false });

  return {
    signIn,
    jobs,
    outbox,
    notify,
    workflow,
    routes,
    server,
    work: async () => {
      await turnTheDay(database, clock.today());
      await database.inTurn(seedLock, async () => {
        const origin = { requestId: null, ip: null, command: 'seed' };
        // Forms before the processes that name them.
        await database.as(systemActor('setup'), origin, forms.seedShipped);
        // The model of rebinding names the desk's group.
        await database.as(systemActor('setup'), origin, ensureDesk);
        await database.as(systemActor('setup'), origin, tx => seedProcesses(tx, workflow));
      });
      await jobs.work();
      outbox.work();
      notify.work();
      workflow.work();
      search.work();
    },
    stop: async () => {
      await server.close();
      await jobs.stop();
      await outbox.stop();
      await notify.stop();
      await workflow.stop();
      await search.stop();
      await papers.stop();
      recognition.stop();
      await keepHead(database, settings.dataFolder, clock.now()).catch(fault =>
        logger.error({ err: fault }, 'audit head'),
      );
      await database.close();
    },
  };
}

/** Null where codes can't be sent: whoever needs one is told so. */
function codeSenderOf(settings: Settings): CodeSender | null {
  if (settings.codeWebhook) return webhookSender(settings.codeWebhook, settings.codeWebhookSecret);
  return settings.demo ? codeCatcher() : null;
}

/** On the very first start: an administrator with a one-time password, which is told once. Null when there are accounts. */
export async function firstAdministrator(
  ground: Ground,
  signIn: SignIn,
): Promise<{ username: string; password: string } | null> {
  return ground.database.as(systemActor('setup'), { requestId: null, ip: null, command: 'setup' }, async tx => {
    // Two processes may start at once on one server; the second waits here and then sees the account.
    await sql`select pg_advisory_xact_lock(7365004)`.execute(tx);
    const found = await sql<{ n: number }>`select count(*) as n from account`.execute(tx);
    if (found.rows[0]!.n > 0) return null;
    const made = await signIn.createAccount(tx, {
      username: 'admin',
      displayName: '系统管理员',
      roles: [{ code: 'administrator' }],
    });
    return made.oneTimePassword ? { username: 'admin', password: made.oneTimePassword } : null;
  });
}
