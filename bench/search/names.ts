export const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
const first = [...'明建文志晓海国玉春美'];
const second = [...'华伟军平强芳丽敏静杰涛超'];
export const givens = [...first.flatMap(a => second.map(b => a + b)), ...first, ...second];
