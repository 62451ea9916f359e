/** What the parser complains of, in the reader's words; its own words for what is rare. */
const words: readonly (readonly [RegExp, string])[] = [
  [/disallowed character/i, '含有 XML 不允许的字符'],
  [/unclosed tag|unexpected end|document must contain a root/i, '文件不完整，有标签没有结束'],
  [/unexpected close tag|unmatched closing tag/i, '结束标签与开始标签不匹配'],
  [/duplicate attribute/i, '同一标签中有重复的属性'],
  [/unbound namespace prefix/i, '使用了没有声明的命名空间前缀'],
  [/undefined entity|malformed character entity|character entity/i, '含有未定义的实体引用'],
  [/text data outside of root/i, '根元素之外有文字'],
  [
    /disallowed character in attribute name|attribute without value|unquoted attribute|no whitespace between attributes/i,
    '属性写法不正确',
  ],
  [/only one root|documents may contain only one root/i, '有不止一个根元素'],
  [/malformed comment|unclosed comment/i, '注释写法不正确'],
];

export function faultWords(message: string): string {
  const bare = message.replace(/^\d+:\d+:\s*/, '');
  return words.find(([pattern]) => pattern.test(bare))?.[1] ?? `解析器提示：${bare}`;
}
