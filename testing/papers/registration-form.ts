import { firmKinds, firmNames, majors, schoolNames } from '#demo/data/words.ts';
import { holderOf } from './holder.ts';
import { finished, type Paper } from './paper.ts';
import { folded, newSheet } from './sheet.ts';

const width = 1654;
const height = 2100;
const left = 110;
const right = 1544;

type Cell = { readonly text: string; readonly width: number; readonly isLabel?: boolean };

/** An employee's registration form of the usual kind: labels and values in cells, then a table of the work history. */
export function drawRegistrationForm(seed: number): Paper {
  const h = holderOf(seed);
  const d = h.dice;
  const political = d.pick(['中共党员', '共青团员', '群众']);
  const education = d.pick(['大学本科', '大学专科', '硕士研究生']);
  const degree = education === '大学本科' ? '学士' : education === '硕士研究生' ? '硕士' : '';
  const school = `${d.pick(schoolNames)}大学`;
  const major = d.pick(d.pick(Object.values(majors).filter(list => list.length > 0)));
  const phone = `13${d.between(100_000_000, 999_999_999)}`;
  const workedFrom = Number(h.birthOn.slice(0, 4)) + 22;
  const startedWork = `${workedFrom}-07`;
  const dotted = (month: string) => month.replace('-', '.');
  const sheet = newSheet(width, height, '#fdfdfb');
  sheet.centre(d.pick(['员工登记表', '干部履历登记表', '职工登记表']), width / 2, 150, 56, { bold: true });

  const row = (top: number, rowHeight: number, cells: readonly Cell[]) => {
    let x = left;
    sheet.rule(left, top, right, top);
    sheet.rule(left, top + rowHeight, right, top + rowHeight);
    sheet.rule(left, top, left, top + rowHeight);
    for (const cell of cells) {
      const lines = folded(
        cell.text,
        /^[ -~]*$/.test(cell.text) ? 40 : Math.max(1, Math.floor((cell.width - 20) / 32)),
      );
      const first = top + rowHeight / 2 - ((lines.length - 1) * 40) / 2 + 11;
      for (const [n, line] of lines.entries())
        if (cell.isLabel || cells.length > 5) sheet.centre(line, x + cell.width / 2, first + n * 40, 30);
        else sheet.write(line, x + 16, first + n * 40, 30);
      x += cell.width;
      sheet.rule(x, top, x, top + rowHeight);
    }
  };
  const label = (text: string, cellWidth = 190): Cell => ({ text, width: cellWidth, isLabel: true });
  const value = (text: string, cellWidth: number): Cell => ({ text, width: cellWidth });
  const three = 288;
  row(220, 84, [
    label('姓名'),
    value(h.name, three),
    label('性别'),
    value(h.sex === 'male' ? '男' : '女', three),
    label('民族'),
    value(`${h.people}族`, three),
  ]);
  row(304, 84, [
    label('出生年月'),
    value(dotted(h.birthOn.slice(0, 7)), three),
    label('籍贯'),
    value(h.place.slice(0, 8), three),
    label('政治面貌'),
    value(political, three),
  ]);
  row(388, 84, [
    label('学历'),
    value(education, three),
    label('学位'),
    value(degree, three),
    label('参加工作时间', 230),
    value(dotted(startedWork), 248),
  ]);
  row(472, 84, [label('毕业院校'), value(school, 527), label('专业'), value(major, 527)]);
  row(556, 84, [label('身份证号码'), value(h.number, 527), label('联系电话'), value(phone, 527)]);
  row(640, 110, [label('家庭住址'), value(h.address, 1244)]);
  row(750, 74, [{ text: '工作经历', width: right - left, isLabel: true }]);
  row(824, 74, [label('起止年月', 360), label('工作单位', 574), label('职务', 280), label('证明人', 220)]);
  const values: Record<string, string> = {
    'basic.name': h.name,
    'basic.sex': h.sex,
    'basic.ethnicityCode': h.people,
    'basic.birthOn': h.birthOn.slice(0, 7),
    'basic.nativeRegionCode': h.place.slice(0, 8),
    'basic.politicalStatusCode': political,
    'basic.startedWorkOn': startedWork,
    'education.0.educationCode': education,
    'education.0.school': school,
    'education.0.major': major,
    'identity.0.number': h.number,
    'contact.phone': phone,
    'contact.homeAddress': h.address,
  };
  if (degree) values['education.0.degreeCode'] = degree;
  let year = workedFrom;
  let month = 7;
  const places = d.between(2, 4);
  for (let n = 0; n < 5; n++) {
    const lasts = n < places;
    const until = { year: year + d.between(2, 5), month: d.between(1, 12) };
    const span = `${year}.${String(month).padStart(2, '0')}-${until.year}.${String(until.month).padStart(2, '0')}`;
    const firm = `${d.pick(firmNames)}${d.pick(firmKinds)}`;
    const post = d.pick(['工程师', '会计', '行政主管', '销售经理', '技术员', '班组长']);
    const referee = holderOf(seed * 31 + n).name;
    row(
      898 + n * 74,
      74,
      lasts
        ? [value(span, 360), value(firm, 574), value(post, 280), value(referee, 220)]
        : [value('', 360), value('', 574), value('', 280), value('', 220)],
    );
    if (!lasts) continue;
    values[`work.${n}.startedOn`] = `${year}-${String(month).padStart(2, '0')}`;
    values[`work.${n}.finishedOn`] = `${until.year}-${String(until.month).padStart(2, '0')}`;
    values[`work.${n}.employer`] = firm;
    values[`work.${n}.post`] = post;
    values[`work.${n}.referee`] = referee;
    ({ year, month } = until);
  }
  sheet.write('本人承诺以上内容属实。', left, 1360, 30);
  sheet.write('填表人签名：', 900, 1440, 30);
  sheet.write(`填表日期：${d.between(2015, 2026)}年${d.between(1, 12)}月`, 900, 1510, 30);
  return finished('registration-form', sheet, values);
}
