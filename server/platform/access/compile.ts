import { type Guard, type Rule, system } from './rule.ts';

/**
 * The guards as SQL: row security, grants to the app's role, and audit triggers, all written anew each time.
 * A table that no guard names gets row security with no policy, so that nobody but the owner sees its rows.
 */
export function compileGuards(guards: readonly Guard[]): string {
  const lines = [clearAll];
  for (const guard of guards) {
    lines.push(...compileTable(guard, guard.table));
    if (guard.dated) lines.push(...compileTable(pastOf(guard), `${guard.table}_past`));
  }
  return lines.join('\n');
}

/** What was believed is read and added to, never changed or taken away; a change of keys alone wraps its envelopes anew. */
function pastOf({ write, insert, update: _update, remove: _remove, ...guard }: Guard): Guard {
  const adds = insert ?? write;
  return { ...guard, ...(adds ? { insert: adds } : {}), update: system('keys') };
}

const clearAll = `do $$ declare r record; begin
  for r in select schemaname, tablename, policyname from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', r.policyname, r.tablename);
  end loop;
  for r in select tgrelid::regclass as t, tgname from pg_trigger where tgname like 'audited_%' and not tgisinternal loop
    execute format('drop trigger %I on %s', r.tgname, r.t);
  end loop;
  for r in select c.oid::regclass as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') loop
    execute format('alter table %s enable row level security', r.t);
    execute format('revoke all on %s from renshi_app', r.t);
  end loop;
end $$;
grant execute on all functions in schema public to renshi_app;
grant usage on all sequences in schema public to renshi_app;`;

function compileTable(guard: Guard, table: string): string[] {
  const sql = (rule: Rule) => compileRule(rule, guard, table);
  const insert = guard.insert ?? guard.write;
  const update = guard.update ?? guard.write;
  const remove = guard.remove ?? guard.write;
  const lines = [
    `grant select on ${table} to renshi_app;`,
    `create policy may_read on ${table} for select using (${sql(guard.read)});`,
  ];
  if (insert)
    lines.push(
      `grant insert on ${table} to renshi_app;`,
      `create policy may_insert on ${table} for insert with check (${sql(insert)});`,
    );
  if (update)
    lines.push(
      `grant update on ${table} to renshi_app;`,
      `create policy may_update on ${table} for update using (${sql(update)}) with check (${sql(update)});`,
    );
  if (remove)
    lines.push(
      `grant delete on ${table} to renshi_app;`,
      `create policy may_delete on ${table} for delete using (${sql(remove)});`,
    );
  if (typeof guard.audit === 'object') lines.push(...auditTriggers(guard, table, guard.audit.sensitive ?? []));
  return lines;
}

function auditTriggers(guard: Guard, table: string, sensitive: readonly string[]): string[] {
  const args = [guard.person ?? '', ...sensitive].map(literal).join(', ');
  const trigger = (name: string, event: string, tables: string) =>
    `create trigger audited_${name} after ${event} on ${table} referencing ${tables} for each statement execute function audit_record(${args});`;
  return [
    trigger('insert', 'insert', 'new table as new_rows'),
    trigger('update', 'update', 'old table as old_rows new table as new_rows'),
    trigger('delete', 'delete', 'old table as old_rows'),
  ];
}

/** The predicate of one rule for one table. Functions stand in sub-selects so that they run once a statement. */
export function compileRule(rule: Rule, guard: Guard, table: string): string {
  const again = (inner: Rule) => compileRule(inner, guard, table);
  if ('reaches' in rule) return compileReach(rule.reaches, rule.group, guard, table);
  if ('reachesGroup' in rule) return compileReachOfGroup(rule.reachesGroup, rule.column, guard, table);
  if ('holdsGroup' in rule) {
    const action = literal(rule.holdsGroup);
    return `((select access_everything(${action}, '')) or ${table}.${rule.column} = any((select access_groups(${action}, false))::text[]))`;
  }
  if ('reachesRowGroup' in rule)
    return `access_reaches(${literal(rule.reachesRowGroup)}, ${table}.${rule.column}, ${table}.${guard.person ?? 'person_id'})`;
  if ('reachesUnit' in rule) {
    const args = `${literal(rule.reachesUnit)}, ''`;
    return `((select access_everything(${args})) or ${table}.${rule.column} = any((select access_units(${args}))::uuid[]))`;
  }
  if ('holds' in rule) return `(select access_holds(${literal(rule.holds)}, ${literal(rule.group)}))`;
  if ('holdsEverywhere' in rule) return `(select access_everything(${literal(rule.holdsEverywhere)}, ''))`;
  if ('ownPerson' in rule) return `(${table}.${rule.ownPerson} = (select access_person()))`;
  if ('ownAccount' in rule) return `(${table}.${rule.ownAccount} = (select access_account()))`;
  if ('sees' in rule) {
    const open = rule.unless ? ` and not seen.${rule.unless}` : '';
    return `exists (select from ${rule.sees} seen where seen.${rule.key} = ${table}.${rule.column}${open})`;
  }
  if ('asks' in rule) return `${rule.asks}(${rule.columns.map(column => `${table}.${column}`).join(', ')})`;
  if ('is' in rule)
    return `(${table}.${rule.is} = ${typeof rule.value === 'string' ? literal(rule.value) : rule.value})`;
  if ('anyOf' in rule) return `(${rule.anyOf.map(again).join(' or ')})`;
  if ('allOf' in rule) return `(${rule.allOf.map(again).join(' and ')})`;
  if ('not' in rule) return `(not ${again(rule.not)})`;
  if ('everyone' in rule)
    return `((select access_account()) is not null or coalesce((select access_system()) <> 'sign-in', false))`;
  if ('system' in rule)
    return rule.system === 'any'
      ? `((select access_system()) is not null)`
      : `coalesce((select access_system()) = ${literal(rule.system)}, false)`;
  return 'false';
}

function compileReach(action: string, group: string, guard: Guard, table: string): string {
  if (!guard.person) throw new Error(`the guard of ${table} uses reaches(${action}) but names no person column`);
  const args = `${literal(action)}, ${literal(group)}`;
  const everything = `(select access_everything(${args}))`;
  const within = (person: string) =>
    `${person}.unit_id = any((select access_units(${args}))::uuid[])
      or ${person}.led_by @> array[(select access_leader(${args}))]
      or ${person}.id = (select access_self(${args}))`;
  if (table === 'person') return `(${everything} or ${within('person')})`;
  return `(${everything} or exists (select from person p where p.id = ${table}.${guard.person} and (${within('p')})))`;
}

/** Groups that are held everywhere, or not at all, are told apart without looking at the person. */
function compileReachOfGroup(action: string, column: string, guard: Guard, table: string): string {
  if (!guard.person) throw new Error(`the guard of ${table} uses reachesGroup(${action}) but names no person column`);
  const [held, group] = [literal(action), `${table}.${column}`];
  return `((select access_everything(${held}, '')) or ${group} = any((select access_groups(${held}, true))::text[])
    or (${group} = any((select access_groups(${held}, false))::text[]) and exists (select from person p
      where p.id = ${table}.${guard.person} and access_covers(${held}, ${group}, p.unit_id, p.led_by, p.id))))`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
