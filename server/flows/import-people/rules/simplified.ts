/**
 * Traditional characters of the words that stand in the headers of rosters and in the names of units, with their simplified forms.
 * Names of people are not touched: there each form is the person's own.
 */
const pairs =
  '電电話话號号碼码證证職职務务員员編编門门聯联絡络繫系實实時时間间開开學学歷历歲岁齡龄別别業业貫贯現现備备註注戶户銀银帳账賬账資资離离轉转狀状態态類类種种國国緊紧關关領领導导財财銷销車车總总經经辦办訊讯' +
  '術术質质產产發发營营運运採采購购倉仓儲储設设計计後后組组級级層层區区廠厂據据圖图審审會会驗验測测試试規规劃划項项製制線线機机裝装維维護护環环衛卫寶宝動动單单費费應应題题際际貿贸顧顾問问監监標标準准場场' +
  '點点報报陽阳東东廣广蘇苏漢汉寧宁貴贵雲云陝陕濟济長长無无適适邊边預预調调達达週周專专碩硕僱雇傭佣於于處处為为衆众師师顏颜幾几萬万與与見见養养險险積积績绩勞劳嬰婴齊齐辭辞滬沪遼辽魯鲁瀋沈廈厦馬马龍龙鄉乡' +
  '縣县鎮镇灣湾兩两異异';
const simple = new Map<string, string>();
for (let i = 0; i + 1 < pairs.length; i += 2) simple.set(pairs.charAt(i), pairs.charAt(i + 1));
const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'g');

export function simplified(text: string): string {
  return text.replace(traditional, c => simple.get(c) ?? c);
}
