import type { CivilDate } from '#kernel/civil-date.ts';
import type { Fen } from '#kernel/money.ts';
import type { Column, CustomKey } from './column.ts';
import type { FieldKey } from './fields.ts';
import type { CheckedRow } from './row-in-making.ts';

/** A checked row as the archive is to hold it, before the house has given it ids. Blank is null or ''. */
export type PersonDraft = {
  readonly row: number;
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly birthOn: CivilDate | null;
  readonly nationality: string | null;
  readonly ethnicity: string | null;
  readonly maritalStatus: string | null;
  readonly politicalStatus: string | null;
  readonly firstWorkedOn: CivilDate | null;
  /** What has no place of its own: the file's note, and values such as contract dates with their headers. */
  readonly note: string;
  readonly document: {
    readonly kind: string;
    readonly number: string;
    readonly expiresOn: CivilDate | null;
  } | null;
  readonly contact: {
    readonly phone: string | null;
    readonly email: string | null;
    readonly homeAddress: string;
    readonly registeredAddress: string;
  } | null;
  readonly emergency: { readonly name: string; readonly phone: string | null; readonly kin: string } | null;
  readonly education: {
    readonly code: string;
    readonly degree: string | null;
    readonly school: string;
    readonly major: string;
    readonly finishedOn: CivilDate | null;
  } | null;
  readonly bank: { readonly number: string; readonly bankName: string } | null;
  readonly number: string;
  /** Null: not told; the employment begins on the day of the import. */
  readonly hiredOn: CivilDate | null;
  readonly confirmedOn: CivilDate | null;
  /** The last working day. */
  readonly leftOn: CivilDate | null;
  readonly employmentKind: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly postName: string;
  readonly gradeName: string;
  readonly workplace: string;
  readonly basePay: Fen | null;
  /** Cells of custom fields that are filled; absent where there are none. */
  readonly custom?: Readonly<Partial<Record<CustomKey, string>>>;
};

/** Fields that the archive has no column for; they go into the note by their headers, so that nothing of the file is lost. */
const noted: readonly FieldKey[] = ['contractFrom', 'contractUntil', 'legalEntity', 'manager', 'nativePlace'];
const day = /^\d{4}-\d\d-\d\d$/;
/** 学历 “其他” of GB/T 4658: a school without a level still tells of an education. */
const otherEducation = '90';
const longestNote = 4000;

export function drafter(columns: readonly Column[]): (checked: CheckedRow) => PersonDraft {
  const place = new Map<FieldKey, number>();
  for (const [i, column] of columns.entries()) if (column.field) place.set(column.field, i);

  const customs = columns.flatMap(({ custom }, at) => (custom ? [{ custom, at }] : []));

  return checked => {
    const { codes } = checked;
    const raw = (field: FieldKey) => {
      const at = place.get(field);
      return at === undefined ? null : (checked.values[at] ?? null);
    };
    const text = (field: FieldKey) => String(raw(field) ?? '');
    const orNull = (field: FieldKey) => text(field) || null;
    const date = (field: FieldKey) => (day.test(text(field)) ? (text(field) as CivilDate) : null);
    const note = [text('note')];
    for (const field of noted) {
      const at = place.get(field);
      if (at !== undefined && text(field) !== '') note.push(`${columns[at]?.header ?? field}：${text(field)}`);
    }
    for (const field of ['firstWorkedOn', 'graduatedOn', 'documentUntil'] as const) {
      const at = place.get(field);
      if (at !== undefined && text(field) !== '' && date(field) === null)
        note.push(`${columns[at]?.header ?? field}：${text(field)}`);
    }
    const number = text('documentNumber');
    const sex = text('sex');
    const card = text('bankCard');
    const contact = {
      phone: orNull('mobile'),
      email: orNull('email'),
      homeAddress: text('homeAddress'),
      registeredAddress: text('registeredAddress'),
    };
    const kin = orNull('emergencyName') ?? orNull('emergencyPhone');
    const schooled = codes.education ?? (text('school') || text('major') || codes.degree ? otherEducation : null);
    return {
      row: checked.row,
      name: text('name'),
      sex: sex === '男' ? 'male' : sex === '女' ? 'female' : null,
      birthOn: date('birthOn'),
      nationality: codes.nationality ?? null,
      ethnicity: codes.ethnicity ?? null,
      maritalStatus: codes.maritalStatus ?? null,
      politicalStatus: codes.politicalStatus ?? null,
      firstWorkedOn: date('firstWorkedOn'),
      note: note.filter(Boolean).join('\n').slice(0, longestNote),
      document: number === '' ? null : { kind: codes.documentKind ?? '', number, expiresOn: date('documentUntil') },
      contact: Object.values(contact).some(Boolean) ? contact : null,
      emergency: kin === null ? null : { name: kin, phone: orNull('emergencyPhone'), kin: text('emergencyKin') },
      education: schooled
        ? {
            code: schooled,
            degree: codes.degree ?? null,
            school: text('school'),
            major: text('major'),
            finishedOn: date('graduatedOn'),
          }
        : null,
      bank: card === '' ? null : { number: card, bankName: text('bankName') },
      number: text('number'),
      hiredOn: date('hiredOn'),
      confirmedOn: date('confirmedOn'),
      leftOn: date('leftOn'),
      employmentKind: codes.employmentKind ?? null,
      unitId: checked.unit?.id ?? null,
      unitName: checked.unit?.name ?? null,
      postName: text('post'),
      gradeName: text('grade'),
      workplace: text('workPlace'),
      ...(customs.length > 0 && customOf(checked, customs)),
      basePay: typeof raw('basePay') === 'number' ? (raw('basePay') as Fen) : null,
    };
  };
}

function customOf(
  { values }: CheckedRow,
  customs: ReadonlyArray<{ readonly custom: CustomKey; readonly at: number }>,
): Pick<PersonDraft, 'custom'> {
  const filled = customs.flatMap(({ custom, at }) => (values[at] ? [[custom, String(values[at])] as const] : []));
  return filled.length > 0 ? { custom: Object.fromEntries(filled) } : {};
}
