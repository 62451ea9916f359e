import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { identityNumber } from '#modules/people/factory.ts';
import type { Cast, Walk } from './cast.ts';

const numberA = identityNumber('1990-05-17', 801);
const proof = [{ id: '00000000-0000-7000-8000-000000000001', name: '身份证.jpg', size: 1000 }];

export function archiveCorrectionWalks(w: Cast): Walk[] {
  const address = {
    item: 'contact.homeAddress',
    way: 'mistake',
    current: '',
    wanted: '成府路 207 号',
    reason: '登记时写错',
  };
  const number = { ...address, item: 'identity.number', wanted: numberA, reason: '号码录错', proof };
  const storedIn = (column: string, table: string, knownAt: 'now' | 'past') =>
    w.asSystem(async tx => {
      const found = await sql<{ value: string }>`select ${sql.ref(column)}::text as value
      from ${sql.table(knownAt === 'now' ? table : `${table}_past`)} where person_id = ${w.employee.personId}`.execute(
        tx,
      );
      return found.rows.map(row => row.value);
    });

  return [
    {
      data: address,
      steps: [w.does(w.hrA, '人事核实', 'agree', { data: { value: '成府路 207 号 3 单元' } })],
      end: 'done',
      check: async () => {
        assert.deepEqual(await storedIn('home_address', 'person_contact', 'now'), ['成府路 207 号 3 单元']);
        assert.deepEqual(
          await storedIn('home_address', 'person_contact', 'past'),
          [''],
          'what was believed stays readable',
        );
        assert.ok(
          w.notices.some(each => each.title === '您的档案已更正：现住址' && each.to.includes(w.employee.accountId)),
        );
      },
    },
    {
      data: { ...address, way: 'change', since: '2026-11-01', wanted: '学院路 1 号' },
      steps: [w.does(w.hrA, '人事核实', 'agree', { data: { value: '学院路 1 号' } })],
      end: 'done',
      check: async () =>
        assert.deepEqual((await storedIn('home_address', 'person_contact', 'now')).sort(), [
          '学院路 1 号',
          '成府路 207 号 3 单元',
        ]),
    },
    {
      data: number,
      steps: [
        w.does(w.hrA, '两人核实证件号码', 'agree', { data: { value: numberA } }),
        async id => assert.equal((await w.read(id, w.admin)).state, 'running', 'one alone does not change an identity'),
        w.does(w.hrB, '两人核实证件号码', 'agree', { data: { value: numberA } }),
      ],
      end: 'done',
      check: async id => {
        const [masked] = await storedIn('number_masked', 'person_identity', 'now');
        assert.equal(masked?.slice(-4), numberA.slice(-4));
        assert.doesNotMatch(JSON.stringify(await w.dataOf(id)), new RegExp(numberA), 'the case keeps no whole number');
      },
    },
    {
      data: number,
      steps: [w.hrA, w.hrB].map(hr => w.does(hr, '两人核实证件号码', 'refuse', { comment: '与身份证照片不符' })),
      end: 'refused',
      state: 'refused',
      check: async id => assert.doesNotMatch(JSON.stringify(await w.dataOf(id)), new RegExp(numberA)),
    },
    {
      data: { ...address, item: 'contact.email', wanted: 'a@example.com' },
      steps: [
        w.does(w.hrA, '人事核实', 'supplement', { comment: '请写公司邮箱' }),
        w.does(w.employee, '申请人补充材料', 'resubmit', {
          data: { ...address, item: 'contact.email', wanted: 'yuangong@example.com' },
        }),
        w.does(w.hrB, '人事核实', 'agree', { data: { value: 'yuangong@example.com' } }),
      ],
      end: 'done',
      check: async () => assert.ok((await storedIn('email', 'person_contact', 'now')).includes('yuangong@example.com')),
    },
    {
      data: { ...address, item: 'education', wanted: '硕士，北京大学，2015 年毕业' },
      steps: [
        w.does(w.hrA, '人事核实', 'agree', { data: { value: '硕士' } }),
        w.does(w.hrB, '人事在档案中更正', 'corrected'),
      ],
      end: 'done',
    },
    {
      // The archive's own rules hold: what disagrees with the identity number is refused, and HR reads why.
      data: { ...address, item: 'basic.birthOn', wanted: '1991年5月17日', proof },
      steps: [
        w.does(w.hrA, '人事核实', 'agree', { data: { value: '1991年5月17日' } }),
        async id => assert.match(await w.textsOf(id), /档案未能写入：/),
        w.does(w.hrA, '人事核实', 'refuse', { comment: '与证件号码不符' }),
      ],
      end: 'refused',
      state: 'refused',
      check: async () => assert.deepEqual(await storedIn('birth_on', 'person_basic', 'past'), []),
    },
    {
      // Asked by a colleague, about one of HR: she may not check her own archive.
      data: { ...address, wanted: '学院路 2 号' },
      by: w.hrB,
      about: w.hrA.personId ?? '',
      steps: [
        async () => assert.deepEqual(await w.inbox(w.hrA, 'group'), []),
        w.does(w.hr, '人事核实', 'agree', { data: { value: '学院路 2 号' } }),
      ],
      end: 'done',
    },
  ];
}
