import type { Ground } from '#server/ground.ts';
import { givens, surnames } from './names.ts';

/** A company made in the database itself: `size` people in 200 units below ten divisions, ten entries each. */
export async function makeArchive(ground: Ground, size: number): Promise<{ division: string }> {
  const { database } = ground;
  const names = Array.from({ length: surnames.length * givens.length }, (_, at) => {
    return `${surnames[at % surnames.length]}${givens[Math.floor(at / surnames.length)]}`;
  });
  await database.script(`select setseed(0.5);
    create table bench_name as select * from unnest(array[${names.map(name => `'${name}'`).join(',')}],
      array[${names.map(name => `'${name}'`).join(',')}]) with ordinality as t(name, sort_key, n);
    create unique index on bench_name (n);
    create table bench_unit as select gen_random_uuid() as id, n, case when n >= 10 then n % 10 end as above,
      (array['研发中心','营销中心','制造中心','质量中心','供应链中心','客户服务中心','财务中心','行政中心','数据中心','海外事业部'])[n % 10 + 1]
      || case when n >= 10 then '第' || n || '组' else '' end as name from generate_series(0, 209) n;
    insert into unit (id) select id from bench_unit;
    insert into unit_version (id, unit_id, valid, name, parent_id) select gen_random_uuid(), u.id, '[2000-01-01,)', u.name, a.id
      from bench_unit u left join bench_unit a on a.n = u.above order by u.n;
    select set_config('renshi.actor_kind', 'system', false), set_config('renshi.actor_name', 'setup', false);
    select unit_reach_refresh();
    create table bench_person as select gen_random_uuid() as id, g.n, (select id from bench_unit u where u.n = 10 + g.n % 200) as unit_id,
      b.name, b.sort_key from generate_series(1, ${size}) g(n) join bench_name b on b.n = (g.n * 7919::bigint) % ${names.length} + 1;
    insert into person (id, unit_id, number, name, sort_key, employment_status)
      select id, unit_id, 'E' || lpad(n::text, 6, '0'), name, sort_key, 'active' from bench_person;
    insert into person_basic (id, person_id, valid, name, name_sort, sex, birth_on, political_status_code)
      select gen_random_uuid(), id, '(,)', name, sort_key, (array['male','female'])[n % 2 + 1], date '1970-01-01' + (n % 11000)::integer,
        (array['01','03','13','13','13'])[n % 5 + 1] from bench_person;
    insert into person_contact (id, person_id, valid, phone, home_address)
      select gen_random_uuid(), id, '(,)', '138' || lpad(n::text, 8, '0'), (array['人民路','建设路','中山路','解放街'])[n % 4 + 1] || n % 900 || '号'
      from bench_person;
    insert into employment (id, person_id) select gen_random_uuid(), id from bench_person;
    insert into employment_version (id, employment_id, person_id, valid, number, hired_on)
      select gen_random_uuid(), e.id, e.person_id, daterange('2010-01-01'::date + (p.n % 5000)::integer, null), 'E' || lpad(p.n::text, 6, '0'),
        '2010-01-01'::date + (p.n % 5000)::integer from employment e join bench_person p on p.id = e.person_id;
    insert into assignment (id, entry_id, employment_id, person_id, valid, unit_id, post_name)
      select gen_random_uuid(), gen_random_uuid(), v.employment_id, v.person_id, v.valid, p.unit_id,
        (array['软件工程师','测试工程师','产品经理','销售代表','质量工程师','设备工程师','会计','人事专员'])[p.n % 8 + 1]
      from employment_version v join bench_person p on p.id = v.person_id;
    insert into person_education (id, entry_id, person_id, valid, education_code, school, major, finished_on, is_highest)
      select gen_random_uuid(), gen_random_uuid(), id, '(,)', (array['14','21','21','31','41'])[n % 5 + 1],
        (array['东南','西北','江南','岭南','华中','燕山','长江','云州'])[n % 8 + 1] || (array['大学','理工大学','职业技术学院','师范学院'])[n % 4 + 1],
        (array['软件工程','机械设计','市场营销','会计学','人力资源管理','电气工程'])[n % 6 + 1], '1995-07-01'::date + (n % 10000)::integer, true
      from bench_person;
    insert into person_work (id, entry_id, person_id, valid, employer, post, started_on, finished_on)
      select gen_random_uuid(), gen_random_uuid(), id, '(,)', (array['宏远','启明','博海','鼎新','天衡','中科'])[(n + k) % 6 + 1]
        || (array['科技有限公司','机械厂','电子有限公司','贸易公司'])[(n * k) % 4 + 1], (array['技术员','主管','业务员','操作工'])[(n + k) % 4 + 1],
        '1995-01-01'::date + ((n * k) % 5000)::integer, '1997-01-01'::date + ((n * k) % 5000)::integer
      from bench_person, generate_series(1, 2) k;
    insert into person_certificate (id, entry_id, person_id, valid, name, issued_on, expires_on)
      select gen_random_uuid(), gen_random_uuid(), id, '(,)', (array['安全培训合格证','电工操作证','质量管理培训证书','英语六级证书','一级建造师'])[(n + k) % 5 + 1],
        '2018-01-01'::date + ((n * k) % 2900)::integer, '2024-01-01'::date + ((n * k) % 1500)::integer
      from bench_person, generate_series(1, 2) k;
    insert into person_reward (id, entry_id, person_id, valid, is_discipline, title, decided_on)
      select gen_random_uuid(), gen_random_uuid(), id, '(,)', false, (array['年度优秀员工','先进工作者','技术能手'])[n % 3 + 1],
        '2015-01-01'::date + (n % 4000)::integer from bench_person;`);
  const rows = await database.ownerQuery(`select id from bench_unit where n = 0`);
  return { division: rows[0]!.id as string };
}
