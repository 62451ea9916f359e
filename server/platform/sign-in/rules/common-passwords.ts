/** Cores of passwords that guessers try first; digits and signs around them are taken off before looking here. */
const words = `
  password passwort passcode pass pwd secret letmein welcome welcometo admin administrator adminadmin root superuser user guest test testtest
  tester testing default changeme changemenow iloveyou ilove iloveu loveyou love princess sunshine monkey dragon master shadow
  football baseball basketball superman batman spiderman michael jordan jennifer charlie freedom whatever trustno hello helloworld
  qwerty qwertyuiop qwertyui qwert asdfgh asdfghjkl asdf asdfasdf zxcvbn zxcvbnm qazwsx qazwsxedc wsx qweasd qweasdzxc qweqwe
  abc abcd abcde abcdef abcdefg abcdefgh abcabc aabbcc aaa xyz computer internet google apple microsoft windows samsung huawei xiaomi
  company office employee staff hr hradmin payroll salary renshi renshixitong renliziyuan hrsystem hrms manager boss
  woaini woaininy woaiwojia woaiwo nihao nihaoma aini wodemima mima mimamima mimashi gongsi zhongguo beijing shanghai shenzhen guangzhou
  hangzhou chengdu zhangsan lisi wangwu zhangwei wangwei liwei laopo laogong baobao baobei qinaide xiaoxiao taotao feifei
  tiantian yiyi jiajia niuniu dandan longlong wangba caonima fuck fuckyou shit asshole
  winter spring summer autumn january monday
  123 321 123123 1234 12345 123456 1234567 12345678 123456789 1234567890 0123456789 111 1111 111111 000000 00000000 666 666666 888 888888 88888888
  520 520520 5201314 1314520 1314521 147258369 147258 159753 159357 123321 1234321 123654 456789 789456 789456123 112233 121212
  123qwe qwe123 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx q1w2e3r4 a123456 a1b2c3 a1b2c3d4 p@ssword passw0rd
  correcthorsebatterystaple thisisapassword mypassword mypasswordis yourpassword newpassword oldpassword onetimepassword temporarypassword
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));
