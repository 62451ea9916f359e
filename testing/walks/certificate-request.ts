import assert from 'node:assert/strict';
import { formLookups } from '#server/form-lookups.ts';
import type { Cast, Walk } from './cast.ts';

export function certificateRequestWalks(w: Cast): Walk[] {
  const certificate = { kind: 'employment', purpose: '办理签证', copies: 1 };
  const issued = async (id: string, kind: string) => {
    const data = await w.dataOf(id);
    const { id: certificateId, number } = data.certificate as { id: string; number: string };
    assert.deepEqual(Object.keys(data.certificate as object).sort(), ['id', 'number'], 'neither text nor code');
    const row = await w.asSystem(tx =>
      tx.selectFrom('certificate').selectAll().where('id', '=', certificateId).executeTakeFirstOrThrow(),
    );
    assert.deepEqual([row.number, row.kind], [number, kind]);
    const notice = w.notices.find(each => each.link === `/api/certificates/${certificateId}/pdf`);
    assert.match(notice?.title ?? '', new RegExp(number));
  };

  const certificateOf = async (id: string) => {
    const made = (await w.dataOf(id)).certificate as { id: string };
    return w.asSystem(tx =>
      tx.selectFrom('certificate').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow(),
    );
  };

  return [
    {
      data: certificate,
      steps: [w.does(w.hrA, '人事核对', 'agree')],
      end: 'issued',
      check: id => issued(id, 'employment'),
    },
    {
      data: { ...certificate, kind: 'income' },
      steps: [w.does(w.payroll, '薪酬专员核对', 'agree')],
      end: 'issued',
      check: async id => {
        await issued(id, 'income');
        assert.doesNotMatch(JSON.stringify(await w.dataOf(id)), /15,?000|1500000/, 'a case tells nobody the pay');
      },
    },
    {
      data: { ...certificate, kind: 'leaving' },
      by: w.hrA,
      about: w.leaver,
      steps: [
        w.does(w.hrB, '人事填写合同期限', 'agree', {
          data: { contractFrom: '2020-03-01', openEnded: false, contractUntil: '2026-10-31', ending: 'expired' },
        }),
      ],
      end: 'issued',
      check: id => issued(id, 'leaving'),
    },
    {
      data: certificate,
      steps: [w.does(w.hrA, '人事核对', 'refuse', { comment: '用途不明' })],
      end: 'refused',
      state: 'refused',
    },
    {
      data: certificate,
      steps: [
        w.does(w.hrA, '人事核对', 'back', { comment: '请写明签证的国家' }),
        w.does(w.employee, '申请人补充', 'resubmit', { data: { ...certificate, purpose: '办理日本签证' } }),
        w.does(w.hrB, '人事核对', 'agree'),
      ],
      end: 'issued',
      check: async id => assert.equal((await w.dataOf(id)).purpose, '办理日本签证'),
    },
    {
      // A letter that no font draws goes back before anybody of HR has looked.
      data: { ...certificate, purpose: '办理\u{13000}签证' },
      steps: [
        async id => assert.match(await w.textsOf(id), /没有可用的字形/),
        w.does(w.employee, '申请人补充', 'resubmit', { data: certificate }),
        w.does(w.hrA, '人事核对', 'agree'),
      ],
      end: 'issued',
    },
    {
      // Of two employments the one that was chosen; who leaves it open is asked.
      data: certificate,
      by: w.twice,
      steps: [
        async id => assert.match(await w.textsOf(id), /同时有 2 段雇佣关系/),
        async id => {
          const known = await w.asSystem(tx => formLookups.employmentsOf(tx, w.twice.personId ?? ''));
          assert.deepEqual(
            known.map(each => each.name),
            ['研发部 · 顾问 · 2023-07-01 起', '研发部 · 工程师 · 2019-04-01 起'],
          );
          const employment = { id: known[1]?.id, name: '别处' };
          await w.does(w.twice, '申请人补充', 'resubmit', { data: { ...certificate, employment } })(id);
          assert.deepEqual((await w.dataOf(id)).employment, known[1], 'the name is the archive’s');
        },
        w.does(w.hrA, '人事核对', 'agree'),
      ],
      end: 'issued',
      check: async id => {
        await issued(id, 'employment');
        assert.equal((await certificateOf(id)).employment_id, ((await w.dataOf(id)).employment as { id: string }).id);
      },
    },
    {
      // Somebody else's employment is none of his.
      data: certificate,
      by: w.twice,
      steps: [
        async id => {
          const [other] = await w.asSystem(tx => formLookups.employmentsOf(tx, w.employee.personId ?? ''));
          await w.does(w.twice, '申请人补充', 'resubmit', { data: { ...certificate, employment: other } })(id);
          assert.match(await w.textsOf(id), /没有找到指明的雇佣关系/);
        },
        async id => {
          const [own] = await w.asSystem(tx => formLookups.employmentsOf(tx, w.twice.personId ?? ''));
          await w.does(w.twice, '申请人补充', 'resubmit', { data: { ...certificate, employment: own } })(id);
        },
        w.does(w.hrA, '人事核对', 'agree'),
      ],
      end: 'issued',
    },
    {
      // In English, for which what is typed is English, too.
      data: { ...certificate, language: 'en' },
      steps: [
        async id => assert.match(await w.textsOf(id), /请用英文填写/),
        w.does(w.employee, '申请人补充', 'resubmit', {
          data: { ...certificate, language: 'en', purpose: 'visa application' },
        }),
        w.does(w.hrA, '人事核对', 'agree'),
      ],
      end: 'issued',
      check: async id => assert.equal((await certificateOf(id)).language, 'en'),
    },
    {
      // Pay by the hour is no monthly figure: issuing fails, nothing is left of it, and the desk reads why.
      data: { ...certificate, kind: 'income' },
      by: w.hourly,
      steps: [
        w.does(w.payroll, '薪酬专员核对', 'agree'),
        async id => assert.match(await w.textsOf(id), /证明未能出具：.*月平均收入/),
        w.does(w.payroll, '薪酬专员核对', 'refuse', { comment: '按小时计薪，请另开说明' }),
      ],
      end: 'refused',
      state: 'refused',
    },
  ];
}
