/** The digits in Chinese, everyday and financial. */
export const hanDigits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};

/** Also as they are written and spoken in dates and sums. */
const digits: Readonly<Record<string, number>> = { ...hanDigits, '○': 0, 幺: 1 };

const digit = '〇零○一壹幺二贰貳两三叁參四肆五伍六陆七柒八捌九玖';
const someDigits = new RegExp(`[${digit}十拾廿卅]+`, 'g');
const upToNinety = new RegExp(`^([${digit}]?)([十拾廿卅])([${digit}]?)$`);

/** 十 → 10, 廿三 → 23, 二〇 → 20: a group of numerals below a hundred, or digit by digit. */
function ofGroup(group: string): string {
  const tens = upToNinety.exec(group);
  if (!tens) return [...group].map(c => digits[c] ?? c).join('');
  const ten = tens[2] === '廿' ? 2 : tens[2] === '卅' ? 3 : (digits[tens[1] || '一'] ?? 0);
  return String(ten * 10 + (digits[tens[3] ?? ''] ?? 0));
}

/** 二〇一一年十月七日 → 2011年10月7日, 二〇一一.十.七 → 2011.10.7. Where other words stand around them, numerals are words, too. */
export function digitsOfHan(written: string): string {
  // The letter that looks like 〇: 二OO九年.
  const text = written.replace(/(?<=[一二三四五六七八九])[Oo]{1,2}(?=[一二三四五六七八九年])/g, os =>
    '〇'.repeat(os.length),
  );
  if (!/^[\d\s年月日号./-]*$/.test(text.replace(someDigits, ''))) return text;
  return text.replace(someDigits, ofGroup);
}

const powers: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/**
 * An amount spelt out with its powers, 一万二千 or 壹万贰仟伍佰元整, as a number; null for anything else. What leaves the last power out
 * (一万二) is not guessed at.
 */
export function amountOfHan(text: string): number | null {
  if (!/^[零〇一壹二贰貳两三叁參四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬]+$/.test(text)) return null;
  const parts = text.split(/[万萬]/);
  if (parts.length > 2) return null;
  const [high, low] = parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : ['', text];
  // 一万五 is fifteen thousand to some; only 一万零五 is plain.
  if (parts.length === 2 && low in digits) return null;
  const above = high === '' ? 0 : belowTenThousand(high);
  const below = low === '' ? 0 : belowTenThousand(low);
  if (above === null || below === null || (parts.length === 2 && high === '')) return null;
  return above * 10_000 + below;
}

function belowTenThousand(text: string): number | null {
  let sum = 0;
  let rest = text.replace(/[零〇]/g, '');
  let last = 10_000;
  while (rest !== '') {
    const parts = /^([^十拾百佰千仟]?)([十拾百佰千仟])/.exec(rest);
    if (!parts) {
      // A single digit at the end counts ones, but behind 百 or 千 only with a 零 between.
      const ones = digits[rest];
      return ones !== undefined && (last === 10_000 || last === 10 || /[零〇].$/.test(text)) ? sum + ones : null;
    }
    const power = powers[parts[2] ?? ''] ?? 0;
    if (power >= last || (parts[1] === '' && power !== 10)) return null;
    sum += power * (parts[1] === '' ? 1 : (digits[parts[1] ?? ''] ?? 0));
    last = power;
    rest = rest.slice(parts[0].length);
  }
  return sum;
}
