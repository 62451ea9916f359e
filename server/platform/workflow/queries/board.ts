import { sql } from 'kysely';
import type { Tx } from '../../database/database.ts';

/** Open and late tasks by unit and process, and how many of those ended in `days` were in time. */
export async function readBoard(tx: Tx, days: number, now: Date) {
  const since = new Date(now.getTime() - days * 86_400_000);
  const counts = sql`count(*) filter (where t.state = 'open')::int as open,
    count(*) filter (where t.state = 'open' and t.due_at <= ${now})::int as late,
    count(*) filter (where t.state = 'done' and t.ended_at >= ${since})::int as done,
    count(*) filter (where t.state = 'done' and t.ended_at >= ${since} and (t.due_at is null or t.ended_at <= t.due_at))::int as "doneInTime"`;
  const [units, processes, late] = await Promise.all([
    sql<{
      unitId: string | null;
      unitName: string;
      open: number;
      late: number;
      done: number;
      doneInTime: number;
      expedited: number;
    }>`
      select t.unit_id as "unitId", coalesce(max(u.name), '未归属部门') as "unitName", ${counts},
        coalesce(sum(t.expedited) filter (where t.state = 'open' or t.ended_at >= ${since}), 0)::int as expedited
      from workflow_task t left join unit_version u on u.unit_id = t.unit_id and u.valid @> access_today()
      group by t.unit_id having count(*) filter (where t.state = 'open' or t.ended_at >= ${since}) > 0
      order by 4 desc, 3 desc, 2 limit 200`.execute(tx),
    sql<{
      key: string;
      name: string;
      open: number;
      late: number;
      done: number;
      doneInTime: number;
      hoursMedian: number | null;
      stars: number | null;
    }>`
      select p.key, p.name, ${counts},
        round((percentile_cont(0.5) within group (order by extract(epoch from t.ended_at - t.arrived_at) / 3600)
          filter (where t.state = 'done' and t.ended_at >= ${since}))::numeric, 1)::float as "hoursMedian",
        (select round(avg(c.stars), 1)::float from workflow_case c where c.process_id = p.id and c.ended_at >= ${since}) as stars
      from workflow_process p join workflow_task t on t.process_id = p.id
      group by p.id, p.key, p.name order by 4 desc, 3 desc, 2 limit 200`.execute(tx),
    sql<{
      taskId: string;
      caseId: string;
      title: string;
      name: string;
      unitName: string | null;
      ownerNames: string[] | null;
      due_at: Date;
      expedited: number;
    }>`
      select t.id as "taskId", c.id as "caseId", c.title, t.name, t.due_at, t.expedited,
        (select u.name from unit_version u where u.unit_id = t.unit_id and u.valid @> access_today()) as "unitName",
        (select array_agg(m.name order by m.name) from workflow_member m where m.task_id = t.id and m.state in ('open', 'taken')) as "ownerNames"
      from workflow_task t join workflow_case c on c.id = t.case_id
      where t.state = 'open' and t.due_at <= ${now} order by t.due_at limit 100`.execute(tx),
  ]);
  return {
    units: units.rows,
    processes: processes.rows,
    late: late.rows.map(({ due_at, ...row }) => ({
      ...row,
      unitName: row.unitName ?? '',
      ownerNames: row.ownerNames ?? [],
      dueAt: due_at.toISOString(),
    })),
  };
}
