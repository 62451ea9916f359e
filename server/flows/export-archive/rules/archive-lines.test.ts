import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '#contract/person.ts';
import { archiveLines } from './archive-lines.ts';

const version = { from: null, until: null, recordedAt: '2026-01-01T00:00:00.000Z' };
const archive = {
  sections: {
    identity: [
      {
        ...version,
        entryId: 'a',
        versionId: 'v1',
        values: { kind: 'passport', numberMasked: 'E****1', issuedBy: '', expiresOn: null },
      },
      {
        ...version,
        entryId: 'b',
        versionId: 'v2',
        values: { kind: 'identity-card', numberMasked: '1****9', issuedBy: '', expiresOn: null },
      },
    ],
    reward: [{ ...version, entryId: 'c', versionId: 'v3', values: { isDiscipline: true, title: '警告' } }],
  },
} as unknown as Archive;
const words = (_group: string, field: string) => ({ label: field === 'number' ? '证件号码' : field });

test('only the sections that were chosen stand in it, numbers in plain only where they were given', () => {
  const lines = archiveLines(archive, ['identity'], words, new Map([['v2', '110101199005060017']]));
  assert.deepEqual(
    lines.filter(line => line[2] === '证件号码').map(line => [line[1], line[3]]),
    [
      ['1', 'E****1'],
      ['2', '110101199005060017'],
    ],
  );
  assert.ok(!JSON.stringify(lines).includes('警告'));
});

test('a section that is absent, as one out of reach is, gives no line', () => {
  assert.deepEqual(archiveLines(archive, ['bank', 'job'], words, new Map()), []);
});
