import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { sql } from 'kysely';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

type Holder = { id: string; name: string; number: string; sex: string | null; birth_on: CivilDate | null };
type Kind = { id: string; code: string; name: string; field_group: string };
type Drawn = { page: Buffer; thumbnail: Buffer };

/** How many have papers: enough to show lists, few enough that the first start is not the longer for it. */
const holders = 18;
const width = 640;
const height = 404;
const family = 'DemoPapers';

/** Drawn papers for the people with accounts and a few more; of some one is missing, of others one runs out or waits to be accepted. */
export async function fillPapers(tx: Tx, secrets: Secrets, today: CivilDate): Promise<void> {
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
  if (!GlobalFonts.has(family)) GlobalFonts.registerFromPath(file, family);
  const files = createFiles(secrets);
  const people = await sql<Holder>`
    select p.id, p.name, p.number, p.sex, p.birth_on from person p left join account a on a.person_id = p.id
    where p.employment_status = 'active' order by a.id is null, p.number, p.id limit ${holders}`.execute(tx);
  const kinds = await sql<Kind>`select id, code, name, field_group from document_kind`.execute(tx);
  const kindOf = (code: string) => kinds.rows.find(each => each.code === code);
  const put = async (holder: Holder, code: string, days: number | null, isProposed = false) => {
    const kind = kindOf(code);
    if (!kind) return;
    const drawn = draw(holder, kind.name);
    const store = (bytes: Uint8Array, name: string, mediaType: string) =>
      files.put(tx, bytes, { name, mediaType, accountId: null });
    const name = `${holder.name}-${kind.name}.jpg`;
    const [page, small] = [
      await store(drawn.page, name, 'image/jpeg'),
      await store(drawn.thumbnail, 'thumbnail.webp', 'image/webp'),
    ];
    const id = randomUUID();
    await sql`insert into document (id, person_id, kind_id, field_group, title, issued_on, expires_on, state, source)
      values (${id}, ${holder.id}, ${kind.id}, ${kind.field_group}, ${kind.name}, ${addDays(today, -400)}::date,
        ${days === null ? null : addDays(today, days)}::date, ${isProposed ? 'proposed' : 'kept'}, ${isProposed ? 'holder' : 'demo'})`.execute(
      tx,
    );
    await sql`insert into document_version (id, document_id, person_id, field_group, n, file_id, thumbnail_file_id, file_name, type,
        size_bytes, look, pages, width, height)
      values (${newId()}, ${id}, ${holder.id}, ${kind.field_group}, 1, ${page.id}, ${small.id}, ${name}, 'jpg', ${drawn.page.length},
        'picture', 1, ${width}, ${height})`.execute(tx);
  };
  for (const [at, holder] of people.rows.entries()) {
    await put(holder, 'identity-card', at % 6 === 1 ? 20 : at % 6 === 4 ? -5 : 2_900);
    if (at % 4 !== 3) await put(holder, 'labour-contract', at % 7 === 2 ? 6 : 700);
    if (at % 3 !== 2) await put(holder, 'diploma', null);
    if (at % 5 === 0) await put(holder, 'health-check', null, true);
  }
}

function draw(holder: Holder, title: string): Drawn {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#f6f4ec';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#0f5c5c';
  pen.fillRect(0, 0, width, 84);
  write(pen, title, 32, 54, 34, '#ffffff');
  const lines = [
    `姓名　${holder.name}`,
    `性别　${holder.sex === 'female' ? '女' : '男'}`,
    `出生　${holder.birth_on ?? ''}`,
    `工号　${holder.number}`,
  ];
  for (const [at, line] of lines.entries()) write(pen, line, 32, 140 + at * 54, 26, '#22282a');
  pen.fillStyle = '#d9dcd8';
  pen.fillRect(466, 116, 140, 180);
  pen.fillStyle = '#9aa5a2';
  pen.beginPath();
  pen.arc(536, 182, 36, 0, Math.PI * 2);
  pen.fill();
  pen.fillRect(490, 228, 92, 68);
  write(pen, '演示材料，人物与内容均为虚构', 32, 376, 18, '#a63a2b');
  const small = createCanvas(240, Math.round((240 * height) / width));
  small.getContext('2d').drawImage(canvas, 0, 0, small.width, small.height);
  return { page: canvas.toBuffer('image/jpeg', 80), thumbnail: small.toBuffer('image/webp', 70) };
}

function write(pen: SKRSContext2D, text: string, x: number, y: number, size: number, colour: string): void {
  pen.font = `${size}px ${family}`;
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
