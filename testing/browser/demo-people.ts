/** Persons of the demo company whom the stories are about. The first holds the account `employee`, the other `hr`. */
export const someone = { name: '杨向阳', pinyin: 'yangxiangyang', initials: 'yxy' };
export const outsider = { name: '孙秋萍', pinyin: 'sunqiuping' };
