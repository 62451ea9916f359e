import { defineRefusals } from '#kernel/refusal.ts';

/** Why a file is not taken, in words for whoever sent it. */
export const refuse = defineRefusals('paper', {
  empty: { status: 422, zh: '这个文件是空的，请重新选择。', en: 'The file is empty.' },
  'too-large': {
    status: 413,
    zh: '文件有 {size} MB，超过 {most} MB。请压缩或分成几份再上传。',
    en: 'The file has {size} MB; {most} MB are taken.',
  },
  'type-unknown': {
    status: 422,
    zh: '认不出这是什么文件。请上传 PDF、照片（JPG、PNG、WebP、HEIC、TIFF）或 Word、Excel 文档。',
    en: 'The content is of no kind that is taken.',
  },
  'type-refused': {
    status: 422,
    zh: '文件的内容是{what}，不能作为材料保存。请上传 PDF、照片或 Word、Excel 文档。',
    en: 'The content is {what}, which is not taken.',
  },
  'two-in-one': {
    status: 422,
    zh: '文件里夹带了别的内容（{what}），为安全起见没有保存。请重新扫描或另存一份再上传。',
    en: 'Something else is hidden in the file: {what}.',
  },
  'picture-too-large': {
    status: 422,
    zh: '图片有 {width}×{height} 像素，超过 5000 万像素。请用较低的分辨率重新拍摄或扫描。',
    en: 'The picture has {width} by {height} pixels; 50 million are taken.',
  },
  'picture-broken': {
    status: 422,
    zh: '图片打不开，可能没有传完整或已损坏。请重新拍摄或选择。',
    en: 'The picture cannot be decoded.',
  },
  'pdf-broken': {
    status: 422,
    zh: 'PDF 打不开，可能没有传完整或已损坏。请重新导出或扫描。',
    en: 'The PDF cannot be read.',
  },
  'pdf-too-long': {
    status: 422,
    zh: 'PDF 有 {pages} 页，超过 {most} 页。请分成几份上传。',
    en: 'The PDF has {pages} pages; {most} are taken.',
  },
  'pdf-script': {
    status: 422,
    zh: 'PDF 里带有会自动运行的脚本，为安全起见没有保存。请用“打印为 PDF”另存一份再上传。',
    en: 'The PDF holds scripts.',
  },
  'has-macros': {
    status: 422,
    zh: '文档带有宏，为安全起见没有保存。请另存为不带宏的 .docx 或 .xlsx 再上传。',
    en: 'The document holds macros.',
  },
  'takes-too-long': {
    status: 422,
    zh: '处理这个文件花的时间太长，已经停止。请用较低的分辨率重新扫描，或分成几份上传。',
    en: 'Looking at the file took too long.',
  },
  busy: { status: 429, zh: '正在处理的文件太多，请过一会儿再试。', en: 'Too many files are being looked at.' },
  'no-preview': { status: 409, zh: '这个文件不能在网页中预览，请下载后查看。', en: 'There is no preview of it.' },
  'no-page': { status: 404, zh: '文件没有第 {page} 页。', en: 'There is no page {page}.' },
});
