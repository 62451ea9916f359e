import * as contract from '#contract/import.ts';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { type Route, route } from '#platform/http/route.ts';
import { confirmAlias, unknownUnits } from './aliases.ts';
import { codeAliasRoutes } from './code-alias-routes.ts';
import type { ImportDeps } from './deps.ts';
import { checkJob, commitJob, undoJob } from './jobs.ts';
import { mendRow } from './mend-row.ts';
import { problemsPage } from './problems.ts';
import { refuse } from './refusals.ts';
import { refusedWorkbook } from './refused-workbook.ts';
import { rowsShown } from './rows.ts';
import { customFieldsOf, customLabel } from './rules/custom-fields.ts';
import { fieldKeys, fieldOf } from './rules/fields.ts';
import { findRun, holdRun, requireChecked, setRun, shown } from './runs.ts';
import { setMapping } from './set-mapping.ts';
import { requireUntouched } from './undo-run.ts';
import { confirmCode, unknownCodes } from './unknown-codes.ts';
import { createRun, hintsFor, readUpload } from './upload.ts';

export function importRoutes(deps: ImportDeps): Route[] {
  return [...fileRoutes(deps), ...resultRoutes(deps), ...stepRoutes(deps), ...codeAliasRoutes(deps)];
}

function fileRoutes(deps: ImportDeps): Route[] {
  return [
    route(
      contract.uploadImport,
      async ({ actor, origin, upload }) => {
        const accountId = actor.kind === 'system' ? null : actor.accountId;
        if (accountId === null) throw refuse['not-found']();
        const file = await upload();
        const hints = await deps.database.as(actor, origin, tx => hintsFor(tx, deps, accountId));
        // Read outside of any transaction: a large workbook takes its time.
        const read = await readUpload(file, hints);
        return deps.database.as(actor, origin, async tx => shown(tx, await createRun(tx, deps, file, read, accountId)));
      },
      { transaction: 'none' },
    ),
    route(contract.listImports, async ({ tx, query, actor }) => {
      const mine = actor.kind === 'system' ? null : actor.accountId;
      const rows = await tx
        .selectFrom('import_run')
        .selectAll()
        .where('account_id', '=', mine)
        .orderBy('created_at', 'desc')
        .limit(query.limit ?? 30)
        .execute();
      const items = [];
      for (const row of rows) items.push(await shown(tx, row));
      return { items };
    }),
    route(contract.listImportFields, async ({ tx }) => ({
      items: [
        ...fieldKeys.map(key => ({
          key: key as string,
          label: fieldOf(key).label,
          group: fieldOf(key).group as string,
        })),
        ...customFieldsOf(await deps.archive.customSections(tx)).map(each => ({
          key: each.key,
          label: customLabel(each),
          group: each.section.name,
        })),
      ],
    })),
    route(contract.readImport, async ({ tx, params }) => shown(tx, await findRun(tx, params.id))),
    route(contract.setImportMapping, async ({ tx, params, body }) =>
      shown(tx, await setMapping(tx, deps, params.id, body)),
    ),
    route(contract.deleteImport, async ({ tx, params }) => {
      const run = await findRun(tx, params.id);
      await holdRun(tx, params.id, 'uploaded', 'checked', 'done', 'undone', 'failed');
      if (run.file_id) await deps.files.remove(tx, run.file_id);
      await tx.deleteFrom('import_run').where('id', '=', params.id).execute();
      return undefined;
    }),
  ];
}

function resultRoutes(deps: ImportDeps): Route[] {
  return [
    route(contract.listImportProblems, async ({ tx, params, query }) => {
      await requireChecked(tx, params.id);
      return problemsPage(tx, params.id, query);
    }),
    route(contract.listImportRows, async ({ tx, params, query }) => {
      const run = await requireChecked(tx, params.id);
      return rowsShown(tx, deps, run, {
        outcome: query.outcome,
        changing: query.changing,
        code: query.code,
        after: query.after ?? 0,
        limit: query.limit ?? 50,
      });
    }),
    route(contract.listUnknownUnits, async ({ tx, params }) => ({
      items: await unknownUnits(tx, deps, await requireChecked(tx, params.id)),
    })),
    route(contract.listUnknownCodes, async ({ tx, params }) => ({
      items: await unknownCodes(tx, deps, await requireChecked(tx, params.id)),
    })),
    route(contract.confirmImportCode, async ({ tx, params, body }) => {
      await confirmCode(tx, deps, params.id, body);
      return shown(tx, await findRun(tx, params.id));
    }),
    route(contract.downloadRefused, async ({ tx, params }) => {
      const run = await requireChecked(tx, params.id);
      return {
        file: await refusedWorkbook(tx, deps, run),
        name: `${run.file_name.replace(/\.\w+$/, '')}-有问题的行.xlsx`,
        mediaType: contract.downloadRefused.produces ?? 'application/octet-stream',
      };
    }),
    route(contract.mendImportRow, async ({ tx, params, body }) => {
      const row = await mendRow(tx, deps, params.id, params.row, body);
      return { row, run: await shown(tx, await findRun(tx, params.id)) };
    }),
    route(contract.confirmImportAlias, async ({ tx, params, body }) => {
      await confirmAlias(tx, deps, params.id, body);
      return shown(tx, await findRun(tx, params.id));
    }),
  ];
}

function stepRoutes(deps: ImportDeps): Route[] {
  return [
    route(contract.checkImport, async ({ tx, params }) => {
      const run = await findRun(tx, params.id);
      await holdAny(tx, run.id);
      const jobRunId = await deps.jobs.start(tx, checkJob, { importId: run.id }, of(run, '校验'));
      await setRun(tx, run.id, { state: 'checking', job_run_id: jobRunId, error: null });
      return { jobRunId };
    }),
    route(contract.commitImport, async ({ tx, params, body }) => {
      const run = await holdRun(tx, params.id, 'checked');
      if (body.mode === 'all-or-none' && run.refused > 0) throw refuse['has-faults']({ refused: run.refused });
      const update = body.update ?? null;
      const from = update?.how === 'change' ? needDay(update.from) : null;
      const { updatable } = await shown(tx, run);
      if (run.created === 0 && (update === null || updatable === 0)) throw refuse.nothing();
      const jobRunId = await deps.jobs.start(tx, commitJob, { importId: run.id }, of(run, '导入'));
      await setRun(tx, run.id, {
        state: 'writing',
        mode: body.mode,
        update_how: update?.how ?? null,
        update_from: from,
        job_run_id: jobRunId,
        error: null,
      });
      return { jobRunId };
    }),
    route(contract.undoImport, async ({ tx, params }) => {
      const run = await holdRun(tx, params.id, 'done');
      await requireUntouched(tx, run.id);
      const jobRunId = await deps.jobs.start(tx, undoJob, { importId: run.id }, of(run, '撤销导入'));
      await setRun(tx, run.id, { state: 'undoing', job_run_id: jobRunId, error: null });
      return { jobRunId };
    }),
  ];
}

function needDay(text: string): CivilDate {
  const day = parseCivilDate(text);
  if (!day) throw refuse['day-invalid']({ text, field: '/body/update/from' });
  return day;
}

/** A check may be asked for before and after an earlier one, not while anything is under way. */
function holdAny(tx: Parameters<typeof holdRun>[0], id: string) {
  return holdRun(tx, id, 'uploaded', 'checked', 'failed');
}

function of(run: { file_name: string; account_id: string | null }, verb: string) {
  return { title: `${verb}花名册`, accountId: run.account_id };
}
