import { addYears, type CivilDate, civilDate } from '#kernel/civil-date.ts';
import { type Holder, holderOf } from './holder.ts';
import { finished, type Paper } from './paper.ts';
import { folded, newSheet, type Sheet } from './sheet.ts';

// 85.6 mm by 54 mm at about 305 dots an inch.
const width = 1028;
const height = 648;
const label = '#2c6aa0';

function waves(sheet: Sheet, h: Holder): void {
  const { pen } = sheet;
  pen.lineWidth = 1;
  for (let n = 0; n < 26; n++) {
    pen.strokeStyle = n % 2 ? 'rgba(90,150,190,0.28)' : 'rgba(200,120,120,0.22)';
    pen.beginPath();
    const phase = h.dice.next() * 6;
    for (let x = 0; x <= width; x += 8) pen.lineTo(x, n * 26 + Math.sin(x / 55 + phase) * 14);
    pen.stroke();
  }
}

/** The side with the holder's facts, drawn after the arrangement of the second generation's card. The face is a grey shape. */
export function drawIdentityFront(seed: number): Paper {
  const h = holderOf(seed);
  const sheet = newSheet(width, height, '#eef3f6');
  waves(sheet, h);
  sheet.pen.fillStyle = '#b9c2c9';
  sheet.pen.beginPath();
  sheet.pen.arc(812, 205, 78, 0, Math.PI * 2);
  sheet.pen.fill();
  sheet.pen.fillRect(702, 300, 220, 130);
  const text = { color: '#141414' };
  sheet.write('姓名', 78, 106, 27, { color: label });
  sheet.write(h.name, 178, 108, 37, text);
  sheet.write('性别', 78, 184, 27, { color: label });
  sheet.write(h.sex === 'male' ? '男' : '女', 178, 185, 31, text);
  sheet.write('民族', 290, 184, 27, { color: label });
  sheet.write(h.people, 380, 185, 31, text);
  const [year = '', month = '', day = ''] = h.birthOn.split('-');
  sheet.write('出生', 78, 258, 27, { color: label });
  sheet.write(year, 178, 259, 31, text);
  sheet.write('年', 274, 258, 27, { color: label });
  sheet.write(String(Number(month)), 322, 259, 31, text);
  sheet.write('月', 372, 258, 27, { color: label });
  sheet.write(String(Number(day)), 416, 259, 31, text);
  sheet.write('日', 464, 258, 27, { color: label });
  sheet.write('住址', 78, 336, 27, { color: label });
  for (const [n, line] of folded(h.address, 14).entries()) sheet.write(line, 178, 337 + n * 46, 31, text);
  sheet.write('公民身份号码', 78, 562, 27, { color: label });
  sheet.write(h.number, 330, 565, 42, { color: '#141414', bold: true });
  return finished('identity-front', sheet, {
    'basic.name': h.name,
    'basic.sex': h.sex,
    'basic.ethnicityCode': h.people,
    'basic.birthOn': h.birthOn,
    'contact.registeredAddress': h.address,
    'identity.0.number': h.number,
  });
}

/** The side with the issuing office and the days of validity. */
export function drawIdentityBack(seed: number): Paper {
  const h = holderOf(seed);
  const from = civilDate(h.dice.between(2012, 2025), h.dice.between(1, 12), h.dice.between(1, 28)) as CivilDate;
  const isLong = h.dice.chance(0.2);
  const until = addYears(from, h.dice.pick([10, 20]));
  const sheet = newSheet(width, height, '#eef3f6');
  waves(sheet, h);
  sheet.pen.fillStyle = '#c96a5f';
  sheet.pen.beginPath();
  sheet.pen.arc(140, 140, 74, 0, Math.PI * 2);
  sheet.pen.fill();
  sheet.write('中华人民共和国', 300, 140, 56, { bold: true });
  sheet.write('居民身份证', 330, 250, 68, { bold: true });
  const dotted = (day: string) => day.replaceAll('-', '.');
  sheet.write('签发机关', 240, 500, 28, { bold: true });
  sheet.write(h.issuer, 390, 501, 31);
  sheet.write('有效期限', 240, 572, 28, { bold: true });
  sheet.write(`${dotted(from)}-${isLong ? '长期' : dotted(until)}`, 390, 573, 31);
  return finished('identity-back', sheet, {
    'identity.0.issuedBy': h.issuer,
    'identity.0.validFrom': from,
    'identity.0.expiresOn': isLong ? '长期' : until,
  });
}
