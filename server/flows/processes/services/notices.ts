import { sql } from 'kysely';
import type { TellNotice } from '#platform/notify/notify.ts';
import { noteInCase, type Service, type ServiceCall } from '#platform/workflow/workflow.ts';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What any model may say: to persons, and in the case's own history. */
export function noticeServices(deps: { readonly tell: TellNotice }): Record<string, Service> {
  return {
    'notice.send': {
      label: '发送通知',
      inputs: [
        {
          name: 'to',
          label: '通知谁："subject"（所涉人员，默认）、"starter"（申请人）、人员或账号的编号，或它们的列表',
        },
        { name: 'title', label: '标题' },
        { name: 'text', label: '内容' },
        { name: 'link', label: '打开哪里（站内地址，默认为这件事项）' },
      ],
      run: async call => {
        const { to: who, title, text, link } = call.inputs;
        const to = await accountsOf(call, who);
        if (to.length === 0) return undefined;
        await deps.tell(call.tx, {
          to,
          kind: 'case.changed',
          title: String(title ?? ''),
          text: String(text ?? ''),
          link: typeof link === 'string' && link.startsWith('/') ? link : `/cases/${call.case.id}`,
        });
        return undefined;
      },
    },
    'case.note': {
      label: '在办理记录中写一句话',
      inputs: [{ name: 'text', label: '内容' }],
      run: async call => {
        await noteInCase(call, String(call.inputs.text ?? ''));
        return undefined;
      },
    },
  };
}

async function accountsOf(call: ServiceCall, who: unknown): Promise<string[]> {
  const { starterAccount, starterPerson, subjectPerson } = call.case;
  const meant = (word: unknown) =>
    word === 'starter' ? starterAccount : word === 'subject' ? (subjectPerson ?? starterPerson) : word;
  const words = Array.isArray(who) ? who : [who ?? 'subject'];
  const ids = words.map(word => String(meant(word))).filter(id => isId.test(id));
  if (ids.length === 0) return [];
  const found = await sql<{ id: string }>`select id from account where kind = 'person' and status = 'active'
    and (id = any(${ids}::uuid[]) or person_id = any(${ids}::uuid[])) limit 500`.execute(call.tx);
  return found.rows.map(row => row.id);
}
