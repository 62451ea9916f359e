/// <reference types="vite/client" />

// The package's own types describe this file as CommonJS, which it isn't.
declare module 'antd/es/locale/zh_CN.js' {
  const locale: import('antd/es/locale').Locale;
  export default locale;
}
