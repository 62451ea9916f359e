import { majors, schoolNames } from '#demo/data/words.ts';
import { addYears, type CivilDate, civilDate } from '#kernel/civil-date.ts';
import { holderOf, inChinese } from './holder.ts';
import { finished, type Paper } from './paper.ts';
import { newSheet } from './sheet.ts';

const width = 1500;
const height = 1060;
const levels = [
  { education: '本科', years: 4, degree: '学士' },
  { education: '专科', years: 3, degree: null },
  { education: '硕士研究生', years: 3, degree: '硕士' },
] as const;
const sciences = ['工学', '理学', '管理学', '经济学', '文学'];

/** A certificate of graduation or, where the level has one and the dice say so, of a degree. */
export function drawDiploma(seed: number): Paper {
  const h = holderOf(seed);
  const d = h.dice;
  const level = d.pick(levels);
  const school = `${d.pick(schoolNames)}${d.pick(['大学', '理工大学', '师范大学'])}`;
  const major = d.pick(d.pick(Object.values(majors).filter(list => list.length > 0)));
  const started = civilDate(Number(h.birthOn.slice(0, 4)) + d.between(18, 22), 9, 1) as CivilDate;
  const finishedOn = civilDate(Number(addYears(started, level.years).slice(0, 4)), 7, 1) as CivilDate;
  const number = `${d.between(10001, 14999)}1${finishedOn.slice(0, 4)}05${String(d.between(0, 999_999)).padStart(6, '0')}`;
  const isDegree = level.degree !== null && d.chance(0.4);
  const sheet = newSheet(width, height, '#fbf7ec');
  sheet.pen.strokeStyle = '#b08d57';
  sheet.pen.lineWidth = 12;
  sheet.pen.strokeRect(40, 40, width - 80, height - 80);
  sheet.centre(isDegree ? `${level.degree}学位证书` : '普通高等学校毕业证书', width / 2, 190, 62, { bold: true });
  const sex = h.sex === 'male' ? '男' : '女';
  const rows = isDegree
    ? [
        `${h.name}，${sex}，${inChinese(h.birthOn)}生。在${school}`,
        `${major}专业完成了${level.education}学习计划，业已毕业，经审核`,
        `符合《中华人民共和国学位条例》的规定，授予${sciences[seed % sciences.length] ?? ''}${level.degree}学位。`,
      ]
    : [
        `学生${h.name}，性别${sex}，${inChinese(h.birthOn)}生，于${Number(started.slice(0, 4))}年${Number(started.slice(5, 7))}月`,
        `至${Number(finishedOn.slice(0, 4))}年${Number(finishedOn.slice(5, 7))}月在本校${major}专业`,
        `${level.education}学习，修完教学计划规定的全部课程，成绩合格，准予毕业。`,
      ];
  for (const [n, row] of rows.entries()) sheet.write(row, n === 0 ? 220 : 140, 350 + n * 92, 38);
  if (isDegree) {
    sheet.write(`${school}`, 860, 720, 38);
  } else {
    sheet.write('校名：', 140, 720, 34);
    sheet.write(school, 250, 720, 38);
    sheet.write('校长：', 940, 720, 34);
  }
  sheet.pen.strokeStyle = 'rgba(200,40,40,0.55)';
  sheet.pen.lineWidth = 8;
  sheet.pen.beginPath();
  sheet.pen.arc(1150, 800, 105, 0, Math.PI * 2);
  sheet.pen.stroke();
  sheet.write(`证书编号：${number}`, 140, 940, 34);
  sheet.write(inChinese(finishedOn), 940, 940, 34);
  return finished('diploma', sheet, {
    'basic.name': h.name,
    'basic.sex': h.sex,
    'basic.birthOn': h.birthOn,
    'education.0.school': school,
    'education.0.major': major,
    ...(isDegree
      ? { 'education.0.degreeCode': level.degree, 'education.0.educationCode': level.education }
      : {
          'education.0.educationCode': level.education,
          'education.0.startedOn': started.slice(0, 7),
          'education.0.finishedOn': finishedOn.slice(0, 7),
        }),
    'certificate.0.number': number,
  });
}
