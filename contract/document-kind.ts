import Type, { type Static } from 'typebox';
import { fieldGroupCodes } from './action.ts';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Line, List, Nullable } from './shape.ts';

const tag = 'documents';
const exact = { additionalProperties: false } as const;

export const requiredOf = ['nobody', 'everyone', 'some'] as const;
export const requiredLabels: Record<(typeof requiredOf)[number], string> = {
  nobody: '不要求',
  everyone: '所有在职人员',
  some: '指定范围',
};

const words = {
  name: Line(30, 1),
  note: Line(200),
  /** The part of the archive that it proves; whoever sees that part sees the paper. */
  fieldGroup: Type.Enum(fieldGroupCodes),
  expires: Type.Boolean(),
  required: Type.Enum(requiredOf),
  /** With `some`: one that fits suffices. Units count with those below. */
  unitIds: Type.Array(Id, { maxItems: 50 }),
  postIds: Type.Array(Id, { maxItems: 100 }),
  gradeIds: Type.Array(Id, { maxItems: 50 }),
  employmentKinds: Type.Array(Line(30, 1), { maxItems: 20 }),
  /** Years after leaving; null without end. */
  keepYears: Nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  /** A file whose name holds one of them is proposed to be of this kind. */
  words: Type.Array(Line(20, 1), { maxItems: 20 }),
  byHolder: Type.Boolean({ description: '本人可以自行提交' }),
  isRetired: Type.Boolean({ description: '停用：不再新增，已有的保留' }),
};
export const DocumentKindBody = Type.Object(words, exact);
export type DocumentKindBody = Static<typeof DocumentKindBody>;
export const DocumentKind = Type.Object({ id: Id, code: Type.String(), ...words });
export type DocumentKind = Static<typeof DocumentKind>;

const refusals = ['document.kind-name-taken', 'document.kind-range-empty', 'document.kind-range-unknown'];

export const listDocumentKinds = endpoint({
  method: 'GET',
  path: '/document-kinds',
  action: 'signed-in',
  summary: '材料种类',
  tag,
  reply: List(DocumentKind),
});
export const addDocumentKind = endpoint({
  method: 'POST',
  path: '/document-kinds',
  action: 'document-kind.edit',
  summary: '新增材料种类',
  tag,
  body: DocumentKindBody,
  reply: Type.Object({ id: Id }),
  refusals,
});
export const setDocumentKind = endpoint({
  method: 'PUT',
  path: '/document-kinds/:id',
  action: 'document-kind.edit',
  summary: '修改材料种类',
  description: '改变信息类别后，已有的同类材料一并改由能看到新类别的人查看。',
  tag,
  params: IdParams,
  body: DocumentKindBody,
  refusals: ['document.kind-not-found', ...refusals],
});

/** The kind that a file's name speaks of: the one with the longest word in it. Null where none does. */
export function kindByName(
  kinds: readonly Pick<DocumentKind, 'id' | 'name' | 'words' | 'isRetired'>[],
  fileName: string,
): string | null {
  const text = fileName.toLowerCase();
  let best: { id: string; length: number } | null = null;
  for (const kind of kinds) {
    if (kind.isRetired) continue;
    for (const word of [kind.name, ...kind.words])
      if (text.includes(word.toLowerCase()) && word.length > (best?.length ?? 0))
        best = { id: kind.id, length: word.length };
  }
  return best?.id ?? null;
}
