import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('recognition', {
  'not-a-picture': {
    status: 422,
    zh: '这个文件不是可以识别的图片或 PDF。支持 JPEG、PNG、WebP、TIFF 和 PDF（按内容判断，与扩展名无关）。',
    en: 'This file is no picture or PDF that can be read: JPEG, PNG, WebP, TIFF and PDF are, by their content.',
  },
  heic: {
    status: 422,
    zh: '暂不支持 HEIC 图片。请在手机相机设置里改为“兼容性最佳”，或另存为 JPEG 后重新上传。',
    en: 'HEIC pictures cannot be read. Save it as JPEG and send it again.',
  },
  broken: { status: 422, zh: '文件已损坏或不完整，无法打开。', en: 'The file is broken or incomplete.' },
  'too-many-pixels': {
    status: 422,
    zh: '图片过大：{width} × {height} 像素，最多 {megapixels} 百万像素。请缩小后重新上传。',
    en: 'The picture has {width} × {height} pixels; at most {megapixels} million are read.',
  },
  'too-many-pages': {
    status: 422,
    zh: 'PDF 有 {pages} 页，最多识别 {most} 页。请拆分后重新上传。',
    en: 'The PDF has {pages} pages; at most {most} are read.',
  },
  encrypted: {
    status: 422,
    zh: 'PDF 已加密，需要密码才能打开。请去除密码后重新上传。',
    en: 'The PDF is encrypted. Take its password away and send it again.',
  },
  'too-slow': {
    status: 422,
    zh: '第 {page} 页在 {seconds} 秒内没有识别完，已停止。',
    en: 'Page {page} was not read within {seconds} seconds.',
  },
  stopped: { status: 409, zh: '识别服务正在停止，请稍后再试。', en: 'Recognition is stopping.' },
});
