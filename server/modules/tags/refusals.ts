import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('tag', {
  'not-found': { status: 404, zh: '没有这个标签，或您无权使用。', en: 'There is no such tag within your reach.' },
  'name-taken': {
    status: 409,
    zh: '已经有标签叫“{name}”，请换一个名称。',
    en: 'There is a tag called {name} already.',
  },
  'group-unknown': {
    status: 422,
    zh: '没有这个字段分组，或您无权使用它。',
    en: 'There is no such field group, or it is not yours to use.',
  },
  'unit-unknown': { status: 422, zh: '没有这个单位，或它今天已不存在。', en: 'There is no such unit today.' },
  'unit-out-of-reach': {
    status: 403,
    zh: '您只能维护授权单位的标签，请选择授权范围内的单位。',
    en: 'You keep tags of the units granted to you alone.',
  },
  'out-of-reach': {
    status: 403,
    zh: '您可以看到这个标签，但不能授予或取消。',
    en: 'You may see this tag, not give or take it.',
  },
  'other-unit': {
    status: 422,
    zh: '“{name}”只用于{unit}及下级的员工。',
    en: '{name} is for people of {unit} alone.',
  },
  retired: { status: 409, zh: '“{name}”已停用，不能再授予。', en: '{name} is out of use.' },
  'borne-already': { status: 409, zh: '在这段时间里已经有“{name}”了。', en: '{name} is borne in that time already.' },
  'not-borne': { status: 404, zh: '这一天没有这个标签，可能已被取消。', en: 'The tag is not borne on that day.' },
});
